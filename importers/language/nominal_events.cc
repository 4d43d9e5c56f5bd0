#include <algorithm>
#include <array>

#include "importers/language/detail/event_builder.h"
#include "importers/language/detail/event_nouns.h"
#include "importers/language/detail/status.h"

namespace weft::detail {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> choices) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

/// Reads the event that the noun at `noun` names, with its owner and what follows it.
class NounReader {
 public:
  NounReader(const SentenceView& view, std::size_t noun, const EventWords::Noun& match)
      : view_{view}, noun_{noun}, match_{match} {}

  Draft read() && {
    add_owner();
    const bool owned = !roles_.empty();
    add_followers();
    if (!owned) add_compound();
    if (view_.is_news() && !has_agent()) add_doer();
    Draft draft;
    draft.word = noun_;
    draft.past = true;
    auto& event = draft.event;
    const Word& word = view_.tree[noun_];
    event.quote = view_.sentence.span;
    event.trigger = word.span;
    event.type = match_.kind ? match_.kind->type : std::string{match_.lemma};
    event.lemma = match_.lemma;
    event.status = match_.kind ? match_.kind->status : FactStatus::kReported;
    event.anaphoric = owned || view_.tree.child(noun_, Deprel::kDet);
    if (event.status == FactStatus::kStated) {
      if (!roles_.empty() && roles_.front().role == Role::kAgent) event.speaker = roles_.front();
      event.asserted = event.speaker.has_value();
    }
    event.asserted = event.asserted && !roles_.empty();
    event.participants = std::move(roles_);
    return draft;
  }

 private:
  [[nodiscard]] std::string_view kind() const {
    return match_.kind ? std::string_view{match_.kind->type} : std::string_view{};
  }

  [[nodiscard]] bool has_agent() const {
    return std::any_of(roles_.begin(), roles_.end(),
                       [](const NamedRole& role) { return role.role == Role::kAgent; });
  }

  /// Who does what the noun tells where the verb says so: "Orion made the purchase", "negotiated
  /// the sale of Lyra", "landed after a test flight".
  void add_doer() {
    const auto above = view_.tree.parent(noun_);
    const auto verb = above ? predicate_at(view_.predicates, *above) : std::nullopt;
    if (!verb) return;
    const auto& frame = view_.frames[*verb];
    const auto relation = view_.tree[noun_].deprel;
    const bool object = relation == Deprel::kObj && does_itself(view_.tree[*above].lemma);
    const bool beside = relation == Deprel::kObl &&
                        is_one_of(view_.tree.preposition(noun_), {"after", "before", "during"}) &&
                        roles_.empty();
    if (!object && !beside) return;
    const auto role = frame.passive ? Role::kPatient : Role::kAgent;
    add_roles(roles_, actors_of(view_, frame.subjects, role));
  }
  /// Verbs whose subject does what their object tells.
  static bool does_itself(std::string_view lemma) {
    return is_one_of(
        lemma, {"make",    "hold",    "take",     "give",    "have",     "conduct",   "carry",
                "launch",  "begin",   "start",    "stage",   "stop",     "end",       "continue",
                "suffer",  "undergo", "complete", "finish",  "announce", "negotiate", "plan",
                "propose", "seek",    "sign",     "pursue",  "resume",   "delay",     "postpone",
                "cancel",  "win",     "face",     "enter",   "offer",    "file",      "lose",
                "perform", "pay",     "provide",  "promise", "consider", "attend",    "reach",
                "secure",  "place",   "receive",  "mark",    "do",       "get"});
  }

  /// "Orion's purchase", "their talks".
  void add_owner() {
    const auto owner = view_.tree.child(noun_, Deprel::kNmodPoss);
    if (!owner) return;
    add_roles(roles_, actors_in(view_, *owner, Role::kAgent));
    if (roles_.empty()) return;
    // "Orion's Lyra purchase"
    const Span between{view_.tree[*owner].span.end, view_.tree[noun_].span.begin};
    add_roles(roles_, names_in(view_, between, Role::kPatient));
  }

  /// "the Orion-Lyra merger", "the Orion purchase": two names act together or one upon the other.
  void add_compound() {
    const auto phrase = view_.tree.noun_phrase(noun_);
    const Span before{view_.tree[phrase.begin].span.begin, view_.tree[noun_].span.begin};
    auto names = names_in(view_, before, Role::kAgent);
    if (names.size() == 2) {
      if (!is_mutual(kind())) names[1].role = Role::kPatient;
      add_roles(roles_, names);
    } else if (names.size() == 1) {
      names[0].role = has_agent() ? Role::kPatient : Role::kAgent;
      add_roles(roles_, names);
    }
  }

  void add_followers() {
    for (const auto at : view_.tree.children(noun_)) {
      if (at < noun_ || view_.tree[at].deprel != Deprel::kNmod) continue;
      const auto preposition = view_.tree.preposition(at);
      if (preposition.empty()) continue;
      for (const auto head : view_.tree.joined(at)) add_follower(preposition, head);
    }
  }

  void add_follower(std::string_view preposition, std::size_t head) {
    const bool both = is_mutual(kind()) && (preposition == "of" || preposition == "between");
    if (preposition == "by" || both) {
      add_roles(roles_, actors_in(view_, head, Role::kAgent));
      return;
    }
    for (NamedRole role : objects_in(view_, head, Role::kPatient)) {
      const auto type = view_.annotations.referents[role.referent].type;
      const auto part = role_after(preposition, kind(), type, Role::kPatient, false);
      // A place or an addressee alone tells too little: "growth in China".
      if (!part || (roles_.empty() && *part != Role::kPatient && *part != Role::kAgent)) continue;
      role.role = *part;
      add_roles(roles_, {role});
    }
  }

  const SentenceView& view_;
  std::size_t noun_;
  const EventWords::Noun& match_;
  std::vector<NamedRole> roles_;
};

/// The noun is a head: neither "launch date" nor "launch's".
bool heads_its_phrase(const SentenceTree& tree, std::size_t at) {
  const auto relation = tree[at].deprel;
  return relation != Deprel::kCompound && relation != Deprel::kNmodPoss &&
         relation != Deprel::kFlat && relation != Deprel::kCase;
}

std::optional<FactStatus> nominal_status(const SentenceView& view, std::size_t noun,
                                         FactStatus own) {
  const auto phrase = view.tree.noun_phrase(noun);
  for (std::size_t i = phrase.begin; i < noun; ++i) {
    const std::string_view word = view.tree[i].lower;
    if (is_one_of(word, {"planned", "proposed", "upcoming", "forthcoming", "scheduled"})) {
      return FactStatus::kPlanned;
    }
    if (is_one_of(word, {"possible", "potential", "expected", "future", "looming", "likely"})) {
      return FactStatus::kPredicted;
    }
    if (is_one_of(word, {"alleged", "rumoured", "rumored", "suspected", "reported"})) {
      return FactStatus::kAlleged;
    }
    if (is_one_of(word, {"no", "failed", "blocked", "attempted"})) return std::nullopt;
  }
  if (const auto hedge = hedge_of(view.tree); hedge && own != FactStatus::kStated) return hedge;
  return own;
}

bool tells_all_of(const Draft& verbal, const EventInText& noun) {
  return std::all_of(noun.participants.begin(), noun.participants.end(), [&](const NamedRole& p) {
    const auto& known = verbal.event.participants;
    return std::any_of(known.begin(), known.end(),
                       [&](const NamedRole& q) { return q.referent == p.referent; });
  });
}

/// "Orion announced the launch of Comet" tells of the launch already; "Stern criticised Orion's
/// launch" does not.
bool is_told(const std::vector<Draft>& verbal, const EventInText& noun) {
  return std::any_of(verbal.begin(), verbal.end(), [&](const Draft& draft) {
    if (!draft.event.asserted) return false;
    if (draft.event.type == noun.type) return tells_all_of(draft, noun);
    if (draft.event.status == FactStatus::kStated &&
        noun.participants.front().role == Role::kAgent) {
      return draft.event.speaker &&
             draft.event.speaker->referent == noun.participants.front().referent;
    }
    return tells_all_of(draft, noun);
  });
}

/// What is only intended, foretold or asked for has not happened: "plans to block the sale".
bool is_merely_intended(const SentenceView& view, std::size_t noun) {
  const auto verb = predicate_over(view.tree, view.predicates, noun);
  if (!verb) return false;
  const auto above = status_of(view.tree, view.predicates, *verb);
  return !above || *above != FactStatus::kReported;
}

/// "plans to buy", "an effort to sell": the noun only colours what the infinitive tells.
bool governs_infinitive(const SentenceView& view, std::size_t noun) {
  for (const auto at : view.tree.children(noun)) {
    if (view.tree[at].deprel != Deprel::kAcl) continue;
    const auto below = predicate_at(view.predicates, at);
    if (below && view.predicates[*below].shape == VerbShape::kInfinitive) return true;
  }
  return false;
}

/// In news a noun's event stands beside that of its verb and shares its status.
bool settle_in_news(const SentenceView& view, Draft& draft) {
  if (governs_infinitive(view, draft.word)) return false;
  if (const auto status = nominal_status(view, draft.word, draft.event.status)) {
    draft.event.status = *status;
  } else {
    return false;
  }
  const auto verb = predicate_over(view.tree, view.predicates, draft.word);
  if (!verb || draft.event.status != FactStatus::kReported) return true;
  const auto above = status_of(view.tree, view.predicates, *verb);
  if (!above) return false;
  if (*above != FactStatus::kStated) draft.event.status = *above;
  return true;
}

/// Whether the text tells the noun's event as a fact of its own.
bool is_asserted(const SentenceView& view, SentenceUse use, const std::vector<Draft>& verbal,
                 Draft& draft) {
  if (!draft.event.asserted) return false;
  if (!view.is_news() && !heads_its_phrase(view.tree, draft.word)) return false;
  if (use == SentenceUse::kTechnical) return false;
  const bool told = std::any_of(verbal.begin(), verbal.end(),
                                [](const Draft& other) { return other.event.asserted; });
  if (use == SentenceUse::kTimeline && told) return false;
  if (view.is_news()) return settle_in_news(view, draft);
  if (is_merely_intended(view, draft.word) || is_told(verbal, draft.event)) return false;
  const auto status = nominal_status(view, draft.word, draft.event.status);
  if (!status) return false;
  draft.event.status = use == SentenceUse::kForecast ? FactStatus::kPredicted : *status;
  return true;
}

}  // namespace

std::vector<Draft> nominal_events(const SentenceView& view, SentenceUse use,
                                  const std::vector<Draft>& verbal) {
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < view.tree.size(); ++i) {
    const Word& word = view.tree[i];
    if (word.upos != Upos::kNoun || word.name || word.time) continue;
    // "the probe Juice": the name says which thing it is.
    if (i + 1 < view.tree.size() && view.tree[i + 1].name) continue;
    const auto match = view.vocabulary.noun(word.lemma);
    if (!match || !tells_event(view.tree, i, *match)) continue;
    auto draft = NounReader{view, i, *match}.read();
    draft.event.asserted = is_asserted(view, use, verbal, draft);
    draft.event.anaphoric = draft.event.anaphoric && use != SentenceUse::kLead;
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace weft::detail
