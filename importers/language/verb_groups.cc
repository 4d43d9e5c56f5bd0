#include <algorithm>
#include <array>

#include "importers/language/detail/clause.h"
#include "importers/language/lemma.h"

namespace weft::detail {
namespace {

bool is_auxiliary(const Word& word) {
  return word.tag == Tag::kBe || word.tag == Tag::kHave || word.tag == Tag::kDo ||
         word.tag == Tag::kModal;
}
bool is_helper(const Word& word) {
  return is_auxiliary(word) || word.tag == Tag::kAdverb || word.tag == Tag::kNot;
}
/// The last of a run of helpers that no verb follows: "is" in "is under pressure".
bool stands_alone(const std::vector<Word>& words, std::size_t at) {
  if (!is_auxiliary(words[at])) return false;
  std::size_t next = at + 1;
  while (next < words.size() && is_helper(words[next])) {
    if (is_auxiliary(words[next++])) return false;
  }
  return next == words.size() || words[next].tag != Tag::kVerb;
}

/// Reads the helpers of the verb at `main` from right to left.
VerbGroup group_around(const std::vector<Word>& words, std::size_t main) {
  VerbGroup group;
  group.main = main;
  group.begin = main;
  bool be_next = false;
  bool finite_helper = false;
  while (group.begin > 0 && is_helper(words[group.begin - 1])) {
    const Word& helper = words[--group.begin];
    group.negated = group.negated || helper.tag == Tag::kNot || helper.negative;
    be_next = be_next || helper.tag == Tag::kBe;
    group.perfect = group.perfect || helper.tag == Tag::kHave;
    group.pluperfect = group.pluperfect || helper.lower.starts_with("had");
    group.past = group.past || helper.tag == Tag::kHave || helper.lower == "did" ||
                 helper.lower.starts_with("was") || helper.lower.starts_with("were");
    if (helper.tag == Tag::kModal) group.modal = helper.lower;
    const bool bare = helper.lower == "be" || helper.lower == "been" || helper.lower == "being" ||
                      helper.lower == "having" || helper.tag == Tag::kAdverb ||
                      helper.tag == Tag::kNot;
    finite_helper = finite_helper || !bare;
  }
  const Word& verb = words[main];
  finite_helper = finite_helper || is_auxiliary(verb);
  group.past = group.past || verb.lower == "was" || verb.lower == "were" || verb.lower == "had";
  group.passive = be_next && (verb.forms & kPastParticiple) != 0;
  group.end = std::min(words.size(), main + 1 + (verb.kind ? verb.kind->extra_words : 0));
  if (group.begin > 0 && words[group.begin - 1].tag == Tag::kTo) {
    --group.begin;
    group.shape = VerbShape::kInfinitive;
  } else if ((verb.forms & kIngForm) != 0 && !finite_helper) {
    group.shape = VerbShape::kIng;
  } else if (!finite_helper) {
    group.past = (verb.forms & kPastTense) != 0;
    const bool only_participle = (verb.forms & (kPastTense | kThirdPerson | kBaseForm)) == 0;
    if (only_participle) group.shape = VerbShape::kParticiple;
  }
  if (group.modal == "won't" || group.modal == "won’t" || group.modal == "'ll")
    group.modal = "will";
  return group;
}

/// Whether a finite verb follows before the clause ends: then "released in March" before it is no
/// main verb ("the model released in March beats").
bool main_verb_follows(const std::vector<Word>& words, std::size_t from) {
  for (std::size_t i = from; i < words.size(); ++i) {
    switch (words[i].tag) {
      case Tag::kBe:
      case Tag::kHave:
      case Tag::kModal:
        return true;
      case Tag::kVerb:
        return (words[i].forms & (kPastTense | kThirdPerson)) != 0 && words[i - 1].tag != Tag::kTo;
      case Tag::kComma:
      case Tag::kBreak:
      case Tag::kConjunction:
      case Tag::kSubordinator:
      case Tag::kRelative:
      case Tag::kTo:
        return false;
      default:
        break;
    }
  }
  return false;
}

/// "Keller, the head of Orion, resigned on Monday" has no other; "Orion, founded in 2015, grew"
/// has.
bool has_other_main_verb(const std::vector<Word>& words, std::size_t main) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool helper =
        words[i].tag == Tag::kBe || words[i].tag == Tag::kHave || words[i].tag == Tag::kModal;
    const bool finite =
        words[i].tag == Tag::kVerb && (words[i].forms & (kPastTense | kThirdPerson)) != 0;
    if (i != main && (helper || finite)) return true;
  }
  return false;
}

bool is_reduced(const std::vector<Word>& words, const VerbGroup& group) {
  const Word& verb = words[group.main];
  if ((verb.forms & kPastParticiple) == 0 || group.begin != group.main) return false;
  if (group.end < words.size() && words[group.end].lower == "by") {
    // "rose by 3%", "fell by a third"
    return group.end + 1 < words.size() && words[group.end + 1].tag != Tag::kNumber;
  }
  const bool preposition_next =
      group.end < words.size() && words[group.end].tag == Tag::kPreposition;
  if (group.main == 0) return true;
  const Tag before = words[group.main - 1].tag;
  if (before == Tag::kComma || before == Tag::kBreak) {
    const bool says = verb.kind && verb.kind->kind->status == FactStatus::kStated;
    return preposition_next && !says && has_other_main_verb(words, group.main);
  }
  if (before == Tag::kNoun || before == Tag::kName) {
    return preposition_next && main_verb_follows(words, group.end);
  }
  return false;
}

}  // namespace

std::vector<VerbGroup> find_verb_groups(const std::vector<Word>& words) {
  std::vector<VerbGroup> groups;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool verb = words[i].tag == Tag::kVerb;
    if (!verb && !stands_alone(words, i)) continue;
    VerbGroup group = group_around(words, i);
    if (verb && group.shape == VerbShape::kFinite && is_reduced(words, group)) {
      group.shape = VerbShape::kParticiple;
    }
    if (group.shape == VerbShape::kParticiple) group.passive = group.past = true;
    groups.push_back(group);
  }
  return groups;
}

}  // namespace weft::detail
