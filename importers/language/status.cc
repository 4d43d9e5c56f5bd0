#include "importers/language/detail/status.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "importers/language/lemma.h"

namespace weft::detail {
namespace {

struct Governor {
  FactStatus status;
  std::string_view verbs;  ///< Lemmas.
  std::string_view words;  ///< Nouns and adjectives before "to".
};
/// What an infinitive's governor makes of it.
constexpr std::array kGovernors = {
    Governor{
        FactStatus::kPlanned,
        "plan intend aim want hope seek agree decide propose offer prepare look set go promise "
        "pledge vow commit threaten schedule slate opt choose elect push strive vie apply bid ask "
        "urge order demand require request press pressure instruct encourage invite persuade tell "
        "call mandate authorise authorize",
        "due scheduled slated poised ready about willing plan plans intent intention bid deal "
        "agreement accord decision pressure proposal promise pledge threat offer effort efforts "
        "attempt attempts move order ambition ambitions mandate call calls deadline contract "
        "contracts vow commitment option"},
    Governor{FactStatus::kPredicted, "expect predict forecast project anticipate estimate tip",
             "likely unlikely bound certain sure"},
    Governor{
        FactStatus::kReported,
        "begin start continue manage proceed come help force allow enable cause prompt lead compel "
        "permit return move step rush race",
        ""},
    Governor{FactStatus::kDenied, "fail refuse decline neglect hesitate", "failure refusal unable"},
    Governor{FactStatus::kAlleged,
             "say believe allege rumour rumor report think suspect understand claim consider", ""},
};
constexpr std::string_view kMakesObjectAct =
    "ask urge order demand require request press pressure instruct encourage invite persuade tell "
    "force allow enable cause prompt lead compel permit help want expect push";
/// Governors that are news themselves.
constexpr std::string_view kOwnEvents =
    "agree decide propose offer promise pledge vow threaten urge order demand ask force prompt "
    "allow "
    "lead enable cause tell claim call authorise authorize";

bool is_listed(std::string_view word, std::string_view list) {
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

std::optional<FactStatus> status_by_governor(const Word& word) {
  const bool verb = word.tag == Tag::kVerb;
  for (const auto& governor : kGovernors) {
    if (is_listed(verb ? word.lemma : word.lower, verb ? governor.verbs : governor.words)) {
      return governor.status;
    }
  }
  return std::nullopt;
}

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// The word that governs the infinitive of `groups[index]`: right before "to", or the verb before
/// the object that acts ("ordered Vega to sell").
std::size_t governor_of(const std::vector<Word>& words, const VerbGroup& group) {
  std::size_t at = group.begin;
  while (at > 0 && words[at - 1].tag == Tag::kAdverb && !status_by_governor(words[at - 1])) --at;
  if (at == 0) return kNone;
  --at;
  if (words[at].tag == Tag::kVerb || status_by_governor(words[at])) return at;
  const Phrase object = phrase_ending_at(words, at);
  if (object.empty() || object.begin == 0) return kNone;
  const std::size_t verb = object.begin - 1;
  // "under pressure from investors to sell"
  if (words[verb].tag == Tag::kPreposition && verb > 0 && status_by_governor(words[verb - 1])) {
    return verb - 1;
  }
  return words[verb].tag == Tag::kVerb && makes_object_act(words[verb].lemma) ? verb : kNone;
}

/// The group that has the word at `main` as its verb, looking left from `index`.
std::size_t group_of(const std::vector<VerbGroup>& groups, std::size_t index, std::size_t main) {
  while (index-- > 0) {
    if (groups[index].main == main) return index;
  }
  return kNone;
}

/// "Orion to open plant": what a sentence that begins so says is intended.
bool is_headline_future(const std::vector<Word>& words, const VerbGroup& group) {
  return group.begin > 0 && words[group.begin - 1].tag == Tag::kName &&
         phrase_ending_at(words, group.begin - 1).begin == 0;
}

bool in_condition(const std::vector<Word>& words, std::size_t begin) {
  for (std::size_t i = begin; i-- > 0;) {
    if (words[i].tag == Tag::kComma || words[i].tag == Tag::kBreak) return false;
    if (words[i].lower == "if" || words[i].lower == "unless" || words[i].lower == "whether") {
      return true;
    }
  }
  return false;
}

std::optional<FactStatus> status_of_infinitive(const std::vector<Word>& words,
                                               const std::vector<VerbGroup>& groups,
                                               std::size_t index) {
  const std::size_t governor = governor_of(words, groups[index]);
  if (governor == kNone) {
    return is_headline_future(words, groups[index]) ? std::optional{FactStatus::kPlanned}
                                                    : std::nullopt;
  }
  const bool verb = words[governor].tag == Tag::kVerb;
  const auto status = status_by_governor(words[governor]);
  if (!status) return std::nullopt;
  // "Sales are expected to" foretells; "Orion said to" is no such thing.
  if (verb && *status == FactStatus::kAlleged) {
    const std::size_t group = group_of(groups, index, governor);
    if (group == kNone || !groups[group].passive) return std::nullopt;
  }
  if (*status == FactStatus::kDenied || *status == FactStatus::kAlleged) return status;
  const std::size_t group = verb ? group_of(groups, index, governor) : kNone;
  if (group != kNone) {
    const VerbGroup& above = groups[group];
    if (above.negated) return FactStatus::kDenied;
    if (*status == FactStatus::kReported) return status_of(words, groups, group);
  }
  return status;
}

}  // namespace

bool makes_object_act(std::string_view lemma) { return is_listed(lemma, kMakesObjectAct); }

bool only_governs(const std::vector<Word>& words, const std::vector<VerbGroup>& groups,
                  std::size_t index) {
  if (index + 1 >= groups.size() || groups[index + 1].shape != VerbShape::kInfinitive) return false;
  if (governor_of(words, groups[index + 1]) != groups[index].main) return false;
  const Word& verb = words[groups[index].main];
  return status_by_governor(verb) && (groups[index].passive || !is_listed(verb.lemma, kOwnEvents));
}

std::optional<FactStatus> hedge_of(const std::vector<Word>& words) {
  constexpr std::string_view kAllegedly =
      "reportedly allegedly purportedly supposedly apparently rumoured rumored";
  constexpr std::string_view kLikely = "probably possibly perhaps maybe potentially";
  for (const Word& word : words) {
    if (is_listed(word.lower, kAllegedly)) return FactStatus::kAlleged;
    if (is_listed(word.lower, kLikely)) return FactStatus::kPredicted;
  }
  return std::nullopt;
}

std::optional<FactStatus> status_of(const std::vector<Word>& words,
                                    const std::vector<VerbGroup>& groups, std::size_t index) {
  const VerbGroup& group = groups[index];
  if (in_condition(words, group.begin)) return std::nullopt;
  if (group.shape == VerbShape::kInfinitive) return status_of_infinitive(words, groups, index);
  if (group.negated) return FactStatus::kDenied;
  // ", hurting sales" is as certain as what it follows.
  const bool follows = group.shape == VerbShape::kIng && group.begin > 0 &&
                       words[group.begin - 1].tag != Tag::kPreposition;
  if (follows && index > 0) return status_of(words, groups, index - 1);
  const std::string_view modal = group.modal;
  if (modal.empty()) return FactStatus::kReported;
  if (modal == "may" || modal == "might" || modal == "could") return FactStatus::kPredicted;
  if (modal == "will" || modal == "would" || modal == "shall" || modal == "'d" || modal == "’d") {
    const bool likely = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(group.begin),
                                    words.begin() + static_cast<std::ptrdiff_t>(group.end),
                                    [](const Word& w) { return w.lower == "likely"; });
    return likely ? FactStatus::kPredicted : FactStatus::kPlanned;
  }
  return std::nullopt;  // "can", "must", "should": ability and advice
}

}  // namespace weft::detail
