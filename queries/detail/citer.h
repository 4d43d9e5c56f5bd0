#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "queries/common.h"

namespace weft::detail {

/// Turns references into what answers print, and keeps the articles and names it has read: a
/// timeline of a thousand events in one article reads that article once.
///
/// Not thread-safe; must not outlive the snapshot. Memory: headers and names of all it has cited,
/// and at most some 32 MB of texts.
class Citer {
 public:
  explicit Citer(const Snapshot& store) : store_(&store) {}
  explicit Citer(const Snapshot&&) = delete;

  /// Errors: kCorrupt if what a stored fact refers to is not there.
  [[nodiscard]] Result<EntityRef> reference_to(EntityId id);
  [[nodiscard]] Result<std::vector<EntityRef>> references_to(const std::vector<EntityId>& ids);
  [[nodiscard]] Result<Evidence> cite(const EvidenceRef& evidence);
  [[nodiscard]] Result<std::vector<Evidence>> cite_all(const std::vector<EvidenceRef>& evidence);
  /// Quotes the sentence around each mention, with the mention as its trigger.
  [[nodiscard]] Result<std::vector<Evidence>> cite_mentions(
      const std::vector<EvidenceRef>& mentions);
  [[nodiscard]] Result<EventAnswer> answer_for(const Event& event);
  /// The article's source by name, or its identifier if it names none: what counts as one source.
  [[nodiscard]] Result<std::string> source_of(ArticleId article);

 private:
  struct Header {
    Article article;
    std::optional<ArticleId> copy_of;
  };
  Result<const Header*> header_of(ArticleId id);
  Result<const std::string*> text_of(ArticleId id);

  const Snapshot* store_;
  std::unordered_map<EntityId, EntityRef> entities_;
  std::unordered_map<ArticleId, Header> headers_;
  std::unordered_map<ArticleId, std::string> texts_;
  std::size_t text_bytes_ = 0;
};

}  // namespace weft::detail
