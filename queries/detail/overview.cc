#include "queries/detail/overview.h"

#include <algorithm>

namespace weft::detail {

template <class Visit>
Status Overview::each_tie(Visit&& visit) {
  std::vector<std::uint32_t> numbers;
  WEFT_TRY(scan_->each_event_of_all([&](const SeenEvent& seen) {
    const auto& posting = seen.posting;
    numbers.clear();
    for (const auto participant : posting.participants) numbers.push_back(index_.of(participant));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      for (std::size_t j = i + 1; j < numbers.size(); ++j) {
        const auto first = posting.roles[i], second = posting.roles[j];
        if (!scan_->lets_through(seen, first, second)) continue;
        visit(numbers[i], numbers[j], TieScan::weight_of(seen, first, second),
              [&] { return TieScan::tie_of(seen, first, second); });
      }
    }
  }));
  for (const auto& relation : relations_) {
    visit(relation.subject, relation.object, relation.tie.quarters, [&] { return relation.tie; });
  }
  return ok();
}

Status Overview::choose(std::size_t members, Quarters lightest) {
  WEFT_TRY(read_relations());
  WEFT_TRY(each_tie([&](std::uint32_t a, std::uint32_t b, Quarters quarters, const auto&) {
    weights_.resize(std::max(weights_.size(), index_.size()));
    weights_[a] += quarters;
    weights_[b] += quarters;
  }));
  weights_.resize(index_.size());
  choose_heaviest(members);

  FlatMap outward;  // From (member, other) to an element of `outward_weights`.
  std::vector<Quarters> outward_weights;
  WEFT_TRY(each_tie([&](std::uint32_t a, std::uint32_t b, Quarters quarters, const auto& tie) {
    if (is_member_[a] && is_member_[b]) {
      return in_full_ ? book_.add(a, b, tie()) : book_.add_weight(a, b, quarters);
    }
    if (!is_member_[a] && !is_member_[b]) return;
    const auto member = is_member_[a] ? a : b;
    const auto number = outward.find_or_add(std::uint64_t{member} << 32U | (a ^ b ^ member),
                                            static_cast<std::uint32_t>(outward_weights.size()));
    if (number == outward_weights.size()) outward_weights.push_back(0);
    outward_weights[number] += quarters;
  }));
  edges_left_out_ =
      static_cast<std::size_t>(std::count_if(outward_weights.begin(), outward_weights.end(),
                                             [&](Quarters weight) { return weight >= lightest; }));
  return ok();
}

Status Overview::read_relations() {
  std::vector<EntityId> entities;
  WEFT_TRY(scan_->store().each_entity([&](const EntityRecord& record) {
    entities.push_back(record.id);
    return true;
  }));
  for (const auto entity : entities) {
    WEFT_ASSIGN(relations, scan_->relations_of(entity));
    for (const auto& [other, tie] : *relations) {
      if (tie.direction > 0) relations_.push_back({index_.of(entity), index_.of(other), tie});
    }
  }
  return ok();
}

void Overview::choose_heaviest(std::size_t members) {
  std::vector<std::uint32_t> tied;
  for (std::uint32_t number = 0; number < weights_.size(); ++number) {
    if (weights_[number] > 0) tied.push_back(number);
  }
  const auto kept = members == 0 ? tied.size() : std::min(members, tied.size());
  std::partial_sort(tied.begin(), tied.begin() + static_cast<std::ptrdiff_t>(kept), tied.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      return weights_[a] != weights_[b] ? weights_[a] > weights_[b]
                                                        : index_.id(a) < index_.id(b);
                    });
  nodes_left_out_ = tied.size() - kept;
  tied.resize(kept);
  is_member_.assign(weights_.size(), false);
  for (const auto number : tied) is_member_[number] = true;
  members_ = std::move(tied);
}

}  // namespace weft::detail
