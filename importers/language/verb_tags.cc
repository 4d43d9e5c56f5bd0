#include "importers/language/detail/verb_tags.h"

#include <algorithm>
#include <array>
#include <span>

#include "importers/language/lemma.h"

namespace weft::detail {
namespace {

bool opens_phrase(Tag tag) {
  switch (tag) {
    case Tag::kDeterminer:
    case Tag::kName:
    case Tag::kNumber:
    case Tag::kNoun:
    case Tag::kPronoun:
    case Tag::kTime:
      return true;
    default:
      return false;
  }
}
bool is_auxiliary(Tag tag) {
  return tag == Tag::kBe || tag == Tag::kHave || tag == Tag::kDo || tag == Tag::kModal;
}

/// Verbs that take a clause without "that": "says Orion has sold Lyra".
bool takes_clause(const Word& verb) {
  return verb.kind && verb.kind->kind->status == FactStatus::kStated;
}

/// Decides word by word, from the left, keeping what the rules ask for.
class VerbTagger {
 public:
  VerbTagger(std::vector<Word>& words, const EventWords& vocabulary)
      : words_{words}, vocabulary_{vocabulary} {}

  void run() {
    for (at_ = 0; at_ < words_.size(); ++at_) {
      Word& word = words_[at_];
      if (word.tag == Tag::kNoun && word.lower.size() > 1) try_verb(word);
      note(word);
    }
  }

 private:
  // ---- neighbours
  [[nodiscard]] const Word* previous() const {
    for (std::size_t i = at_; i-- > 0;) {
      if (words_[i].tag != Tag::kAdverb && words_[i].tag != Tag::kNot) return &words_[i];
    }
    return nullptr;
  }
  [[nodiscard]] const Word* next(std::size_t step = 1) const {
    return at_ + step < words_.size() ? &words_[at_ + step] : nullptr;
  }
  [[nodiscard]] bool next_opens_phrase() const { return next() && opens_phrase(next()->tag); }

  /// A finite verb that is plain by itself: "is", "has", "will", "said".
  [[nodiscard]] bool finite_follows() const {
    const Word* follower = next();
    if (!follower) return false;
    if (is_auxiliary(follower->tag)) return true;
    if (follower->tag != Tag::kNoun || !next(2)) return false;
    const bool object = next(2)->tag == Tag::kDeterminer || next(2)->tag == Tag::kName ||
                        next(2)->tag == Tag::kNumber || next(2)->tag == Tag::kPreposition;
    const auto past = reading_of(*follower, kPastTense);
    return past && object && follower->lower != past->lemma;
  }

  // ---- readings
  [[nodiscard]] std::optional<VerbReading> reading_of(const Word& word, std::uint8_t wanted) const {
    std::optional<VerbReading> known;
    for (auto& reading : verb_readings(word.lower)) {
      if ((reading.forms & wanted) == 0) continue;
      if (vocabulary_.verb(reading.lemma, following_words())) return reading;
      if (!known && vocabulary_.is_verb(reading.lemma)) known = std::move(reading);
    }
    return known;
  }

  [[nodiscard]] std::vector<std::string_view> following_words() const {
    std::vector<std::string_view> following;
    for (std::size_t i = at_ + 1; i < std::min(at_ + 4, words_.size()); ++i) {
      following.push_back(words_[i].lower);
    }
    return following;
  }

  // ---- the rules
  void try_verb(Word& word) {
    const Word* before = previous();
    const Tag tag = before ? before->tag : Tag::kBreak;
    if (tag == Tag::kModal || tag == Tag::kDo || tag == Tag::kTo) {
      accept(word, kBaseForm);
    } else if (tag == Tag::kHave) {
      accept(word, kPastParticiple);
    } else if (tag == Tag::kBe) {
      accept(word, kPastParticiple) || accept(word, kIngForm);
    } else {
      accept_by_neighbours(word, before, tag);
    }
  }

  void accept_by_neighbours(Word& word, const Word* before, Tag tag) {
    if (word.lower.ends_with("ing")) {
      if (ing_is_verb(before, tag)) accept(word, kIngForm);
      return;
    }
    // "the proposed merger", "Orion's planned launch", "of reduced output"
    if (tag == Tag::kDeterminer || tag == Tag::kGenitive || tag == Tag::kPreposition) return;
    if (tag == Tag::kNumber && !is_count_of_people(word)) return;
    // "could make Vega cut prices": a form that may be the base is no second past in a clause.
    const auto past = reading_of(word, kPastTense | kPastParticiple);
    if (past && !(clause_has_verb_ && past->lemma == word.lower)) {
      accept(word, kPastTense | kPastParticiple);
      return;
    }
    if (clause_has_verb_ || !before || tag == Tag::kBreak) return;
    if (third_person_fits(tag) && accept(word, kThirdPerson)) return;
    if (plural_present_fits(*before, tag)) accept(word, kBaseForm);
  }

  /// "Five killed", "120 injured": a headline's passive without "were".
  [[nodiscard]] bool is_count_of_people(const Word& word) const {
    return word.lower.ends_with("ed") && (!next() || next()->tag == Tag::kPreposition);
  }

  [[nodiscard]] bool ing_is_verb(const Word* before, Tag tag) const {
    if (next() && next()->lower == "of") return false;
    if (!before) return next_opens_phrase() || (next() && next()->tag == Tag::kPreposition);
    if (tag == Tag::kPreposition || tag == Tag::kSubordinator) return next_opens_phrase();
    return tag == Tag::kComma || (tag == Tag::kConjunction && next_opens_phrase());
  }

  [[nodiscard]] bool third_person_fits(Tag before) const {
    switch (before) {
      case Tag::kName:
      case Tag::kNoun:
      case Tag::kPronoun:
      case Tag::kRelative:
      case Tag::kSubordinator:
      case Tag::kTime:
      case Tag::kComma:
      case Tag::kConjunction:
        break;
      default:
        return false;
    }
    const Word* follower = next();
    if (!follower) return before == Tag::kName || before == Tag::kNoun;
    if (follower->lower == "of" || finite_follows()) return false;
    // A list of nouns: "chips, servers and software".
    const bool list = follower->tag == Tag::kComma || follower->tag == Tag::kConjunction;
    return !list && (before != Tag::kComma || next_opens_phrase());
  }

  /// "Regulators approve the merger", "they plan to", "who make", "Orion and Vega sign".
  [[nodiscard]] bool plural_present_fits(const Word& before, Tag tag) const {
    const Word* follower = next();
    if (!follower) return false;
    const bool goes_on = follower->tag == Tag::kDeterminer || follower->tag == Tag::kName ||
                         follower->tag == Tag::kTo || follower->tag == Tag::kSubordinator ||
                         follower->tag == Tag::kNumber || follower->tag == Tag::kPronoun ||
                         follower->tag == Tag::kNoun;
    if (!goes_on || finite_follows()) return false;
    if (tag == Tag::kPronoun || tag == Tag::kRelative) return true;
    if (tag == Tag::kName) return joined_names_end_before();
    return tag == Tag::kNoun && before.lower.ends_with('s') && !before.lower.ends_with("ss");
  }

  [[nodiscard]] bool joined_names_end_before() const {
    std::size_t i = at_;
    while (i > 0 && words_[i - 1].tag == Tag::kName) --i;
    return i >= 2 && words_[i - 1].tag == Tag::kConjunction && words_[i - 2].tag == Tag::kName;
  }

  bool accept(Word& word, std::uint8_t wanted) {
    auto reading = reading_of(word, wanted);
    if (!reading) return false;
    word.tag = Tag::kVerb;
    word.forms = reading->forms;
    word.kind = vocabulary_.verb(reading->lemma, following_words());
    word.lemma = std::move(reading->lemma);
    return true;
  }

  /// Keeps track of whether the clause that is being read has its finite verb.
  void note(const Word& word) {
    switch (word.tag) {
      case Tag::kVerb:
        clause_has_verb_ = (word.forms & kIngForm) == 0 && !takes_clause(word);
        break;
      case Tag::kModal:
      case Tag::kBe:
      case Tag::kHave:
      case Tag::kDo:
        clause_has_verb_ = true;
        break;
      case Tag::kComma:
      case Tag::kBreak:
      case Tag::kConjunction:
      case Tag::kSubordinator:
      case Tag::kRelative:
        clause_has_verb_ = false;
        break;
      default:
        break;
    }
  }

  std::vector<Word>& words_;
  const EventWords& vocabulary_;
  std::size_t at_ = 0;
  bool clause_has_verb_ = false;
};

}  // namespace

void tag_verbs(std::vector<Word>& words, const EventWords& vocabulary) {
  VerbTagger{words, vocabulary}.run();
}

}  // namespace weft::detail
