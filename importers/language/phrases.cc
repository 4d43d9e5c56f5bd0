#include <algorithm>

#include "importers/language/detail/clause.h"

namespace weft::detail {
namespace {

bool is_nominal(Tag tag) {
  return tag == Tag::kNoun || tag == Tag::kName || tag == Tag::kNumber || tag == Tag::kGenitive;
}

bool finite_begins_at(const std::vector<VerbGroup>& groups, std::size_t index, std::size_t word) {
  return index < groups.size() && groups[index].begin == word &&
         groups[index].shape == VerbShape::kFinite;
}

/// Steps from phrase to phrase behind one verb.
class ComplementReader {
 public:
  ComplementReader(const std::vector<Word>& words, const std::vector<VerbGroup>& groups,
                   std::size_t index)
      : words_{words},
        groups_{groups},
        next_group_{index + 1},
        at_{groups[index].end},
        in_subject_{groups[index].shape == VerbShape::kParticiple} {}

  std::vector<Complement> read() && {
    while (at_ < words_.size() && step()) {
    }
    return std::move(found_);
  }

 private:
  bool step() {
    switch (words_[at_].tag) {
      case Tag::kAdverb:
      case Tag::kNot:
      case Tag::kTime:
        ++at_;
        return true;
      case Tag::kPreposition:
      case Tag::kTo:
        if (next_group_ < groups_.size() && groups_[next_group_].begin == at_) return false;
        preposition_ = words_[at_++].lower;
        return true;
      case Tag::kConjunction:
        ++at_;
        return joins_a_phrase();
      case Tag::kComma:
        ++at_;
        return joins_a_phrase() && list_goes_on();
      default:
        return read_phrase();
    }
  }

  bool read_phrase() {
    const Phrase phrase = phrase_starting_at(words_, at_);
    if (phrase.empty()) return false;
    // The subject of the next clause, unless "the bridge built by Orion" as a whole is that.
    const bool next_subject = finite_begins_at(groups_, next_group_, phrase.end);
    if (next_subject && !(in_subject_ && !preposition_.empty())) return false;
    found_.push_back({phrase, preposition_});
    at_ = phrase.end;
    return true;
  }

  [[nodiscard]] bool joins_a_phrase() const {
    if (at_ >= words_.size()) return false;
    const Phrase phrase = phrase_starting_at(words_, at_);
    return !phrase.empty() && !finite_begins_at(groups_, next_group_, phrase.end);
  }
  /// "Lyra, Vega and Mira" is a list; "Lyra, a maker of lenses" is not.
  [[nodiscard]] bool list_goes_on() const {
    const Phrase phrase = phrase_starting_at(words_, at_);
    if (words_[phrase.end - 1].tag != Tag::kName || words_[phrase.begin].tag != Tag::kName) {
      return false;
    }
    return phrase.end < words_.size() &&
           (words_[phrase.end].tag == Tag::kComma || words_[phrase.end].tag == Tag::kConjunction);
  }

  const std::vector<Word>& words_;
  const std::vector<VerbGroup>& groups_;
  std::size_t next_group_;
  std::size_t at_;
  bool in_subject_;
  std::string_view preposition_;
  std::vector<Complement> found_;
};

}  // namespace

Phrase phrase_ending_at(const std::vector<Word>& words, std::size_t last) {
  const Tag tag = words[last].tag;
  if (tag == Tag::kPronoun || tag == Tag::kDeterminer) return {last, last + 1};
  if (!is_nominal(tag)) return {};
  std::size_t begin = last;
  while (begin > 0 && is_nominal(words[begin - 1].tag)) --begin;
  if (begin > 0 && words[begin - 1].tag == Tag::kDeterminer) --begin;
  return {begin, last + 1};
}

Phrase phrase_starting_at(const std::vector<Word>& words, std::size_t first) {
  const Tag tag = words[first].tag;
  if (tag == Tag::kPronoun) return {first, first + 1};
  std::size_t end = first;
  while (end < words.size() && words[end].tag == Tag::kDeterminer) ++end;
  // "a highly unusual step", "the officially announced plan"
  while (end + 1 < words.size() && words[end].tag == Tag::kAdverb &&
         is_nominal(words[end + 1].tag)) {
    ++end;
  }
  const std::size_t nouns = end;
  while (end < words.size() && is_nominal(words[end].tag)) ++end;
  if (end == nouns && end > first && words[first].tag != Tag::kDeterminer) return {};
  return {first, end};
}

std::vector<Complement> complements_of(const std::vector<Word>& words,
                                       const std::vector<VerbGroup>& groups, std::size_t index) {
  return ComplementReader{words, groups, index}.read();
}

}  // namespace weft::detail
