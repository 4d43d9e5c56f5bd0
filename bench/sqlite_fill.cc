#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "bench/entity_numbers.h"
#include "bench/sqlite.h"
#include "bench/sqlite_peer.h"

namespace weft::bench {
namespace {

constexpr const char* kSchema = R"(
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entity (number INTEGER PRIMARY KEY, id INTEGER);
CREATE TABLE participation (
  entity INTEGER, begin INTEGER, last INTEGER, event INTEGER, type INTEGER, sources INTEGER,
  first_reported INTEGER, last_reported INTEGER, participants BLOB,
  PRIMARY KEY (entity, begin, last, event)) WITHOUT ROWID;
CREATE TABLE event (id INTEGER PRIMARY KEY, participants BLOB);
CREATE TABLE participant (event INTEGER, entity INTEGER, PRIMARY KEY (event, entity)) WITHOUT ROWID;
CREATE TABLE version (event INTEGER PRIMARY KEY, id INTEGER, sources INTEGER);
BEGIN;
)";

/// A posting that outlives the visit, with its participants in one long array.
struct Row {
  EventId event;
  DayRange days;
  std::uint32_t type, sources;
  Day first_reported, last_reported;
  std::size_t begin, end;  // in Rows::participants
};
struct Rows {
  std::vector<Row> rows;
  std::vector<std::uint32_t> participants;

  [[nodiscard]] std::string_view blob_of(const Row& row) const {
    return {reinterpret_cast<const char*>(participants.data() + row.begin),
            (row.end - row.begin) * sizeof(std::uint32_t)};
  }
};

Result<EntityNumbers> all_entities(const Snapshot& store) {
  std::vector<EntityId> ids;
  WEFT_TRY(store.each_entity([&](const EntityRecord& entity) {
    ids.push_back(entity.id);
    return true;
  }));
  std::sort(ids.begin(), ids.end());
  return EntityNumbers{std::move(ids)};
}

Result<Rows> all_rows(const Snapshot& store, const EntityNumbers& numbers) {
  Rows all;
  WEFT_TRY(store.each_event_of_all({}, Direction::kOldestFirst, false, [&](const EventPosting& p) {
    const std::size_t begin = all.participants.size();
    for (const EntityId id : p.participants) all.participants.push_back(numbers.number(id));
    all.rows.push_back({p.event, p.days, p.type, p.sources, p.first_reported, p.last_reported,
                        begin, all.participants.size()});
    return true;
  }));
  return all;
}

void fill_entities(sqlite3* database, const EntityNumbers& numbers) {
  Statement insert{database, "INSERT INTO entity VALUES (?1,?2)"};
  for (std::uint32_t number = 0; number < numbers.size(); ++number) {
    insert.with(number, to_sql(numbers.id(number).value)).run();
  }
}

void fill_participations(sqlite3* database, const Rows& all) {
  std::vector<std::pair<std::uint32_t, std::size_t>> order;  // rows are by date already
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    for (std::size_t p = all.rows[i].begin; p < all.rows[i].end; ++p) {
      order.emplace_back(all.participants[p], i);
    }
  }
  std::sort(order.begin(), order.end());
  Statement insert{database, "INSERT INTO participation VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)"};
  for (const auto& [entity, index] : order) {
    const Row& row = all.rows[index];
    insert
        .with(entity, row.days.first, row.days.last, to_sql(row.event.value), row.type, row.sources,
              row.first_reported, row.last_reported)
        .bind_blob(9, all.blob_of(row))
        .run();
  }
}

void fill_events(sqlite3* database, Rows& all) {
  std::sort(all.rows.begin(), all.rows.end(),
            [](const Row& a, const Row& b) { return a.event < b.event; });
  Statement insert{database, "INSERT INTO event VALUES (?1,?2)"};
  Statement insert_each{database, "INSERT INTO participant VALUES (?1,?2)"};
  for (const Row& row : all.rows) {
    insert.with(to_sql(row.event.value)).bind_blob(2, all.blob_of(row)).run();
    for (std::size_t p = row.begin; p < row.end; ++p) {
      insert_each.with(to_sql(row.event.value), all.participants[p]).run();
    }
  }
}

/// The generator tells an event at most twice, so between its two reports it was known in one way.
Status fill_versions(sqlite3* database, const Snapshot& store, const Rows& all) {
  Statement insert{database, "INSERT INTO version VALUES (?1,?2,?3)"};
  for (const Row& row : all.rows) {
    if (row.first_reported == row.last_reported) continue;
    WEFT_ASSIGN(known, store.event_as_known(row.event, row.first_reported));
    for (const Event& event : known) {
      insert.with(to_sql(row.event.value), to_sql(event.id.value), event.sources).run();
    }
  }
  return ok();
}

}  // namespace

Status fill_sqlite(const Snapshot& store, const std::string& path) {
  const Database database =
      open_database("file:" + path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  execute(database.get(), kSchema);
  WEFT_ASSIGN(numbers, all_entities(store));
  WEFT_ASSIGN(all, all_rows(store, numbers));
  fill_entities(database.get(), numbers);
  fill_participations(database.get(), all);
  fill_events(database.get(), all);
  WEFT_TRY(fill_versions(database.get(), store, all));
  execute(database.get(), "COMMIT; ANALYZE;");
  return ok();
}

}  // namespace weft::bench
