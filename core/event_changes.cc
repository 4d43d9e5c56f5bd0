#include "core/event_changes.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "core/detail/in_parallel.h"
#include "core/event_identity.h"
#include "core/event_merge.h"
#include "core/store_keys.h"

namespace weft {
namespace {

using Members = std::vector<EventMember>;

/// A mention that is regrouped, in a forest of those that tell of one event.
struct Node {
  std::uint32_t parent;
  MentionId id;
  const EventMember* member;
  EventMember* added;  ///< The same, if it was added and may be moved from; else nullptr.
};

/// Finds the events that a group of changes makes. Works on one batch, once.
class Regrouping {
 public:
  using Places = std::unordered_map<MentionId, std::uint32_t>;
  using Keys = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

  /// Moves what stays of `added` out of it. `keys`: with places in `added`.
  Regrouping(KvBatch& batch, std::deque<EventMember>& added, const Places& places, Keys keys,
             const std::unordered_set<MentionId>& removed)
      : batch_(batch), keys_(std::move(keys)), removed_(removed) {
    std::vector<std::uint32_t> nodes(added.size(), kGone);
    nodes_.reserve(places.size());
    for (std::uint32_t place = 0; place < added.size(); ++place) {
      auto& member = added[place];
      const auto found = places.find(member.mention.id);
      if (found != places.end() && found->second == place) nodes[place] = insert(member, &member);
    }
    for (auto& [key, place] : keys_) place = nodes[place];
    std::erase_if(keys_, [](const auto& key) { return key.second == kGone; });
  }

  Result<std::vector<EventChange>> run() {
    for (const MentionId mention : removed_) WEFT_TRY(touch_event_of_removed(mention));
    WEFT_TRY(connect_added());
    return write(changes());
  }

 private:
  static constexpr std::uint32_t kGone = 0xFFFFFFFFU;

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
    if (!bytes) return EventId{mention.value};
    const auto id = id_in_key<'v'>(*bytes);
    if (!id) return damaged(KvTable::kEventOf, key);
    return *id;
  }

  std::uint32_t insert(const EventMember& member, EventMember* added) {
    const auto node = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({node, member.mention.id, &member, added});
    return node;
  }

  std::uint32_t root(std::uint32_t at) {
    while (nodes_[at].parent != at) {
      at = nodes_[at].parent = nodes_[nodes_[at].parent].parent;
    }
    return at;
  }
  /// The root of a set is its smallest mention.
  void unite(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (nodes_[b].id < nodes_[a].id) std::swap(a, b);
    nodes_[b].parent = a;
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
      if (!leaves(member)) stored_nodes_.emplace(member.mention.id, insert(member, nullptr));
    }
    const auto unite_all = [&](const Members& members) {
      for (const auto& member : members) {
        unite(stored_nodes_.at(members.front().mention.id), stored_nodes_.at(member.mention.id));
      }
    };
    if (whole) {
      unite_all(*stored);
      return ok();
    }
    Members rest;
    std::remove_copy_if(stored->begin(), stored->end(), std::back_inserter(rest), leaves);
    for (const auto& part : events_among(std::move(rest))) unite_all(part);
    return ok();
  }

  Status touch_event_of_removed(MentionId mention) {
    WEFT_ASSIGN(id, event_of(mention));
    return touch(id);
  }

  /// Unites each added mention with all that share a key with it and tell of the same event. Keys
  /// are looked up in the store in their order: neighbours share blocks of the index and of the
  /// filters.
  Status connect_added() {
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
    for (auto begin = keys_.begin(); begin != keys_.end();) {
      const auto end = std::find_if(begin, keys_.end(),
                                    [&](const auto& key) { return key.first != begin->first; });
      connect_each_to_each(begin, end);
      WEFT_TRY(connect_to_stored(begin, end));
      begin = end;
    }
    return ok();
  }

  void connect_each_to_each(Keys::const_iterator begin, Keys::const_iterator end) {
    for (auto a = begin; a != end; ++a) {
      bool is_rest_one = true;  // Then no pair of it need be looked at: a thousand equal rows.
      for (auto b = std::next(a); b != end; ++b) {
        connect(a->second, b->second);
        is_rest_one = is_rest_one && root(a->second) == root(b->second);
      }
      if (is_rest_one) return;
    }
  }

  void connect(std::uint32_t a, std::uint32_t b) {
    if (root(a) != root(b) && same(*nodes_[a].member, *nodes_[b].member)) unite(a, b);
  }

  /// The added mentions [begin, end), which share a key, with those of the store under that key.
  Status connect_to_stored(Keys::const_iterator begin, Keys::const_iterator end) {
    if (!batch_.has_stored(KvTable::kBlocks)) return ok();
    const auto visit = [&](std::string_view row, std::string_view) -> Result<bool> {
      const auto pair = parse_pair_key(row);
      if (!pair) return damaged(KvTable::kBlocks, row);
      const MentionId other{pair->second};
      if (removed_.contains(other)) return true;  // If it came again, it is among the added ones.
      for (auto key = begin; key != end; ++key) WEFT_TRY(compare(key->second, other));
      return true;
    };
    return batch_.each_stored_with_prefix(KvTable::kBlocks, KeyWriter{}.u64(begin->first).take(),
                                          visit);
  }

  Status compare(std::uint32_t added, MentionId other) {
    const auto known = stored_nodes_.find(other);
    if (known != stored_nodes_.end()) {
      connect(added, known->second);
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
    if (!same(*nodes_[added].member, *at)) return ok();
    WEFT_TRY(touch(event));
    unite(added, stored_nodes_.at(other));
    return ok();
  }

  static bool same(const EventMember& a, const EventMember& b) {
    return same_event(a.mention, a.article, b.mention, b.article);
  }

  /// The touched events and those that came of them, side by side, by id.
  std::vector<EventChange> changes() {
    // The root of each set is its smallest member: the event's identifier.
    std::vector<std::tuple<MentionId, MentionId, std::uint32_t>> placed;
    placed.reserve(nodes_.size());
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
      placed.emplace_back(nodes_[root(node)].id, nodes_[node].id, node);
    }
    std::sort(placed.begin(), placed.end());
    std::vector<EventChange> result;
    result.reserve(placed.size());
    for (const auto& [first, id, number] : placed) {
      const EventId event{first.value};
      if (result.empty() || result.back().id != event) result.push_back({event, {}, {}});
      const auto& node = nodes_[number];
      auto& after = result.back().after;
      node.added != nullptr ? after.push_back(std::move(*node.added))
                            : after.push_back(*node.member);
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
    std::vector<std::string> encoded(changes.size());
    detail::in_parallel(changes.size(), [&](std::size_t begin, std::size_t end) {
      for (auto i = begin; i < end; ++i) {
        if (!changes[i].after.empty()) encoded[i] = encode_event(changes[i].after);
      }
    });
    for (const MentionId mention : removed_) batch_.remove(KvTable::kEventOf, key_of(mention));
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const auto& change = changes[i];
      const auto event = key_of(change.id);
      if (change.after.empty()) {
        batch_.remove(KvTable::kEvents, event);
        continue;
      }
      batch_.put(KvTable::kEvents, event, encoded[i]);
      write_event_of(change, event);
    }
    return changes;
  }

  void write_event_of(const EventChange& change, const std::string& event) {
    std::unordered_set<MentionId> there;
    for (const auto& member : change.before) {
      if (!removed_.contains(member.mention.id)) there.insert(member.mention.id);
    }
    for (const auto& member : change.after) {
      const auto id = member.mention.id;
      if (there.contains(id)) continue;
      if (id.value != change.id.value) {
        batch_.put(KvTable::kEventOf, key_of(id), event);
      } else if (stored_nodes_.contains(id)) {  // It was not the first of its event before.
        batch_.remove(KvTable::kEventOf, key_of(id));
      }
    }
  }

  KvBatch& batch_;
  Keys keys_;  ///< Of added mentions, with their nodes.
  const std::unordered_set<MentionId>& removed_;
  std::vector<Node> nodes_;                      ///< The added mentions first.
  std::unordered_map<EventId, Members> stored_;  ///< Decoded; addresses of members stay.
  Places stored_nodes_;                          ///< Mentions of touched events.
  std::unordered_set<EventId> touched_;
};

}  // namespace

void EventChanges::add(EventMember member, const std::vector<std::uint64_t>& keys) {
  const auto place = static_cast<std::uint32_t>(added_.size());
  places_.insert_or_assign(member.mention.id, place);
  added_.push_back(std::move(member));
  for (const auto key : keys) keys_.emplace_back(key, place);
}

void EventChanges::remove(MentionId mention) {
  if (places_.erase(mention) == 0) removed_.insert(mention);
}

Result<std::vector<EventChange>> EventChanges::fold(KvBatch& batch) {
  auto changes = Regrouping{batch, added_, places_, std::move(keys_), removed_}.run();
  added_.clear();
  places_.clear();
  keys_.clear();
  removed_.clear();
  return changes;
}

}  // namespace weft
