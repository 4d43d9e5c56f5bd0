#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace weft::bench {

/// Ends the program with SQLite's own words: in a benchmark any trouble is a bug.
void require_sqlite(sqlite3* database, int code, std::string_view doing);

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

[[nodiscard]] Database open_database(const std::string& uri, int flags);
void execute(sqlite3* database, const char* sql);

/// Participants as they lie in a row: a copy, for a blob need not be aligned.
struct NumberBlob {
  std::array<std::uint32_t, 4> values;  ///< The generator's events have no more.
  std::size_t count = 0;
  [[nodiscard]] std::span<const std::uint32_t> span() const { return {values.data(), count}; }
};

/// A prepared statement, bound and stepped by position. Lives shorter than its database.
class Statement {
 public:
  Statement(sqlite3* database, const char* sql);

  /// Starts over with these values for ?1, ?2, …
  template <class... Values>
  Statement& with(Values... values) {
    sqlite3_reset(statement_.get());
    int index = 0;
    (sqlite3_bind_int64(statement_.get(), ++index, static_cast<sqlite3_int64>(values)), ...);
    return *this;
  }
  Statement& bind_blob(int index, std::string_view bytes);
  Statement& bind_text(int index, std::string_view text);

  /// The next row, or false after the last one.
  [[nodiscard]] bool step();
  /// For a statement without rows.
  void run() {
    while (step()) {
    }
  }
  [[nodiscard]] std::int64_t integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
  }
  /// The numbers stored in a blob, at most as many as a NumberBlob holds.
  void numbers(int column, NumberBlob& into) const {
    const void* blob = sqlite3_column_blob(statement_.get(), column);
    const auto bytes = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    into.count = std::min(bytes / sizeof(std::uint32_t), into.values.size());
    if (into.count > 0) std::memcpy(into.values.data(), blob, into.count * sizeof(std::uint32_t));
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// SQLite orders integers with a sign, identifiers have none: the top bit is flipped on the way.
[[nodiscard]] inline std::int64_t to_sql(std::uint64_t id) {
  return static_cast<std::int64_t>(id ^ (std::uint64_t{1} << 63U));
}
[[nodiscard]] inline std::uint64_t from_sql(std::int64_t value) {
  return static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63U);
}

}  // namespace weft::bench
