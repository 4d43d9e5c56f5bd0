#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/readers/reader.h"

namespace weft::test {

struct ReadResult {
  std::vector<Article> articles;
  std::vector<SetAside> set_aside;
};

[[nodiscard]] ReadResult read(std::string_view bytes, const ReadOptions& options = {});
/// The bytes of a file; empty if there is none.
[[nodiscard]] std::string file_bytes(const std::string& path);
/// Title, source, date, sections and tables, one to a line, with the text that each span covers.
[[nodiscard]] std::string describe_articles(const ReadResult& result);
/// The texts of all sections of one kind.
[[nodiscard]] std::vector<std::string> texts_of(const Article& article, SectionKind kind);
[[nodiscard]] std::vector<std::string> labels_of(const Article& article, SectionKind kind);
/// Header, then rows.
[[nodiscard]] std::vector<std::vector<std::string>> cells_of(std::string_view text,
                                                             const Table& table);
/// Fails the test unless spans lie in the text, sections are in order without overlap, and tables
/// have rows as long as their headers.
void expect_sound(const Article& article);

}  // namespace weft::test
