#include "bench/floor.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "bench/numbered_contender.h"
#include "bench/sqlite.h"

namespace weft::bench {
namespace {

struct Posting {
  Listing::Item item;
  Day first_reported, last_reported;
  NumberBlob participants;
};
struct Version {
  std::uint64_t event, id;
  std::uint32_t sources;
};

class Floor final : public NumberedContender<Floor> {
 public:
  explicit Floor(const std::string& path) {
    const Database database = open_database("file:" + path + "?immutable=1", SQLITE_OPEN_READONLY);
    load_entities(database.get());
    load_postings(database.get());
    load_versions(database.get());
    load_events(database.get());
  }

  std::string_view name() const override { return "floor"; }

  Listing newest(EntityId entity, DayRange window, std::size_t limit) override {
    Listing listing;
    each_newest(numbers_.number(entity), window, [&](const Posting& posting) {
      listing.add(posting.item, numbers_, posting.participants.span());
      return listing.count() < limit;
    });
    return listing;
  }

  Listing newest_as_known(EntityId entity, DayRange window, std::size_t limit,
                          Day known_by) override {
    Listing listing;
    each_newest(numbers_.number(entity), window, [&](const Posting& posting) {
      if (posting.first_reported > known_by) return true;
      Listing::Item item = posting.item;
      if (posting.last_reported > known_by) change_to_version(item);
      listing.add(item, numbers_, posting.participants.span());
      return listing.count() < limit;
    });
    return listing;
  }

  Listing whole_timeline(EntityId entity) override {
    Listing listing;
    for (const Posting& posting : postings_of(numbers_.number(entity))) {
      listing.add(posting.item, numbers_, posting.participants.span());
    }
    return listing;
  }

  const EntityNumbers& numbers() const { return numbers_; }
  template <class Visit>
  void each_of(std::uint32_t entity, const Visit& visit) const {
    for (const Posting& posting : postings_of(entity)) {
      if (!visit(posting.item.sources, posting.participants.span())) return;
    }
  }
  template <class Visit>
  void each_in_window(std::uint32_t entity, DayRange window, const Visit& visit) const {
    each_newest(entity, window, [&](const Posting& posting) {
      return visit(posting.item.sources, posting.participants.span());
    });
  }
  template <class Visit>
  void each_event(const Visit& visit) const {
    for (const NumberBlob& participants : events_) {
      if (!visit(participants.span())) return;
    }
  }

 private:
  void load_entities(sqlite3* database) {
    Statement rows{database, "SELECT id FROM entity ORDER BY number"};
    std::vector<EntityId> ids;
    while (rows.step()) ids.push_back(EntityId{from_sql(rows.integer(0))});
    numbers_ = EntityNumbers{std::move(ids)};
  }
  void load_postings(sqlite3* database) {
    Statement rows{database,
                   "SELECT event, begin, last, type, sources, first_reported, last_reported, "
                   "participants, entity FROM participation ORDER BY entity, begin, last, event"};
    ends_.resize(numbers_.size());
    while (rows.step()) {
      Posting posting{{from_sql(rows.integer(0)),
                       {static_cast<Day>(rows.integer(1)), static_cast<Day>(rows.integer(2))},
                       static_cast<std::uint32_t>(rows.integer(3)),
                       static_cast<std::uint32_t>(rows.integer(4))},
                      static_cast<Day>(rows.integer(5)),
                      static_cast<Day>(rows.integer(6)),
                      {}};
      rows.numbers(7, posting.participants);
      postings_.push_back(posting);
      ends_[static_cast<std::size_t>(rows.integer(8))] = postings_.size();
    }
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin(),
                     [](std::size_t a, std::size_t b) { return std::max(a, b); });
  }
  void load_versions(sqlite3* database) {
    Statement rows{database, "SELECT event, id, sources FROM version ORDER BY event"};
    while (rows.step()) {
      versions_.push_back({from_sql(rows.integer(0)), from_sql(rows.integer(1)),
                           static_cast<std::uint32_t>(rows.integer(2))});
    }
  }
  void load_events(sqlite3* database) {
    Statement rows{database, "SELECT participants FROM event"};
    while (rows.step()) rows.numbers(0, events_.emplace_back());
  }

  [[nodiscard]] std::span<const Posting> postings_of(std::uint32_t entity) const {
    const std::size_t begin = entity == 0 ? 0 : ends_[entity - 1];
    return std::span(postings_).subspan(begin, ends_[entity] - begin);
  }

  template <class Visit>
  void each_newest(std::uint32_t entity, DayRange window, const Visit& visit) const {
    const auto postings = postings_of(entity);
    const auto begins_after = [](Day day, const Posting& p) { return day < p.item.days.first; };
    auto at = std::upper_bound(postings.begin(), postings.end(), window.last, begins_after);
    while (at != postings.begin()) {
      const Posting& posting = *--at;
      if (posting.item.days.first < window.first - kWidestDate) return;
      if (posting.item.days.last >= window.first && !visit(posting)) return;
    }
  }

  void change_to_version(Listing::Item& item) const {
    const auto before = [](const Version& version, std::uint64_t event) {
      return version.event < event;
    };
    const auto at = std::lower_bound(versions_.begin(), versions_.end(), item.event, before);
    if (at == versions_.end() || at->event != item.event) return;
    item.event = at->id;
    item.sources = at->sources;
  }

  EntityNumbers numbers_;
  std::vector<Posting> postings_;  // by entity, then date
  std::vector<std::size_t> ends_;  // by entity: end of its postings
  std::vector<Version> versions_;  // by event
  std::vector<NumberBlob> events_;
};

}  // namespace

std::unique_ptr<Contender> load_floor(const std::string& path) {
  return std::make_unique<Floor>(path);
}

}  // namespace weft::bench
