#include <algorithm>
#include <array>

#include "importers/language/detail/event_builder.h"
#include "importers/language/detail/status.h"

namespace weft::detail {
namespace {

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

Draft event_of(const SentenceView& view, std::size_t index, SentenceUse use) {
  const Word& verb = view.tree[view.predicates[index].word];
  const EventKind* kind = verb.kind ? verb.kind->kind : nullptr;
  Draft draft = VerbReader{view, index, kind, kind ? verb.kind->lemma : verb.lemma}.read();
  draft.event.asserted = settle_assertion(view, use, draft);
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
