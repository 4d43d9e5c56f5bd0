#include "importers/resolve/coded_facts.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "importers/resolve/entity_id.h"

namespace weft {
namespace {

class RowResolver {
 public:
  RowResolver(const Article& article, const CodedEvents& coded, const LanguageEngine& engine)
      : article_(article), coded_(coded), engine_(engine) {
    facts_.article = article.id;
  }

  ArticleFacts resolve() && {
    resolve_actors();
    facts_.events.reserve(coded_.events.size());
    for (const auto& event : coded_.events) add_event(event);
    std::sort(facts_.mentions.begin(), facts_.mentions.end(), [](const auto& a, const auto& b) {
      return std::tie(a.span, a.entity) < std::tie(b.span, b.entity);
    });
    return std::move(facts_);
  }

 private:
  /// One description an entity, of all names that are it.
  void resolve_actors() {
    std::unordered_map<EntityId, std::size_t> described;
    for (const auto& [name, type] : coded_.actors) {
      const auto* pack = engine_.entity_named(name);
      const auto id = entity_id_of(pack != nullptr ? pack->pack_id : "", name);
      actors_.push_back({id, type, false});
      const auto [found, fresh] = described.emplace(id, facts_.entities.size());
      if (fresh) {
        facts_.entities.push_back({id, name, pack != nullptr ? pack->type : type, {}, {}});
        if (pack != nullptr) facts_.entities.back().pack = *pack;
        continue;
      }
      auto& description = facts_.entities[found->second];
      if (name != description.name) description.aliases.push_back(name);
      if (!description.pack)
        description.type = std::min(description.type, type);  // kOther is last.
    }
    for (auto& description : facts_.entities) {
      auto& aliases = description.aliases;
      std::sort(aliases.begin(), aliases.end());
      aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
    }
    std::sort(facts_.entities.begin(), facts_.entities.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
  }

  void add_event(const CodedEvent& row) {
    const auto& code = coded_.codes[row.code];
    auto& mention = facts_.events.emplace_back();
    mention.id = {Hasher("mention")
                      .add(article_.id.value)
                      .add(row.trigger.begin)
                      .add(row.trigger.end)
                      .digest()};
    mention.quote = row.quote;
    mention.trigger = row.trigger;
    mention.type = code.kind;
    mention.lemma = code.code;
    mention.date = row.date;
    mention.date_span = row.date_span;
    mention.status = code.status;
    for (const auto& role : row.roles) add_participant(role, mention.participants);
    if (mention.participants.size() > 1) {
      std::sort(mention.participants.begin(), mention.participants.end(),
                [](const auto& a, const auto& b) {
                  return std::tie(a.span, a.entity) < std::tie(b.span, b.entity);
                });
    }
  }

  /// An entity that has two roles in a row counts once, in the stronger.
  void add_participant(const CodedRole& role, std::vector<Participant>& participants) {
    auto& actor = actors_[role.actor];
    if (!actor.mentioned) facts_.mentions.push_back({actor.id, role.span, actor.type});
    actor.mentioned = true;
    const auto same =
        std::find_if(participants.begin(), participants.end(),
                     [&](const Participant& other) { return other.entity == actor.id; });
    if (same == participants.end()) {
      participants.push_back({actor.id, role.role, role.span});
    } else if (role.role < same->role) {
      *same = {actor.id, role.role, role.span};
    }
  }

  struct Actor {
    EntityId id;
    EntityType type;
    bool mentioned;
  };
  const Article& article_;
  const CodedEvents& coded_;
  const LanguageEngine& engine_;
  std::vector<Actor> actors_;  ///< By index in CodedEvents.
  ArticleFacts facts_;
};

}  // namespace

ArticleFacts coded_facts(const Article& article, const CodedEvents& coded,
                         const LanguageEngine& engine) {
  return RowResolver(article, coded, engine).resolve();
}

}  // namespace weft
