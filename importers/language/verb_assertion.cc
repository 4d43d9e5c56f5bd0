#include <algorithm>
#include <array>

#include "importers/language/detail/event_builder.h"
#include "importers/language/detail/status.h"

namespace weft::detail {
namespace {

bool has_role(const EventInText& event, Role role) {
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [&](const NamedRole& p) { return p.role == role; });
}

bool in_list(const WordSet& words, const Word& noun) {
  return words.contains(noun.lemma) || words.contains(noun.lower);
}

/// The statement noun that heads the subject: "Stern's remarks show".
bool is_statement_noun(const SentenceView& view, const Word& noun) {
  const auto match = view.vocabulary.noun(noun.lemma);
  return match && match->kind && match->kind->status == FactStatus::kStated;
}

/// People and bodies speak; "Orion's benchmarks suggest" is no statement of Orion.
bool can_speak(const SentenceView& view, const Frame& frame, const NamedRole& speaker) {
  const EntityType type = view.annotations.referents[speaker.referent].type;
  if (type != EntityType::kPerson && type != EntityType::kOrganization &&
      type != EntityType::kPlace && type != EntityType::kOther) {
    return false;
  }
  for (const auto head : frame.subjects) {
    const auto phrase = view.tree.noun_phrase(head);
    const Word& word = view.tree[head];
    if (word.name || view.tree[phrase.end - 1].name || word.upos == Upos::kPron) return true;
    const auto& lists = view.vocabulary.words();
    if (in_list(lists.person_nouns, word) || in_list(lists.titles, word) ||
        in_list(lists.org_nouns, word) || in_list(lists.org_cues, word) ||
        in_list(lists.given_names, word) || is_statement_noun(view, word)) {
      return true;
    }
    if (view.tree.child(head, Deprel::kAppos)) return true;
  }
  return false;
}

bool has_time(const SentenceView& view) {
  const auto times = view.times();
  return std::any_of(times.begin(), times.end(),
                     [](const TimeExpression& t) { return t.date.has_value(); });
}

/// In prose the present tense tells how things are, unless it gives a date or quotes somebody.
bool tense_tells(const SentenceView& view, const Predicate& predicate, SentenceUse use,
                 const Draft& draft) {
  if (use == SentenceUse::kLead || use == SentenceUse::kTimeline || use == SentenceUse::kForecast) {
    return true;
  }
  const bool plain_present =
      predicate.shape == VerbShape::kFinite && !predicate.past && predicate.modal.empty();
  if (!plain_present) return use != SentenceUse::kTechnical || predicate.past;
  if (use == SentenceUse::kTechnical) return false;
  return draft.event.speaker.has_value() || predicate.progressive || has_time(view) ||
         draft.event.status == FactStatus::kAlleged;
}

std::optional<FactStatus> status_in(const SentenceView& view, std::size_t index, SentenceUse use,
                                    bool utterance) {
  auto status = status_of(view.tree, view.predicates, index);
  if (!status) return std::nullopt;
  if (use == SentenceUse::kForecast) return FactStatus::kPredicted;
  if (utterance) {
    if (*status == FactStatus::kDenied) return std::nullopt;  // "declined to comment" is no news
    return *status == FactStatus::kReported ? FactStatus::kStated : *status;
  }
  const auto hedge = hedge_of(view.tree);
  if (hedge && *status != FactStatus::kDenied) return hedge;
  return status;
}

/// Whom something was given to or what it was about is too little to tell of an event.
bool has_part(const EventInText& event) {
  return event.speaker || has_role(event, Role::kAgent) || has_role(event, Role::kPatient) ||
         has_role(event, Role::kPlace);
}

/// Participles and -ing forms tell an event only where they say who did it or suffered it.
bool shape_tells(const SentenceView& view, const Draft& draft, const Predicate& predicate) {
  const EventInText& event = draft.event;
  if (view.is_news()) return true;
  if (predicate.shape == VerbShape::kParticiple) {
    return has_role(event, Role::kAgent) || has_time(view);
  }
  if (predicate.shape == VerbShape::kIng) return has_role(event, Role::kPatient);
  return true;
}

/// Words of many senses are events only with the right object: "named Stern its chief" but not
/// "named its price", "added Orion to the list" but not "she added", "passed the act" but not
/// "passed Vega".
bool object_fits(const SentenceView& view, const Draft& draft) {
  const std::string& lemma = draft.event.lemma;
  if (lemma != "name" && lemma != "add" && lemma != "pass") return true;
  const auto& participants = draft.event.participants;
  return std::any_of(participants.begin(), participants.end(), [&](const NamedRole& p) {
    const EntityType type = view.annotations.referents[p.referent].type;
    if (lemma == "name") return p.role == Role::kPatient && type == EntityType::kPerson;
    if (lemma == "pass") return p.role == Role::kPatient && type == EntityType::kLaw;
    return p.role == Role::kPatient || p.role == Role::kRecipient;
  });
}

/// Sorts out who speaks in `draft`; false if what nobody in particular says is no event.
bool settle_speech(const SentenceView& view, SentenceUse use, bool utterance, Draft& draft) {
  auto& event = draft.event;
  const Frame& frame = view.frames[*draft.predicate];
  if (event.speaker && !can_speak(view, frame, *event.speaker)) {
    event.speaker.reset();
    draft.reports = Reports::kNothing;
    if (utterance && !view.is_news()) return false;
  }
  if (!utterance) return true;
  // Unnamed people say much; it counts where it is the news.
  if (!event.speaker) return use == SentenceUse::kLead || view.is_news();
  event.anaphoric =
      use != SentenceUse::kLead && is_statement_noun(view, view.tree[frame.subjects.front()]);
  if (event.status == FactStatus::kStated) {
    draft.reports = frame.inverted ? Reports::kWhatPrecedes : Reports::kWhatFollows;
  }
  return true;
}

/// Verbs that tell how things are rather than what happens.
bool is_stative(std::string_view lemma) {
  constexpr std::array<std::string_view, 44> kStates = {
      "appear", "belong",  "believe",    "care",      "comprise", "concern", "consist", "contain",
      "cost",   "deserve", "differ",     "exist",     "feature",  "feel",    "fit",     "have",
      "hear",   "hope",    "include",    "involve",   "know",     "lack",    "like",    "live",
      "look",   "love",    "matter",     "mean",      "need",     "owe",     "own",     "possess",
      "prefer", "rely",    "remain",     "represent", "resemble", "see",     "seem",    "sound",
      "stand",  "tend",    "understand", "want"};
  return std::find(kStates.begin(), kStates.end(), lemma) != kStates.end();
}

/// A verb that no kind knows tells an event where it says that something happened.
bool is_news(const SentenceView& view, const Predicate& predicate, SentenceUse use) {
  if (is_stative(view.tree[predicate.word].lemma)) return false;
  if (use == SentenceUse::kLead || use == SentenceUse::kTimeline) return true;
  const bool clause = predicate.shape == VerbShape::kFinite;
  return !clause || predicate.past || !predicate.modal.empty() || predicate.progressive;
}

}  // namespace

bool settle_assertion(const SentenceView& view, SentenceUse use, Draft& draft) {
  const auto index = *draft.predicate;
  const Predicate& predicate = view.predicates[index];
  const Word& verb = view.tree[predicate.word];
  const bool utterance = verb.kind && verb.kind->kind->status == FactStatus::kStated;
  const auto status = status_in(view, index, use, utterance);
  // "should sell", "if Orion sells", "in order to sell": not done, whatever else it is.
  const bool purpose = predicate.shape == VerbShape::kInfinitive;
  draft.event.status = status.value_or(purpose ? FactStatus::kPlanned : FactStatus::kPredicted);
  draft.before_report = predicate.pluperfect;
  const bool speech = settle_speech(view, use, utterance, draft);
  if (!status || !speech || only_governs(view.tree, view.predicates, index)) return false;
  if (!verb.kind && !is_news(view, predicate, use)) return false;
  if (use == SentenceUse::kTimeline && predicate.shape != VerbShape::kFinite) return false;
  const bool strict = use == SentenceUse::kProse && !view.is_news();
  const bool named = strict ? has_part(draft.event) : !draft.event.participants.empty();
  return named && object_fits(view, draft) && shape_tells(view, draft, predicate) &&
         tense_tells(view, predicate, use, draft);
}

}  // namespace weft::detail
