#include <algorithm>

#include "importers/language/detail/event_builder.h"

namespace weft::detail {
namespace {

/// The one named after "according to".
std::optional<NamedRole> according_to(const SentenceView& view) {
  const auto& tree = view.tree;
  for (std::size_t i = 0; i + 2 < tree.size(); ++i) {
    if (tree[i].lower != "according" || tree[i + 1].lower != "to") continue;
    for (auto at = i + 2; at < tree.size(); ++at) {
      const bool goes_on = at + 1 < tree.size() && is_nominal(tree[at + 1]);
      if (!is_nominal(tree[at]) || goes_on) continue;
      const auto actors = actors_in(view, at, Role::kAgent);
      return actors.empty() ? std::nullopt : std::optional{actors.front()};
    }
  }
  return std::nullopt;
}

/// What a statement makes of the event that it tells of.
FactStatus status_within(const EventInText& statement, FactStatus status) {
  if (status != FactStatus::kReported) return status;
  if (statement.type == "deny") return FactStatus::kDenied;
  const bool alleges =
      statement.lemma == "claim" || statement.lemma == "allege" || statement.lemma == "accuse";
  return alleges ? FactStatus::kAlleged : status;
}

/// "We have sold Lyra", said Stern.
bool speaks_of_itself(const SentenceView& view, const Draft& draft) {
  if (!draft.predicate || view.frames[*draft.predicate].subjects.empty()) return false;
  const Word& head = view.tree[view.frames[*draft.predicate].subjects.front()];
  return head.lower == "we" || head.lower == "i";
}

/// Whether `statement` is made of the clause in which `draft` stands: below it in the tree, or, in
/// `"…", said Stern`, above it.
bool covers(const SentenceView& view, const Draft& statement, const Draft& draft) {
  if (statement.reports == Reports::kNothing || !statement.predicate) return false;
  const auto says = view.predicates[*statement.predicate].word;
  for (std::optional at = view.tree.parent(draft.word); at; at = view.tree.parent(*at)) {
    if (*at != says) continue;
    return draft.event.trigger.begin > statement.event.trigger.begin ||
           statement.reports == Reports::kWhatPrecedes;
  }
  // The parser hangs a quoted clause's verb on either side.
  const bool behind = statement.event.trigger < draft.event.trigger;
  return statement.reports == (behind ? Reports::kWhatFollows : Reports::kWhatPrecedes) &&
         view.tree.clause_of(says) != view.tree.clause_of(draft.word);
}

}  // namespace

std::optional<Draft> colon_statement(const SentenceView& view, SentenceUse use) {
  if (use != SentenceUse::kLead) return std::nullopt;
  const auto& words = view.tree.words();
  const auto colon =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return word.lower == ":"; });
  const auto at = static_cast<std::size_t>(colon - words.begin());
  if (colon == words.end() || at == 0) return std::nullopt;
  if (!view.predicates.empty() && view.predicates.front().word < at) return std::nullopt;
  const auto& names = view.annotations.names;
  // "Ada Stern: …", "Orion's Stern: …"; "Ukraine: what we know" is a topic, not a speaker.
  const auto& last = words[at - 1];
  if (!last.name ||
      view.annotations.referents[names[*last.name].referent].type != EntityType::kPerson) {
    return std::nullopt;
  }
  const NamedRole speaker{names[*last.name].referent, Role::kAgent, names[*last.name].span};
  Draft draft;
  auto& event = draft.event;
  event.quote = view.sentence.span;
  event.trigger = colon->span;
  event.type = "statement";
  event.lemma = "say";
  event.status = FactStatus::kStated;
  event.participants = {speaker};
  event.speaker = speaker;
  draft.word = at;
  add_roles(event.participants,
            names_in(view, {colon->span.end, view.sentence.span.end}, Role::kTopic));
  draft.reports = Reports::kWhatFollows;
  return draft;
}

void attribute(const SentenceView& view, std::vector<Draft>& drafts) {
  const auto source = according_to(view);
  for (Draft& draft : drafts) {
    if (draft.event.status == FactStatus::kStated) continue;
    // The nearest statement before it; failing that, one behind that ends the sentence
    // ("Orion has sold Lyra, said Stern").
    const Draft* statement = nullptr;
    for (const Draft& other : drafts) {
      if (!other.event.speaker || !other.event.asserted) continue;
      const bool colon = !other.predicate && other.reports == Reports::kWhatFollows &&
                         other.event.trigger < draft.event.trigger;
      if (colon || covers(view, other, draft)) statement = &other;
    }
    if (statement != nullptr) {
      draft.event.speaker = statement->event.speaker;
      draft.event.status = status_within(statement->event, draft.event.status);
      if (speaks_of_itself(view, draft)) {
        NamedRole self = *draft.event.speaker;
        self.role = Role::kAgent;
        std::erase_if(draft.event.participants,
                      [&](const NamedRole& p) { return p.referent == self.referent; });
        draft.event.participants.push_back(self);
      }
    } else if (source) {
      draft.event.speaker = source;
    }
  }
}

}  // namespace weft::detail
