#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/kv.h"

namespace weft {

/// Changes staged over a reader, which reads of the batch already see. One thread at a time; the
/// reader must outlive it.
class KvBatch {
 public:
  explicit KvBatch(const KvReader& base) : base_(&base) {}

  void put(KvTable table, std::string_view key, std::string_view value);
  void remove(KvTable table, std::string_view key);
  [[nodiscard]] Result<std::optional<std::string>> get(KvTable table, std::string_view key) const;
  /// As each_with_prefix of a reader. `visit` must not change the batch, nor visit the same table.
  [[nodiscard]] Status each_with_prefix(KvTable table, std::string_view prefix,
                                        const KvVisit& visit) const;
  /// The same rows as the reader has them, whatever is staged.
  [[nodiscard]] Status each_stored_with_prefix(KvTable table, std::string_view prefix,
                                               const KvVisit& visit) const;
  /// The changes of these tables, by key in each; views into the batch.
  [[nodiscard]] std::vector<KvChange> changes(const std::vector<KvTable>& tables) const;
  [[nodiscard]] bool empty() const;
  /// Whether the reader's table has any row: that of a new store need not be asked again and again.
  [[nodiscard]] bool has_stored(KvTable table) const;
  /// The row as the reader has it, whatever is staged.
  [[nodiscard]] Result<std::optional<std::string>> stored(KvTable table,
                                                          std::string_view key) const;
  [[nodiscard]] const KvReader& base() const { return *base_; }

 private:
  /// A staged row; its key and its value lie one behind the other.
  struct Row {
    std::uint64_t head;  ///< Of the key, so that most comparisons need not look for it.
    const char* bytes;
    std::uint32_t key_size;
    std::uint32_t value_size;  ///< kRemoved: none.
    [[nodiscard]] std::string_view key() const { return {bytes, key_size}; }
    [[nodiscard]] std::optional<std::string_view> value() const;
  };
  static constexpr std::uint32_t kRemoved = 0xFFFFFFFFU;

  /// Rows are put at the end and brought in order when they are asked for: a group mostly writes a
  /// table and then reads it, and a sorted array costs a fraction of a tree of strings.
  struct Rows {
    std::vector<Row> sorted;  ///< By key, each once.
    std::vector<Row> added;   ///< Since; of two with one key the later counts.
  };
  static bool before(const Row& a, const Row& b);
  void add(KvTable table, std::string_view key, std::optional<std::string_view> value);
  [[nodiscard]] const char* keep(std::string_view key, std::string_view value);
  [[nodiscard]] const std::vector<Row>& sorted(KvTable table) const;
  [[nodiscard]] KvCursor& cursor_at(KvTable table, std::string_view prefix) const;
  [[nodiscard]] std::vector<Row>::const_iterator first_from(KvTable table,
                                                            std::string_view key) const;

  const KvReader* base_;
  mutable std::array<std::optional<bool>, kTableCount> has_stored_;
  /// One a table, made when it is needed: a cursor costs more than a seek.
  mutable std::array<std::unique_ptr<KvCursor>, kTableCount> cursors_;
  mutable std::array<Rows, kTableCount> rows_;
  std::vector<std::unique_ptr<char[]>> blocks_;  ///< Where keys and values lie.
  char* free_ = nullptr;
  std::size_t free_bytes_ = 0;
};

}  // namespace weft
