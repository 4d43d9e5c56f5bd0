#include <algorithm>
#include <set>

#include "core/event_identity.h"
#include "core/event_merge.h"
#include "core/store_keys.h"
#include "core/verify.h"

namespace weft {
namespace {

Status check_each_event(const KvReader& reader, Report& report) {
  return report.note(each_with_prefix(
      reader, KvTable::kEvents, {},
      [&](std::string_view key, std::string_view value) -> Result<bool> {
        const auto members = decode_event(value);
        if (!members) return true;  // reported where members are counted
        if (key_of(event_id_of(*members)) != key) {
          report.add(KvTable::kEvents, key, "does not have the identifier of its smallest mention");
        }
        const bool sorted = std::is_sorted(
            members->begin(), members->end(),
            [](const auto& a, const auto& b) { return a.mention.id < b.mention.id; });
        if (!sorted) report.add(KvTable::kEvents, key, "has its mentions out of order");
        if (events_among(*members).size() != 1) {
          report.add(KvTable::kEvents, key, "holds mentions that do not tell of one event");
        }
        return true;
      }));
}

struct Placed {
  EventId event;
  EventMember member;
};

/// The mention and its event; empty if the rows disagree, which is reported elsewhere.
Result<std::optional<Placed>> placed(const KvReader& reader, MentionId mention) {
  WEFT_ASSIGN(other, reader.get(KvTable::kEventOf, key_of(mention)));
  const auto event_key = other.value_or(key_of(mention));
  WEFT_ASSIGN(bytes, reader.get(KvTable::kEvents, event_key));
  const auto members = bytes ? decode_event(*bytes) : std::nullopt;
  if (!members) return std::optional<Placed>{};
  for (const auto& member : *members) {
    if (member.mention.id == mention) {
      return std::optional{Placed{id_in_key<'v'>(event_key).value_or(EventId{}), member}};
    }
  }
  return std::optional<Placed>{};
}

/// Reports pairs among the mentions of one block that are one event and stand in two.
class BlockCheck {
 public:
  BlockCheck(const KvReader& reader, Report& report) : reader_(reader), report_(report) {}

  Status finish(const std::vector<MentionId>& mentions) {
    if (mentions.size() < 2) return ok();
    std::vector<Placed> block;
    for (const MentionId mention : mentions) {
      WEFT_ASSIGN(found, placed(reader_, mention));
      if (found) block.push_back(*std::move(found));
    }
    for (auto a = block.begin(); a != block.end(); ++a) {
      for (auto b = std::next(a); b != block.end(); ++b) compare(*a, *b);
    }
    return ok();
  }

 private:
  void compare(const Placed& a, const Placed& b) {
    if (a.event == b.event ||
        !same_event(a.member.mention, a.member.article, b.member.mention, b.member.article)) {
      return;
    }
    const auto pair = std::minmax(a.event, b.event);
    if (!reported_.insert({pair.first, pair.second}).second) return;
    report_.add(KvTable::kEvents, key_of(pair.first),
                "tells of the same event as " + to_string(pair.second));
  }

  const KvReader& reader_;
  Report& report_;
  std::set<std::pair<EventId, EventId>> reported_;
};

Status check_apart(const KvReader& reader, Report& report) {
  BlockCheck check{reader, report};
  std::uint64_t block = 0;
  std::vector<MentionId> mentions;
  const auto visit = [&](std::string_view key, std::string_view) -> Result<bool> {
    const auto pair = parse_pair_key(key);
    if (!pair) return true;  // no article stands behind such a row: reported there
    if (pair->first != block) {
      WEFT_TRY(check.finish(mentions));
      mentions.clear();
    }
    block = pair->first;
    mentions.push_back(MentionId{pair->second});
    return true;
  };
  WEFT_TRY(report.note(each_with_prefix(reader, KvTable::kBlocks, {}, visit)));
  return report.note(check.finish(mentions));
}

}  // namespace

Status check_events(const KvReader& reader, Report& report) {
  WEFT_TRY(check_each_event(reader, report));
  return check_apart(reader, report);
}

}  // namespace weft
