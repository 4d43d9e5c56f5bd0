#include <algorithm>
#include <array>

#include "importers/language/detail/event_builder.h"
#include "importers/language/detail/status.h"
#include "importers/language/lemma.h"

namespace weft::detail {
namespace {

bool has_role(const EventInText& event, Role role) {
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [&](const NamedRole& p) { return p.role == role; });
}

/// Reads the event of one verb group.
class VerbReader {
 public:
  VerbReader(const SentenceView& view, std::size_t index, const EventKind* kind,
             std::string_view lemma)
      : view_{view}, group_{view.groups[index]}, subject_{view.subjects[index]}, index_{index} {
    const Word& verb = view.words[group_.main];
    draft_.group = index;
    draft_.verbal = true;
    draft_.past = group_.past;
    auto& event = draft_.event;
    event.quote = view.sentence.span;
    const bool with_that = view.words[group_.end - 1].tag == Tag::kSubordinator;  // "report that"
    const std::size_t last = with_that ? group_.end - 2 : group_.end - 1;
    event.trigger = {verb.span.begin, view.words[last].span.end};
    event.type = kind ? kind->type : std::string{lemma};
    event.lemma = lemma;
    utterance_ = kind && kind->status == FactStatus::kStated;
  }

  Draft read() && {
    add_subject();
    if (utterance_ && !passive()) {
      add_subject_matter();
    } else {
      add_complements();
      add_clause();
    }
    auto& participants = draft_.event.participants;
    std::sort(participants.begin(), participants.end(),
              [](const NamedRole& a, const NamedRole& b) { return a.span < b.span; });
    return std::move(draft_);
  }

 private:
  /// "Five charged with fraud": a headline leaves the "were" out.
  [[nodiscard]] bool passive() const { return group_.passive || headline_passive(); }
  [[nodiscard]] bool headline_passive() const {
    constexpr std::array<std::string_view, 8> kTransitive = {"appoint", "arrest",  "ban",  "charge",
                                                             "convict", "dismiss", "fine", "kill"};
    constexpr std::array<std::string_view, 7> kAfterPassive = {"after", "as",   "for", "from",
                                                               "in",    "over", "with"};
    const auto kind = view_.section().kind;
    if (kind != SectionKind::kHeadline && kind != SectionKind::kSummary) return false;
    const bool bare = group_.begin == group_.main && group_.end < view_.words.size() &&
                      (view_.words[group_.main].forms & kPastParticiple) != 0;
    return bare &&
           std::find(kTransitive.begin(), kTransitive.end(), draft_.event.type) !=
               kTransitive.end() &&
           std::find(kAfterPassive.begin(), kAfterPassive.end(), view_.words[group_.end].lower) !=
               kAfterPassive.end();
  }

  void add_subject() {
    const Role role = passive() ? (utterance_ ? Role::kTopic : Role::kPatient) : Role::kAgent;
    auto& participants = draft_.event.participants;
    add_roles(participants, actors_of(view_, subject_, role));
    // "chips that Vega makes": what a relative clause is about is its object.
    if (role == Role::kAgent && utterance_ && !participants.empty()) {
      draft_.event.speaker = participants.front();
    }
  }

  /// All that the rest of the sentence names is what a statement is about.
  void add_subject_matter() {
    auto& participants = draft_.event.participants;
    const auto complements = complements_of(view_.words, view_.groups, index_);
    if (!complements.empty() && !subject_.inverted) {
      const auto& [phrase, preposition] = complements.front();
      const std::string& lemma = draft_.event.lemma;
      const bool told = preposition.empty() && (lemma == "tell" || lemma == "inform" ||
                                                lemma == "notify" || lemma == "assure");
      if (told || preposition == "to") {
        add_roles(participants, objects_in(view_, phrase, Role::kRecipient));
      }
    }
    const Span matter = subject_.inverted
                            ? Span{view_.sentence.span.begin, view_.words[group_.begin].span.begin}
                            : Span{draft_.event.trigger.end, view_.sentence.span.end};
    add_roles(participants, names_in(view_, matter, Role::kTopic));
  }

  void add_complements() {
    Role before = passive() ? Role::kTopic : Role::kPatient;
    for (const auto& [phrase, preposition] : complements_of(view_.words, view_.groups, index_)) {
      if (subject_.inverted && preposition.empty()) continue;
      const auto role_of = [&, part = preposition](EntityType type) {
        return role_after(part, draft_.event.type, type, before, passive())
            .value_or(Role::kContext);
      };
      auto roles = preposition == "by" && passive() ? actors_in(view_, phrase, Role::kAgent)
                                                    : objects_in(view_, phrase, Role::kPatient);
      for (NamedRole& role : roles) {
        role.role = role_of(view_.annotations.referents[role.referent].type);
        if (role.role != Role::kContext) add_roles(draft_.event.participants, {role});
      }
      before = role_of(EntityType::kOther);
    }
  }

  /// "announced on Monday that Vega will join": what the clause names is the matter.
  void add_clause() {
    const std::size_t end =
        index_ + 1 < view_.groups.size() ? view_.groups[index_ + 1].begin : view_.words.size();
    for (std::size_t i = group_.end; i < end; ++i) {
      if (view_.words[i].tag != Tag::kSubordinator || view_.words[i].lower != "that") continue;
      // Behind a noun it is a relative pronoun: "at a price that started a price war".
      const Tag before = view_.words[i - 1].tag;
      if (before != Tag::kVerb && before != Tag::kTime && before != Tag::kAdverb) return;
      const Span matter{view_.words[i].span.end, view_.sentence.span.end};
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
  const VerbGroup& group_;
  const Subject& subject_;
  std::size_t index_;
  Draft draft_;
  bool utterance_ = false;
};

bool in_list(const WordSet& words, std::string_view noun) {
  const auto readings = noun_readings(noun);
  return std::any_of(readings.begin(), readings.end(),
                     [&](const std::string& reading) { return words.contains(reading); });
}

/// The statement noun that heads the subject: "Stern's remarks show".
std::optional<EventWords::Match> statement_noun(const SentenceView& view, std::string_view noun) {
  for (const auto& reading : noun_readings(noun)) {
    const auto match = view.vocabulary.noun(reading);
    if (match && match->kind->status == FactStatus::kStated) return match;
  }
  return std::nullopt;
}

/// People and bodies speak; "Orion's benchmarks suggest" is no statement of Orion.
bool can_speak(const SentenceView& view, const Subject& subject, const NamedRole& speaker) {
  const EntityType type = view.annotations.referents[speaker.referent].type;
  if (type != EntityType::kPerson && type != EntityType::kOrganization &&
      type != EntityType::kPlace && type != EntityType::kOther) {
    return false;
  }
  for (const Phrase& head : subject.heads) {
    const Word& word = view.words[head.end - 1];
    if (word.tag == Tag::kName || word.tag == Tag::kPronoun) return true;
    const auto& lists = view.vocabulary.words();
    if (in_list(lists.person_nouns, word.lower) || in_list(lists.titles, word.lower) ||
        in_list(lists.org_nouns, word.lower) || in_list(lists.org_cues, word.lower) ||
        in_list(lists.given_names, word.lower) || statement_noun(view, word.lower)) {
      return true;
    }
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
bool tense_tells(const SentenceView& view, const VerbGroup& group, SentenceUse use,
                 const Draft& draft) {
  if (use == SentenceUse::kLead || use == SentenceUse::kTimeline || use == SentenceUse::kForecast) {
    return true;
  }
  const bool plain_present =
      group.shape == VerbShape::kFinite && !group.past && group.modal.empty();
  if (!plain_present) return use != SentenceUse::kTechnical || group.past;
  if (use == SentenceUse::kTechnical) return false;
  const bool progressive = (view.words[group.main].forms & kIngForm) != 0;
  return draft.event.speaker.has_value() || progressive || has_time(view) ||
         draft.event.status == FactStatus::kAlleged;
}

std::optional<FactStatus> status_in(const SentenceView& view, std::size_t index, SentenceUse use,
                                    bool utterance) {
  auto status = status_of(view.words, view.groups, index);
  if (!status) return std::nullopt;
  if (use == SentenceUse::kForecast) return FactStatus::kPredicted;
  if (utterance) {
    if (*status == FactStatus::kDenied) return std::nullopt;  // "declined to comment" is no news
    return *status == FactStatus::kReported ? FactStatus::kStated : *status;
  }
  const auto hedge = hedge_of(view.words);
  if (hedge && *status != FactStatus::kDenied) return hedge;
  return status;
}

/// Whom something was given to or what it was about is too little to tell of an event.
bool has_part(const EventInText& event) {
  return event.speaker || has_role(event, Role::kAgent) || has_role(event, Role::kPatient) ||
         has_role(event, Role::kPlace);
}

/// Participles and -ing forms tell an event only where they say who did it or suffered it.
bool shape_tells(const SentenceView& view, const Draft& draft, const VerbGroup& group) {
  const EventInText& event = draft.event;
  if (group.shape == VerbShape::kParticiple) {
    return has_role(event, Role::kAgent) || has_time(view);
  }
  if (group.shape == VerbShape::kIng) return has_role(event, Role::kPatient);
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
  const Subject& subject = view.subjects[draft.group];
  if (event.speaker && !can_speak(view, subject, *event.speaker)) {
    if (utterance) return false;
    event.speaker.reset();
    draft.reports = Reports::kNothing;
  }
  if (!utterance) return true;
  // Unnamed people say much; it counts where it is the news.
  if (!event.speaker) return use == SentenceUse::kLead;
  event.anaphoric =
      use != SentenceUse::kLead && statement_noun(view, view.words[subject.heads[0].end - 1].lower);
  if (event.status == FactStatus::kStated) {
    draft.reports = subject.inverted ? Reports::kWhatPrecedes : Reports::kWhatFollows;
  }
  return true;
}

std::optional<Draft> event_of(const SentenceView& view, std::size_t index, SentenceUse use) {
  const VerbGroup& group = view.groups[index];
  const Word& verb = view.words[group.main];
  if (!verb.kind || only_governs(view.words, view.groups, index)) return std::nullopt;
  if (use == SentenceUse::kTimeline && group.shape != VerbShape::kFinite) return std::nullopt;
  const EventKind& kind = *verb.kind->kind;
  const bool utterance = kind.status == FactStatus::kStated;
  const auto status = status_in(view, index, use, utterance);
  if (!status) return std::nullopt;
  Draft draft = VerbReader{view, index, &kind, verb.kind->lemma}.read();
  draft.event.status = *status;
  draft.before_report = group.pluperfect;
  const bool named =
      use == SentenceUse::kProse ? has_part(draft.event) : !draft.event.participants.empty();
  const bool tells = named && object_fits(view, draft) &&
                     settle_speech(view, use, utterance, draft) &&
                     shape_tells(view, draft, group) && tense_tells(view, group, use, draft);
  return tells ? std::optional{std::move(draft)} : std::nullopt;
}

}  // namespace

std::vector<Draft> verbal_events(const SentenceView& view, SentenceUse use) {
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < view.groups.size(); ++i) {
    auto draft = event_of(view, i, use);
    if (!draft) continue;
    // "agreed to buy Lyra" names Lyra for the agreement too.
    if (!drafts.empty() && drafts.back().group + 1 == i &&
        view.groups[i].shape == VerbShape::kInfinitive &&
        drafts.back().event.status != FactStatus::kStated) {
      auto matter = draft->event.participants;
      for (NamedRole& role : matter) role.role = Role::kTopic;
      add_roles(drafts.back().event.participants, matter);
    }
    drafts.push_back(std::move(*draft));
  }
  return drafts;
}

Draft plain_event(const SentenceView& view) {
  for (std::size_t i = 0; i < view.groups.size(); ++i) {
    const Word& verb = view.words[view.groups[i].main];
    if (view.groups[i].shape != VerbShape::kFinite || verb.tag != Tag::kVerb) continue;
    Draft draft = VerbReader{view, i, verb.kind ? verb.kind->kind : nullptr, verb.lemma}.read();
    draft.event.status = status_of(view.words, view.groups, i).value_or(FactStatus::kReported);
    return draft;
  }
  Draft draft;
  draft.event.quote = view.sentence.span;
  draft.event.trigger = view.words.empty() ? view.sentence.span : view.words.front().span;
  draft.event.type = draft.event.lemma = "event";
  return draft;
}

}  // namespace weft::detail
