#include <algorithm>
#include <array>

#include "importers/language/detail/event_builder.h"
#include "importers/language/detail/status.h"
#include "importers/language/lemma.h"

namespace weft::detail {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> choices) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

/// Reads the event that the noun at `noun` names, with its owner and what follows it.
class NounReader {
 public:
  NounReader(const SentenceView& view, std::size_t noun, const EventWords::Match& match)
      : view_{view}, noun_{noun}, phrase_{phrase_ending_at(view.words, noun)}, match_{match} {}

  std::optional<Draft> read() && {
    add_owner();
    const bool owned = !roles_.empty();
    add_followers();
    if (roles_.empty()) return std::nullopt;
    Draft draft;
    auto& event = draft.event;
    event.quote = view_.sentence.span;
    event.trigger = view_.words[noun_].span;
    event.type = match_.kind->type;
    event.lemma = match_.lemma;
    event.status = match_.kind->status;
    event.anaphoric = owned || view_.words[phrase_.begin].tag == Tag::kDeterminer;
    if (event.status == FactStatus::kStated) {
      if (roles_.front().role != Role::kAgent) return std::nullopt;
      event.speaker = roles_.front();
    }
    event.participants = std::move(roles_);
    draft.past = true;
    return draft;
  }

 private:
  /// "Orion's purchase", "their talks", "the Orion-Lyra merger".
  void add_owner() {
    const auto& words = view_.words;
    for (std::size_t i = noun_; i-- > phrase_.begin;) {
      if (words[i].tag == Tag::kGenitive && i > phrase_.begin) {
        add_roles(roles_, actors_in(view_, {phrase_.begin, i}, Role::kAgent));
        if (roles_.empty()) return;
        // "Orion's Lyra purchase"
        const Span between{words[i].span.end, words[noun_].span.begin};
        add_roles(roles_, names_in(view_, between, Role::kPatient));
        return;
      }
    }
    const Word& first = words[phrase_.begin];
    if (first.tag == Tag::kDeterminer && is_one_of(first.lower, {"his", "her", "its", "their"})) {
      if (const auto owner = view_.coreference.referent_of(first.span)) {
        roles_.push_back({*owner, Role::kAgent, first.span});
      }
      return;
    }
    add_joined_names();
  }

  /// Two names in one word before the noun act together or one upon the other.
  void add_joined_names() {
    for (std::size_t i = noun_; i-- > phrase_.begin;) {
      const Word& word = view_.words[i];
      if (word.tag != Tag::kName) continue;
      const auto names = names_in(view_, word.span, Role::kAgent);
      if (names.size() != 2) return;
      roles_ = names;
      if (!is_mutual(match_.kind->type)) roles_[1].role = Role::kPatient;
      return;
    }
  }

  void add_followers() {
    const auto& words = view_.words;
    std::string_view preposition;
    for (std::size_t at = noun_ + 1; at + 1 < words.size();) {
      const Tag tag = words[at].tag;
      const bool joined = tag == Tag::kConjunction && !preposition.empty();
      if (tag == Tag::kPreposition || tag == Tag::kTo) {
        preposition = words[at].lower;
      } else if (!joined) {
        return;
      }
      const Phrase phrase = phrase_starting_at(words, at + 1);
      if (phrase.empty() || (joined && words[phrase.end - 1].tag != Tag::kName)) return;
      add_follower(preposition, phrase);
      at = phrase.end;
    }
  }

  void add_follower(std::string_view preposition, Phrase phrase) {
    const bool both =
        is_mutual(match_.kind->type) && (preposition == "of" || preposition == "between");
    if (preposition == "by" || both) {
      add_roles(roles_, actors_in(view_, phrase, Role::kAgent));
      return;
    }
    for (NamedRole role : objects_in(view_, phrase, Role::kPatient)) {
      const auto type = view_.annotations.referents[role.referent].type;
      const auto part = role_after(preposition, match_.kind->type, type, Role::kPatient, false);
      // A place or an addressee alone tells too little: "growth in China".
      if (!part || (roles_.empty() && *part != Role::kPatient && *part != Role::kAgent)) continue;
      role.role = *part;
      add_roles(roles_, {role});
    }
  }

  const SentenceView& view_;
  std::size_t noun_;
  Phrase phrase_;
  const EventWords::Match& match_;
  std::vector<NamedRole> roles_;
};

std::optional<EventWords::Match> noun_kind(const SentenceView& view, const Word& word) {
  for (const auto& reading : noun_readings(word.lower)) {
    if (const auto match = view.vocabulary.noun(reading)) return match;
  }
  return std::nullopt;
}

/// The noun is a head: neither "launch date" nor "launch's".
bool heads_its_phrase(const std::vector<Word>& words, std::size_t at) {
  if (at + 1 >= words.size()) return true;
  const Tag next = words[at + 1].tag;
  return next != Tag::kNoun && next != Tag::kName && next != Tag::kGenitive;
}

/// The verb group that the noun at `at` stands behind; none before the first.
std::optional<std::size_t> group_before(const SentenceView& view, std::size_t at) {
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < view.groups.size() && view.groups[i].begin < at; ++i) last = i;
  return last;
}

std::optional<FactStatus> nominal_status(const SentenceView& view, std::size_t noun,
                                         FactStatus own) {
  const Phrase phrase = phrase_ending_at(view.words, noun);
  for (std::size_t i = phrase.begin; i < noun; ++i) {
    const std::string_view word = view.words[i].lower;
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
  if (const auto hedge = hedge_of(view.words); hedge && own != FactStatus::kStated) return hedge;
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
    if (draft.event.type == noun.type) return tells_all_of(draft, noun);
    if (draft.event.status == FactStatus::kStated &&
        noun.participants.front().role == Role::kAgent) {
      return draft.event.speaker &&
             draft.event.speaker->referent == noun.participants.front().referent;
    }
    return tells_all_of(draft, noun);
  });
}

}  // namespace

std::vector<Draft> nominal_events(const SentenceView& view, SentenceUse use,
                                  const std::vector<Draft>& verbal) {
  std::vector<Draft> drafts;
  if (use == SentenceUse::kTechnical) return drafts;
  if (use == SentenceUse::kTimeline && !verbal.empty()) return drafts;
  for (std::size_t i = 0; i < view.words.size(); ++i) {
    if (view.words[i].tag != Tag::kNoun || !heads_its_phrase(view.words, i)) continue;
    const auto match = noun_kind(view, view.words[i]);
    if (!match) continue;
    // What is only intended, foretold or asked for has not happened: "plans to block the sale".
    const auto group = group_before(view, i);
    if (group) {
      const auto above = status_of(view.words, view.groups, *group);
      if (!above || *above != FactStatus::kReported) continue;
    }
    auto draft = NounReader{view, i, *match}.read();
    if (!draft || is_told(verbal, draft->event)) continue;
    const auto status = nominal_status(view, i, match->kind->status);
    if (!status) continue;
    draft->event.status = use == SentenceUse::kForecast ? FactStatus::kPredicted : *status;
    draft->event.anaphoric = draft->event.anaphoric && use != SentenceUse::kLead;
    draft->group = group.value_or(0);
    drafts.push_back(std::move(*draft));
  }
  return drafts;
}

}  // namespace weft::detail
