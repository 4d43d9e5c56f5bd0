#include "core/store_check.h"

#include <string>
#include <unordered_set>

namespace weft {
namespace {

/// Checks the facts of one article; remembers what it is at for the message.
class Checker {
 public:
  Checker(const Article& article, const ArticleFacts& facts)
      : article_(article), facts_(facts), text_(article.text) {}

  Status check() {
    if (facts_.article != article_.id) return reject("facts", "are those of another article");
    if (text_.size() >= std::uint32_t(-1)) return reject("text", "is longer than 4 GiB");
    WEFT_TRY(check_sections());
    WEFT_TRY(check_tables());
    WEFT_TRY(check_entities());
    WEFT_TRY(check_mentions());
    for (const auto& event : facts_.events) WEFT_TRY(check_event(event));
    for (const auto& relation : facts_.relations) WEFT_TRY(check_relation(relation));
    for (const auto& claim : facts_.claims) WEFT_TRY(check_claim(claim));
    for (const auto& prediction : facts_.predictions) WEFT_TRY(check_prediction(prediction));
    return ok();
  }

 private:
  [[nodiscard]] Error reject(const std::string& what, const std::string& why) const {
    return fail(ErrorCode::kCorrupt, what + " " + why, to_string(article_.id));
  }

  [[nodiscard]] bool at_character(std::uint32_t offset) const {
    return offset == text_.size() || (static_cast<unsigned char>(text_[offset]) & 0xC0U) != 0x80U;
  }

  /// A span of whole characters; it may be empty.
  [[nodiscard]] Status span_of(const auto& what, Span span) const {
    if (span.begin > span.end || span.end > text_.size()) {
      return reject(what(), "has the span [" + std::to_string(span.begin) + "," +
                                std::to_string(span.end) + ") outside the text of " +
                                std::to_string(text_.size()) + " bytes");
    }
    if (!at_character(span.begin) || !at_character(span.end)) {
      return reject(what(), "has the span [" + std::to_string(span.begin) + "," +
                                std::to_string(span.end) + ") that cuts a character");
    }
    return ok();
  }

  [[nodiscard]] Status quote_of(const auto& what, Span span) const {
    WEFT_TRY(span_of(what, span));
    if (span.begin == span.end) return reject(what(), "quotes nothing");
    return ok();
  }

  [[nodiscard]] Status known(const auto& what, EntityId entity) const {
    if (described_.contains(entity)) return ok();
    return reject(what(),
                  "refers to " + to_string(entity) + ", which the article does not describe");
  }

  [[nodiscard]] Status check_sections() const {
    for (const auto& section : article_.sections) {
      const auto what = [&] { return "section at " + std::to_string(section.span.begin); };
      WEFT_TRY(span_of(what, section.span));
      if (section.label) WEFT_TRY(span_of(what, *section.label));
    }
    return ok();
  }

  [[nodiscard]] Status check_tables() const {
    for (const auto& table : article_.tables) {
      const auto what = [&] { return "table at " + std::to_string(table.span.begin); };
      WEFT_TRY(span_of(what, table.span));
      for (const Span cell : table.header) WEFT_TRY(span_of(what, cell));
      for (const auto& row : table.rows) {
        if (row.size() != table.header.size()) return reject(what(), "has rows of several lengths");
        for (const Span cell : row) WEFT_TRY(span_of(what, cell));
      }
    }
    return ok();
  }

  [[nodiscard]] Status check_entities() {
    for (const auto& entity : facts_.entities) {
      const auto what = [&] { return "entity " + to_string(entity.id); };
      if (entity.name.empty()) return reject(what(), "has no name");
      if (entity.id == EntityId{}) return reject(what(), "has the identifier of no entity");
      if (!described_.insert(entity.id).second) return reject(what(), "is described twice");
    }
    return ok();
  }

  [[nodiscard]] Status check_mentions() const {
    for (const auto& mention : facts_.mentions) {
      const auto what = [&] { return "mention of " + to_string(mention.entity); };
      WEFT_TRY(quote_of(what, mention.span));
      WEFT_TRY(known(what, mention.entity));
    }
    return ok();
  }

  [[nodiscard]] Status check_event(const EventMention& event) {
    const auto what = [&] { return "event " + to_string(event.id); };
    WEFT_TRY(quote_of(what, event.quote));
    WEFT_TRY(quote_of(what, event.trigger));
    if (event.date_span) WEFT_TRY(span_of(what, *event.date_span));
    for (const auto& participant : event.participants) {
      WEFT_TRY(span_of(what, participant.span));
      WEFT_TRY(known(what, participant.entity));
    }
    if (event.speaker) WEFT_TRY(known(what, *event.speaker));
    if (event.type.empty()) return reject(what(), "has no type");
    if (!events_.insert(event.id).second) return reject(what(), "is told twice");
    return ok();
  }

  [[nodiscard]] Status check_relation(const RelationMention& relation) const {
    const auto what = [&] { return "relation \"" + relation.relation + "\""; };
    WEFT_TRY(quote_of(what, relation.quote));
    WEFT_TRY(known(what, relation.subject));
    if (relation.relation.empty()) return reject(what(), "has no name");
    return known(what, relation.object);
  }

  [[nodiscard]] Status check_claim(const ClaimMention& claim) {
    const auto what = [&] { return "claim " + to_string(claim.id); };
    WEFT_TRY(quote_of(what, claim.quote));
    WEFT_TRY(span_of(what, claim.value));
    if (!claims_.insert(claim.id).second) return reject(what(), "is made twice");
    return known(what, claim.entity);
  }

  [[nodiscard]] Status check_prediction(const PredictionMention& prediction) const {
    const auto what = [&] { return "prediction " + to_string(prediction.id); };
    WEFT_TRY(quote_of(what, prediction.quote));
    if (prediction.reason) WEFT_TRY(span_of(what, *prediction.reason));
    for (const EntityId entity : prediction.entities) WEFT_TRY(known(what, entity));
    return ok();
  }

  const Article& article_;
  const ArticleFacts& facts_;
  std::string_view text_;
  std::unordered_set<EntityId> described_;
  std::unordered_set<MentionId> events_;
  std::unordered_set<ClaimId> claims_;
};

}  // namespace

Status check_facts(const Article& article, const ArticleFacts& facts) {
  return Checker{article, facts}.check();
}

}  // namespace weft
