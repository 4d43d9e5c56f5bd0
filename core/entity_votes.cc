#include "core/entity_votes.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace weft {
namespace {

/// Adds `change` to a count that cannot fall below zero.
bool shift(std::uint32_t& count, std::int64_t change) {
  const auto sum = std::int64_t{count} + change;
  if (sum < 0) return false;
  count = static_cast<std::uint32_t>(sum);
  return true;
}

bool vote_spelling(EntityVotes& votes, const std::string& text,
                   std::uint32_t EntityVotes::Spelling::*count, int sign) {
  auto& spelling = votes.spellings[text];
  if (!shift(spelling.*count, sign)) return false;
  if (spelling.as_name == 0 && spelling.as_alias == 0) votes.spellings.erase(text);
  return true;
}

bool vote_pack(EntityVotes& votes, const PackEntity& entity, std::uint32_t engine, int sign) {
  auto at = std::find_if(votes.packs.begin(), votes.packs.end(), [&](const auto& pack) {
    return pack.engine == engine && pack.entity == entity;
  });
  if (at == votes.packs.end()) {
    const auto order = [](const EntityVotes::Pack& pack) {
      return std::pair{pack.engine, encode_pack_entity(pack.entity)};
    };
    const EntityVotes::Pack first{engine, 0, entity};
    at = votes.packs.insert(
        std::upper_bound(votes.packs.begin(), votes.packs.end(), first,
                         [&](const auto& a, const auto& b) { return order(a) < order(b); }),
        first);
  }
  if (!shift(at->articles, sign)) return false;
  if (at->articles == 0) votes.packs.erase(at);
  return true;
}

const PackEntity* newest_pack(const EntityVotes& votes) {
  const auto best =
      std::max_element(votes.packs.begin(), votes.packs.end(), [](const auto& a, const auto& b) {
        return std::pair{a.engine, a.articles} < std::pair{b.engine, b.articles};
      });
  return best == votes.packs.end() ? nullptr : &best->entity;
}

const std::string& best_spelling(const EntityVotes& votes) {
  const auto rank = [](const auto& entry) {
    return std::tuple{entry.second.as_name, entry.first.size()};
  };
  // max_element keeps the first of equals: the map's order decides among them.
  return std::max_element(votes.spellings.begin(), votes.spellings.end(),
                          [&](const auto& a, const auto& b) { return rank(a) < rank(b); })
      ->first;
}

}  // namespace

bool vote(EntityVotes& votes, const EntityDescription& description, std::uint32_t engine,
          std::optional<std::int32_t> mentions, int sign) {
  // A spelling given twice by one article is still one voice.
  const std::set<std::string> aliases{description.aliases.begin(), description.aliases.end()};
  bool sound = vote_spelling(votes, description.name, &EntityVotes::Spelling::as_name, sign);
  for (const auto& alias : aliases) {
    sound = vote_spelling(votes, alias, &EntityVotes::Spelling::as_alias, sign) && sound;
  }
  if (description.pack) sound = vote_pack(votes, *description.pack, engine, sign) && sound;
  sound = shift(votes.types[static_cast<std::size_t>(description.type)], sign) && sound;
  if (!mentions) return shift(votes.past_articles, sign) && sound;
  return shift(votes.articles, sign) && shift(votes.mentions, std::int64_t{sign} * *mentions) &&
         sound;
}

EntityRecord elected(EntityId id, const EntityVotes& votes) {
  EntityRecord entity;
  entity.id = id;
  entity.articles = votes.articles;
  entity.mentions = votes.mentions;
  entity.events = votes.events;
  std::set<std::string> spellings;
  for (const auto& [text, spelling] : votes.spellings) spellings.insert(text);
  if (const auto* pack = newest_pack(votes)) {
    entity.pack = *pack;
    entity.name = pack->name;
    entity.type = pack->type;
    spellings.insert(pack->aliases.begin(), pack->aliases.end());
  } else {
    entity.name = best_spelling(votes);
    const auto best = std::max_element(votes.types.begin(), votes.types.end());
    entity.type = static_cast<EntityType>(best - votes.types.begin());
  }
  spellings.erase(entity.name);
  entity.aliases.assign(spellings.begin(), spellings.end());
  return entity;
}

std::map<std::string, bool> folded_names(const EntityRecord& entity) {
  std::map<std::string, bool> names;
  for (const auto& alias : entity.aliases) names.emplace(fold_name(alias), false);
  names.insert_or_assign(fold_name(entity.name), true);
  names.erase("");  // A name of punctuation alone cannot be asked for.
  return names;
}

}  // namespace weft
