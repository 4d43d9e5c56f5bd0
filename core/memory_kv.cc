#include <array>
#include <map>

#include "core/kv.h"

namespace weft {
namespace {

using Rows = std::map<std::string, std::string, std::less<>>;
using Tables = std::array<std::shared_ptr<const Rows>, kTableCount>;

class MemoryCursor final : public KvCursor {
 public:
  explicit MemoryCursor(std::shared_ptr<const Rows> rows)
      : rows_(std::move(rows)), at_(rows_->end()) {}

  void seek(std::string_view key) override { at_ = rows_->lower_bound(key); }
  void seek_for_prev(std::string_view key) override {
    at_ = rows_->upper_bound(key);
    prev();
  }
  void next() override { ++at_; }
  void prev() override { at_ = at_ == rows_->begin() ? rows_->end() : std::prev(at_); }
  [[nodiscard]] bool valid() const override { return at_ != rows_->end(); }
  [[nodiscard]] std::string_view key() const override { return at_->first; }
  [[nodiscard]] std::string_view value() const override { return at_->second; }
  [[nodiscard]] Status status() const override { return ok(); }

 private:
  std::shared_ptr<const Rows> rows_;
  Rows::const_iterator at_;
};

class MemoryReader final : public KvReader {
 public:
  explicit MemoryReader(Tables tables) : tables_(std::move(tables)) {}

  [[nodiscard]] Result<std::optional<std::string>> get(KvTable table,
                                                       std::string_view key) const override {
    const auto& rows = *tables_[static_cast<std::size_t>(table)];
    const auto row = rows.find(key);
    return row == rows.end() ? std::nullopt : std::optional<std::string>{row->second};
  }
  [[nodiscard]] std::unique_ptr<KvCursor> cursor(KvTable table) const override {
    return std::make_unique<MemoryCursor>(tables_[static_cast<std::size_t>(table)]);
  }

  [[nodiscard]] std::unique_ptr<KvCursor> prefix_cursor(KvTable table) const override {
    return cursor(table);
  }

 private:
  Tables tables_;
};

class MemoryWrite final : public KvWrite {
 public:
  explicit MemoryWrite(Tables& tables) : tables_(tables) {}

  void add(std::vector<KvChange> changes) override {
    changes_.insert(changes_.end(), changes.begin(), changes.end());
  }
  /// Readers share the tables, so a table that changes is copied first.
  [[nodiscard]] Status finish() override {
    std::array<std::shared_ptr<Rows>, kTableCount> copies;
    for (const auto& change : changes_) {
      auto& rows = copies[static_cast<std::size_t>(change.table)];
      if (!rows) rows = std::make_shared<Rows>(*tables_[static_cast<std::size_t>(change.table)]);
      if (change.value) {
        rows->insert_or_assign(std::string{change.key}, std::string{*change.value});
      } else {
        rows->erase(std::string{change.key});
      }
    }
    for (std::size_t i = 0; i < kTableCount; ++i) {
      if (copies[i]) tables_[i] = std::move(copies[i]);
    }
    return ok();
  }

 private:
  Tables& tables_;
  std::vector<KvChange> changes_;
};

class MemoryEngine final : public KvEngine {
 public:
  MemoryEngine() { tables_.fill(std::make_shared<const Rows>()); }

  [[nodiscard]] std::unique_ptr<KvReader> snapshot() const override {
    return std::make_unique<MemoryReader>(tables_);
  }

  [[nodiscard]] std::unique_ptr<KvWrite> begin_write() override {
    return std::make_unique<MemoryWrite>(tables_);
  }

  [[nodiscard]] std::uint64_t bytes_on_disk() const override { return 0; }

 private:
  Tables tables_;
};

}  // namespace

std::unique_ptr<KvEngine> make_memory_engine() { return std::make_unique<MemoryEngine>(); }

}  // namespace weft
