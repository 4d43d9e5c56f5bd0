#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "importers/readers/reader.h"

namespace weft {

/// Whose annotations a line holds.
struct AnnotatedArticle {
  std::string id;       ///< The article's key.
  std::string article;  ///< Its identifier in the store ("a:…"); may be empty.
};

/// A file of annotations that something else made, one JSON object a line, found by the `id` of the
/// article. Keeps where each line is (some 60 bytes a line, twice that with `article`), not what it
/// says, so the file may be larger than memory. Immutable after opening; any thread may ask.
class AnnotationFile {
 public:
  /// Reads the file once. Errors: kIo; kUsage if it is no regular file, for lines are read again.
  /// A line without an `id`, or for an article that has one already, goes to set_aside().
  [[nodiscard]] static Result<AnnotationFile> open(const std::string& path);

  struct Line {
    std::uint64_t number = 0;  ///< From 1.
    std::string text;
  };
  /// The line that gives this identifier in `article`, else the first with this key in `id`; empty
  /// if there is none. A file with several articles has one key for all of them. Errors: kIo.
  [[nodiscard]] Result<std::optional<Line>> find(ArticleId article, std::string_view key) const;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }  ///< Articles it speaks of.
  [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }  ///< Of all its bytes.
  [[nodiscard]] const std::vector<SetAside>& set_aside() const { return set_aside_; }

 private:
  struct Place {
    std::uint64_t number, offset, length;
  };
  class Descriptor;
  AnnotationFile() = default;
  [[nodiscard]] Status index();
  void index_line(std::string_view line, std::uint64_t number, std::uint64_t offset);

  std::string path_;
  std::shared_ptr<Descriptor> file_;  ///< Shared, so that the index can be moved and copied.
  std::unordered_map<std::uint64_t, Place> places_;  ///< By hashes of identifiers and keys.
  std::uint64_t size_ = 0;
  std::uint64_t fingerprint_ = 0;
  std::vector<SetAside> set_aside_;
};

/// Reads `id`, a string or a number, and `article` of a line of annotations, the latter if it comes
/// before the first list; reads no further than it must. Errors: kMalformed without an `id`.
[[nodiscard]] Result<AnnotatedArticle> annotated_article(std::string_view line);

}  // namespace weft
