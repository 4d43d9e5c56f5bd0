#include "core/event_changes.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "core/event_identity.h"
#include "core/event_merge.h"
#include "core/store_keys.h"

namespace weft {
namespace {

using Members = std::vector<EventMember>;

/// Finds the events that a group of changes makes. Works on one batch, once.
class Regrouping {
 public:
  /// Moves what is added out of `added`.
  Regrouping(KvBatch& batch, std::unordered_map<MentionId, EventMember>& added,
             const std::unordered_set<MentionId>& removed)
      : batch_(batch), added_(added), removed_(removed) {}

  Result<std::vector<EventChange>> run() {
    places_.reserve(added_.size());
    for (const MentionId mention : removed_) WEFT_TRY(touch_event_of_removed(mention));
    for (auto& [id, member] : added_) places_.emplace(id, Place{id, &member, &member});
    WEFT_TRY(connect_added());
    return write(changes());
  }

 private:
  /// The event as it is stored; decoded once.
  Result<const Members*> load(EventId id) {
    const auto known = stored_.find(id);
    if (known != stored_.end()) return &known->second;
    const auto key = key_of(id);
    WEFT_ASSIGN(bytes, batch_.get(KvTable::kEvents, key));
    if (!bytes) return damaged(KvTable::kEvents, key);
    WEFT_ASSIGN(members, sound(decode_event(*bytes), KvTable::kEvents, key));
    return &stored_.emplace(id, std::move(members)).first->second;
  }

  Result<EventId> event_of(MentionId mention) {
    const auto key = key_of(mention);
    WEFT_ASSIGN(bytes, batch_.get(KvTable::kEventOf, key));
    const auto id = bytes ? id_in_key<'v'>(*bytes) : std::nullopt;
    if (!id) return damaged(KvTable::kEventOf, key);
    return *id;
  }

  /// Where a mention stands in the forest of those that are regrouped.
  struct Place {
    MentionId parent;
    const EventMember* member;
    EventMember* added;  ///< The same, if it was added and may be moved from; else nullptr.
  };

  void insert_stored(const EventMember& member) {
    places_.emplace(member.mention.id, Place{member.mention.id, &member, nullptr});
  }

  MentionId root(MentionId at) {
    for (auto* place = &places_.at(at); place->parent != at; place = &places_.at(at)) {
      at = place->parent = places_.at(place->parent).parent;
    }
    return at;
  }
  void unite(MentionId a, MentionId b) {
    const auto low = std::min(root(a), root(b));
    places_.at(std::max(root(a), root(b))).parent = low;
  }

  /// Takes a stored event into the regrouping. Its members still belong together unless one of them
  /// leaves: then what held the others together may have left with it.
  Status touch(EventId id) {
    if (!touched_.insert(id).second) return ok();
    WEFT_ASSIGN(stored, load(id));
    const auto leaves = [&](const EventMember& member) {
      return removed_.contains(member.mention.id);
    };
    const bool whole = std::none_of(stored->begin(), stored->end(), leaves);
    for (const auto& member : *stored) {
      if (!leaves(member)) insert_stored(member);
    }
    if (whole) {
      for (const auto& member : *stored) {
        unite(stored->front().mention.id, member.mention.id);
      }
      return ok();
    }
    Members rest;
    std::remove_copy_if(stored->begin(), stored->end(), std::back_inserter(rest), leaves);
    for (const auto& part : events_among(std::move(rest))) {
      for (const auto& member : part) unite(part.front().mention.id, member.mention.id);
    }
    return ok();
  }

  Status touch_event_of_removed(MentionId mention) {
    WEFT_ASSIGN(id, event_of(mention));
    return touch(id);
  }

  /// Unites each added mention with all that tell of the same event. Keys are looked up in their
  /// order, whichever mention has them: neighbours share blocks of the index and of the filters.
  Status connect_added() {
    std::vector<std::pair<std::uint64_t, const EventMember*>> keys;
    for (const auto& [id, member] : added_) {
      for (const auto key : block_keys(member.mention, member.article)) {
        keys.emplace_back(key, &member);
      }
    }
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
      return std::tie(a.first, a.second->mention.id) < std::tie(b.first, b.second->mention.id);
    });
    for (const auto& [key, member] : keys) WEFT_TRY(connect(*member, key));
    return ok();
  }

  Status connect(const EventMember& member, std::uint64_t key) {
    const auto visit = [&](std::string_view row, std::string_view) -> Result<bool> {
      const auto pair = parse_pair_key(row);
      if (!pair) return damaged(KvTable::kBlocks, row);
      WEFT_TRY(compare(member, MentionId{pair->second}));
      return true;
    };
    return batch_.each_with_prefix(KvTable::kBlocks, KeyWriter{}.u64(key).take(), visit);
  }

  Status compare(const EventMember& member, MentionId other) {
    const auto id = member.mention.id;
    const auto known = places_.find(other);
    if (known != places_.end()) {
      // An added pair is met from both sides; once is enough.
      if (other == id || root(other) == root(id)) return ok();
      if (same(member, *known->second.member)) unite(id, other);
      return ok();
    }
    WEFT_ASSIGN(event, event_of(other));
    WEFT_ASSIGN(stored, load(event));
    const auto at =
        std::lower_bound(stored->begin(), stored->end(), other,
                         [](const EventMember& a, MentionId b) { return a.mention.id < b; });
    if (at == stored->end() || at->mention.id != other) {
      return damaged(KvTable::kEvents, key_of(event));
    }
    if (!same(member, *at)) return ok();
    WEFT_TRY(touch(event));
    unite(id, other);
    return ok();
  }

  static bool same(const EventMember& a, const EventMember& b) {
    return same_event(a.mention, a.article, b.mention, b.article);
  }

  /// The touched events and those that came of them, side by side, by id.
  std::vector<EventChange> changes() {
    // The root of each set is its smallest member: the event's identifier.
    std::vector<std::pair<MentionId, MentionId>> placed;
    placed.reserve(places_.size());
    for (const auto& [id, place] : places_) placed.emplace_back(root(id), id);
    std::sort(placed.begin(), placed.end());
    std::vector<EventChange> result;
    for (const auto& [first, id] : placed) {
      const EventId event{first.value};
      if (result.empty() || result.back().id != event) result.push_back({event, {}, {}});
      const auto& place = places_.at(id);
      auto& after = result.back().after;
      place.added != nullptr ? after.push_back(std::move(*place.added))
                             : after.push_back(*place.member);
    }
    const auto by_id = [](const EventChange& a, const EventChange& b) { return a.id < b.id; };
    const auto kept = static_cast<std::ptrdiff_t>(result.size());
    for (const EventId id : touched_) {
      const auto end = result.begin() + kept;
      const auto at = std::lower_bound(result.begin(), end, EventChange{id, {}, {}}, by_id);
      if (at != end && at->id == id) {
        at->before = stored_.at(id);
      } else {
        result.push_back({id, stored_.at(id), {}});
      }
    }
    std::sort(result.begin() + kept, result.end(), by_id);
    std::inplace_merge(result.begin(), result.begin() + kept, result.end(), by_id);
    return result;
  }

  std::vector<EventChange> write(std::vector<EventChange> changes) {
    for (const MentionId mention : removed_) batch_.remove(KvTable::kEventOf, key_of(mention));
    for (const auto& change : changes) {
      if (change.after.empty()) {
        batch_.remove(KvTable::kEvents, key_of(change.id));
        continue;
      }
      batch_.put(KvTable::kEvents, key_of(change.id), encode_event(change.after));
      std::unordered_set<MentionId> there;
      for (const auto& member : change.before) {
        if (!removed_.contains(member.mention.id)) there.insert(member.mention.id);
      }
      for (const auto& member : change.after) {
        const auto id = member.mention.id;
        if (!there.contains(id)) batch_.put(KvTable::kEventOf, key_of(id), key_of(change.id));
      }
    }
    return changes;
  }

  KvBatch& batch_;
  std::unordered_map<MentionId, EventMember>& added_;
  const std::unordered_set<MentionId>& removed_;
  std::unordered_map<EventId, Members> stored_;  ///< Decoded; addresses of members stay.
  std::unordered_set<EventId> touched_;
  std::unordered_map<MentionId, Place> places_;  ///< Of what is regrouped.
};

}  // namespace

void EventChanges::add(EventMember member) {
  const auto id = member.mention.id;
  added_.insert_or_assign(id, std::move(member));
}

void EventChanges::remove(MentionId mention) {
  if (added_.erase(mention) == 0) removed_.insert(mention);
}

Result<std::vector<EventChange>> EventChanges::fold(KvBatch& batch) {
  auto changes = Regrouping{batch, added_, removed_}.run();
  added_.clear();
  removed_.clear();
  return changes;
}

}  // namespace weft
