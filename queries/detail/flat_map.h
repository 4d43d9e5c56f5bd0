#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/ids.h"

namespace weft::detail {

/// A hash table from 64-bit keys to 32-bit numbers in one array: linear probing, at most two thirds
/// full, nothing is ever removed. Several times as fast as std::unordered_map in the inner loops of
/// scans, and a quarter of its size. Values below 2^32 - 1.
class FlatMap {
 public:
  static constexpr std::uint32_t kAbsent = ~std::uint32_t{0};

  [[nodiscard]] std::uint32_t find(std::uint64_t key) const { return slots_[slot_of(key)].value; }
  /// The value of `key`, which is given `value` if it is new.
  std::uint32_t find_or_add(std::uint64_t key, std::uint32_t value) {
    auto* slot = &slots_[slot_of(key)];
    if (slot->value != kAbsent) return slot->value;
    if ((size_ + 1) * 3 > slots_.size() * 2) {
      grow();
      slot = &slots_[slot_of(key)];
    }
    *slot = {key, value};
    ++size_;
    return value;
  }
  /// Fetches the place of a key that will be asked for soon: in a large table that is most of what
  /// finding it costs.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&slots_[home_of(key)]); }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = kAbsent;
  };

  /// Multiplying by 2^64 / phi spreads keys that were counted up as well as hashed ones.
  [[nodiscard]] std::size_t home_of(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> shift_);
  }
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    auto slot = home_of(key);
    while (slots_[slot].value != kAbsent && slots_[slot].key != key) {
      slot = (slot + 1) & (slots_.size() - 1);
    }
    return slot;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    --shift_;
    for (const auto& slot : old) {
      if (slot.value != kAbsent) slots_[slot_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_{64};
  std::size_t size_ = 0;
  unsigned shift_ = 64 - 6;
};

/// Numbers entities 0, 1, 2 … in the order of first sight, so that what is known of each can lie in
/// a plain array.
class EntityIndex {
 public:
  std::uint32_t of(EntityId id) {
    const auto number = numbers_.find_or_add(id.value, static_cast<std::uint32_t>(ids_.size()));
    if (number == ids_.size()) ids_.push_back(id);
    return number;
  }
  /// FlatMap::kAbsent if it has no number.
  [[nodiscard]] std::uint32_t find(EntityId id) const { return numbers_.find(id.value); }
  void prefetch(EntityId id) const { numbers_.prefetch(id.value); }
  [[nodiscard]] EntityId id(std::uint32_t number) const { return ids_[number]; }
  [[nodiscard]] std::size_t size() const { return ids_.size(); }

 private:
  FlatMap numbers_;
  std::vector<EntityId> ids_;
};

}  // namespace weft::detail
