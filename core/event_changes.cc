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
  Regrouping(KvBatch& batch, const std::map<MentionId, EventMember>& added,
             const std::unordered_set<MentionId>& removed)
      : batch_(batch), added_(added), removed_(removed) {}

  Result<std::vector<EventChange>> run() {
    for (const MentionId mention : removed_) WEFT_TRY(touch_event_of_removed(mention));
    for (const auto& [id, member] : added_) insert(member);
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

  void insert(const EventMember& member) {
    members_.emplace(member.mention.id, &member);
    parents_.emplace(member.mention.id, member.mention.id);
  }

  MentionId root(MentionId at) {
    while (parents_.at(at) != at) at = parents_[at] = parents_.at(parents_.at(at));
    return at;
  }
  void unite(MentionId a, MentionId b) {
    const auto low = std::min(root(a), root(b));
    parents_[std::max(root(a), root(b))] = low;
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
      if (!leaves(member)) insert(member);
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
    const auto known = members_.find(other);
    if (known != members_.end()) {
      // An added pair is met from both sides; once is enough.
      if (other == id || root(other) == root(id)) return ok();
      if (same(member, *known->second)) unite(id, other);
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

  /// The touched events and those that came of them, side by side.
  std::vector<EventChange> changes() {
    std::map<EventId, EventChange> changes;
    for (const EventId id : touched_) changes[id].before = stored_.at(id);
    // Members come by id and the root of each set is its smallest: the event's identifier.
    for (const auto& [id, member] : members_) {
      changes[EventId{root(id).value}].after.push_back(*member);
    }
    std::vector<EventChange> result;
    for (auto& [id, change] : changes) {
      change.id = id;
      result.push_back(std::move(change));
    }
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
  const std::map<MentionId, EventMember>& added_;
  const std::unordered_set<MentionId>& removed_;
  std::unordered_map<EventId, Members> stored_;  ///< Decoded; addresses of members stay.
  std::unordered_set<EventId> touched_;
  std::map<MentionId, const EventMember*> members_;  ///< Of what is regrouped.
  std::unordered_map<MentionId, MentionId> parents_;
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
