#include "core/kv_batch.h"

#include <algorithm>

namespace weft {

namespace {

constexpr std::size_t kBlockBytes = 1U << 20U;

/// The first eight bytes as a number: their order is that of the numbers.
std::uint64_t head_of(std::string_view key) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof head; ++i) {
    head = head << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  }
  return head;
}

}  // namespace

std::optional<std::string_view> KvBatch::Row::value() const {
  if (value_size == kRemoved) return std::nullopt;
  return std::string_view{bytes + key_size, value_size};
}

bool KvBatch::before(const Row& a, const Row& b) {
  return a.head != b.head ? a.head < b.head : a.key() < b.key();
}

const char* KvBatch::keep(std::string_view key, std::string_view value) {
  const auto size = key.size() + value.size();
  if (size > free_bytes_) {
    free_bytes_ = std::max(size, kBlockBytes);
    free_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(free_bytes_)).get();
  }
  auto* const begin = free_;
  std::copy(value.begin(), value.end(), std::copy(key.begin(), key.end(), begin));
  free_ += size;
  free_bytes_ -= size;
  return begin;
}

void KvBatch::add(KvTable table, std::string_view key, std::optional<std::string_view> value) {
  rows_[static_cast<std::size_t>(table)].added.push_back(
      {head_of(key), keep(key, value.value_or("")), static_cast<std::uint32_t>(key.size()),
       value ? static_cast<std::uint32_t>(value->size()) : kRemoved});
}

void KvBatch::put(KvTable table, std::string_view key, std::string_view value) {
  add(table, key, value);
}

void KvBatch::remove(KvTable table, std::string_view key) { add(table, key, std::nullopt); }

const std::vector<KvBatch::Row>& KvBatch::sorted(KvTable table) const {
  auto& [sorted, added] = rows_[static_cast<std::size_t>(table)];
  if (added.empty()) return sorted;
  std::stable_sort(added.begin(), added.end(), before);
  const auto middle = static_cast<std::ptrdiff_t>(sorted.size());
  sorted.insert(sorted.end(), added.begin(), added.end());
  added.clear();
  std::inplace_merge(sorted.begin(), sorted.begin() + middle, sorted.end(), before);
  // Equal keys stand in the order in which they came: from behind, the first is the last that came.
  const auto same = [](const Row& a, const Row& b) {
    return a.head == b.head && a.key() == b.key();
  };
  const auto last = std::unique(sorted.rbegin(), sorted.rend(), same);
  sorted.erase(sorted.begin(), last.base());
  return sorted;
}

std::vector<KvBatch::Row>::const_iterator KvBatch::first_from(KvTable table,
                                                              std::string_view key) const {
  const auto& rows = sorted(table);
  const Row sought{head_of(key), key.data(), static_cast<std::uint32_t>(key.size()), kRemoved};
  return std::lower_bound(rows.begin(), rows.end(), sought, before);
}

Result<std::optional<std::string>> KvBatch::get(KvTable table, std::string_view key) const {
  const auto staged = first_from(table, key);
  if (staged != sorted(table).end() && staged->key() == key) {
    const auto value = staged->value();
    return value ? std::optional{std::string{*value}} : std::nullopt;
  }
  return stored(table, key);
}

Result<std::optional<std::string>> KvBatch::stored(KvTable table, std::string_view key) const {
  if (!has_stored(table)) return std::optional<std::string>{};
  return base_->get(table, key);
}

bool KvBatch::has_stored(KvTable table) const {
  auto& known = has_stored_[static_cast<std::size_t>(table)];
  if (!known) {
    const auto at = base_->cursor(table);
    at->seek({});
    known = at->valid() || !at->status();  // A damaged table is asked, and says so.
  }
  return *known;
}

/// A cursor of the reader on the first row with the prefix.
KvCursor& KvBatch::cursor_at(KvTable table, std::string_view prefix) const {
  auto& cursor = cursors_[static_cast<std::size_t>(table)];
  if (!cursor || prefix.size() < kPrefixBytes)
    cursor = prefix.size() < kPrefixBytes ? base_->cursor(table) : base_->prefix_cursor(table);
  cursor->seek(prefix);
  return *cursor;
}

Status KvBatch::each_stored_with_prefix(KvTable table, std::string_view prefix,
                                        const KvVisit& visit) const {
  if (!has_stored(table)) return ok();
  auto& at = cursor_at(table, prefix);
  for (; at.valid() && at.key().starts_with(prefix); at.next()) {
    WEFT_ASSIGN(go_on, visit(at.key(), at.value()));
    if (!go_on) return ok();
  }
  return at.status();
}

Status KvBatch::each_with_prefix(KvTable table, std::string_view prefix,
                                 const KvVisit& visit) const {
  auto staged = first_from(table, prefix);
  const auto end = sorted(table).end();
  const auto in_staged = [&] { return staged != end && staged->key().starts_with(prefix); };
  const bool asks_base = has_stored(table);
  auto* const cursor = asks_base ? &cursor_at(table, prefix) : nullptr;
  const auto in_base = [&] {
    return asks_base && cursor->valid() && cursor->key().starts_with(prefix);
  };

  while (in_base() || in_staged()) {
    const bool take_staged = in_staged() && (!in_base() || staged->key() <= cursor->key());
    if (!take_staged) {
      WEFT_ASSIGN(go_on, visit(cursor->key(), cursor->value()));
      if (!go_on) return ok();
      cursor->next();
      continue;
    }
    if (in_base() && staged->key() == cursor->key()) cursor->next();
    if (const auto value = staged->value()) {
      WEFT_ASSIGN(go_on, visit(staged->key(), *value));
      if (!go_on) return ok();
    }
    ++staged;
  }
  return asks_base ? cursor->status() : ok();
}

std::vector<KvChange> KvBatch::changes(const std::vector<KvTable>& tables) const {
  std::vector<KvChange> changes;
  for (const auto table : tables) {
    const auto& rows = sorted(table);
    changes.reserve(changes.size() + rows.size());
    for (const auto& row : rows) changes.push_back({table, row.key(), row.value()});
  }
  return changes;
}

bool KvBatch::empty() const {
  return std::all_of(rows_.begin(), rows_.end(),
                     [](const Rows& rows) { return rows.sorted.empty() && rows.added.empty(); });
}

}  // namespace weft
