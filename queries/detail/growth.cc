#include "queries/detail/growth.h"

#include <algorithm>

namespace weft::detail {

Status Growth::grow_from(const std::vector<EntityId>& centres) {
  for (const auto centre : centres) {
    auto& entity = entities_[number_of(centre)];
    entity.hops = 0;
  }
  for (const auto centre : centres) {
    const auto number = index_.find(centre);
    if (!entities_[number].joined) WEFT_TRY(join(number));
  }
  while (!offers_.empty()) {
    if (limits_.members != 0 && members_.size() >= limits_.members) return ok();
    const auto best = offers_.top();
    offers_.pop();
    if (!entities_[best.number].joined) WEFT_TRY(join(best.number));
  }
  return ok();
}

std::uint32_t Growth::number_of(EntityId id) {
  const auto number = index_.of(id);
  if (number == entities_.size()) {
    entities_.emplace_back();
    now_.push_back(0);
  }
  return number;
}

Status Growth::join(std::uint32_t number) {
  entities_[number].joined = true;
  members_.push_back(number);
  WEFT_TRY(read_ties(number, true));
  for (const auto other : met_) {
    const auto& neighbour = entities_[other];
    if (!neighbour.joined || now_[other] < limits_.lightest || neighbour.hops == kFar) continue;
    entities_[number].hops = std::min(entities_[number].hops, neighbour.hops + 1);
  }
  offer_neighbours(number);
  return settle_nearer();
}

Status Growth::read_ties(std::uint32_t owner, bool note_pairs) {
  for (const auto number : met_) now_[number] = 0;
  met_.clear();
  if (note_pairs && limits_.in_full) return read_in_full(owner);
  WEFT_TRY(read_weights(owner));
  if (!note_pairs) return ok();
  for (const auto number : met_) {
    if (entities_[number].joined) book_.add_weight(owner, number, now_[number]);
  }
  return ok();
}

Status Growth::read_in_full(std::uint32_t owner) {
  return scan_->each_of(index_.id(owner), Direction::kOldestFirst,
                        [&](EntityId other, Quarters weight, const auto& tie) {
                          const auto number = number_of(other);
                          add_weight(number, weight);
                          if (entities_[number].joined) book_.add(owner, number, tie());
                        });
}

/// Some ties wait for each other, so that what numbers them, and then their sums, are fetched for
/// all at a time.
Status Growth::read_weights(std::uint32_t owner) {
  struct Waiting {
    EntityId other;
    Quarters weight;
  };
  constexpr std::size_t kMostWaiting = 32;
  std::vector<Waiting> waiting;
  std::vector<std::uint32_t> numbers;
  waiting.reserve(kMostWaiting);
  const auto let_in = [&] {
    numbers.clear();
    for (const auto& tie : waiting) {
      numbers.push_back(number_of(tie.other));
      __builtin_prefetch(&now_[numbers.back()]);
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) add_weight(numbers[i], waiting[i].weight);
    waiting.clear();
  };
  WEFT_TRY(scan_->each_of(index_.id(owner), Direction::kAnyOrder,
                          [&](EntityId other, Quarters weight, const auto&) {
                            index_.prefetch(other);
                            waiting.push_back({other, weight});
                            if (waiting.size() == kMostWaiting) let_in();
                          }));
  let_in();
  return ok();
}

void Growth::offer_neighbours(std::uint32_t owner) {
  const auto hops = entities_[owner].hops + 1;
  const bool is_first = !entities_[owner].has_offered;
  entities_[owner].has_offered = hops <= limits_.hops;
  for (const auto number : met_) {
    auto& entity = entities_[number];
    if (now_[number] < limits_.lightest) continue;
    if (entity.joined) {
      if (hops < entity.hops) {
        entity.hops = hops;
        nearer_.push_back(number);
      }
      continue;
    }
    if (hops > limits_.hops) continue;
    entity.offers_received += is_first ? 1 : 0;
    if (now_[number] <= entity.heaviest) continue;
    entity.heaviest = now_[number];
    offers_.push({now_[number], index_.id(number), number});
  }
}

Status Growth::settle_nearer() {
  while (!nearer_.empty()) {
    const auto number = nearer_.back();
    nearer_.pop_back();
    WEFT_TRY(read_ties(number, false));
    offer_neighbours(number);
  }
  return ok();
}

std::size_t Growth::nodes_left_out() const {
  return static_cast<std::size_t>(
      std::count_if(entities_.begin(), entities_.end(),
                    [](const Entity& e) { return !e.joined && e.offers_received > 0; }));
}

std::size_t Growth::edges_left_out() const {
  std::size_t edges = 0;
  for (const auto& entity : entities_) edges += entity.joined ? 0 : entity.offers_received;
  return edges;
}

}  // namespace weft::detail
