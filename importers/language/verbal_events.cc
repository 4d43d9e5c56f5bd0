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

/// Reads the event of one verb.
class VerbReader {
 public:
  VerbReader(const SentenceView& view, std::size_t index, const EventKind* kind,
             std::string_view lemma)
      : view_{view}, predicate_{view.predicates[index]}, frame_{view.frames[index]} {
    draft_.word = predicate_.word;
    draft_.predicate = index;
    draft_.past = predicate_.past;
    auto& event = draft_.event;
    event.quote = view.sentence.span;
    event.trigger = predicate_.trigger;
    event.type = kind ? kind->type : std::string{lemma};
    event.lemma = lemma;
    utterance_ = kind && kind->status == FactStatus::kStated;
  }

  Draft read() && {
    add_subject();
    if (utterance_ && !passive() && !view_.is_news()) {
      add_subject_matter();
    } else {
      add_complements();
      view_.is_news() ? add_said_state() : add_clause();
    }
    auto& participants = draft_.event.participants;
    std::sort(participants.begin(), participants.end(),
              [](const NamedRole& a, const NamedRole& b) { return a.span < b.span; });
    return std::move(draft_);
  }

 private:
  /// "Five charged with fraud": a headline leaves the "were" out, and the parser may not see it.
  [[nodiscard]] bool passive() const { return frame_.passive || headline_passive(); }
  [[nodiscard]] bool headline_passive() const {
    constexpr std::array<std::string_view, 8> kTransitive = {"appoint", "arrest",  "ban",  "charge",
                                                             "convict", "dismiss", "fine", "kill"};
    constexpr std::array<std::string_view, 7> kAfterPassive = {"after", "as",   "for", "from",
                                                               "in",    "over", "with"};
    const auto kind = view_.section().kind;
    if (kind != SectionKind::kHeadline && kind != SectionKind::kSummary) return false;
    const auto xpos = view_.tree[predicate_.word].xpos;
    const auto next = predicate_.word + 1;
    return (xpos == Xpos::kVBD || xpos == Xpos::kVBN) && next < view_.tree.size() &&
           std::find(kTransitive.begin(), kTransitive.end(), draft_.event.type) !=
               kTransitive.end() &&
           std::find(kAfterPassive.begin(), kAfterPassive.end(), view_.tree[next].lower) !=
               kAfterPassive.end();
  }

  void add_subject() {
    const Role role = passive() ? (utterance_ ? Role::kTopic : Role::kPatient) : Role::kAgent;
    auto& participants = draft_.event.participants;
    add_roles(participants, actors_of(view_, frame_.subjects, role));
    if (role == Role::kAgent && utterance_ && !participants.empty()) {
      draft_.event.speaker = participants.front();
    }
  }

  /// All that the rest of the sentence names is what a statement is about.
  void add_subject_matter() {
    auto& participants = draft_.event.participants;
    const std::string& lemma = draft_.event.lemma;
    const bool tells =
        lemma == "tell" || lemma == "inform" || lemma == "notify" || lemma == "assure";
    for (const auto& complement : frame_.complements) {
      const bool told = (complement.preposition.empty() && tells) ||
                        complement.relation == Deprel::kIobj || complement.preposition == "to";
      if (told) add_roles(participants, objects_in(view_, complement.head, Role::kRecipient));
    }
    const Span matter = frame_.inverted
                            ? Span{view_.sentence.span.begin, draft_.event.trigger.begin}
                            : Span{draft_.event.trigger.end, view_.sentence.span.end};
    add_roles(participants, names_in(view_, matter, Role::kTopic));
  }

  void add_complements() {
    const Role bare = passive() ? Role::kTopic : Role::kPatient;
    for (const auto& complement : frame_.complements) add_complement(complement, bare, 0);
  }

  /// A phrase and the phrases that hang on it: "a stake in Lyra", "the head of the unit in Oslo".
  void add_complement(const Argument& argument, Role before, int depth) {
    constexpr int kDeepest = 3;
    const auto role_of = [&](EntityType type) {
      if (argument.relation == Deprel::kIobj) return Role::kRecipient;
      return role_after(argument.preposition, draft_.event.type, type, before, passive())
          .value_or(Role::kContext);
    };
    const bool by_agent = passive() && (argument.preposition == "by");
    auto roles = by_agent ? actors_in(view_, argument.head, Role::kAgent)
                          : objects_in(view_, argument.head, Role::kPatient);
    for (NamedRole& role : roles) {
      role.role = role_of(view_.annotations.referents[role.referent].type);
      if (role.role != Role::kContext) add_roles(draft_.event.participants, {role});
    }
    if (depth == (view_.is_news() ? 1 : kDeepest) || by_agent) return;
    const Role own = role_of(EntityType::kOther);
    for (const auto at : view_.tree.children(argument.head)) {
      if (view_.tree[at].deprel != Deprel::kNmod || at < argument.head) continue;
      const auto preposition = view_.tree.preposition(at);
      if (preposition.empty()) continue;
      for (const auto head : view_.tree.joined(at)) {
        add_complement({head, preposition, Deprel::kNmod}, own, depth + 1);
      }
    }
  }

  /// "said that Vega was weak": no event tells of Vega there, so the statement does. What a clause
  /// tells as an event has those that it names as participants of its own.
  void add_said_state() {
    for (const auto at : view_.tree.children(predicate_.word)) {
      const auto relation = view_.tree[at].deprel;
      if (relation != Deprel::kCcomp && relation != Deprel::kParataxis) continue;
      if (predicate_at(view_.predicates, at)) continue;
      for (const auto below : view_.tree.children(at)) {
        if (view_.tree[below].deprel != Deprel::kNsubj) continue;
        add_roles(draft_.event.participants, actors_in(view_, below, Role::kTopic));
      }
    }
  }

  /// "announced on Monday that Vega will join": what the clause names is the matter.
  void add_clause() {
    for (const auto at : view_.tree.children(predicate_.word)) {
      if (view_.tree[at].deprel != Deprel::kCcomp) continue;
      const auto mark = view_.tree.child(at, Deprel::kMark);
      if (!mark || view_.tree[*mark].lower != "that") return;
      const Span matter{view_.tree[*mark].span.end, view_.sentence.span.end};
      add_roles(draft_.event.participants, names_in(view_, matter, Role::kTopic));
      for (const NamedRole& participant : draft_.event.participants) {
        if (participant.role != Role::kAgent || draft_.event.speaker) continue;
        draft_.event.speaker = participant;
        draft_.reports = Reports::kWhatFollows;
      }
      return;
    }
  }

  const SentenceView& view_;
  const Predicate& predicate_;
  const Frame& frame_;
  Draft draft_;
  bool utterance_ = false;
};

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
  const auto& times = view.annotations.times;
  auto time = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) {
    return t.span.begin < view.sentence.span.begin;
  });
  for (; time != times.end() && time->span.end <= view.sentence.span.end; ++time) {
    if (time->date) return true;
  }
  return false;
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

/// Whether the text tells the event as a fact, a plan, a forecast or a denial.
bool is_asserted(const SentenceView& view, SentenceUse use, Draft& draft) {
  const auto index = *draft.predicate;
  const Predicate& predicate = view.predicates[index];
  const Word& verb = view.tree[predicate.word];
  const bool utterance = verb.kind && verb.kind->kind->status == FactStatus::kStated;
  const auto status = status_in(view, index, use, utterance);
  if (status) draft.event.status = *status;
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

Draft event_of(const SentenceView& view, std::size_t index, SentenceUse use) {
  const Word& verb = view.tree[view.predicates[index].word];
  const EventKind* kind = verb.kind ? verb.kind->kind : nullptr;
  Draft draft = VerbReader{view, index, kind, kind ? verb.kind->lemma : verb.lemma}.read();
  draft.event.asserted = is_asserted(view, use, draft);
  return draft;
}

/// "agreed to buy Lyra" names Lyra for the agreement too.
void share_matter(const SentenceView& view, std::vector<Draft>& drafts) {
  for (const Draft& draft : drafts) {
    const auto& verb = view.tree[draft.word];
    if (verb.deprel != Deprel::kXcomp || verb.head < 0) continue;
    const auto governor = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& other) {
      return other.word == static_cast<std::size_t>(verb.head);
    });
    if (governor == drafts.end() || governor->event.status == FactStatus::kStated) continue;
    auto matter = draft.event.participants;
    for (NamedRole& role : matter) role.role = Role::kTopic;
    add_roles(governor->event.participants, matter);
  }
}

}  // namespace

std::vector<Draft> verbal_events(const SentenceView& view, SentenceUse use) {
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < view.predicates.size(); ++i) {
    drafts.push_back(event_of(view, i, use));
  }
  share_matter(view, drafts);
  return drafts;
}

Draft plain_event(const SentenceView& view) {
  for (std::size_t i = 0; i < view.predicates.size(); ++i) {
    const Word& verb = view.tree[view.predicates[i].word];
    if (view.predicates[i].shape != VerbShape::kFinite) continue;
    Draft draft = VerbReader{view, i, verb.kind ? verb.kind->kind : nullptr, verb.lemma}.read();
    draft.event.status = status_of(view.tree, view.predicates, i).value_or(FactStatus::kReported);
    return draft;
  }
  Draft draft;
  draft.event.quote = view.sentence.span;
  draft.event.trigger = view.tree.size() == 0 ? view.sentence.span : view.tree[0].span;
  draft.event.type = draft.event.lemma = "event";
  return draft;
}

}  // namespace weft::detail
