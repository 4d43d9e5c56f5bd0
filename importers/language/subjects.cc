#include <algorithm>
#include <array>
#include <string_view>

#include "importers/language/detail/clause.h"
#include "importers/language/detail/status.h"

namespace weft::detail {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool ends_phrase(Tag tag) {
  return tag == Tag::kNoun || tag == Tag::kName || tag == Tag::kNumber || tag == Tag::kPronoun ||
         tag == Tag::kDeterminer || tag == Tag::kGenitive;
}

/// Verbs that may stand before their subject: "said Stern".
bool may_be_inverted(std::string_view lemma) {
  constexpr std::array<std::string_view, 10> kVerbs = {
      "say", "add", "warn", "note", "claim", "argue", "tell", "explain", "write", "announce"};
  return std::find(kVerbs.begin(), kVerbs.end(), lemma) != kVerbs.end();
}

class SubjectFinder {
 public:
  SubjectFinder(const std::vector<Word>& words, const std::vector<VerbGroup>& groups)
      : words_{words}, groups_{groups}, subjects_(groups.size()) {}

  std::vector<Subject> run() && {
    for (index_ = 0; index_ < groups_.size(); ++index_) subjects_[index_] = find();
    // "After buying Lyra, Orion grew": the subject comes later.
    for (std::size_t i = groups_.size(); i-- > 0;) {
      const bool lacking = subjects_[i].heads.empty() && groups_[i].shape != VerbShape::kFinite;
      if (lacking && i + 1 < groups_.size() && opens_sentence(i)) subjects_[i] = subjects_[i + 1];
    }
    return std::move(subjects_);
  }

 private:
  [[nodiscard]] const VerbGroup& group() const { return groups_[index_]; }

  Subject find() {
    switch (group().shape) {
      case VerbShape::kInfinitive:
        return of_infinitive();
      case VerbShape::kIng:
        return inherited();
      case VerbShape::kParticiple:
        return before_participle();
      case VerbShape::kFinite:
        break;
    }
    if (auto after = after_verb(); !after.heads.empty()) return after;
    return before_verb();
  }

  /// What the verb before it is said of.
  [[nodiscard]] Subject inherited() const {
    for (std::size_t i = index_; i-- > 0;) {
      if (groups_[i].shape != VerbShape::kIng && !subjects_[i].inverted &&
          !subjects_[i].heads.empty()) {
        return subjects_[i];
      }
    }
    return {};
  }

  /// `", said Ada Stern, the minister"`.
  [[nodiscard]] Subject after_verb() const {
    const std::size_t end = group().end;
    const bool opens = group().begin == 0 || words_[group().begin - 1].tag == Tag::kComma ||
                       words_[group().begin - 1].tag == Tag::kBreak;
    if (!opens || end >= words_.size() || !may_be_inverted(words_[group().main].lemma)) return {};
    const Phrase phrase = phrase_starting_at(words_, end);
    if (phrase.empty() || words_[end].tag == Tag::kTime) return {};
    const bool verb_follows =
        index_ + 1 < groups_.size() && groups_[index_ + 1].begin == phrase.end;
    const bool something_said = group().begin > 0;
    if (verb_follows || !something_said) return {};
    return {{phrase}, {}, true};
  }

  [[nodiscard]] Subject before_participle() const {
    std::size_t at = skip_left(group().begin);
    if (at != kNone && words_[at].tag == Tag::kComma && at > 0) --at;
    if (at == kNone || !ends_phrase(words_[at].tag)) return {};
    return {{phrase_ending_at(words_, at)}, {}, false};
  }

  /// "Orion plans to buy": Orion. "Orion urged Vega to sell": Vega. "Orion's plan to buy": Orion.
  [[nodiscard]] Subject of_infinitive() const {
    const std::size_t at = skip_left(group().begin);
    if (at == kNone) return {};
    if (ends_phrase(words_[at].tag)) {
      const Phrase phrase = phrase_ending_at(words_, at);
      const std::size_t verb = skip_left(phrase.begin);
      const bool object_acts =
          verb != kNone && words_[verb].tag == Tag::kVerb && makes_object_act(words_[verb].lemma);
      const bool owned = std::any_of(word_at(phrase.begin), word_at(phrase.end),
                                     [](const Word& w) { return w.tag == Tag::kGenitive; });
      if (object_acts || owned || index_ == 0) return {{phrase}, {}, false};
    }
    return inherited();
  }

  Subject before_verb() const {
    std::size_t at = skip_left(group().begin);
    if (at == kNone) return {};
    const Tag tag = words_[at].tag;
    const bool relative_that =
        words_[at].lower == "that" && at > 0 &&
        (words_[at - 1].tag == Tag::kNoun || words_[at - 1].tag == Tag::kName);
    if (tag == Tag::kRelative || relative_that) {
      if (at > 0 && words_[at - 1].tag == Tag::kComma) --at;
      if (at == 0 || !ends_phrase(words_[at - 1].tag)) return {};
      return {{phrase_ending_at(words_, at - 1)}, {}, false};
    }
    if (tag == Tag::kConjunction) return inherited();
    if (tag == Tag::kComma) {
      const std::size_t before = before_insertion(at);
      return before == kNone ? inherited() : phrases_up_to(before);
    }
    return ends_phrase(tag) ? phrases_up_to(at) : Subject{};
  }

  /// For "Orion, the maker of lenses, said" the word before the first comma.
  [[nodiscard]] std::size_t before_insertion(std::size_t comma) const {
    for (std::size_t i = comma; i-- > 1;) {
      if (words_[i].tag == Tag::kBreak) return kNone;
      if (words_[i].tag == Tag::kComma) {
        const bool finite_before = index_ > 0 && groups_[index_ - 1].begin > i &&
                                   groups_[index_ - 1].shape == VerbShape::kFinite &&
                                   words_[i + 1].tag != Tag::kRelative;
        const bool verb_before = index_ > 0 && groups_[index_ - 1].begin < i;
        if (finite_before || verb_before || !ends_phrase(words_[i - 1].tag)) return kNone;
        return i - 1;
      }
    }
    return kNone;
  }

  /// The subject whose last word is `last`: its head, what belongs to it, what is joined to it.
  [[nodiscard]] Subject phrases_up_to(std::size_t last) const {
    Subject subject;
    Phrase phrase = phrase_ending_at(words_, last);
    std::vector<Phrase> modifiers;
    while (phrase.begin > 0) {
      const std::size_t before = phrase.begin - 1;
      const Tag tag = words_[before].tag;
      if ((tag == Tag::kPreposition || tag == Tag::kTo) && before > 0) {
        const std::size_t owner = owner_before(before);
        if (owner == kNone) break;
        modifiers.push_back(phrase);
        phrase = phrase_ending_at(words_, owner);
      } else if (joins_subjects(before, subject.heads)) {
        subject.heads.push_back(phrase);
        phrase = phrase_ending_at(words_, before - 1);
      } else {
        break;
      }
    }
    subject.heads.push_back(phrase);
    std::reverse(subject.heads.begin(), subject.heads.end());
    std::reverse(modifiers.begin(), modifiers.end());
    subject.of = std::move(modifiers);
    return subject;
  }

  /// The noun that a preposition at `at` belongs to, also across a participle: "chips made by
  /// Vega".
  [[nodiscard]] std::size_t owner_before(std::size_t at) const {
    // "since Orion closed", "before Orion closed": a clause of its own.
    constexpr std::array<std::string_view, 5> kOpenClauses = {"after", "before", "since", "till",
                                                              "until"};
    if (std::find(kOpenClauses.begin(), kOpenClauses.end(), words_[at].lower) !=
        kOpenClauses.end()) {
      return kNone;
    }
    std::size_t owner = at - 1;
    if (words_[owner].tag == Tag::kVerb && index_ > 0 && groups_[index_ - 1].main == owner &&
        groups_[index_ - 1].shape == VerbShape::kParticiple && groups_[index_ - 1].begin > 0) {
      owner = groups_[index_ - 1].begin - 1;
    }
    return ends_phrase(words_[owner].tag) && words_[owner].tag != Tag::kDeterminer ? owner : kNone;
  }

  /// "Orion and Vega", "Orion, Vega and Mira", but not the "and" between two clauses.
  [[nodiscard]] bool joins_subjects(std::size_t at, const std::vector<Phrase>& heads) const {
    const bool joint =
        words_[at].tag == Tag::kConjunction || (words_[at].tag == Tag::kComma && !heads.empty());
    return joint && at > 0 && ends_phrase(words_[at - 1].tag) && !finite_verb_before(at);
  }
  [[nodiscard]] bool finite_verb_before(std::size_t at) const {
    for (std::size_t i = index_; i-- > 0;) {
      if (groups_[i].begin > at || groups_[i].shape != VerbShape::kFinite) continue;
      // In another clause it has nothing to do with these subjects.
      return std::none_of(word_at(std::min(groups_[i].end, at)), word_at(at), [](const Word& word) {
        return word.tag == Tag::kBreak || word.tag == Tag::kSubordinator;
      });
    }
    return false;
  }

  /// The last word before `begin` that is no adverb and no time ("Orion on Tuesday said").
  [[nodiscard]] std::size_t skip_left(std::size_t begin) const {
    std::size_t at = begin;
    bool time = false;
    while (at > 0) {
      const Tag tag = words_[at - 1].tag;
      const bool of_time = time && tag == Tag::kPreposition;
      if (tag != Tag::kAdverb && tag != Tag::kNot && tag != Tag::kTime && !of_time) return at - 1;
      time = tag == Tag::kTime;
      --at;
    }
    return kNone;
  }

  [[nodiscard]] bool opens_sentence(std::size_t index) const {
    return groups_[index].begin == 0 ||
           (groups_[index].begin == 1 && words_[0].tag == Tag::kPreposition);
  }
  [[nodiscard]] std::vector<Word>::const_iterator word_at(std::size_t index) const {
    return words_.begin() + static_cast<std::ptrdiff_t>(index);
  }

  const std::vector<Word>& words_;
  const std::vector<VerbGroup>& groups_;
  std::vector<Subject> subjects_;
  std::size_t index_ = 0;
};

}  // namespace

std::vector<Subject> find_subjects(const std::vector<Word>& words,
                                   const std::vector<VerbGroup>& groups) {
  return SubjectFinder{words, groups}.run();
}

}  // namespace weft::detail
