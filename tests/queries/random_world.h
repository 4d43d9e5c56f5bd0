#pragma once

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/world.h"

namespace weft::test {

/// What a random world is made of.
struct RandomWorldSize {
  std::size_t entities = 14;
  std::size_t happenings = 60;
  std::size_t articles = 40;
};

/// A small world of happenings, each told by some articles, which do not always agree on its date:
/// so some events change with later reports. The same seed gives the same world.
class RandomWorld {
 public:
  explicit RandomWorld(unsigned seed, RandomWorldSize size = {}) : random_(seed) {
    for (std::size_t i = 0; i < size.entities; ++i) names_.push_back("Firm " + std::to_string(i));
    std::vector<Happening> happenings;
    for (std::size_t i = 0; i < size.happenings; ++i) happenings.push_back(happening());
    for (std::size_t i = 0; i < size.articles; ++i) write_article(i, happenings);
    store_ = world_.snapshot();
  }

  [[nodiscard]] const Snapshot& store() const { return *store_; }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] EntityId some_entity() { return id_of(names_[below(names_.size())]); }
  [[nodiscard]] std::size_t below(std::size_t end) { return random_() % end; }
  [[nodiscard]] bool chance(std::size_t percent) { return below(100) < percent; }
  /// A day in 2020 to 2023.
  [[nodiscard]] Day some_day() { return day("2020-01-01") + static_cast<Day>(below(4 * 365)); }

 private:
  struct Happening {
    std::string type;
    std::vector<std::string> dates;  ///< By one of which it is told.
    std::vector<Part> parts;
    EventDetails details;
  };

  Happening happening() {
    const auto ymd = calendar_of(some_day());
    const auto year = std::to_string(ymd.year);
    const auto month = year + (ymd.month < 10 ? "-0" : "-") + std::to_string(ymd.month);
    const auto date = month + (ymd.day < 10 ? "-0" : "-") + std::to_string(ymd.day);
    const std::vector<std::vector<std::string>> ways_to_date{
        {date}, {date, month}, {month}, {month, ""}, {year}, {year + "/.."}, {""}};
    Happening made{.type = std::vector<std::string>{"launch", "buy", "sue"}[below(3)],
                   .dates = ways_to_date[below(ways_to_date.size())],
                   .parts = {},
                   .details = {}};
    const auto first = below(names_.size());
    const auto count = 1 + below(4);
    for (std::size_t i = 0; i < count; ++i) {
      // Some entities are met far more often than others.
      const auto who = i == 0 ? first : (first + 1 + below(1 + below(names_.size() - 1)));
      const auto& name = names_[who % names_.size()];
      const bool known = std::any_of(made.parts.begin(), made.parts.end(),
                                     [&](const Part& part) { return part.name == name; });
      if (!known) made.parts.push_back({name, i == 0 ? Role::kAgent : Role(below(6))});
    }
    made.details.status = chance(70) ? FactStatus::kReported : FactStatus(below(6));
    made.details.origin = chance(50) ? Origin::kReporting : Origin::kAnalysis;
    made.details.words = "word" + std::to_string(below(40)) + " term" + std::to_string(below(40));
    return made;
  }

  void write_article(std::size_t number, const std::vector<Happening>& happenings) {
    const auto published = chance(85) ? to_iso(some_day()) : "";
    auto& article = world_.article("Article " + std::to_string(number), published);
    if (chance(50)) article.source("Paper " + std::to_string(below(3)));
    for (std::size_t i = below(5); i-- > 0;) {
      const auto& told = happenings[below(happenings.size())];
      article.event(told.type, told.dates[below(told.dates.size())], told.parts, told.details);
    }
    if (chance(40)) {
      const auto subject = below(names_.size());
      const auto object = (subject + 1 + below(names_.size() - 1)) % names_.size();
      article.relation(names_[subject], chance(50) ? "owner_of" : "maker_of", names_[object],
                       chance(50) ? to_iso(some_day()) : "");
    }
  }

  std::mt19937 random_;
  std::vector<std::string> names_;
  World world_;
  std::unique_ptr<Snapshot> store_;
};

/// Every event of the store, in no special order; as known on a day, if one is given.
inline std::vector<Event> all_events(const Snapshot& store, std::optional<Day> known_by = {}) {
  std::vector<EventId> ids;
  must(store.each_event_of_all({}, Direction::kOldestFirst, false, [&](const auto& posting) {
    ids.push_back(posting.event);
    return true;
  }));
  std::vector<Event> events;
  for (const auto id : ids) {
    if (known_by) {
      for (auto& event : must(store.event_as_known(id, *known_by))) events.push_back(event);
    } else {
      events.push_back(*must(store.event(id)));
    }
  }
  return events;
}

inline std::optional<Role> role_in(const Event& event, EntityId entity) {
  for (const auto& participant : event.participants) {
    if (participant.entity == entity) return participant.role;
  }
  return std::nullopt;
}
inline bool takes_part(const Event& event, EntityId entity) {
  const auto role = role_in(event, entity);
  return role && *role != Role::kContext;
}

}  // namespace weft::test
