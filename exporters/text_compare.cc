#include <algorithm>
#include <map>

#include "exporters/detail/page.h"
#include "exporters/detail/wording.h"
#include "exporters/text.h"

namespace weft {
namespace {

using detail::Ink;
using detail::Page;
using detail::TableCell;
using detail::TextTable;

constexpr std::size_t kColumnWidth = 18;  ///< What a compared entity should have at least.

std::string bracketed(std::size_t number) {
  return std::string{"["}.append(std::to_string(number)).append("]");
}

/// Numbers the sources in order of first appearance, so cells can refer to them as [1].
class Sources {
 public:
  std::string references(const std::vector<Evidence>& evidence) {
    std::vector<std::size_t> numbers;
    for (const auto& one : evidence) numbers.push_back(number_of(one));
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::string text;
    for (const std::size_t number : numbers) text += bracketed(number);
    return text;
  }
  [[nodiscard]] const std::vector<std::string>& citations() const { return citations_; }

 private:
  std::size_t number_of(const Evidence& evidence) {
    const auto [found, is_new] = numbers_.try_emplace(evidence.article, citations_.size() + 1);
    if (is_new) citations_.push_back(detail::citation(evidence));
    return found->second;
  }
  std::map<ArticleId, std::size_t> numbers_;
  std::vector<std::string> citations_;
};

TableCell cell_of(const ComparedCell& cell, Sources& sources) {
  if (cell.values.empty()) return {{"–"}, Ink::kFaint};
  TableCell text{.lines = {}, .ink = cell.disputed ? Ink::kWarning : Ink::kPlain};
  if (cell.disputed) text.lines.push_back("disputed:");
  for (const auto& [value, evidence] : cell.values) {
    text.lines.push_back(detail::joined({value, sources.references(evidence)}, " "));
  }
  return text;
}

/// The rows for the entities [begin, end) of the comparison.
TextTable table_of(const Comparison& comparison, std::size_t begin, std::size_t end,
                   Sources& sources) {
  TextTable table{{""}, std::vector<bool>(end - begin + 1, false), {}};
  for (std::size_t i = begin; i < end; ++i) table.header.push_back(comparison.entities[i].name);
  for (const auto& [attribute, cells] : comparison.rows) {
    auto& row = table.rows.emplace_back();
    row.push_back({{attribute}, Ink::kStrong});
    for (std::size_t i = begin; i < end; ++i) row.push_back(cell_of(cells[i], sources));
  }
  return table;
}

}  // namespace

Status write_text(const Comparison& comparison, std::ostream& out, const TextStyle& style) {
  Page page{out, style};
  if (comparison.rows.empty()) {
    page.paragraph("No source states an attribute of any of them.");
    return page.finish();
  }
  Sources sources;
  const std::size_t count = comparison.entities.size();
  const std::size_t at_once = std::max<std::size_t>(1, page.columns() / kColumnWidth - 1);
  for (std::size_t begin = 0; begin < count; begin += at_once) {
    if (begin > 0) page.blank();
    page.table(table_of(comparison, begin, std::min(begin + at_once, count), sources));
  }
  page.blank();
  for (std::size_t i = 0; i < sources.citations().size(); ++i) {
    page.item(bracketed(i + 1), 5, sources.citations()[i]);
  }
  return page.finish();
}

}  // namespace weft
