#include "importers/resolve/resolve.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "importers/resolve/content_words.h"
#include "importers/resolve/entity_id.h"

namespace weft {
namespace {

constexpr std::size_t kMaxContext = 8;
/// Names of a quote that are looked at for context; only a list has more.
constexpr std::size_t kMaxNamesOfQuote = 64;

class Resolver {
 public:
  Resolver(const Article& article, const Annotations& annotations, const LanguageEngine& engine)
      : article_(article), annotations_(annotations), engine_(engine) {
    facts_.article = article.id;
    for (const auto& referent : annotations.referents)
      ids_.push_back(entity_id_of(referent.pack_id, referent.name));
  }

  ArticleFacts resolve() {
    add_mentions();
    for (const auto& event : annotations_.events) add_event(event);
    for (const auto& relation : annotations_.relations) add_relation(relation);
    for (const auto& claim : annotations_.claims) add_claim(claim);
    for (const auto& prediction : annotations_.predictions) add_prediction(prediction);
    describe_entities();
    sort();
    return std::move(facts_);
  }

 private:
  /// Text that can be quoted: not empty and inside the article.
  [[nodiscard]] bool is_evidence(Span span) const {
    return span.begin < span.end && span.end <= article_.text.size();
  }
  EntityId refer_to(std::uint32_t referent) {
    used_.insert(referent);
    return ids_[referent];
  }

  void add_mentions() {
    for (const auto& name : annotations_.names) {
      if (!is_evidence(name.span)) continue;
      facts_.mentions.push_back({refer_to(name.referent), name.span, name.type});
    }
  }

  void add_event(const EventInText& event) {
    if (!event.asserted || !is_evidence(event.quote) || !is_evidence(event.trigger)) return;
    if (event.participants.empty() && !event.speaker) return;
    EventMention mention;
    mention.id = {Hasher("mention")
                      .add(article_.id.value)
                      .add(event.trigger.begin)
                      .add(event.trigger.end)
                      .digest()};
    mention.quote = event.quote;
    mention.trigger = event.trigger;
    mention.type = event.type;
    mention.lemma = event.lemma;
    mention.date = event.date;
    mention.date_span = event.date_span;
    mention.status = event.status;
    mention.origin = event.origin;
    mention.lead = event.lead;
    mention.anaphoric = event.anaphoric;
    mention.participants = participants_of(event);
    if (event.speaker) mention.speaker = refer_to(event.speaker->referent);
    mention.content = content_of(event.quote);
    facts_.events.push_back(std::move(mention));
  }

  /// Events of one sentence follow each other, so the last quote is often asked for again.
  const std::vector<std::uint32_t>& content_of(Span quote) {
    if (quote != last_quote_) {
      last_content_ = content_words(without_names_and_times(article_.text, quote, annotations_));
      last_quote_ = quote;
    }
    return last_content_;
  }

  /// Those with a part in the event, then the other names of its sentence as context; two referents
  /// that are one entity count once, in the stronger role.
  std::vector<Participant> participants_of(const EventInText& event) {
    std::vector<Participant> participants;
    const auto add = [&](Participant participant) {
      const auto same = std::find_if(
          participants.begin(), participants.end(),
          [&](const Participant& other) { return other.entity == participant.entity; });
      if (same == participants.end()) {
        participants.push_back(participant);
        return true;
      }
      if (participant.role < same->role) *same = participant;
      return false;
    };
    for (const auto& [referent, role, span] : event.participants) {
      if (is_evidence(span)) add({refer_to(referent), role, span});
    }
    std::size_t context = 0, looked_at = 0;
    auto name = std::lower_bound(
        annotations_.names.begin(), annotations_.names.end(), event.quote.begin,
        [](const Name& candidate, std::uint32_t begin) { return candidate.span.begin < begin; });
    for (; name != annotations_.names.end() && name->span.end <= event.quote.end; ++name) {
      if (context == kMaxContext || ++looked_at > kMaxNamesOfQuote) break;
      const bool speaks = event.speaker && ids_[event.speaker->referent] == ids_[name->referent];
      if (speaks) continue;
      context += add({ids_[name->referent], Role::kContext, name->span}) ? 1 : 0;
    }
    std::sort(participants.begin(), participants.end(), [](const auto& a, const auto& b) {
      return std::tie(a.span, a.entity) < std::tie(b.span, b.entity);
    });
    return participants;
  }

  void add_relation(const RelationInText& relation) {
    const bool apart = ids_[relation.subject] != ids_[relation.object];
    if (!is_evidence(relation.quote) || !apart) return;
    facts_.relations.push_back({refer_to(relation.subject), refer_to(relation.object),
                                relation.relation, relation.quote, relation.date, relation.origin});
  }

  void add_claim(const ClaimInText& claim) {
    if (!is_evidence(claim.value) || !is_evidence(claim.quote)) return;
    const auto entity = refer_to(claim.referent);
    const ClaimId id{Hasher("claim")
                         .add(article_.id.value)
                         .add(entity.value)
                         .add(claim.attribute)
                         .add(claim.value.begin)
                         .add(claim.value.end)
                         .digest()};
    facts_.claims.push_back({id, entity, claim.attribute, claim.value, claim.quote, claim.origin});
  }

  void add_prediction(const PredictionInText& prediction) {
    if (!is_evidence(prediction.quote)) return;
    PredictionMention mention;
    const auto folded = fold_name(slice(article_.text, prediction.quote));
    mention.id = {Hasher("prediction").add(folded).digest()};
    mention.quote = prediction.quote;
    if (prediction.reason && is_evidence(*prediction.reason)) mention.reason = prediction.reason;
    mention.due = prediction.due;
    mention.origin = prediction.origin;
    for (const auto referent : prediction.referents) {
      mention.entities.push_back(refer_to(referent));
    }
    std::sort(mention.entities.begin(), mention.entities.end());
    mention.entities.erase(std::unique(mention.entities.begin(), mention.entities.end()),
                           mention.entities.end());
    facts_.predictions.push_back(std::move(mention));
  }

  /// One description an entity, of all referents that are it.
  void describe_entities() {
    std::map<EntityId, EntityDescription> described;
    for (const auto at : used_) {
      const auto& referent = annotations_.referents[at];
      auto [found, fresh] = described.try_emplace(ids_[at]);
      auto& description = found->second;
      if (fresh) {
        description.id = ids_[at];
        description.name = referent.name;
        description.type = referent.type;
        if (const auto* pack = engine_.pack_entity(referent.pack_id)) description.pack = *pack;
      } else {
        description.aliases.push_back(referent.name);
      }
      description.aliases.insert(description.aliases.end(), referent.aliases.begin(),
                                 referent.aliases.end());
    }
    for (auto& [id, description] : described) {
      auto& aliases = description.aliases;
      std::sort(aliases.begin(), aliases.end());
      aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
      std::erase(aliases, description.name);
      facts_.entities.push_back(std::move(description));
    }
  }

  /// By place in the text; what stands at one place, by identifier. A forecast told twice in one
  /// article counts once.
  void sort() {
    const auto by = [](auto& list, auto key) {
      std::sort(list.begin(), list.end(),
                [&](const auto& a, const auto& b) { return key(a) < key(b); });
      list.erase(std::unique(list.begin(), list.end(),
                             [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                 list.end());
    };
    by(facts_.mentions, [](const EntityMention& m) { return std::tuple(m.span, m.entity); });
    by(facts_.events, [](const EventMention& m) { return std::tuple(m.trigger, m.id); });
    by(facts_.relations, [](const RelationMention& m) {
      return std::tuple(m.quote, m.subject, m.relation, m.object);
    });
    by(facts_.claims, [](const ClaimMention& m) { return std::tuple(m.value, m.id); });
    by(facts_.predictions, [](const PredictionMention& m) { return std::tuple(m.quote, m.id); });
    std::set<PredictionId> told;
    std::erase_if(facts_.predictions,
                  [&](const PredictionMention& m) { return !told.insert(m.id).second; });
  }

  const Article& article_;
  const Annotations& annotations_;
  const LanguageEngine& engine_;
  std::vector<EntityId> ids_;     ///< By referent.
  std::set<std::uint32_t> used_;  ///< Referents that a fact names.
  Span last_quote_;
  std::vector<std::uint32_t> last_content_;
  ArticleFacts facts_;
};

/// "2026-02" gives "2026-02/.."; an interval begins with its first day.
std::optional<EdtfDate> bound_from(const EdtfDate& oldest) {
  if (!oldest.is_interval()) return EdtfDate::not_before(oldest);
  if (oldest.earliest() == kFirstDay) return std::nullopt;
  return EdtfDate::not_before(EdtfDate::on_day(oldest.earliest()));
}

}  // namespace

ArticleFacts resolve(Article& article, const Annotations& annotations,
                     const LanguageEngine& engine) {
  if (!article.published && annotations.not_published_before) {
    article.published = bound_from(*annotations.not_published_before);
    article.published_inferred = article.published.has_value();
  }
  return Resolver(article, annotations, engine).resolve();
}

}  // namespace weft
