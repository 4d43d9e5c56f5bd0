#include <algorithm>
#include <functional>

#include "core/detail/record_codec.h"
#include "core/records.h"
#include "core/store_keys.h"

namespace weft {

using namespace detail;

FlatBufferBuilder& detail::empty_builder() {
  constexpr std::size_t kMostKept = 1U << 20U;
  thread_local FlatBufferBuilder builder;
  if (builder.GetSize() > kMostKept) {
    builder.Reset();
  } else {
    builder.Clear();
  }
  return builder;
}

namespace {

bool read_member(const rec::EventMember& stored, EventMember& member) {
  member.article = ArticleId{stored.article()};
  member.reported = stored.reported();
  member.source = read_text(stored.source());
  member.until = stored.until();
  return read_event_mention(*stored.mention(), member.mention);
}

}  // namespace

std::string encode_event(const std::vector<EventMember>& members) {
  auto& builder = empty_builder();
  std::vector<Offset<rec::EventMember>> written;
  for (const auto& member : members) {
    const auto mention = write_event_mention(builder, member.mention);
    const auto source = write_text(builder, member.source);
    written.push_back(rec::CreateEventMember(builder, mention, member.article.value,
                                             member.reported, source, member.until));
  }
  return finished(builder, rec::CreateEvent(builder, builder.CreateVector(written)));
}

std::optional<std::vector<EventMember>> decode_event(std::string_view bytes) {
  const Verified<rec::Event> verified{bytes};
  std::vector<EventMember> members;
  if (verified.table() == nullptr ||
      !read_each(verified.table()->members(), members, read_member) || members.empty()) {
    return std::nullopt;
  }
  return members;
}

std::string encode_sketch(const Sketch& sketch) {
  auto& builder = empty_builder();
  return finished(builder,
                  rec::CreateSketch(builder, builder.CreateVector(sketch.hashes), sketch.shingles));
}

std::optional<Sketch> decode_sketch(std::string_view bytes) {
  const Verified<rec::Sketch> verified{bytes};
  const auto* stored = verified.table();
  if (stored == nullptr || stored->hashes() == nullptr) return std::nullopt;
  Sketch sketch;
  sketch.hashes.assign(stored->hashes()->begin(), stored->hashes()->end());
  sketch.shingles = stored->shingles();
  const bool rising = std::adjacent_find(sketch.hashes.begin(), sketch.hashes.end(),
                                         std::greater_equal<>{}) == sketch.hashes.end();
  if (!rising || sketch.hashes.size() > kSketchHashes) return std::nullopt;
  return sketch;
}

std::string encode_standing(const Standing& standing) {
  auto& builder = empty_builder();
  const auto voice = write_text(builder, standing.voice);
  return finished(builder,
                  rec::CreateStanding(builder, standing.reported, standing.until,
                                      standing.original.value, standing.of_one_article, voice));
}

std::optional<Standing> decode_standing(std::string_view bytes) {
  const Verified<rec::Standing> verified{bytes};
  const auto* stored = verified.table();
  if (stored == nullptr) return std::nullopt;
  return Standing{stored->reported(), stored->until(), ArticleId{stored->original()},
                  stored->of_one_article(), read_text(stored->voice())};
}

std::string encode_mention(const MentionRow& row) {
  auto& builder = empty_builder();
  return finished(builder,
                  rec::CreateMention(builder, static_cast<std::uint8_t>(row.type), row.reported));
}

std::optional<MentionRow> decode_mention(std::string_view bytes) {
  const Verified<rec::Mention> verified{bytes};
  if (verified.table() == nullptr) return std::nullopt;
  MentionRow row;
  row.reported = verified.table()->reported();
  return read_type(verified.table()->type(), row.type) ? std::optional{row} : std::nullopt;
}

std::string encode_relation_evidence(const RelationEvidenceRow& row) {
  auto& builder = empty_builder();
  const auto mention = write_relation_mention(builder, row.mention);
  return finished(builder, rec::CreateRelationEvidence(builder, mention, row.reported, row.until,
                                                       row.original.value));
}

std::optional<RelationEvidenceRow> decode_relation_evidence(std::string_view bytes) {
  const Verified<rec::RelationEvidence> verified{bytes};
  if (verified.table() == nullptr) return std::nullopt;
  RelationEvidenceRow row;
  row.reported = verified.table()->reported();
  row.until = verified.table()->until();
  row.original = ArticleId{verified.table()->original()};
  if (!read_relation_mention(*verified.table()->mention(), row.mention)) return std::nullopt;
  return row;
}

std::string encode_relation(const RelationRow& row) {
  auto& builder = empty_builder();
  const auto relation = write_required(builder, row.relation);
  const auto date = write_date(builder, row.date);
  return finished(
      builder, rec::CreateRelation(builder, row.subject.value, row.object.value, relation, row.kind,
                                   date, row.articles, row.first_reported));
}

std::optional<RelationRow> decode_relation(std::string_view bytes) {
  const Verified<rec::Relation> verified{bytes};
  const auto* stored = verified.table();
  if (stored == nullptr) return std::nullopt;
  RelationRow row{EntityId{stored->subject()},
                  EntityId{stored->object()},
                  read_text(stored->relation()),
                  stored->kind(),
                  std::nullopt,
                  stored->articles(),
                  stored->first_reported()};
  if (!read_date(stored->date(), row.date)) return std::nullopt;
  return row;
}

std::string encode_claim(const ClaimRow& row) {
  auto& builder = empty_builder();
  const auto mention = write_claim_mention(builder, row.mention);
  const auto value = write_text(builder, row.value);
  return finished(builder,
                  rec::CreateClaim(builder, mention, value, row.article.value, row.reported));
}

std::optional<ClaimRow> decode_claim(std::string_view bytes) {
  const Verified<rec::Claim> verified{bytes};
  const auto* stored = verified.table();
  if (stored == nullptr) return std::nullopt;
  ClaimRow row;
  row.value = read_text(stored->value());
  row.article = ArticleId{stored->article()};
  row.reported = stored->reported();
  if (!read_claim_mention(*stored->mention(), row.mention)) return std::nullopt;
  return row;
}

std::string encode_prediction(const PredictionRow& row) {
  auto& builder = empty_builder();
  const auto mention = write_prediction_mention(builder, row.mention);
  const auto text = write_text(builder, row.text);
  const auto reason = write_text(builder, row.reason);
  return finished(builder, rec::CreatePrediction(builder, mention, text, reason, row.reported));
}

std::optional<PredictionRow> decode_prediction(std::string_view bytes) {
  const Verified<rec::Prediction> verified{bytes};
  const auto* stored = verified.table();
  if (stored == nullptr) return std::nullopt;
  PredictionRow row;
  row.text = read_text(stored->text());
  row.reason = read_text(stored->reason());
  row.reported = stored->reported();
  if (!read_prediction_mention(*stored->mention(), row.mention)) return std::nullopt;
  return row;
}

std::string encode_totals(const StoreStats& totals) {
  auto& builder = empty_builder();
  std::vector<Offset<rec::LanguageCount>> languages;
  for (const auto& [language, articles] : totals.languages) {
    const auto name = write_text(builder, language);
    languages.push_back(rec::CreateLanguageCount(builder, name, articles));
  }
  const auto stored_languages = builder.CreateVector(languages);
  return finished(
      builder,
      rec::CreateTotals(builder, totals.articles, totals.entities, totals.events,
                        totals.event_mentions, totals.relations, totals.claims, totals.predictions,
                        totals.earlier_versions, totals.copies, stored_languages));
}

std::optional<StoreStats> decode_totals(std::string_view bytes) {
  const Verified<rec::Totals> verified{bytes};
  const auto* stored = verified.table();
  if (stored == nullptr) return std::nullopt;
  StoreStats totals{};
  totals.articles = stored->articles();
  totals.entities = stored->entities();
  totals.events = stored->events();
  totals.event_mentions = stored->event_mentions();
  totals.relations = stored->relations();
  totals.claims = stored->claims();
  totals.predictions = stored->predictions();
  totals.earlier_versions = stored->earlier_versions();
  totals.copies = stored->copies();
  if (stored->languages() != nullptr) {
    for (const auto* count : *stored->languages()) {
      totals.languages[read_text(count->language())] = count->articles();
    }
  }
  return totals;
}

std::string row_name(KvTable table, std::string_view key) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string name{name_of(table)};
  name += ' ';
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    name += kDigits[byte >> 4U];
    name += kDigits[byte & 0xFU];
  }
  return name;
}

Error damaged(KvTable table, std::string_view key) {
  return fail(ErrorCode::kCorrupt, "this value of the store is damaged; run weft verify",
              row_name(table, key));
}

}  // namespace weft
