#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/kv.h"

namespace weft {

/// Changes staged over a reader, which reads of the batch already see. One thread at a time; the
/// reader must outlive it.
class KvBatch {
 public:
  explicit KvBatch(const KvReader& base) : base_(&base) {}

  void put(KvTable table, std::string key, std::string value);
  void remove(KvTable table, std::string key);
  [[nodiscard]] Result<std::optional<std::string>> get(KvTable table, std::string_view key) const;
  /// As each_with_prefix of a reader. `visit` must not change the batch, nor visit the same table.
  [[nodiscard]] Status each_with_prefix(KvTable table, std::string_view prefix,
                                        const KvVisit& visit) const;
  /// The changes in the order of tables and keys; views into the batch.
  [[nodiscard]] std::vector<KvChange> changes() const;
  [[nodiscard]] bool empty() const;
  [[nodiscard]] const KvReader& base() const { return *base_; }

 private:
  using Rows = std::map<std::string, std::optional<std::string>, std::less<>>;
  [[nodiscard]] const Rows& rows(KvTable table) const {
    return rows_[static_cast<std::size_t>(table)];
  }
  const KvReader* base_;
  /// One a table, made when it is needed: a cursor costs more than a seek.
  mutable std::array<std::unique_ptr<KvCursor>, kTableCount> cursors_;
  std::array<Rows, kTableCount> rows_;
};

}  // namespace weft
