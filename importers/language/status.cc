#include "importers/language/detail/status.h"

#include <algorithm>
#include <array>
#include <unordered_map>

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
        "contracts vow commitment option options right rights chance opportunity"},
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
  const bool verb = word.upos == Upos::kVerb;
  for (const auto& governor : kGovernors) {
    if (is_listed(verb ? word.lemma : std::string_view{word.lower},
                  verb ? governor.verbs : governor.words)) {
      return governor.status;
    }
  }
  return std::nullopt;
}

/// The word that an infinitive hangs on: "plans", "likely", "effort".
std::optional<std::size_t> governor_of(const SentenceTree& tree, std::size_t verb) {
  switch (tree[verb].deprel) {
    case Deprel::kConj: {  // "agreed to buy Lyra and to sell Vega"
      const auto first = tree.parent(verb);
      return first && tree[*first].upos == Upos::kVerb ? governor_of(tree, *first) : first;
    }
    case Deprel::kXcomp:
    case Deprel::kCcomp:
    case Deprel::kAcl:
    case Deprel::kAdvcl:
    case Deprel::kObl:
    case Deprel::kCsubj:
      return tree.parent(verb);
    default:
      return std::nullopt;
  }
}

/// A noun or adjective that decides what the infinitive means: itself, or the one that it hangs on
/// ("under pressure from investors to sell").
std::optional<std::size_t> deciding_word(const SentenceTree& tree, std::size_t governor) {
  for (std::optional at = governor; at; at = tree.parent(*at)) {
    if (status_by_governor(tree[*at])) return at;
    if (tree[*at].upos == Upos::kVerb) return std::nullopt;
    for (const auto child : tree.children(*at)) {
      const bool before = child < *at || tree[child].deprel == Deprel::kCop;
      if (before && tree[child].upos != Upos::kVerb && status_by_governor(tree[child])) {
        return child;
      }
    }
  }
  return std::nullopt;
}

bool has_condition(const SentenceTree& tree, std::size_t verb) {
  for (const auto at : tree.children(verb)) {
    if (tree[at].deprel != Deprel::kMark && tree[at].deprel != Deprel::kAdvmod) continue;
    const auto& word = tree[at].lower;
    if (word == "if" || word == "unless" || word == "whether") return true;
  }
  return false;
}

/// Whether `verb`, or a clause that it stands in, is a condition.
bool in_condition(const SentenceTree& tree, std::size_t verb) {
  for (std::optional at = verb; at; at = tree.parent(*at)) {
    if (has_condition(tree, *at)) return true;
  }
  return false;
}

/// "Orion to open plant": what a sentence that begins so says is intended.
bool is_headline_future(const SentenceTree& tree, std::size_t verb) {
  const auto above = tree.parent(verb);
  if (!above) return tree.child(verb, Deprel::kNsubj).has_value();
  return tree[*above].name && !tree.parent(*above) && tree[verb].deprel == Deprel::kAcl;
}

std::optional<FactStatus> status_of_infinitive(const SentenceTree& tree,
                                               const std::vector<Predicate>& predicates,
                                               std::size_t index) {
  const auto verb = predicates[index].word;
  if (is_headline_future(tree, verb)) return FactStatus::kPlanned;
  const auto governor = governor_of(tree, verb);
  const auto deciding = governor ? deciding_word(tree, *governor) : std::nullopt;
  if (!deciding) return std::nullopt;
  const auto status = status_by_governor(tree[*deciding]);
  const auto above = predicate_at(predicates, *deciding);
  // "Sales are expected to" foretells; "Orion said to" is no such thing.
  if (above && *status == FactStatus::kAlleged && !predicates[*above].passive) return std::nullopt;
  if (*status == FactStatus::kDenied || *status == FactStatus::kAlleged) return status;
  if (above && *above != index) {
    if (predicates[*above].negated) return FactStatus::kDenied;
    if (*status == FactStatus::kReported) return status_of(tree, predicates, *above);
  }
  return status;
}

std::optional<FactStatus> status_by_modal(const SentenceTree& tree, const Predicate& predicate) {
  const std::string_view modal = predicate.modal;
  if (modal.empty()) return FactStatus::kReported;
  if (modal == "may" || modal == "might" || modal == "could") return FactStatus::kPredicted;
  if (modal == "will" || modal == "would") {
    const auto children = tree.children(predicate.word);
    const bool likely = std::any_of(children.begin(), children.end(),
                                    [&](std::size_t at) { return tree[at].lower == "likely"; });
    return likely ? FactStatus::kPredicted : FactStatus::kPlanned;
  }
  return std::nullopt;  // "can", "must", "should": ability and advice
}

}  // namespace

bool makes_object_act(std::string_view lemma) { return is_listed(lemma, kMakesObjectAct); }

bool only_governs(const SentenceTree& tree, const std::vector<Predicate>& predicates,
                  std::size_t index) {
  const auto verb = predicates[index].word;
  if (!status_by_governor(tree[verb])) return false;
  if (!predicates[index].passive && is_listed(tree[verb].lemma, kOwnEvents)) return false;
  for (const auto at : tree.children(verb)) {
    if (tree[at].deprel != Deprel::kXcomp && tree[at].deprel != Deprel::kCcomp) continue;
    const auto below = predicate_at(predicates, at);
    if (below && predicates[*below].shape == VerbShape::kInfinitive) return true;
  }
  return false;
}

std::optional<FactStatus> hedge_of(const SentenceTree& tree) {
  constexpr std::string_view kAllegedly =
      "reportedly allegedly purportedly supposedly apparently rumoured rumored";
  constexpr std::string_view kLikely = "probably possibly perhaps maybe potentially";
  for (const Word& word : tree.words()) {
    // Few words come into question, and every event asks.
    if (word.lower.size() < 5 || (word.upos != Upos::kAdv && word.upos != Upos::kVerb)) continue;
    if (is_listed(word.lower, kAllegedly)) return FactStatus::kAlleged;
    if (is_listed(word.lower, kLikely)) return FactStatus::kPredicted;
  }
  return std::nullopt;
}

std::optional<FactStatus> status_of(const SentenceTree& tree,
                                    const std::vector<Predicate>& predicates, std::size_t index) {
  const Predicate& predicate = predicates[index];
  if (in_condition(tree, predicate.word)) return std::nullopt;
  if (predicate.shape == VerbShape::kInfinitive) {
    return status_of_infinitive(tree, predicates, index);
  }
  if (predicate.negated) return FactStatus::kDenied;
  // ", hurting sales" is as certain as what it follows.
  if (predicate.shape == VerbShape::kIng && tree.preposition(predicate.word).empty() &&
      !tree.child(predicate.word, Deprel::kMark)) {
    const auto above = tree.parent(predicate.word);
    const auto governing = above ? predicate_over(tree, predicates, *above) : std::nullopt;
    if (governing && *governing != index) return status_of(tree, predicates, *governing);
  }
  return status_by_modal(tree, predicate);
}

}  // namespace weft::detail
