#include "core/kv_batch.h"

#include <algorithm>

namespace weft {

void KvBatch::put(KvTable table, std::string key, std::string value) {
  rows_[static_cast<std::size_t>(table)].insert_or_assign(std::move(key), std::move(value));
}

void KvBatch::remove(KvTable table, std::string key) {
  rows_[static_cast<std::size_t>(table)].insert_or_assign(std::move(key), std::nullopt);
}

Result<std::optional<std::string>> KvBatch::get(KvTable table, std::string_view key) const {
  const auto staged = rows(table).find(key);
  if (staged != rows(table).end()) return staged->second;
  return base_->get(table, key);
}

Status KvBatch::each_with_prefix(KvTable table, std::string_view prefix,
                                 const KvVisit& visit) const {
  auto staged = rows(table).lower_bound(prefix);
  const auto in_staged = [&] {
    return staged != rows(table).end() && std::string_view{staged->first}.starts_with(prefix);
  };
  auto& cursor = cursors_[static_cast<std::size_t>(table)];
  if (!cursor || prefix.size() < kPrefixBytes) {
    cursor = prefix.size() < kPrefixBytes ? base_->cursor(table) : base_->prefix_cursor(table);
  }
  cursor->seek(prefix);
  const auto in_base = [&] { return cursor->valid() && cursor->key().starts_with(prefix); };

  while (in_base() || in_staged()) {
    const bool take_staged = in_staged() && (!in_base() || staged->first <= cursor->key());
    if (!take_staged) {
      WEFT_ASSIGN(go_on, visit(cursor->key(), cursor->value()));
      if (!go_on) return ok();
      cursor->next();
      continue;
    }
    if (in_base() && staged->first == cursor->key()) cursor->next();
    if (staged->second) {
      WEFT_ASSIGN(go_on, visit(staged->first, *staged->second));
      if (!go_on) return ok();
    }
    ++staged;
  }
  return cursor->status();
}

std::vector<KvChange> KvBatch::changes() const {
  std::vector<KvChange> changes;
  for (std::size_t i = 0; i < kTableCount; ++i) {
    for (const auto& [key, value] : rows_[i]) {
      changes.push_back({static_cast<KvTable>(i), key,
                         value ? std::optional<std::string_view>{*value} : std::nullopt});
    }
  }
  return changes;
}

bool KvBatch::empty() const {
  return std::all_of(rows_.begin(), rows_.end(), [](const Rows& rows) { return rows.empty(); });
}

}  // namespace weft
