#include "core/verify.h"

#include <array>

#include "core/event_merge.h"
#include "core/store_group.h"
#include "core/store_keys.h"

namespace weft {
namespace {

constexpr std::array kTablesByArticle = {
    KvTable::kKeys,     KvTable::kMentions,    KvTable::kBlocks,      KvTable::kRelationEvidence,
    KvTable::kClaims,   KvTable::kClaimOwners, KvTable::kPredictions, KvTable::kSketches,
    KvTable::kCopyKeys, KvTable::kVersionKeys};

class Verification {
 public:
  explicit Verification(const KvReader& reader) : reader_(reader) {}

  Result<std::vector<Disagreement>> run() {
    WEFT_ASSIGN(walked, walk_articles(reader_, report_));
    said_ = std::move(walked);
    for (const auto table : kTablesByArticle) WEFT_TRY(check_by_articles(table));
    WEFT_TRY(check(KvTable::kStandings, standings_by_stories(reader_),
                   rows_in(reader_, KvTable::kStandings)));
    WEFT_TRY(check_members());
    WEFT_TRY(check_events(reader_, report_));
    WEFT_TRY(
        check(KvTable::kEventOf, event_of_by_events(reader_), rows_in(reader_, KvTable::kEventOf)));
    WEFT_TRY(check(KvTable::kTimeline, postings_by_events(reader_), postings_in_timeline(reader_)));
    WEFT_TRY(check_entities());
    WEFT_TRY(check(KvTable::kNames, names_by_entities(reader_), rows_in(reader_, KvTable::kNames)));
    WEFT_TRY(check(KvTable::kRelations, relations_by_evidence(reader_),
                   rows_in(reader_, KvTable::kRelations)));
    WEFT_TRY(check(KvTable::kRelationsOf, relations_of_by_relations(reader_),
                   rows_in(reader_, KvTable::kRelationsOf)));
    WEFT_TRY(check_totals());
    return report_.take();
  }

 private:
  Status check(KvTable table, const RowSource& expected, const RowSource& actual) {
    Report heard;  // undecodable rows are reported by the check of their own table
    WEFT_ASSIGN(wanted, tally_of(expected, heard));
    WEFT_ASSIGN(found, tally_of(actual, report_));
    return wanted == found ? ok() : compare_rows(table, expected, actual, report_);
  }

  Status check_by_articles(KvTable table) {
    const auto actual = rows_in(reader_, table);
    WEFT_ASSIGN(found, tally_of(actual, report_));
    if (found == said_.rows[table]) return ok();
    return compare_rows(table, rows_by_articles(reader_, table), actual, report_);
  }

  Status check_members() {
    const auto actual = members_in_events(reader_);
    WEFT_ASSIGN(found, tally_of(actual, report_));
    if (found == said_.members) return ok();
    return compare_rows(KvTable::kEvents, rows_by_articles(reader_, KvTable::kEvents), actual,
                        report_);
  }

  /// Votes are summed up from the articles, events counted from the stored events.
  Status check_entities() {
    Report heard;
    WEFT_TRY(
        heard.note(each_with_prefix(reader_, KvTable::kEvents, {},
                                    [&](std::string_view, std::string_view value) -> Result<bool> {
                                      const auto members = decode_event(value);
                                      if (!members) return true;
                                      for (const auto& event : derive_events(*members)) {
                                        count_event(event);
                                      }
                                      return true;
                                    })));
    for (const auto& [id, votes] : said_.entities) {
      said_.totals.entities += votes.articles > 0 ? 1 : 0;
    }
    const auto expected = [&](Report&, const RowVisit& visit) {
      for (const auto& [id, votes] : said_.entities) visit(key_of(id), encode_entity(votes));
      return ok();
    };
    return check(KvTable::kEntities, expected, rows_in(reader_, KvTable::kEntities));
  }

  void count_event(const Event& event) {
    ++said_.totals.events;
    for (const auto& participant : event.participants) {
      if (participant.role == Role::kContext) continue;
      const auto entity = said_.entities.find(participant.entity);
      if (entity != said_.entities.end()) ++entity->second.events;
    }
  }

  Status check_totals() {
    Report heard;
    WEFT_TRY(
        rows_in(reader_, KvTable::kRelations)(heard, [&](std::string_view, std::string_view value) {
          const auto relation = decode_relation(value);
          said_.totals.relations += relation && relation->articles > 0 ? 1 : 0;
        }));
    std::string last;
    WEFT_TRY(
        rows_in(reader_, KvTable::kPredictions)(heard, [&](std::string_view key, std::string_view) {
          const auto id = key.substr(0, kPrefixBytes);
          said_.totals.predictions += id != last || last.empty() ? 1 : 0;
          last = id;
        }));
    WEFT_ASSIGN(bytes, reader_.get(KvTable::kMeta, kTotalsKey));
    if (!bytes && said_.totals.articles == 0) return ok();
    if (!bytes || *bytes != encode_totals(said_.totals)) {
      report_.add(KvTable::kMeta, kTotalsKey, "does not count what the store holds");
    }
    return ok();
  }

  const KvReader& reader_;
  Report report_;
  ArticlesSaid said_;
};

}  // namespace

Result<std::vector<Disagreement>> verify_store(const KvReader& reader) {
  return Verification{reader}.run();
}

}  // namespace weft
