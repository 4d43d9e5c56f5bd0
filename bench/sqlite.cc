#include "bench/sqlite.h"

#include <cstdio>
#include <cstdlib>

namespace weft::bench {

void require_sqlite(sqlite3* database, int code, std::string_view doing) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  std::fprintf(stderr, "SQLite: %.*s: %s\n", static_cast<int>(doing.size()), doing.data(),
               sqlite3_errmsg(database));
  std::exit(5);
}

Database open_database(const std::string& uri, int flags) {
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(uri.c_str(), &opened, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database{opened};
  require_sqlite(opened, code, uri);
  return database;
}

void execute(sqlite3* database, const char* sql) {
  require_sqlite(database, sqlite3_exec(database, sql, nullptr, nullptr, nullptr), sql);
}

Statement::Statement(sqlite3* database, const char* sql) {
  sqlite3_stmt* prepared = nullptr;
  require_sqlite(
      database,
      sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr), sql);
  statement_.reset(prepared);
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  sqlite3_bind_blob(statement_.get(), index, bytes.data(), static_cast<int>(bytes.size()),
                    SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind_text(int index, std::string_view text) {
  sqlite3_bind_text(statement_.get(), index, text.data(), static_cast<int>(text.size()),
                    SQLITE_TRANSIENT);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  require_sqlite(sqlite3_db_handle(statement_.get()), code, sqlite3_sql(statement_.get()));
  return false;
}

}  // namespace weft::bench
