#include <algorithm>

#include "importers/language/detail/event_builder.h"

namespace weft::detail {
namespace {

/// The one named after "according to".
std::optional<NamedRole> according_to(const SentenceView& view) {
  const auto& words = view.words;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i].lower != "according" || words[i + 1].lower != "to") continue;
    const Phrase phrase = phrase_starting_at(words, i + 2);
    if (phrase.empty()) return std::nullopt;
    const auto actors = actors_in(view, phrase, Role::kAgent);
    return actors.empty() ? std::nullopt : std::optional{actors.front()};
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
  if (!draft.verbal || view.subjects[draft.group].heads.empty()) return false;
  const Word& head = view.words[view.subjects[draft.group].heads.front().begin];
  return head.tag == Tag::kPronoun && (head.lower == "we" || head.lower == "i");
}

}  // namespace

std::optional<Draft> colon_statement(const SentenceView& view, SentenceUse use) {
  if (use != SentenceUse::kLead) return std::nullopt;
  const auto colon = std::find_if(view.words.begin(), view.words.end(),
                                  [](const Word& word) { return word.lower == ":"; });
  const auto at = static_cast<std::size_t>(colon - view.words.begin());
  if (colon == view.words.end() || at == 0 || view.groups.empty() ||
      view.groups.front().begin < at) {
    return std::nullopt;
  }
  const Phrase phrase = phrase_ending_at(view.words, at - 1);
  if (phrase.empty() || phrase.begin != 0) return std::nullopt;
  const auto speakers = actors_in(view, phrase, Role::kAgent);
  // "Ukraine: what we know" is a topic, not a speaker.
  if (speakers.empty() ||
      view.annotations.referents[speakers.front().referent].type != EntityType::kPerson) {
    return std::nullopt;
  }
  Draft draft;
  auto& event = draft.event;
  event.quote = view.sentence.span;
  event.trigger = colon->span;
  event.type = "statement";
  event.lemma = "say";
  event.status = FactStatus::kStated;
  event.participants = {speakers.front()};
  event.speaker = speakers.front();
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
      const bool behind = other.event.trigger < draft.event.trigger;
      if (other.reports == (behind ? Reports::kWhatFollows : Reports::kWhatPrecedes)) {
        statement = &other;
      }
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
