#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/facts.h"
#include "core/kv.h"
#include "core/records.h"
#include "core/standing.h"

namespace weft {

/// Rows of any tables, kept in one piece.
class KvRows {
 public:
  struct Row {
    KvTable table;
    std::string_view key, value;
  };
  void add(KvTable table, std::string_view key, std::string_view value);
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] Row operator[](std::size_t i) const;  ///< Good until the next add.

 private:
  struct Place {
    KvTable table;
    std::size_t begin;
    std::size_t key_bytes, value_bytes;
  };
  std::vector<Place> places_;
  std::string bytes_;
};

/// What follows from one article and its standing.
struct ArticleRows {
  KvRows rows;
  std::vector<EventMember> members;  ///< The mentions of events, in the order of the facts.
  std::vector<std::vector<std::uint64_t>> block_keys;  ///< Of each of them.
  std::vector<std::int32_t> places;  ///< Where each described entity is mentioned: how many.
};

/// The rows are: its key, sketch, copy and version keys, mentions of entities, block keys, evidence
/// of relations, claims, predictions. Of a superseded version only those by which earlier days are
/// asked for: no mentions, claims and predictions. A pure function, so that an article can be taken
/// out of the store by the rows it would put in. No key twice.
[[nodiscard]] ArticleRows rows_of(const Article& article, const ArticleFacts& facts,
                                  const Standing& standing);

}  // namespace weft
