#include "queries/likeness.h"

#include <algorithm>
#include <utility>

namespace weft {
namespace {

constexpr double kPieceFactor = 0.85;  ///< A piece that fits counts less than a whole that fits.
constexpr std::size_t kLongest = 64;   ///< Bytes of a name that are compared.

/// Letters to insert, drop, replace or swap with their neighbour (optimal string alignment).
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::size_t rows[3][kLongest + 1];
  auto* two_up = rows[0];
  auto* above = rows[1];
  auto* row = rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_up[j - 2] + 1);
      }
    }
    std::swap(two_up, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

double edit_likeness(std::string_view a, std::string_view b) {
  const auto longer = std::max(a.size(), b.size());
  const auto shorter = std::min(a.size(), b.size());
  if (longer == 0 || shorter * 2 < longer) return 0;
  return 1 - static_cast<double>(edits_between(a, b)) / static_cast<double>(longer);
}

/// As if two spaces stood before the name and one behind, so that its ends count too.
std::vector<std::uint32_t> trigrams_of(std::string_view name) {
  const auto letter = [&](std::size_t i) -> std::uint32_t {
    return i < 2 || i - 2 >= name.size() ? ' ' : static_cast<unsigned char>(name[i - 2]);
  };
  std::vector<std::uint32_t> trigrams;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    trigrams.push_back(letter(i) << 16U | letter(i + 1) << 8U | letter(i + 2));
  }
  std::sort(trigrams.begin(), trigrams.end());
  return trigrams;
}

double shared_trigrams(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) {
      ++shared, ++i, ++j;
    } else {
      ++(*i < *j ? i : j);
    }
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

}  // namespace

Likeness::Likeness(std::string_view asked)
    : asked_(asked.substr(0, kLongest)), trigrams_(trigrams_of(asked_)) {}

double Likeness::to(std::string_view name) const {
  name = name.substr(0, kLongest);
  double best = shared_trigrams(trigrams_, trigrams_of(name));
  best = std::max(best, edit_likeness(asked_, name));
  for (std::size_t word = 0; word < name.size() && asked_.size() < name.size();) {
    best = std::max(best, kPieceFactor * edit_likeness(asked_, name.substr(word, asked_.size())));
    const auto space = name.find(' ', word);
    word = space == std::string_view::npos ? name.size() : space + 1;
  }
  return best;
}

}  // namespace weft
