#include "bench/sqlite_peer.h"

#include <utility>
#include <vector>

#include "bench/numbered_contender.h"
#include "bench/sqlite.h"

namespace weft::bench {
namespace {

constexpr const char* kSettings =
    "PRAGMA mmap_size = 4294967296; PRAGMA cache_size = -131072; PRAGMA query_only = ON;"
    "PRAGMA temp_store = MEMORY;";

constexpr const char* kNewest =
    "SELECT event, begin, last, type, sources, participants FROM participation "
    "WHERE entity = ?1 AND begin BETWEEN ?2 AND ?4 AND last >= ?3 "
    "ORDER BY begin DESC, last DESC, event DESC LIMIT ?5";
constexpr const char* kNewestKnown =
    "SELECT event, begin, last, type, sources, participants, last_reported FROM participation "
    "WHERE entity = ?1 AND begin BETWEEN ?2 AND ?4 AND last >= ?3 AND first_reported <= ?6 "
    "ORDER BY begin DESC, last DESC, event DESC LIMIT ?5";
constexpr const char* kWhole =
    "SELECT event, begin, last, type, sources, participants FROM participation "
    "WHERE entity = ?1 ORDER BY begin, last, event";
/// The scans behind the questions that count, by layout.
struct ScanTexts {
  const char *of_entity, *in_window, *all;
};
constexpr ScanTexts kPackedScans = {
    "SELECT sources, participants FROM participation WHERE entity = ?1",
    "SELECT sources, participants FROM participation "
    "WHERE entity = ?1 AND begin BETWEEN ?2 AND ?4 AND last >= ?3",
    "SELECT participants FROM event"};
constexpr ScanTexts kJoinedScans = {
    "SELECT a.sources, b.entity FROM participation a JOIN participant b ON b.event = a.event "
    "WHERE a.entity = ?1",
    "SELECT a.sources, b.entity FROM participation a JOIN participant b ON b.event = a.event "
    "WHERE a.entity = ?1 AND a.begin BETWEEN ?2 AND ?4 AND a.last >= ?3",
    "SELECT event, entity FROM participant"};

class SqlitePeer final : public NumberedContender<SqlitePeer> {
 public:
  SqlitePeer(const std::string& path, Layout layout)
      : layout_(layout),
        database_(open_database("file:" + path + "?immutable=1", SQLITE_OPEN_READONLY)) {
    execute(database_.get(), kSettings);
    Statement all{database_.get(), "SELECT id FROM entity ORDER BY number"};
    std::vector<EntityId> ids;
    while (all.step()) ids.push_back(EntityId{from_sql(all.integer(0))});
    numbers_ = EntityNumbers{std::move(ids)};
  }

  std::string_view name() const override {
    return layout_ == Layout::kPacked ? "sqlite" : "sqlite-joins";
  }

  Listing newest(EntityId entity, DayRange window, std::size_t limit) override {
    newest_.with(numbers_.number(entity), window.first - kWidestDate, window.first, window.last,
                 limit);
    Listing listing;
    while (newest_.step()) add_row(newest_, item_of(newest_), listing);
    return listing;
  }

  Listing newest_as_known(EntityId entity, DayRange window, std::size_t limit,
                          Day known_by) override {
    known_.with(numbers_.number(entity), window.first - kWidestDate, window.first, window.last,
                limit, known_by);
    Listing listing;
    while (known_.step()) {
      Listing::Item item = item_of(known_);
      if (known_.integer(6) > known_by && version_.with(known_.integer(0)).step()) {
        item.event = from_sql(version_.integer(0));
        item.sources = static_cast<std::uint32_t>(version_.integer(1));
      }
      add_row(known_, item, listing);
    }
    return listing;
  }

  Listing whole_timeline(EntityId entity) override {
    whole_.with(numbers_.number(entity));
    Listing listing;
    while (whole_.step()) add_row(whole_, item_of(whole_), listing);
    return listing;
  }

  const EntityNumbers& numbers() const { return numbers_; }
  template <class Visit>
  void each_of(std::uint32_t entity, const Visit& visit) {
    run_scan(of_entity_.with(entity), visit);
  }
  template <class Visit>
  void each_in_window(std::uint32_t entity, DayRange window, const Visit& visit) {
    run_scan(in_window_.with(entity, window.first - kWidestDate, window.first, window.last), visit);
  }
  template <class Visit>
  void each_event(const Visit& visit) {
    NumberBlob participants;
    if (layout_ == Layout::kPacked) {
      for (Statement& rows = all_.with(); rows.step();) {
        rows.numbers(0, participants);
        if (!visit(participants.span())) return;
      }
      return;
    }
    std::int64_t event = 0;
    for (Statement& rows = all_.with(); rows.step();) {
      if (rows.integer(0) != event && participants.count > 0) {
        if (!visit(participants.span())) return;
        participants.count = 0;
      }
      event = rows.integer(0);
      participants.values[participants.count++] = static_cast<std::uint32_t>(rows.integer(1));
    }
    if (participants.count > 0) visit(participants.span());
  }

 private:
  /// A joined row is an event with one of its participants: for counting that is as good.
  template <class Visit>
  void run_scan(Statement& rows, const Visit& visit) const {
    NumberBlob participants;
    while (rows.step()) {
      if (layout_ == Layout::kPacked) {
        rows.numbers(1, participants);
      } else {
        participants = {{static_cast<std::uint32_t>(rows.integer(1))}, 1};
      }
      if (!visit(static_cast<std::uint64_t>(rows.integer(0)), participants.span())) return;
    }
  }

  static Listing::Item item_of(const Statement& row) {
    return {from_sql(row.integer(0)),
            {static_cast<Day>(row.integer(1)), static_cast<Day>(row.integer(2))},
            static_cast<std::uint32_t>(row.integer(3)),
            static_cast<std::uint32_t>(row.integer(4))};
  }
  void add_row(const Statement& row, const Listing::Item& item, Listing& listing) {
    NumberBlob participants;
    row.numbers(5, participants);
    listing.add(item, numbers_, participants.span());
  }

  Layout layout_;
  Database database_;
  EntityNumbers numbers_;
  const ScanTexts& scans_ = layout_ == Layout::kPacked ? kPackedScans : kJoinedScans;
  Statement newest_{database_.get(), kNewest};
  Statement known_{database_.get(), kNewestKnown};
  Statement whole_{database_.get(), kWhole};
  Statement version_{database_.get(), "SELECT id, sources FROM version WHERE event = ?1"};
  Statement of_entity_{database_.get(), scans_.of_entity};
  Statement in_window_{database_.get(), scans_.in_window};
  Statement all_{database_.get(), scans_.all};
};

}  // namespace

std::unique_ptr<Contender> make_sqlite_peer(const std::string& path, Layout layout) {
  return std::make_unique<SqlitePeer>(path, layout);
}

}  // namespace weft::bench
