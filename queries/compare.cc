#include "queries/compare.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "queries/detail/citer.h"
#include "queries/detail/value_fold.h"

namespace weft {
namespace {

/// The spelling most often met; the smallest of equals.
std::string usual_spelling(const std::map<std::string, std::size_t>& spellings) {
  const auto usual =
      std::max_element(spellings.begin(), spellings.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return usual->first;
}

struct Value {
  std::map<std::string, std::size_t> spellings;
  std::vector<EvidenceRef> evidence;
  std::set<ArticleId> articles;
};
using Cell = std::map<std::string, Value>;  ///< By folded value.
struct Row {
  std::map<std::string, std::size_t> spellings;
  std::vector<Cell> cells;
};

/// Whether two articles have no value in common. One that gives two values does not contradict one
/// that gives one of them.
bool is_disputed(const Cell& cell) {
  if (cell.size() < 2) return false;
  std::map<ArticleId, std::set<std::string_view>> values_of;
  for (const auto& [folded, value] : cell) {
    for (const auto article : value.articles) values_of[article].insert(folded);
  }
  for (auto a = values_of.begin(); a != values_of.end(); ++a) {
    for (auto b = std::next(a); b != values_of.end(); ++b) {
      const auto is_shared = [&](std::string_view value) { return b->second.contains(value); };
      if (std::none_of(a->second.begin(), a->second.end(), is_shared)) return true;
    }
  }
  return false;
}

Result<ComparedCell> cell_of(const Cell& cell, detail::Citer& citer) {
  ComparedCell compared{.values = {}, .disputed = is_disputed(cell)};
  std::vector<const Value*> values;
  for (const auto& [folded, value] : cell) values.push_back(&value);
  std::stable_sort(values.begin(), values.end(), [](const Value* a, const Value* b) {
    return a->articles.size() > b->articles.size();  // Equals stay by folded value.
  });
  for (const auto* value : values) {
    WEFT_ASSIGN(evidence, citer.cite_all(value->evidence));
    compared.values.push_back({usual_spelling(value->spellings), std::move(evidence)});
  }
  return compared;
}

void sort_evidence(std::vector<EvidenceRef>& evidence) {
  std::sort(evidence.begin(), evidence.end(), [](const EvidenceRef& a, const EvidenceRef& b) {
    return std::tie(a.reported, a.article, a.quote) < std::tie(b.reported, b.article, b.quote);
  });
}

/// Rows by folded attribute.
Result<std::map<std::string, Row>> rows_about(const Snapshot& store,
                                              const std::vector<EntityId>& entities) {
  std::map<std::string, Row> rows;
  for (std::size_t column = 0; column < entities.size(); ++column) {
    WEFT_ASSIGN(claims, store.claims_of(entities[column]));
    for (const auto& claim : claims) {
      auto& row = rows[fold_name(claim.attribute)];
      row.cells.resize(entities.size());
      ++row.spellings[claim.attribute];
      auto& value = row.cells[column][detail::fold_value(claim.value)];
      ++value.spellings[claim.value];
      value.evidence.push_back(claim.evidence);
      value.articles.insert(claim.evidence.article);
    }
  }
  for (auto& [folded, row] : rows) {
    for (auto& cell : row.cells) {
      for (auto& [folded_value, value] : cell) sort_evidence(value.evidence);
    }
  }
  return rows;
}

std::size_t filled_cells(const ComparedRow& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(),
                    [](const ComparedCell& cell) { return !cell.values.empty(); }));
}

}  // namespace

Result<Comparison> compare_entities(const Snapshot& store, const std::vector<EntityId>& entities) {
  Comparison comparison;
  for (const auto entity : entities) {
    WEFT_ASSIGN(reference, reference_to(store, entity));
    comparison.entities.push_back(std::move(reference));
  }
  detail::Citer citer(store);
  WEFT_ASSIGN(rows, rows_about(store, entities));
  for (const auto& [folded, row] : rows) {
    ComparedRow compared{.attribute = usual_spelling(row.spellings), .cells = {}};
    for (const auto& cell : row.cells) {
      WEFT_ASSIGN(answer, cell_of(cell, citer));
      compared.cells.push_back(std::move(answer));
    }
    comparison.rows.push_back(std::move(compared));
  }
  std::stable_sort(comparison.rows.begin(), comparison.rows.end(),
                   [](const ComparedRow& a, const ComparedRow& b) {
                     return filled_cells(a) > filled_cells(b);  // Equals stay by folded name.
                   });
  return comparison;
}

}  // namespace weft
