#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/store.h"

namespace weft::test {

/// The value of a result that a test relies on.
template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return *std::move(result);
}
inline void must(const Status& status) {
  if (!status) throw std::runtime_error(describe(status.error()));
}

inline EntityId id_of(std::string_view name) {
  return EntityId{Hasher{"entity"}.add(fold_name(name)).digest()};
}
inline Day day(std::string_view text) { return must(parse_edtf(text)).earliest(); }

/// Who takes part in an event of a test.
struct Part {
  std::string name;
  Role role = Role::kAgent;
};
/// What most events of tests need not say.
struct EventDetails {
  FactStatus status = FactStatus::kReported;
  Origin origin = Origin::kReporting;
  std::string speaker = {};  ///< Must be one of the parts or named elsewhere; empty: none.
  std::string words = {};    ///< Further words of the sentence; they count as its content.
  bool lead = false;
  bool anaphoric = false;
};
struct EntityDetails {
  EntityType type = EntityType::kOrganization;
  std::vector<std::string> aliases;
  std::optional<PackEntity> pack;
};

/// For articles whose entities need no more than a name.
inline const std::map<std::string, EntityDetails> kPlainEntities;

/// One article of a test, written sentence by sentence: each fact adds the sentence that proves it.
class ArticleBuilder {
 public:
  ArticleBuilder(const std::map<std::string, EntityDetails>& entities, const std::string& title,
                 const std::string& published)
      : entities_(&entities) {
    article_.title = title;
    article_.path = title + ".txt";
    article_.key = article_.path;
    article_.source = "The " + title + " Gazette";
    if (!published.empty()) article_.published = must(parse_edtf(published));
  }

  ArticleBuilder& source(const std::string& name) { return article_.source = name, *this; }
  ArticleBuilder& url(const std::string& url) { return article_.url = url, *this; }
  ArticleBuilder& modified(const std::string& date) {
    article_.modified = must(parse_edtf(date));
    return *this;
  }
  ArticleBuilder& published(const std::string& date) {
    article_.published = must(parse_edtf(date));
    return *this;
  }
  ArticleBuilder& path(const std::string& path) {
    if (!article_.has_given_key) article_.key = path;
    return article_.path = path, *this;
  }
  ArticleBuilder& key(const std::string& key) {
    article_.has_given_key = true;
    return article_.key = key, *this;
  }
  ArticleBuilder& text(const std::string& sentence) { return sentence_of(sentence), *this; }

  ArticleBuilder& mention(const std::string& name) {
    const Span sentence = sentence_of(name + " is named here.");
    name_at(name, sentence.begin);
    return *this;
  }

  /// "Huawei launch Ascend 910B 2025-05 words."; `date` empty: undated.
  ArticleBuilder& event(const std::string& type, const std::string& date,
                        const std::vector<Part>& parts, const EventDetails& details = {}) {
    EventMention event;
    event.type = type;
    event.lemma = type;
    event.status = details.status;
    event.origin = details.origin;
    event.lead = details.lead;
    event.anaphoric = details.anaphoric;
    const auto begin = here();
    for (const auto& part : parts) {
      const Span span = append(part.name + " ", part.name.size());
      event.participants.push_back({describe_entity(part.name, span), part.role, span});
    }
    event.trigger = append(type, type.size());
    if (!date.empty()) {
      append(" ", 0);
      event.date = must(parse_edtf(date));
      event.date_span = append(date, date.size());
    }
    append(" " + details.words, 0);
    event.quote = close_sentence(begin);
    if (!details.speaker.empty()) event.speaker = describe_entity(details.speaker, std::nullopt);
    event.content = hashes_of(details.words);
    facts_.events.push_back(std::move(event));
    return *this;
  }

  ArticleBuilder& relation(const std::string& subject, const std::string& relation,
                           const std::string& object, const std::string& date = "") {
    const auto begin = here();
    const Span first = append(subject + " ", subject.size());
    append(relation + " ", 0);
    const Span second = append(object, object.size());
    RelationMention mention;
    mention.subject = describe_entity(subject, first);
    mention.object = describe_entity(object, second);
    mention.relation = relation;
    if (!date.empty()) mention.date = must(parse_edtf(date));
    mention.origin = Origin::kReporting;
    mention.quote = close_sentence(begin);
    facts_.relations.push_back(std::move(mention));
    return *this;
  }

  ArticleBuilder& claim(const std::string& entity, const std::string& attribute,
                        const std::string& value) {
    const auto begin = here();
    const Span name = append(entity + " ", entity.size());
    append(attribute + ": ", 0);
    ClaimMention claim;
    claim.value = append(value, value.size());
    claim.entity = describe_entity(entity, name);
    claim.attribute = attribute;
    claim.origin = Origin::kReporting;
    claim.quote = close_sentence(begin);
    facts_.claims.push_back(std::move(claim));
    return *this;
  }

  ArticleBuilder& prediction(const std::string& text, const std::string& due,
                             const std::string& reason,
                             const std::vector<std::string>& entities = {}) {
    PredictionMention prediction;
    prediction.id = PredictionId{Hasher{"prediction"}.add(fold_name(text)).digest()};
    prediction.quote = sentence_of(text);
    if (!reason.empty()) prediction.reason = sentence_of(reason);
    if (!due.empty()) prediction.due = must(parse_edtf(due));
    prediction.origin = Origin::kAnalysis;
    for (const auto& name : entities) {
      prediction.entities.push_back(describe_entity(name, std::nullopt));
    }
    facts_.predictions.push_back(std::move(prediction));
    return *this;
  }

  /// The finished values; identifiers follow from the whole text.
  [[nodiscard]] Article article() const {
    auto article = article_;
    article.sections = {{SectionKind::kBody,
                         Origin::kReporting,
                         {0, static_cast<std::uint32_t>(article.text.size())},
                         "",
                         std::nullopt}};
    identify(article);
    return article;
  }
  [[nodiscard]] ArticleId id() const { return article().id; }
  [[nodiscard]] ArticleFacts facts() const {
    auto facts = facts_;
    facts.article = id();
    for (const auto& [entity, description] : described_) facts.entities.push_back(description);
    for (auto& event : facts.events) {
      event.id = MentionId{Hasher{"mention"}
                               .add(facts.article.value)
                               .add(std::uint64_t{event.trigger.begin})
                               .digest()};
    }
    for (auto& claim : facts.claims) {
      claim.id = ClaimId{
          Hasher{"claim"}.add(facts.article.value).add(std::uint64_t{claim.value.begin}).digest()};
    }
    return facts;
  }

 private:
  [[nodiscard]] std::uint32_t here() const {
    return static_cast<std::uint32_t>(article_.text.size());
  }
  /// Appends `piece`; the span is that of its first `length` bytes.
  Span append(const std::string& piece, std::size_t length) {
    const auto begin = here();
    article_.text += piece;
    return {begin, begin + static_cast<std::uint32_t>(length)};
  }
  Span close_sentence(std::uint32_t begin) {
    const Span quote{begin, here()};
    article_.text += ".\n";
    return quote;
  }
  Span sentence_of(const std::string& text) {
    const auto begin = here();
    append(text, 0);
    return close_sentence(begin);
  }
  void name_at(const std::string& name, std::uint32_t begin) {
    describe_entity(name, Span{begin, begin + static_cast<std::uint32_t>(name.size())});
  }
  EntityId describe_entity(const std::string& name, std::optional<Span> span) {
    const auto known = entities_->find(name);
    const auto details = known == entities_->end() ? EntityDetails{} : known->second;
    const auto id = id_of(details.pack ? details.pack->name : name);
    described_.try_emplace(
        id, EntityDescription{id, name, details.type, details.aliases, details.pack});
    if (span) facts_.mentions.push_back({id, *span, details.type});
    return id;
  }
  static std::vector<std::uint32_t> hashes_of(const std::string& words) {
    std::vector<std::uint32_t> hashes;
    std::istringstream stream{words};
    for (std::string word; stream >> word;) {
      hashes.push_back(static_cast<std::uint32_t>(Hasher{"word"}.add(word).digest()));
    }
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
  }

  const std::map<std::string, EntityDetails>* entities_;
  Article article_;
  ArticleFacts facts_;
  std::map<EntityId, EntityDescription> described_;
};

/// A store of a test, built article by article:
///
///   World world;
///   world.article("A", "2024-01-05")
///       .event("launch", "2024-01-02", {{"Huawei", Role::kAgent}, {"Ascend", Role::kPatient}})
///       .relation("Huawei", "maker_of", "Ascend");
///   const auto store = world.snapshot();
///
/// Entities are organisations unless entity() said otherwise before. Errors throw.
class World {
 public:
  explicit World(std::unique_ptr<StoreWriter> writer = make_memory_writer())
      : writer_(std::move(writer)) {}

  World& entity(const std::string& name, EntityType type, std::vector<std::string> aliases = {}) {
    (*entities_)[name] = {type, std::move(aliases), std::nullopt};
    return *this;
  }
  World& pack_entity(const PackEntity& pack) {
    (*entities_)[pack.name] = {pack.type, {}, pack};
    for (const auto& alias : pack.aliases) (*entities_)[alias] = {pack.type, {}, pack};
    return *this;
  }
  /// `published` is EDTF; empty: unknown. Its source is "The <title> Gazette".
  ArticleBuilder& article(const std::string& title, const std::string& published = "") {
    return articles_.emplace_back(*entities_, title, published);
  }

  /// Puts the articles that are not in the store yet and commits them.
  void put(std::uint64_t engine = 1) {
    for (; put_ < articles_.size(); ++put_) {
      must(writer_->put(articles_[put_].article(), articles_[put_].facts(), engine));
    }
    must(writer_->commit());
  }
  [[nodiscard]] std::unique_ptr<Snapshot> snapshot() {
    put();
    return writer_->snapshot();
  }
  [[nodiscard]] StoreWriter& writer() { return *writer_; }
  [[nodiscard]] const std::deque<ArticleBuilder>& articles() const { return articles_; }

 private:
  std::unique_ptr<StoreWriter> writer_;
  std::unique_ptr<std::map<std::string, EntityDetails>> entities_ =
      std::make_unique<std::map<std::string, EntityDetails>>();  ///< Articles point to it.
  std::deque<ArticleBuilder> articles_;
  std::size_t put_ = 0;
};

}  // namespace weft::test
