#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/store.h"
#include "queries/detail/flat_map.h"

namespace weft::detail {

/// Numbers for event types and relations, one for each name, during one question. The store's codes
/// do not cover an event as it was known earlier, whose type comes as a name.
class KindNames {
 public:
  /// The relation of two entities that one sentence names, though not both act in its event.
  static constexpr std::uint32_t kMentionedWith = 0;

  explicit KindNames(const Snapshot& store) : store_(&store) { named("mentioned_with"); }

  /// `code` as in Snapshot::kind_name.
  [[nodiscard]] std::uint32_t of(std::uint32_t code) {
    const auto known = by_code_.find(code);
    return known != FlatMap::kAbsent ? known : learn(code);
  }
  std::uint32_t named(std::string_view name);
  [[nodiscard]] std::string_view name(std::uint32_t kind) const { return names_[kind]; }

 private:
  std::uint32_t learn(std::uint32_t code);

  const Snapshot* store_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  FlatMap by_code_;
};

}  // namespace weft::detail
