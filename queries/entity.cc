#include "queries/entity.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "queries/detail/citer.h"
#include "queries/detail/value_fold.h"

namespace weft {
namespace {

constexpr std::size_t kMostArticles = 256;

struct Fact {
  std::string attribute, value;  ///< As first met.
  std::vector<EvidenceRef> evidence;
};
/// By folded attribute and value, so that sources that agree stand together.
using Facts = std::map<std::pair<std::string, std::string>, Fact>;

void add(Facts& facts, const std::string& attribute, const std::string& value,
         const std::vector<EvidenceRef>& evidence) {
  auto& fact = facts[{fold_name(attribute), detail::fold_value(value)}];
  if (fact.evidence.empty()) fact = {attribute, value, {}};
  fact.evidence.insert(fact.evidence.end(), evidence.begin(), evidence.end());
}

/// What the object of a relation is told of its subject: "maker_of" makes the subject its "maker".
std::string seen_from_object(const std::string& relation) {
  constexpr std::string_view kOf = "_of";
  return relation.ends_with(kOf) ? relation.substr(0, relation.size() - kOf.size())
                                 : relation + ", subject";
}

Status add_relations(const Snapshot& store, EntityId id, detail::Citer& citer, Facts& facts) {
  std::vector<RelationId> relations;
  WEFT_TRY(store.each_relation(id, [&](const RelationPosting& posting) {
    relations.push_back(posting.relation);
    return true;
  }));
  std::sort(relations.begin(), relations.end());
  for (const auto relation_id : relations) {
    WEFT_ASSIGN(relation, store.relation(relation_id));
    if (!relation) continue;
    const bool acts = relation->subject == id;
    WEFT_ASSIGN(other, citer.reference_to(acts ? relation->object : relation->subject));
    add(facts, acts ? relation->relation : seen_from_object(relation->relation), other.name,
        relation->evidence);
  }
  return ok();
}

bool comes_first(const EvidenceRef& a, const EvidenceRef& b) {
  return std::tie(a.reported, a.article, a.quote) < std::tie(b.reported, b.article, b.quote);
}

Result<std::vector<EntityFact>> facts_about(const Snapshot& store, const EntityRecord& record,
                                            detail::Citer& citer) {
  Facts stated;
  WEFT_ASSIGN(claims, store.claims_of(record.id));
  for (const auto& claim : claims) add(stated, claim.attribute, claim.value, {claim.evidence});
  WEFT_TRY(add_relations(store, record.id, citer, stated));

  std::vector<EntityFact> facts;
  for (auto& [folded, fact] : stated) {
    std::sort(fact.evidence.begin(), fact.evidence.end(), comes_first);
    WEFT_ASSIGN(evidence, citer.cite_all(fact.evidence));
    facts.push_back({fact.attribute, fact.value, "article", std::move(evidence)});
  }
  if (record.pack) {
    for (const auto& [attribute, value] : record.pack->facts) {
      facts.push_back({attribute, value, "pack", {}});
    }
  }
  std::sort(facts.begin(), facts.end(), [](const EntityFact& a, const EntityFact& b) {
    return std::tie(a.attribute, a.value, a.by) < std::tie(b.attribute, b.value, b.by);
  });
  return facts;
}

Result<std::vector<EvidenceRef>> first_mentions(const Snapshot& store, EntityId id) {
  std::vector<EvidenceRef> mentions;
  WEFT_TRY(store.each_mention(id, [&](const EvidenceRef& mention) {
    if (!mentions.empty() && mentions.back().article == mention.article) return true;
    if (mentions.size() == kMostArticles) return false;
    mentions.push_back(mention);
    return true;
  }));
  return mentions;
}

/// The sources take turns, each with its earliest report not given yet.
Result<std::vector<Evidence>> evidence_of(const Snapshot& store, EntityId id,
                                          std::size_t max_evidence, detail::Citer& citer) {
  WEFT_ASSIGN(mentions, first_mentions(store, id));
  std::sort(mentions.begin(), mentions.end(), comes_first);
  std::map<std::string, std::size_t> given;
  std::vector<std::pair<std::size_t, EvidenceRef>> by_turn;
  for (const auto& mention : mentions) {
    WEFT_ASSIGN(source, citer.source_of(mention.article));
    by_turn.emplace_back(given[source]++, mention);
  }
  std::stable_sort(by_turn.begin(), by_turn.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (by_turn.size() > max_evidence) by_turn.resize(max_evidence);
  std::vector<EvidenceRef> chosen;
  for (const auto& [turn, mention] : by_turn) chosen.push_back(mention);
  std::sort(chosen.begin(), chosen.end(), comes_first);
  return citer.cite_mentions(chosen);
}

std::vector<std::string> words_of(std::string_view text) {
  const auto folded = fold_name(text);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const auto end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// Whether one of the words of `name` begins with `word`.
bool has_word(std::string_view name, std::string_view word) {
  for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    if (at == 0 || name[at - 1] == ' ') return true;
  }
  return false;
}

Result<std::vector<EntityRecord>> entities_with(const Snapshot& store,
                                                const std::vector<std::string>& words) {
  std::set<EntityId> matching;
  WEFT_TRY(store.each_name("", [&](std::string_view name, NamedEntity named) {
    if (std::all_of(words.begin(), words.end(),
                    [&](const std::string& word) { return has_word(name, word); })) {
      matching.insert(named.entity);
    }
    return true;
  }));
  std::vector<EntityRecord> records;
  for (const auto id : matching) {
    WEFT_ASSIGN(record, store.entity(id));
    if (record) records.push_back(std::move(*record));
  }
  return records;
}

Result<std::vector<EntityRecord>> all_entities(const Snapshot& store) {
  std::vector<EntityRecord> records;
  WEFT_TRY(store.each_entity([&](const EntityRecord& record) {
    records.push_back(record);
    return true;
  }));
  return records;
}

}  // namespace

Result<EntityAnswer> entity_in_full(const Snapshot& store, EntityId id, std::size_t max_evidence) {
  WEFT_ASSIGN(record, store.entity(id));
  if (!record) {
    return fail(ErrorCode::kNotFound, "no entity has the identifier " + to_string(id));
  }
  detail::Citer citer(store);
  WEFT_ASSIGN(facts, facts_about(store, *record, citer));
  WEFT_ASSIGN(evidence, evidence_of(store, id, max_evidence, citer));
  return EntityAnswer{std::move(*record), std::move(facts), std::move(evidence)};
}

Result<std::vector<EntityRecord>> entities_matching(const Snapshot& store, std::string_view words,
                                                    std::size_t limit) {
  const auto asked = words_of(words);
  WEFT_ASSIGN(records, asked.empty() ? all_entities(store) : entities_with(store, asked));
  // Of what only earlier versions name, the store keeps the name alone.
  std::erase_if(records, [](const EntityRecord& record) { return record.articles == 0; });
  std::sort(records.begin(), records.end(), [](const EntityRecord& a, const EntityRecord& b) {
    return std::tie(b.events, b.articles, a.name, a.id) <
           std::tie(a.events, a.articles, b.name, b.id);
  });
  if (limit != 0 && records.size() > limit) records.resize(limit);
  return std::move(records);
}

}  // namespace weft
