#include "importers/language/table_claims.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>

#include "importers/language/name_key.h"

namespace weft {
namespace {

std::string text_of(const Article& article, Span span) {
  return std::string{slice(article.text, span)};
}

/// The header without a bracketed remark at its end: "Nvidia H200" for "Nvidia H200 (Restricted)".
Span without_remark(const Article& article, Span header) {
  const auto text = slice(article.text, header);
  if (text.empty() || text.back() != ')') return header;
  auto open = text.rfind('(');
  if (open == std::string_view::npos || open == 0) return header;
  while (open > 0 && text[open - 1] == ' ') --open;
  return open == 0 ? header : Span{header.begin, header.begin + static_cast<std::uint32_t>(open)};
}

class TableReader {
 public:
  TableReader(const Article& article, FoundNames& found) : article_(article), found_(found) {
    for (std::uint32_t i = 0; i < found.referents.size(); ++i) index(i);
  }

  std::vector<ClaimInText> read() {
    for (const auto& table : article_.tables) read_table(table);
    found_.names.insert(found_.names.end(), added_names_.begin(), added_names_.end());
    std::sort(found_.names.begin(), found_.names.end(),
              [](const Name& a, const Name& b) { return a.span < b.span; });
    return std::move(claims_);
  }

 private:
  void index(std::uint32_t referent) {
    const auto& entry = found_.referents[referent];
    by_name_.emplace(name_key(entry.name), referent);
    for (const auto& alias : entry.aliases) by_name_.emplace(name_key(alias), referent);
  }

  void read_table(const Table& table) {
    const auto origin = origin_of(table);
    for (std::size_t column = 1; column < table.header.size(); ++column) {
      for (const auto referent : column_referents(table.header[column])) {
        for (const auto& row : table.rows) add_claim(row, column, referent, origin);
      }
    }
  }

  [[nodiscard]] Origin origin_of(const Table& table) const {
    const auto section = std::find_if(
        article_.sections.begin(), article_.sections.end(), [&](const Section& candidate) {
          return candidate.span.begin <= table.span.begin && table.span.begin < candidate.span.end;
        });
    return section == article_.sections.end() ? Origin::kUnknown : section->origin;
  }

  void add_claim(const std::vector<Span>& row, std::size_t column, std::uint32_t referent,
                 Origin origin) {
    if (column >= row.size()) return;
    const auto label = row.front();
    const auto cell = row[column];
    if (label.begin == label.end || cell.begin == cell.end) return;
    Span quote = label;
    for (const auto other : row) {
      if (other.begin == other.end) continue;
      quote.begin = std::min(quote.begin, other.begin);
      quote.end = std::max(quote.end, other.end);
    }
    claims_.push_back({referent, text_of(article_, label), cell, quote, origin});
  }

  /// The referents that a column tells of.
  std::vector<std::uint32_t> column_referents(Span header) {
    if (header.begin == header.end) return {};
    const auto core = without_remark(article_, header);
    const auto names = names_in(core);
    if (names.empty()) return {own_referent(core, header, EntityType::kOther, true)};
    const auto several = joined_by_slashes(names);
    if (several.size() < 2) {
      const auto& main = main_name(names);
      // "Munich Re" and "UK Carbon Levy" are neither Munich nor the UK.
      const bool within = main.type == EntityType::kPlace || main.type == EntityType::kOther;
      if (within && slice(article_.text, main.span) != slice(article_.text, core))
        return {own_referent(core, header, EntityType::kOther, false)};
      add_aliases(main.referent, core, header);
      return {main.referent};
    }
    std::vector<std::uint32_t> referents;
    for (const auto& name : several) {
      if (std::find(referents.begin(), referents.end(), name.referent) == referents.end()) {
        referents.push_back(name.referent);
      }
    }
    const auto type = several.front().type;
    referents.push_back(own_referent(core, header, type, false));
    return referents;
  }

  [[nodiscard]] std::span<const Name> names_in(Span range) const {
    const auto first = std::lower_bound(
        found_.names.begin(), found_.names.end(), range.begin,
        [](const Name& name, std::uint32_t begin) { return name.span.begin < begin; });
    auto last = first;
    while (last != found_.names.end() && last->span.end <= range.end) ++last;
    return {first, last};
  }

  /// The run of names with nothing but a slash between them that is longest; the first of equals.
  [[nodiscard]] std::span<const Name> joined_by_slashes(std::span<const Name> names) const {
    std::span<const Name> longest;
    for (std::size_t i = 0; i < names.size();) {
      auto end = i + 1;
      while (end < names.size() &&
             slice(article_.text, {names[end - 1].span.end, names[end].span.begin}) == "/") {
        ++end;
      }
      if (end - i > longest.size()) longest = names.subspan(i, end - i);
      i = end;
    }
    return longest;
  }

  /// The first product, else the first name.
  [[nodiscard]] static const Name& main_name(std::span<const Name> names) {
    const auto product = std::find_if(names.begin(), names.end(), [](const Name& name) {
      return name.type == EntityType::kProduct;
    });
    return product == names.end() ? names.front() : *product;
  }

  /// The referent whose name is the header itself.
  std::uint32_t own_referent(Span core, Span header, EntityType type, bool with_name) {
    const auto text = text_of(article_, core);
    const auto [entry, fresh] =
        by_name_.emplace(name_key(text), static_cast<std::uint32_t>(found_.referents.size()));
    const auto at = entry->second;
    if (fresh) found_.referents.push_back({text, type, "", {}});
    if (with_name) added_names_.push_back({core, found_.referents[at].type, "", at});
    add_aliases(at, core, header);
    return at;
  }

  /// Unless another referent of the article goes by it.
  void add_aliases(std::uint32_t referent, Span core, Span header) {
    for (const auto span : {core, header}) {
      auto alias = text_of(article_, span);
      if (by_name_.emplace(name_key(alias), referent).first->second != referent) continue;
      auto& entry = found_.referents[referent];
      const bool known =
          alias == entry.name ||
          std::find(entry.aliases.begin(), entry.aliases.end(), alias) != entry.aliases.end();
      if (!known) entry.aliases.push_back(std::move(alias));
    }
  }

  const Article& article_;
  FoundNames& found_;
  std::unordered_map<std::string, std::uint32_t> by_name_;  ///< By name_key.
  std::vector<Name> added_names_;  ///< Of headers; put in order at the end.
  std::vector<ClaimInText> claims_;
};

}  // namespace

std::vector<ClaimInText> find_table_claims(const Article& article, FoundNames& found) {
  return TableReader(article, found).read();
}

}  // namespace weft
