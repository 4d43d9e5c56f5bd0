#include <algorithm>
#include <array>

#include "importers/language/detail/clause.h"

namespace weft::detail {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& choices) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

/// Verbs that only look so: "paid leave", "including Vega", "leading provider".
bool tells(const Word& word) {
  if (word.upos != Upos::kVerb) return false;
  switch (word.deprel) {
    case Deprel::kAux:
    case Deprel::kAuxPass:
    case Deprel::kCop:
    case Deprel::kCase:
    case Deprel::kMark:
    case Deprel::kFixed:
    case Deprel::kCc:
    case Deprel::kAmod:
    case Deprel::kCompound:
    case Deprel::kGoeswith:
    case Deprel::kDet:
      return false;
    default:
      return word.lemma != "be" && word.xpos != Xpos::kMD && !word.name;
  }
}

class PredicateReader {
 public:
  PredicateReader(const SentenceTree& tree, std::size_t word) : tree_{tree} {
    predicate_.word = word;
  }

  Predicate read() && {
    const Word& verb = tree_[predicate_.word];
    const auto& kind = verb.kind;
    predicate_.trigger = verb.span;
    if (kind && kind->extra_words > 0) extend_trigger(kind->extra_words);
    read_helpers(predicate_.word);
    share_helpers();
    set_shape(verb);
    return predicate_;
  }

 private:
  /// "rolled out", but "called it off" keeps to the verb.
  void extend_trigger(std::size_t extra) {
    const auto last = predicate_.word + extra;
    const auto particle = tree_.child(predicate_.word, Deprel::kCompoundPrt);
    const bool apart = particle && *particle > last;
    if (last < tree_.size() && !apart) {
      predicate_.trigger.end = tree_[last].span.end;
      if (tree_[last].lower == "that") predicate_.trigger.end = tree_[last - 1].span.end;
    }
  }

  void read_helpers(std::size_t verb) {
    for (const auto at : tree_.children(verb)) {
      const Word& helper = tree_[at];
      const bool before = at < verb || helper.deprel == Deprel::kAuxPass;
      if (helper.deprel == Deprel::kAux || helper.deprel == Deprel::kAuxPass) {
        if (before) read_auxiliary(helper);
      } else if (helper.deprel == Deprel::kMark && helper.lower == "to") {
        infinitive_ = true;
      } else if (helper.deprel == Deprel::kMark && helper.lower == "due") {
        predicate_.modal = "will";  // "is due to meet", "due to" read as one word
        finite_ = true;
      } else if (helper.lemma == "not" || helper.lemma == "n't" || helper.lower == "never" ||
                 helper.lower == "not" || helper.lower == "n't" || helper.lower == "n’t") {
        predicate_.negated = predicate_.negated || helper.deprel == Deprel::kAdvmod;
      }
    }
  }

  void read_auxiliary(const Word& helper) {
    if (helper.xpos == Xpos::kMD) {
      predicate_.modal = modal_of(helper);
      finite_ = true;
      return;
    }
    const bool bare = helper.lower == "be" || helper.lower == "been" || helper.lower == "being" ||
                      helper.lower == "having";
    finite_ = finite_ || !bare;
    if (helper.lemma == "have") {
      predicate_.perfect = predicate_.past = true;
      predicate_.pluperfect = predicate_.pluperfect || helper.lower.starts_with("had");
    } else if (helper.lemma == "be" || helper.lemma == "get") {
      predicate_.passive = predicate_.passive || helper.deprel == Deprel::kAuxPass;
      predicate_.past = predicate_.past || helper.lower.starts_with("was") ||
                        helper.lower.starts_with("were") || helper.lower == "got";
    } else if (helper.lower == "did") {
      predicate_.past = true;
    }
  }
  static std::string_view modal_of(const Word& helper) {
    constexpr std::array<std::string_view, 5> kWill = {"'ll", "’ll", "wo", "will", "shall"};
    if (is_one_of(helper.lower, kWill)) return "will";
    if (helper.lower == "'d" || helper.lower == "’d") return "would";
    return helper.lower;
  }

  /// "will open and sell", "was fined and jailed": the second verb has the helpers of the first.
  void share_helpers() {
    const Word& verb = tree_[predicate_.word];
    if (verb.deprel != Deprel::kConj || finite_ || infinitive_ || verb.head < 0) return;
    const auto first = static_cast<std::size_t>(verb.head);
    const bool own_subject = tree_.child(predicate_.word, Deprel::kNsubj) ||
                             tree_.child(predicate_.word, Deprel::kNsubjPass);
    if (own_subject || tree_[first].upos != Upos::kVerb) return;
    const bool same_form = tree_[first].xpos == verb.xpos ||
                           (is_past_form(tree_[first].xpos) && is_past_form(verb.xpos));
    const bool needs_helper =
        verb.xpos == Xpos::kVB || verb.xpos == Xpos::kVBG || verb.xpos == Xpos::kVBN;
    if (!same_form || !needs_helper) return;
    const bool negated = predicate_.negated;
    read_helpers(first);
    if (tree_[predicate_.word].lower == "but") predicate_.negated = negated;
  }
  static bool is_past_form(Xpos tag) { return tag == Xpos::kVBD || tag == Xpos::kVBN; }

  void set_shape(const Word& verb) {
    predicate_.progressive = verb.xpos == Xpos::kVBG && finite_;
    if (infinitive_) {
      predicate_.shape = VerbShape::kInfinitive;
    } else if (verb.xpos == Xpos::kVBG && !finite_) {
      predicate_.shape = VerbShape::kIng;
    } else if (!finite_) {
      set_bare_shape(verb);
    }
  }

  /// Without a helper: "launched" may be the verb of its clause or belong to a noun.
  void set_bare_shape(const Word& verb) {
    predicate_.past = predicate_.past || verb.xpos == Xpos::kVBD;
    if (verb.xpos != Xpos::kVBN) return;
    const bool has_subject = tree_.child(predicate_.word, Deprel::kNsubj).has_value();
    const bool passive_subject = tree_.child(predicate_.word, Deprel::kNsubjPass).has_value();
    predicate_.past = true;
    // What has an object is active, whatever the tag: "the startup Lyra released Comet 3".
    if (has_subject || tree_.child(predicate_.word, Deprel::kObj)) return;
    predicate_.passive = true;
    const bool main = passive_subject || verb.deprel == Deprel::kRoot;
    if (!main) predicate_.shape = VerbShape::kParticiple;
  }

  const SentenceTree& tree_;
  Predicate predicate_;
  bool finite_ = false;
  bool infinitive_ = false;
};

}  // namespace

std::vector<Predicate> find_predicates(const SentenceTree& tree) {
  std::vector<Predicate> predicates;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tells(tree[i])) predicates.push_back(PredicateReader{tree, i}.read());
  }
  return predicates;
}

std::optional<std::size_t> predicate_at(const std::vector<Predicate>& predicates,
                                        std::size_t word) {
  const auto found =
      std::partition_point(predicates.begin(), predicates.end(),
                           [&](const Predicate& predicate) { return predicate.word < word; });
  if (found == predicates.end() || found->word != word) return std::nullopt;
  return static_cast<std::size_t>(found - predicates.begin());
}

std::optional<std::size_t> predicate_over(const SentenceTree& tree,
                                          const std::vector<Predicate>& predicates,
                                          std::size_t word) {
  for (std::optional at = word; at; at = tree.parent(*at)) {
    if (const auto found = predicate_at(predicates, *at)) return found;
  }
  return std::nullopt;
}

}  // namespace weft::detail
