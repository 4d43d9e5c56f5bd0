#include "queries/show.h"

#include "queries/detail/citer.h"
#include "queries/detail/prediction_answer.h"

namespace weft {
namespace {

using Shown = Result<std::optional<ShownRecord>>;  ///< Empty if there is no such record.

std::optional<Day> bounded(Day day) {
  return day == kFirstDay || day == kLastDay ? std::nullopt : std::optional{day};
}

Shown article_with(const Snapshot& store, ArticleId id) {
  WEFT_ASSIGN(article, store.article(id));
  if (!article) return std::optional<ShownRecord>{};
  WEFT_ASSIGN(own, store.standing(id));
  ArticleAnswer answer{*std::move(article), {}, {}};
  if (own.is_copy()) answer.copy_of = own.original;
  WEFT_ASSIGN(versions, store.versions_of(id));
  for (const auto version : versions) {
    if (versions.size() == 1) break;
    WEFT_ASSIGN(header, store.article_header(version));
    WEFT_ASSIGN(standing, store.standing(version));
    if (!header) continue;
    answer.versions.push_back({version, header->published, header->modified,
                               bounded(standing.reported), bounded(standing.until)});
  }
  return std::optional<ShownRecord>{std::move(answer)};
}

/// Leaves out superseded versions, if that leaves any.
Result<std::vector<ArticleId>> current_among(const Snapshot& store,
                                             const std::vector<ArticleId>& articles) {
  std::vector<ArticleId> current;
  for (const auto id : articles) {
    WEFT_ASSIGN(standing, store.standing(id));
    if (standing.is_current()) current.push_back(id);
  }
  return current.empty() ? articles : current;
}

Shown article_called(const Snapshot& store, std::string_view id) {
  if (const auto article_id = parse_id_as<'a'>(id)) {
    WEFT_ASSIGN(article, article_with(store, *article_id));
    if (article) return std::move(article);
  }
  WEFT_ASSIGN(with_key, store.articles_with_key(id));
  WEFT_ASSIGN(keyed, current_among(store, with_key));
  if (keyed.empty()) return std::optional<ShownRecord>{};
  if (keyed.size() > 1) {
    std::string message = "several articles have the key ";
    message.append(id).append(":");
    for (const auto article : keyed) message.append(" ").append(to_string(article));
    return fail(ErrorCode::kAmbiguous, std::move(message));
  }
  return article_with(store, keyed.front());
}

Shown event_with(const Snapshot& store, EventId id) {
  WEFT_ASSIGN(event, store.event(id));
  if (!event) return std::optional<ShownRecord>{};
  WEFT_ASSIGN(answer, answer_for(store, *event));
  return std::optional<ShownRecord>{std::move(answer)};
}

Shown claim_with(const Snapshot& store, ClaimId id) {
  WEFT_ASSIGN(claim, store.claim(id));
  if (!claim) return std::optional<ShownRecord>{};
  detail::Citer citer(store);
  WEFT_ASSIGN(entity, citer.reference_to(claim->entity));
  WEFT_ASSIGN(evidence, citer.cite(claim->evidence));
  return std::optional<ShownRecord>{
      ClaimAnswer{std::move(entity), std::move(*claim), std::move(evidence)}};
}

Shown relation_with(const Snapshot& store, RelationId id) {
  WEFT_ASSIGN(relation, store.relation(id));
  if (!relation) return std::optional<ShownRecord>{};
  detail::Citer citer(store);
  WEFT_ASSIGN(subject, citer.reference_to(relation->subject));
  WEFT_ASSIGN(object, citer.reference_to(relation->object));
  WEFT_ASSIGN(evidence, citer.cite_all(relation->evidence));
  return std::optional<ShownRecord>{RelationAnswer{id, std::move(subject), std::move(object),
                                                   std::move(relation->relation), relation->date,
                                                   std::move(evidence)}};
}

Shown prediction_with(const Snapshot& store, PredictionId id, Day today) {
  WEFT_ASSIGN(prediction, store.prediction(id));
  if (!prediction) return std::optional<ShownRecord>{};
  detail::Citer citer(store);
  WEFT_ASSIGN(answer, detail::answer_for(citer, *prediction, today));
  return std::optional<ShownRecord>{std::move(answer)};
}

Shown entity_with(const Snapshot& store, EntityId id) {
  WEFT_ASSIGN(record, store.entity(id));
  if (!record) return std::optional<ShownRecord>{};
  WEFT_ASSIGN(answer, entity_in_full(store, id));
  return std::optional<ShownRecord>{std::move(answer)};
}

Shown record_with(const Snapshot& store, std::string_view id, Day today) {
  if (const auto entity = parse_id_as<'e'>(id)) return entity_with(store, *entity);
  if (const auto event = parse_id_as<'v'>(id)) return event_with(store, *event);
  if (const auto claim = parse_id_as<'c'>(id)) return claim_with(store, *claim);
  if (const auto relation = parse_id_as<'r'>(id)) return relation_with(store, *relation);
  if (const auto prediction = parse_id_as<'p'>(id))
    return prediction_with(store, *prediction, today);
  return std::optional<ShownRecord>{};
}

}  // namespace

Result<ShownRecord> show_record(const Snapshot& store, std::string_view id, Day today) {
  WEFT_ASSIGN(record, record_with(store, id, today));
  if (record) return std::move(*record);
  WEFT_ASSIGN(article, article_called(store, id));
  if (article) return std::move(*article);
  std::string message = "nothing has the identifier, and no article the key, ";
  return fail(ErrorCode::kNotFound, message.append(id));
}

}  // namespace weft
