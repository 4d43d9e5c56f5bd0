#include "queries/detail/nearest_names.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace weft::detail {
namespace {

constexpr double kLeastLikeness = 0.45;
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

double likeness_to(std::string_view asked, const std::vector<std::uint32_t>& asked_trigrams,
                   std::string_view name) {
  double best = shared_trigrams(asked_trigrams, trigrams_of(name));
  best = std::max(best, edit_likeness(asked, name));
  for (std::size_t word = 0; word < name.size() && asked.size() < name.size();) {
    best = std::max(best, kPieceFactor * edit_likeness(asked, name.substr(word, asked.size())));
    const auto space = name.find(' ', word);
    word = space == std::string_view::npos ? name.size() : space + 1;
  }
  return best;
}

struct Near {
  double likeness;
  std::string folded;
  EntityId entity;
  friend bool operator<(const Near& a, const Near& b) {  // The nearest first.
    if (a.likeness != b.likeness) return a.likeness > b.likeness;
    return a.folded != b.folded ? a.folded < b.folded : a.entity < b.entity;
  }
};

/// Keeps `nearest` sorted, each entity once by its best name, at most `count` of them.
void insert(std::vector<Near>& nearest, Near name, std::size_t count) {
  const auto known = std::find_if(nearest.begin(), nearest.end(),
                                  [&](const Near& near) { return near.entity == name.entity; });
  if (known != nearest.end()) {
    if (*known < name) return;
    nearest.erase(known);
  }
  nearest.insert(std::upper_bound(nearest.begin(), nearest.end(), name), std::move(name));
  if (nearest.size() > count) nearest.pop_back();
}

}  // namespace

double likeness(std::string_view asked, std::string_view name) {
  asked = asked.substr(0, kLongest);
  return likeness_to(asked, trigrams_of(asked), name.substr(0, kLongest));
}

Result<std::vector<std::string>> nearest_names(const Snapshot& store, std::string_view asked,
                                               std::size_t count) {
  const auto folded_whole = fold_name(asked);
  const auto folded = std::string_view{folded_whole}.substr(0, kLongest);
  const auto trigrams = trigrams_of(folded);
  std::vector<Near> nearest;
  WEFT_TRY(store.each_name("", [&](std::string_view name, NamedEntity named) {
    const auto near = likeness_to(folded, trigrams, name.substr(0, kLongest));
    if (near < kLeastLikeness) return true;
    if (nearest.size() < count || near >= nearest.back().likeness) {
      insert(nearest, {near, std::string{name}, named.entity}, count);
    }
    return true;
  }));
  std::vector<std::string> names;
  for (const auto& near : nearest) {
    WEFT_ASSIGN(record, store.entity(near.entity));
    if (record && std::find(names.begin(), names.end(), record->name) == names.end()) {
      names.push_back(std::move(record->name));
    }
  }
  return names;
}

}  // namespace weft::detail
