#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/store.h"
#include "queries/detail/event_scan.h"

namespace weft::detail {

/// Weights are counted in quarters of a piece of evidence, in whole numbers: sums do not depend on
/// their order.
using Quarters = std::uint64_t;
inline constexpr Quarters kFullTie = 4;  ///< Both have a part in the event.
inline constexpr Quarters kMereTie = 1;  ///< One of them is merely named beside it.

/// What connects two entities: one event with both, or one standing relation. The first of the two
/// is the entity whose ties are asked for.
struct Tie {
  std::uint32_t kind = 0;  ///< See KindNames.
  int direction = 0;       ///< 1: the first acts on the second; -1: the reverse; 0: neither.
  Quarters quarters = 0;   ///< Times its sources, or the articles that state the relation.
  FactStatus status = FactStatus::kReported;
  bool dated = false;
  DayRange days;
  std::optional<RelationId> relation;  ///< Of a standing relation, else `event` is set.
  EventId event;
  const Event* as_known = nullptr;  ///< See SeenEvent.
};

struct TieFilter {
  DayRange window = {};
  std::optional<Day> known_by = {};
  std::string relation = {};  ///< Only ties of this kind; empty: all.
};

/// Reads the ties of one entity after another: its events' postings and its standing relations.
class TieScan {
 public:
  TieScan(const Snapshot& store, const TieFilter& filter);

  /// Calls visit(EntityId other, Quarters, tie) for every other participant of every event of
  /// `owner`, in that order, then for every standing relation. tie() makes the Tie: most visits
  /// need but its weight.
  template <class Visit>
  [[nodiscard]] Status each_of(EntityId owner, Direction direction, Visit&& visit) {
    WEFT_TRY(events_.each(owner, direction, [&](const SeenEvent& seen) {
      const auto participants = seen.posting.participants;
      const auto roles = seen.posting.roles;
      const auto role = seen.posting.role;
      for (std::size_t i = 0; i < participants.size(); ++i) {
        if (participants[i] == owner || !lets_through(seen, role, roles[i])) continue;
        visit(participants[i], weight_of(seen, role, roles[i]),
              [&] { return tie_of(seen, role, roles[i]); });
      }
      return true;
    }));
    WEFT_TRY(read_relations(owner));
    for (const auto& relation : relations_) {
      visit(relation.other, relation.tie.quarters, [&] { return relation.tie; });
    }
    return ok();
  }

  /// Calls visit(const SeenEvent&) for every event of the store.
  template <class Visit>
  [[nodiscard]] Status each_event_of_all(Visit&& visit) {
    return events_.each(std::nullopt, Direction::kOldestFirst, [&](const SeenEvent& seen) {
      visit(seen);
      return true;
    });
  }

  /// The tie of two participants of `seen` with these roles.
  [[nodiscard]] static Tie tie_of(const SeenEvent& seen, Role first, Role second) {
    const bool full = is_full(first, second);
    // Roles are declared from the one who acts to those who are acted on, to mere circumstances.
    const int direction = !full || first == second ? 0 : (first < second ? 1 : -1);
    return Tie{.kind = full ? seen.kind : KindNames::kMentionedWith,
               .direction = direction,
               .quarters = weight_of(seen, first, second),
               .status = seen.posting.status,
               .dated = seen.posting.dated,
               .days = seen.posting.days,
               .relation = std::nullopt,
               .event = seen.posting.event,
               .as_known = seen.as_known};
  }
  [[nodiscard]] static Quarters weight_of(const SeenEvent& seen, Role first, Role second) {
    return seen.posting.sources * (is_full(first, second) ? kFullTie : kMereTie);
  }
  /// Whether the filter lets the tie of two such participants through.
  [[nodiscard]] bool lets_through(const SeenEvent& seen, Role first, Role second) const {
    return !only_ || *only_ == (is_full(first, second) ? seen.kind : KindNames::kMentionedWith);
  }

  struct RelationTie {
    EntityId other;
    Tie tie;
  };
  /// The standing relations of `owner` that the filter lets through; valid until the next call.
  [[nodiscard]] Result<const std::vector<RelationTie>*> relations_of(EntityId owner) {
    WEFT_TRY(read_relations(owner));
    return &relations_;
  }

  [[nodiscard]] const Snapshot& store() const { return events_.store(); }
  [[nodiscard]] KindNames& kinds() { return events_.kinds(); }
  [[nodiscard]] std::optional<Day> known_by() const { return events_.known_by(); }

 private:
  [[nodiscard]] static bool is_full(Role first, Role second) {
    return first != Role::kContext && second != Role::kContext;
  }
  Status read_relations(EntityId owner);
  /// Weighs the relation by what was known on the day asked about; false if nothing was.
  Result<bool> weigh_as_known(Tie& tie) const;

  EventScan events_;
  std::optional<std::uint32_t> only_;
  std::vector<RelationTie> relations_;
};

}  // namespace weft::detail
