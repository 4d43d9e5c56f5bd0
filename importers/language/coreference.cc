#include "importers/language/coreference.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "importers/language/detail/offices.h"

namespace weft {
namespace {

constexpr std::size_t kSentencesBack = 3;

/// The words of a phrase, folded; at most the first and last matter.
struct Ends {
  std::string first, last;
  bool single;
};

Ends ends_of(std::string_view phrase) {
  const auto folded = fold_name(phrase);
  const auto first = folded.find(' ');
  if (first == std::string::npos) return {folded, folded, true};
  return {folded.substr(0, first), folded.substr(folded.rfind(' ') + 1), false};
}

bool points_back(const std::string& determiner) {
  return determiner == "the" || determiner == "this" || determiner == "that" ||
         determiner == "its" || determiner == "these";
}

/// "chief_executive_of" read from the organisation: "chief_executive".
std::string reversed(const std::string& relation) {
  const auto end = relation.size() >= 3 ? relation.size() - 3 : 0;
  return relation.substr(0, end);
}

/// The person who holds an office by the packs' word; nullptr if they do not say.
const PackEntity* holder_in_packs(const Packs& packs, const PackEntity& organization,
                                  const std::string& relation) {
  for (const auto& [fact, value] : organization.facts) {
    if (fact != reversed(relation)) continue;
    for (const auto& entity : packs.entities) {
      if (entity.type == EntityType::kPerson && entity.name == value) return &entity;
    }
  }
  for (const auto& entity : packs.entities) {
    if (entity.type != EntityType::kPerson) continue;
    const auto fact =
        std::find(entity.facts.begin(), entity.facts.end(), std::pair{relation, organization.name});
    if (fact != entity.facts.end()) return &entity;
  }
  return nullptr;
}

/// The referent of a pack's entity, added if no name of the article means it.
std::uint32_t referent_for(const PackEntity& entity, std::vector<Referent>& referents) {
  const auto found =
      std::find_if(referents.begin(), referents.end(),
                   [&](const Referent& referent) { return referent.pack_id == entity.pack_id; });
  const auto at = static_cast<std::uint32_t>(found - referents.begin());
  if (found == referents.end()) {
    referents.push_back({entity.name, entity.type, entity.pack_id, {}});
  }
  return at;
}

}  // namespace

Coreference::Coreference(const Article& article, const std::vector<Sentence>& sentences,
                         FoundNames& found, const Packs& packs)
    : article_(article), sentences_(sentences), names_(found.names), words_(packs.words) {
  index_antecedents();
  find_holders(found, packs);
}

void Coreference::index_antecedents() {
  std::size_t sentence = 0;
  for (const auto& name : names_) {
    while (sentence + 1 < sentences_.size() &&
           sentences_[sentence + 1].span.begin <= name.span.begin) {
      ++sentence;
    }
    auto& list = antecedents_[static_cast<std::size_t>(name.type)];
    if (!list.empty() && list.back().sentence == sentence) continue;
    list.push_back({name.span.begin, sentence, name.referent});
  }
}

void Coreference::find_holders(FoundNames& found, const Packs& packs) {
  const auto phrases = detail::find_offices(article_, sentences_, found.names, packs.words);
  std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> told;
  for (const auto& phrase : phrases) {
    if (!phrase.person || !phrase.organization) continue;
    told.emplace(std::pair{phrase.relation, found.names[*phrase.organization].referent},
                 found.names[*phrase.person].referent);
  }
  for (const auto& phrase : phrases) {
    if (phrase.person || !phrase.organization) continue;
    const auto organization = found.names[*phrase.organization].referent;
    if (const auto by = told.find({phrase.relation, organization}); by != told.end()) {
      offices_.push_back({phrase.span, by->second, organization});
      continue;
    }
    const auto* entity = packs.find(found.referents[organization].pack_id);
    const auto* holder =
        entity == nullptr ? nullptr : holder_in_packs(packs, *entity, phrase.relation);
    if (holder == nullptr) continue;
    const auto referent = referent_for(*holder, found.referents);
    told.emplace(std::pair{phrase.relation, organization}, referent);
    offices_.push_back({phrase.span, referent, organization});
  }
}

std::optional<std::uint32_t> Coreference::referent_of(Span phrase) const {
  if (const auto named = named_in(phrase)) return named;
  if (const auto holder = holder_of(phrase)) return holder;
  const auto type = type_meant(phrase);
  if (!type) return std::nullopt;
  if (*type == EntityType::kOrganization && is_it(phrase)) return what_it_is(phrase.begin);
  const auto* found = latest_before(phrase.begin, *type);
  return found == nullptr ? std::nullopt : std::optional{found->referent};
}

bool Coreference::is_it(Span phrase) const {
  const auto word = fold_name(slice(article_.text, phrase));
  return word == "it" || word == "its" || word == "itself";
}

std::optional<std::uint32_t> Coreference::what_it_is(std::uint32_t offset_bytes) const {
  const auto* organization = latest_before(offset_bytes, EntityType::kOrganization);
  const auto* product = latest_before(offset_bytes, EntityType::kProduct);
  if (organization == nullptr || product == nullptr) {
    const auto* only = organization == nullptr ? product : organization;
    return only == nullptr ? std::nullopt : std::optional{only->referent};
  }
  const bool nearer =
      product->sentence > organization->sentence ||
      (product->sentence == organization->sentence && product->begin < organization->begin);
  return nearer ? product->referent : organization->referent;
}

std::optional<std::uint32_t> Coreference::named_in(Span phrase) const {
  auto name = std::upper_bound(
      names_.begin(), names_.end(), phrase.end,
      [](std::uint32_t end, const Name& candidate) { return end < candidate.span.end; });
  if (name == names_.begin()) return std::nullopt;
  --name;
  // A possessive ending leaves the name the head.
  const bool head = name->span.begin >= phrase.begin && name->span.end + 4 >= phrase.end &&
                    fold_name(slice(article_.text, {name->span.begin, phrase.end})) ==
                        fold_name(slice(article_.text, name->span));
  return head ? std::optional{name->referent} : std::nullopt;
}

std::optional<std::uint32_t> Coreference::holder_of(Span phrase) const {
  const auto office = std::lower_bound(
      offices_.begin(), offices_.end(), phrase.end,
      [](const Office& candidate, std::uint32_t end) { return candidate.span.end < end; });
  if (office == offices_.end()) return std::nullopt;
  const bool meant = office->span.end == phrase.end || office->span.begin <= phrase.begin;
  return meant ? std::optional{office->holder} : std::nullopt;
}

std::optional<EntityType> Coreference::type_meant(Span phrase) const {
  const auto [first, last, single] = ends_of(slice(article_.text, phrase));
  if (single) {
    if (first == "he" || first == "she" || first == "him" || first == "her" || first == "his" ||
        first == "himself" || first == "herself" || first == "hers") {
      return EntityType::kPerson;
    }
    const bool thing = first == "it" || first == "its" || first == "itself" || first == "they" ||
                       first == "their" || first == "them";
    return thing ? std::optional{EntityType::kOrganization} : std::nullopt;
  }
  if (!points_back(first)) return std::nullopt;
  if (words_.org_nouns.contains(last)) return EntityType::kOrganization;
  if (words_.person_nouns.contains(last)) return EntityType::kPerson;
  if (words_.place_nouns.contains(last)) return EntityType::kPlace;
  if (words_.product_nouns.contains(last) && last.back() != 's') return EntityType::kProduct;
  return std::nullopt;
}

const Coreference::Antecedent* Coreference::latest_before(std::uint32_t offset_bytes,
                                                          EntityType type) const {
  const auto& list = antecedents_[static_cast<std::size_t>(type)];
  const auto after = std::lower_bound(
      list.begin(), list.end(), offset_bytes,
      [](const Antecedent& candidate, std::uint32_t at) { return candidate.begin < at; });
  if (after == list.begin()) return nullptr;
  const auto& found = *(after - 1);
  const auto here = std::upper_bound(sentences_.begin(), sentences_.end(), offset_bytes,
                                     [](std::uint32_t at, const Sentence& sentence) {
                                       return at < sentence.span.begin;
                                     }) -
                    sentences_.begin() - 1;
  const bool near = static_cast<std::size_t>(here) <= found.sentence + kSentencesBack;
  return near ? &found : nullptr;
}

}  // namespace weft
