#include "queries/detail/nearest_names.h"

#include <algorithm>
#include <utility>

#include "queries/likeness.h"

namespace weft::detail {
namespace {

constexpr double kLeastLikeness = 0.45;

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

Result<std::vector<std::string>> nearest_names(const Snapshot& store, std::string_view asked,
                                               std::size_t count) {
  const Likeness likeness(fold_name(asked));
  std::vector<Near> nearest;
  WEFT_TRY(store.each_name("", [&](std::string_view name, NamedEntity named) {
    const auto near = likeness.to(name);
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
