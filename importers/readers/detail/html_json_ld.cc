#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "importers/readers/detail/html_statements.h"
#include "importers/readers/detail/json_fields.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

using nlohmann::json;

constexpr int kDeepest = 6;  // A graph in a list in a page's main entity: deeper is no article.
constexpr std::size_t kMostObjects = 2000;

// Scripts hold what strict JSON does not: line ends in strings, comments around the whole.
std::optional<json> parsed(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  const auto begin = text.find_first_of("{[");
  const auto end = text.find_last_of("}]");
  if (begin == text.npos || end == text.npos || end < begin) return std::nullopt;
  auto value = json::parse(text.begin() + static_cast<std::ptrdiff_t>(begin),
                           text.begin() + static_cast<std::ptrdiff_t>(end) + 1, nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

bool is_article_type(const std::string& type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type.ends_with("Review") ||
         type == "Report" || type == "Recipe";
}

// 2: an article; 1: a page; 0: anything else.
int rank_of(const json& object) {
  const auto found = object.find("@type");
  if (found == object.end()) return 0;
  int rank = 0;
  const auto look_at = [&](const json& type) {
    if (!type.is_string()) return;
    const auto name = type.get<std::string>();
    rank = std::max(rank, is_article_type(name) ? 2 : name.ends_with("Page") ? 1 : 0);
  };
  if (found->is_array()) {
    for (const auto& type : *found) look_at(type);
  } else {
    look_at(*found);
  }
  return rank;
}

// The first article among the objects, else the first page.
class Search {
 public:
  void look(const json& value, int depth) {
    if (depth > kDeepest || ++seen_ > kMostObjects || rank_ == 2) return;
    if (value.is_object()) {
      const int rank = rank_of(value);
      if (rank > rank_) {
        rank_ = rank;
        best_ = &value;
      }
    }
    if (!value.is_structured()) return;
    for (const auto& part : value) {
      if (part.is_structured()) look(part, depth + 1);
    }
  }
  [[nodiscard]] const json* best() const { return best_; }
  [[nodiscard]] int rank() const { return rank_; }

 private:
  const json* best_ = nullptr;
  int rank_ = 0;
  std::size_t seen_ = 0;
};

void add_object(const json& object, int rank, std::vector<Statement>& statements) {
  const auto add = [&](PageField field, const char* name) {
    if (auto value = text_in(object, name); !value.empty())
      statements.push_back({field, std::move(value), std::string("JSON-LD ") + name});
  };
  if (rank == 2) {
    add(PageField::kTitle, "headline");
    for (auto& name : names_in(object, "author"))
      statements.push_back({PageField::kAuthor, std::move(name), "JSON-LD author"});
    add(PageField::kSource, "publisher");
  }
  add(PageField::kPublished, "datePublished");
  add(PageField::kModified, "dateModified");
  add(PageField::kLanguage, "inLanguage");
}

}  // namespace

void add_json_ld(const HtmlTree& tree, std::vector<Statement>& statements) {
  std::vector<json> scripts;
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    if (tree[i].tag != GUMBO_TAG_SCRIPT) continue;
    if (lower_ascii(trimmed(tree.attribute(i, "type"))) != "application/ld+json") continue;
    std::string text;
    for (NodeIndex at = i + 1; at < tree[i].end; ++at) text += tree[at].text;
    if (auto value = parsed(std::move(text))) scripts.push_back(*std::move(value));
  }
  const json* best = nullptr;
  int rank = 0;
  for (const auto& script : scripts) {
    Search search;
    search.look(script, 0);
    if (search.rank() > rank) {
      rank = search.rank();
      best = search.best();
    }
  }
  if (best != nullptr) add_object(*best, rank, statements);
}

}  // namespace weft
