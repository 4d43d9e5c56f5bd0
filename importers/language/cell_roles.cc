#include "importers/language/detail/cell_roles.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace weft::detail {
namespace {

/// The label's last word, folded: of "Battery Supplier (cells)" "supplier".
std::string head_of(std::string_view label) {
  std::string folded = fold_name(label.substr(0, label.find('(')));
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded.substr(folded.rfind(' ') + 1);
}

/// "developers" is found as "developer".
bool has(const WordSet& words, const std::string& noun) {
  if (words.contains(noun)) return true;
  return noun.size() > 3 && noun.back() == 's' &&
         words.contains(std::string_view{noun}.substr(0, noun.size() - 1));
}

std::optional<EntityType> type_of_values(std::string_view label, const NameWords& words) {
  const auto head = head_of(label);
  if (has(words.owner_nouns, head) || has(words.org_nouns, head)) return EntityType::kOrganization;
  if (has(words.person_nouns, head)) return EntityType::kPerson;
  if (has(words.place_nouns, head)) return EntityType::kPlace;
  if (has(words.product_nouns, head)) return EntityType::kProduct;
  return std::nullopt;
}

/// Labels that only things have: a company has no developer and no release date.
bool tells_of_products(std::string_view label) {
  constexpr std::array<std::string_view, 12> kMakers = {
      "developer", "manufacturer", "maker",        "publisher", "issuer",         "company",
      "creator",   "builder",      "developed by", "version",   "latest version", "release date"};
  return std::find(kMakers.begin(), kMakers.end(), fold_name(label)) != kMakers.end();
}

}  // namespace

CellRoles::CellRoles(const Article& article, const NameWords& words) {
  for (const auto& table : article.tables) {
    bool products = false;
    const auto corner = table.header.empty() ? Span{} : table.header.front();
    const CellRole labels{true, type_of_values(slice(article.text, corner), words)};
    for (const auto& row : table.rows) {
      if (row.empty()) continue;
      roles_.emplace(row.front().begin, labels);
      const auto label = slice(article.text, row.front());
      products = products || tells_of_products(label);
      const CellRole role{true, type_of_values(label, words)};
      for (std::size_t i = 1; i < row.size(); ++i) roles_.emplace(row[i].begin, role);
    }
    for (std::size_t i = 1; products && i < table.header.size(); ++i)
      roles_.emplace(table.header[i].begin, CellRole{false, EntityType::kProduct});
  }
}

CellRole CellRoles::at(std::uint32_t begin) const {
  const auto found = roles_.find(begin);
  return found == roles_.end() ? CellRole{} : found->second;
}

}  // namespace weft::detail
