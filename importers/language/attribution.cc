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

bool is_statement(const Draft& draft) {
  return draft.verbal && draft.event.status == FactStatus::kStated && draft.event.speaker;
}

}  // namespace

void attribute(const SentenceView& view, std::vector<Draft>& drafts) {
  const auto source = according_to(view);
  for (Draft& draft : drafts) {
    if (draft.event.status == FactStatus::kStated) continue;
    // The nearest statement before it; failing that, one behind that ends the sentence
    // ("Orion has sold Lyra, said Stern").
    const Draft* statement = nullptr;
    for (const Draft& other : drafts) {
      if (!is_statement(other)) continue;
      const bool inverted = view.subjects[other.group].inverted;
      const bool before = other.event.trigger < draft.event.trigger;
      if (before != inverted) statement = &other;
    }
    if (statement != nullptr) {
      draft.event.speaker = statement->event.speaker;
      draft.event.status = status_within(statement->event, draft.event.status);
    } else if (source) {
      draft.event.speaker = source;
    }
  }
}

}  // namespace weft::detail
