#include "queries/detail/link_map.h"

#include <algorithm>

namespace weft::detail {
namespace {

constexpr std::uint32_t kNoPlace = FlatMap::kAbsent;
constexpr std::size_t kWidestRim = 2'000;
constexpr std::size_t kMostTies = 4'000'000;
// Most ways lead over entities of which few have many links: a fifth of the time went into growing.
constexpr std::size_t kUsualEntities = 512;
constexpr std::size_t kUsualLinks = 32;
constexpr WayCost kWorstLink{1, 1, kResistanceOfOne};

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
  return std::uint64_t{std::min(a, b)} << 32U | std::max(a, b);
}

/// When a tie of an event counts as having happened.
std::optional<Day> day_of(const Tie& tie) {
  if (!tie.dated) return std::nullopt;
  return tie.days.first == kFirstDay ? tie.days.last : tie.days.first;
}

}  // namespace

LinkMap::LinkMap(TieScan& scan, EntityId from, EntityId to, bool with_days)
    : scan_(&scan), with_days_(with_days) {
  links_.reserve(kUsualEntities);
  places_.reserve(kUsualEntities);
  reached_by_.reserve(kUsualEntities);
  for (const auto end : {from, to}) {
    const auto number = index_.of(end);
    links_.emplace_back();
    places_.push_back(kNoPlace);
    reached_by_.push_back(kWorstLink);
    auto& side = sides_[number];
    side.rim.push_back(number);
    side.met.resize(2);
    side.met[number] = true;
  }
}

Result<bool> LinkMap::widen() {
  // A side that has met all it can has read every way there is from its end.
  if (sides_[0].rim.empty() || sides_[1].rim.empty()) return false;
  WEFT_TRY(widen(sides_[1].rim.size() < sides_[0].rim.size() ? sides_[1] : sides_[0]));
  ++depth_;
  return true;
}

Status LinkMap::widen(Side& side) {
  auto rim = std::move(side.rim);
  side.rim.clear();
  keep_strongest(rim);
  for (const auto number : rim) {
    WEFT_TRY(read(number));
    side.met.resize(index_.size());
    for (const auto& link : links_[number]) meet(side, link);
  }
  return ok();
}

void LinkMap::keep_strongest(std::vector<std::uint32_t>& rim) const {
  if (rim.size() <= kWidestRim) return;
  const auto end = rim.begin() + static_cast<std::ptrdiff_t>(kWidestRim);
  std::nth_element(rim.begin(), end, rim.end(), [&](std::uint32_t a, std::uint32_t b) {
    return reached_by_[a] != reached_by_[b] ? reached_by_[a] < reached_by_[b]
                                            : index_.id(a) < index_.id(b);
  });
  rim.erase(end, rim.end());
  std::sort(rim.begin(), rim.end());
}

Status LinkMap::read(std::uint32_t number) {
  if (!links_[number].empty() || ties_read_ > kMostTies / (with_days_ ? 2 : 1)) return ok();
  links_[number].reserve(kUsualLinks);
  WEFT_TRY(scan_->each_of(
      index_.id(number), Direction::kAnyOrder,
      [&](EntityId other, Quarters, const auto& tie) { take(number, other, tie()); }));
  read_.push_back(number);
  for (const auto& link : links_[number]) {
    places_[link.to] = kNoPlace;
    if (!with_days_) continue;
    const auto list = day_lists_.find(pair_key(number, link.to));
    if (list != FlatMap::kAbsent) std::sort(days_[list].begin(), days_[list].end());
  }
  return ok();
}

void LinkMap::take(std::uint32_t owner, EntityId other, const Tie& tie) {
  const auto number = index_.of(other);
  if (number == links_.size()) {
    links_.emplace_back();
    places_.push_back(kNoPlace);
    reached_by_.push_back(kWorstLink);
  }
  auto& links = links_[owner];
  if (places_[number] == kNoPlace) {
    places_[number] = static_cast<std::uint32_t>(links.size());
    links.push_back({.to = number});
  }
  auto& link = links[places_[number]];
  (tie.kind == KindNames::kMentionedWith ? link.mere : link.full) += tie.quarters;
  if (tie.relation) {
    link.standing_from = std::min(link.standing_from, tie.dated ? tie.days.first : kFirstDay);
  }
  ++ties_read_;
  const auto day = day_of(tie);
  // The other end, if it has been read, has noted the days already.
  if (!with_days_ || tie.relation || !day || !links_[number].empty()) return;
  const auto list =
      day_lists_.find_or_add(pair_key(owner, number), static_cast<std::uint32_t>(days_.size()));
  if (list == days_.size()) days_.emplace_back();
  days_[list].push_back(*day);
}

void LinkMap::meet(Side& side, const Link& link) {
  reached_by_[link.to] = std::min(reached_by_[link.to], link.cost());
  if (side.met[link.to]) return;
  side.met[link.to] = true;
  side.rim.push_back(link.to);
  connected_ = connected_ || is_met_by_both(link.to);
}

bool LinkMap::is_met_by_both(std::uint32_t number) const {
  return std::all_of(std::begin(sides_), std::end(sides_), [&](const Side& side) {
    return number < side.met.size() && side.met[number];
  });
}

const std::vector<Day>& LinkMap::days_of(std::uint32_t a, std::uint32_t b) const {
  static const std::vector<Day> kNone;
  const auto list = day_lists_.find(pair_key(a, b));
  return list == FlatMap::kAbsent ? kNone : days_[list];
}

}  // namespace weft::detail
