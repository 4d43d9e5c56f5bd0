#include "tests/importers/reading.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "importers/text/utf8.h"

namespace weft::test {

ReadResult read(std::string_view bytes, const ReadOptions& options) {
  ReadResult result;
  const ReadSink sink{[&](Article article) { result.articles.push_back(std::move(article)); },
                      [&](SetAside part) { result.set_aside.push_back(std::move(part)); }};
  read_bytes(bytes, "page.txt", options, sink);
  for (const auto& article : result.articles) expect_sound(article);
  return result;
}

std::string file_bytes(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string describe_articles(const ReadResult& result) {
  using nlohmann::ordered_json;
  std::ostringstream out;
  for (const auto& article : result.articles) {
    ordered_json head{{"title", article.title}, {"source", article.source}};
    if (article.published) head["published"] = article.published->text();
    if (!article.authors.empty()) head["authors"] = article.authors;
    out << head.dump() << "\n";
    for (const auto& section : article.sections) {
      ordered_json line{{"kind", name_of(section.kind)}, {"origin", name_of(section.origin)}};
      if (!section.heading.empty()) line["heading"] = section.heading;
      if (section.label) line["label"] = slice(article.text, *section.label);
      line["text"] = slice(article.text, section.span);
      out << line.dump() << "\n";
    }
    for (const auto& table : article.tables) {
      for (const auto& row : cells_of(article.text, table)) out << ordered_json(row).dump() << "\n";
    }
  }
  for (const auto& part : result.set_aside)
    out << "set aside: " << part.place << ": " << part.reason << "\n";
  return out.str();
}

std::vector<std::string> texts_of(const Article& article, SectionKind kind) {
  std::vector<std::string> texts;
  for (const auto& section : article.sections) {
    if (section.kind == kind) texts.emplace_back(slice(article.text, section.span));
  }
  return texts;
}

std::vector<std::string> labels_of(const Article& article, SectionKind kind) {
  std::vector<std::string> labels;
  for (const auto& section : article.sections) {
    if (section.kind == kind)
      labels.emplace_back(section.label ? slice(article.text, *section.label) : std::string_view{});
  }
  return labels;
}

std::vector<std::vector<std::string>> cells_of(std::string_view text, const Table& table) {
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](const std::vector<Span>& cells) {
    rows.emplace_back();
    for (const Span cell : cells) rows.back().emplace_back(slice(text, cell));
  };
  add(table.header);
  for (const auto& row : table.rows) add(row);
  return rows;
}

void expect_sound(const Article& article) {
  const auto inside = [](Span part, Span whole) {
    return whole.begin <= part.begin && part.begin <= part.end && part.end <= whole.end;
  };
  const Span all{0, static_cast<std::uint32_t>(article.text.size())};
  std::uint32_t end = 0;
  for (const auto& section : article.sections) {
    EXPECT_LE(end, section.span.begin);
    EXPECT_TRUE(inside(section.span, all));
    EXPECT_TRUE(inside(section.label.value_or(section.span), section.span));
    end = section.span.end;
  }
  for (const auto& table : article.tables) {
    EXPECT_TRUE(inside(table.span, all));
    for (const Span cell : table.header) EXPECT_TRUE(inside(cell, table.span));
    for (const auto& row : table.rows) {
      EXPECT_EQ(row.size(), table.header.size());
      for (const Span cell : row) EXPECT_TRUE(inside(cell, table.span));
    }
  }
  for (std::size_t at = 0; at < article.text.size();) {
    const auto character = utf8_at(article.text, at);
    ASSERT_TRUE(character.valid) << "byte " << at << " is not UTF-8";
    at += character.length;
  }
  EXPECT_NE(article.id, ArticleId{});
  EXPECT_FALSE(article.key.empty());
}

}  // namespace weft::test
