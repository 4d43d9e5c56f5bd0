#include <unordered_map>

#include "core/entity_votes.h"
#include "core/event_merge.h"
#include "core/relation_merge.h"
#include "core/segment.h"
#include "core/store_keys.h"
#include "core/timeline_changes.h"
#include "core/verify.h"

namespace weft {
namespace {

/// Visits the rows of a table, decoded; what cannot be decoded is reported and left out.
template <class T>
Status each_decoded(const KvReader& reader, KvTable table,
                    std::optional<T> (*decode)(std::string_view), Report& report,
                    const std::function<void(std::string_view key, const T& value)>& visit) {
  return report.note(each_with_prefix(
      reader, table, {}, [&](std::string_view key, std::string_view value) -> Result<bool> {
        const auto decoded = decode(value);
        if (decoded) {
          visit(key, *decoded);
        } else {
          report.add(table, key, "cannot be decoded");
        }
        return true;
      }));
}

std::unordered_map<std::string, std::uint32_t> codes_by_name(const KvReader& reader) {
  std::unordered_map<std::string, std::uint32_t> codes;
  Report unheard;  // a kind that cannot be read shows where it is used
  (void)rows_in(reader, KvTable::kKinds)(unheard,
                                         [&](std::string_view key, std::string_view value) {
                                           KeyParser parser{key};
                                           codes.emplace(std::string{value}, parser.u32());
                                         });
  return codes;
}

std::uint32_t code_in(const std::unordered_map<std::string, std::uint32_t>& codes,
                      const std::string& kind) {
  const auto code = codes.find(kind);
  return code == codes.end() ? 0 : code->second;
}

std::string bytes_of(const EventPosting& posting, bool primary) {
  Segment single;
  single.append(posting, primary);
  return single.encode();
}

}  // namespace

RowSource names_by_entities(const KvReader& reader) {
  return [&reader](Report& report, const RowVisit& visit) {
    return each_decoded<EntityVotes>(
        reader, KvTable::kEntities, decode_entity, report,
        [&](std::string_view key, const EntityVotes& votes) {
          const auto id = id_in_key<'e'>(key).value_or(EntityId{});
          for (const auto& [name, canonical] : folded_names(elected(id, votes))) {
            visit(text_key(name, id.value), KeyWriter{}.u8(canonical ? 1 : 0).take());
          }
        });
  };
}

RowSource event_of_by_events(const KvReader& reader) {
  return [&reader](Report& report, const RowVisit& visit) {
    return each_decoded<std::vector<EventMember>>(
        reader, KvTable::kEvents, decode_event, report,
        [&](std::string_view key, const std::vector<EventMember>& members) {
          for (const auto& member : members) {
            const auto mention = key_of(member.mention.id);
            if (mention != key) visit(mention, key);
          }
        });
  };
}

RowSource members_in_events(const KvReader& reader) {
  return [&reader](Report& report, const RowVisit& visit) {
    return each_decoded<std::vector<EventMember>>(
        reader, KvTable::kEvents, decode_event, report,
        [&](std::string_view, const std::vector<EventMember>& members) {
          for (const auto& member : members) {
            visit(key_of(member.mention.id), encode_event({member}));
          }
        });
  };
}

RowSource relations_by_evidence(const KvReader& reader) {
  return [&reader](Report& report, const RowVisit& visit) -> Status {
    const auto codes = codes_by_name(reader);
    std::uint64_t owner = 0;
    std::vector<RelationEvidence> evidence;
    const auto hand_on = [&] {
      if (evidence.empty()) return;
      auto relation = derive_relation(evidence);
      relation.kind = code_in(codes, relation.relation);
      visit(key_of(RelationId{owner}), encode_relation(relation));
      evidence.clear();
    };
    WEFT_TRY(each_decoded<RelationEvidenceRow>(
        reader, KvTable::kRelationEvidence, decode_relation_evidence, report,
        [&](std::string_view key, const RelationEvidenceRow& row) {
          const auto place = parse_evidence_key(key).value_or(EvidenceKey{});
          if (place.owner != owner) hand_on();
          owner = place.owner;
          evidence.push_back({place.article, row});
        }));
    hand_on();
    return ok();
  };
}

RowSource relations_of_by_relations(const KvReader& reader) {
  return [&reader](Report& report, const RowVisit& visit) {
    return each_decoded<RelationRow>(reader, KvTable::kRelations, decode_relation, report,
                                     [&](std::string_view key, const RelationRow& row) {
                                       const auto id =
                                           id_in_key<'r'>(key).value_or(RelationId{}).value;
                                       const auto value = encode_relation(row);
                                       visit(pair_key(row.subject.value, id), value);
                                       if (row.object != row.subject)
                                         visit(pair_key(row.object.value, id), value);
                                     });
  };
}

RowSource postings_by_events(const KvReader& reader) {
  return [&reader](Report& report, const RowVisit& visit) {
    const auto codes = codes_by_name(reader);
    return each_decoded<std::vector<EventMember>>(
        reader, KvTable::kEvents, decode_event, report,
        [&](std::string_view, const std::vector<EventMember>& members) {
          const auto code = [&](const std::string& type) { return code_in(codes, type); };
          for (const auto& at : postings_of(members, derive_events(members), code)) {
            Segment single;
            single.append(*at.event, at.days, at.role, at.primary);
            visit(key_of(at.key), single.encode());
          }
        });
  };
}

/// Checks each segment on the way: its key is that of its first posting, postings rise, none
/// belongs to another width class or beyond the next segment.
RowSource postings_in_timeline(const KvReader& reader) {
  return [&reader](Report& report, const RowVisit& visit) {
    std::optional<PostingKey> last;
    Segment segment;
    return report.note(each_with_prefix(
        reader, KvTable::kTimeline, {},
        [&](std::string_view key, std::string_view value) -> Result<bool> {
          const auto first = parse_posting_key(key);
          if (!first || !segment.decode(value)) {
            report.add(KvTable::kTimeline, key, "cannot be decoded");
            return true;
          }
          if (segment.size() > kSegmentPostings) {
            report.add(KvTable::kTimeline, key, "holds too many postings");
          }
          for (std::size_t i = 0; i < segment.size(); ++i) {
            const auto at = segment.key(i, first->owner);
            if (i == 0 ? at != *first : at.width_class != first->width_class) {
              report.add(KvTable::kTimeline, key, "does not begin with the posting of its key");
            }
            if (last && at <= *last) report.add(KvTable::kTimeline, key, "is out of order");
            last = at;
            visit(key_of(at), bytes_of(segment.posting(i), segment.primary(i)));
          }
          return true;
        }));
  };
}

}  // namespace weft
