#include "core/detail/record_codec.h"
#include "core/records.h"

namespace weft {
namespace detail {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Offset<flatbuffers::Vector<Offset<rec::Pair>>> write_pairs(FlatBufferBuilder& builder,
                                                           const Pairs& pairs) {
  std::vector<Offset<rec::Pair>> written;
  for (const auto& [first, second] : pairs) {
    const auto stored_first = write_required(builder, first);
    written.push_back(rec::CreatePair(builder, stored_first, write_required(builder, second)));
  }
  return builder.CreateVector(written);
}

bool read_pair(const rec::Pair& stored, std::pair<std::string, std::string>& pair) {
  pair = {read_text(stored.first()), read_text(stored.second())};
  return true;
}

}  // namespace

Offset<rec::PackEntity> write_pack_entity(FlatBufferBuilder& builder, const PackEntity& entity) {
  const auto pack_id = write_required(builder, entity.pack_id);
  const auto name = write_required(builder, entity.name);
  const auto aliases = write_texts(builder, entity.aliases);
  const auto identifiers = write_pairs(builder, entity.identifiers);
  const auto facts = write_pairs(builder, entity.facts);
  return rec::CreatePackEntity(builder, pack_id, name, static_cast<std::uint8_t>(entity.type),
                               aliases, identifiers, facts);
}

bool read_pack_entity(const rec::PackEntity& stored, PackEntity& entity) {
  entity.pack_id = read_text(stored.pack_id());
  entity.name = read_text(stored.name());
  entity.aliases = read_texts(stored.aliases());
  return read_type(stored.type(), entity.type) &&
         read_each(stored.identifiers(), entity.identifiers, read_pair) &&
         read_each(stored.facts(), entity.facts, read_pair);
}

Offset<rec::EntityDescription> write_description(FlatBufferBuilder& builder,
                                                 const EntityDescription& description) {
  const auto name = write_required(builder, description.name);
  const auto aliases = write_texts(builder, description.aliases);
  const auto pack =
      description.pack ? write_pack_entity(builder, *description.pack) : Offset<rec::PackEntity>{};
  return rec::CreateEntityDescription(builder, description.id.value, name,
                                      static_cast<std::uint8_t>(description.type), aliases, pack);
}

bool read_description(const rec::EntityDescription& stored, EntityDescription& description) {
  description.id = EntityId{stored.id()};
  description.name = read_text(stored.name());
  description.aliases = read_texts(stored.aliases());
  if (stored.pack() != nullptr && !read_pack_entity(*stored.pack(), description.pack.emplace())) {
    return false;
  }
  return read_type(stored.type(), description.type);
}

}  // namespace detail

namespace {

using namespace detail;

bool read_pack_vote(const rec::PackVote& stored, EntityVotes::Pack& pack) {
  pack.engine = stored.engine();
  pack.articles = stored.articles();
  return read_pack_entity(*stored.pack(), pack.entity);
}

}  // namespace

std::string encode_pack_entity(const PackEntity& entity) {
  auto& builder = empty_builder();
  return finished(builder, write_pack_entity(builder, entity));
}

std::string encode_entity(const EntityVotes& votes) {
  auto& builder = empty_builder();
  std::vector<Offset<rec::Spelling>> spellings;
  for (const auto& [text, spelling] : votes.spellings) {
    const auto stored = write_required(builder, text);
    spellings.push_back(rec::CreateSpelling(builder, stored, spelling.as_name, spelling.as_alias));
  }
  std::vector<Offset<rec::PackVote>> packs;
  for (const auto& pack : votes.packs) {
    const auto stored = write_pack_entity(builder, pack.entity);
    packs.push_back(rec::CreatePackVote(builder, pack.engine, pack.articles, stored));
  }
  const auto stored_spellings = builder.CreateVector(spellings);
  const auto types = builder.CreateVector(votes.types.data(), votes.types.size());
  const auto stored_packs = builder.CreateVector(packs);
  return finished(builder,
                  rec::CreateEntity(builder, stored_spellings, types, stored_packs, votes.articles,
                                    votes.mentions, votes.events, votes.past_articles));
}

std::optional<EntityVotes> decode_entity(std::string_view bytes) {
  const Verified<rec::Entity> verified{bytes};
  const auto* stored = verified.table();
  if (stored == nullptr) return std::nullopt;
  EntityVotes votes;
  if (stored->spellings() != nullptr) {
    for (const auto* spelling : *stored->spellings()) {
      votes.spellings[read_text(spelling->text())] = {spelling->as_name(), spelling->as_alias()};
    }
  }
  if (stored->types() == nullptr || stored->types()->size() != votes.types.size()) {
    return std::nullopt;
  }
  std::copy(stored->types()->begin(), stored->types()->end(), votes.types.begin());
  if (!read_each(stored->packs(), votes.packs, read_pack_vote)) return std::nullopt;
  votes.articles = stored->articles();
  votes.mentions = stored->mentions();
  votes.events = stored->events();
  votes.past_articles = stored->past_articles();
  // An entity that nothing names would have no name to show.
  if (votes.spellings.empty()) return std::nullopt;
  return votes;
}

}  // namespace weft
