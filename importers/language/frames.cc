#include <algorithm>
#include <array>

#include "importers/language/detail/clause.h"
#include "importers/language/detail/status.h"

namespace weft::detail {
namespace {

constexpr std::size_t kDeepest = 32;  ///< Clauses within clauses that a subject is looked for in.

bool is_relative(const Word& word) {
  return word.xpos == Xpos::kWP || word.xpos == Xpos::kWDT || word.xpos == Xpos::kWRB ||
         (word.lower == "that" && word.upos == Upos::kPron);
}

class FrameFinder {
 public:
  FrameFinder(const SentenceTree& tree, const std::vector<Predicate>& predicates)
      : tree_{tree}, predicates_{predicates}, frames_(predicates.size()) {}

  std::vector<Frame> run() && {
    for (std::size_t i = 0; i < predicates_.size(); ++i) {
      frames_[i].passive = predicates_[i].passive;
      frames_[i].complements = complements_of(i);
      frames_[i].subjects = subjects_of(predicates_[i].word, 0);
      frames_[i].inverted = !frames_[i].subjects.empty() && own_subject(predicates_[i].word) &&
                            frames_[i].subjects.front() > predicates_[i].word;
    }
    return std::move(frames_);
  }

 private:
  /// The nearest subject before the verb, else the first behind it.
  [[nodiscard]] std::optional<std::size_t> own_subject(std::size_t verb) const {
    std::optional<std::size_t> found;
    for (const auto at : tree_.children(verb)) {
      const auto relation = tree_[at].deprel;
      const bool subject = relation == Deprel::kNsubj || relation == Deprel::kNsubjPass ||
                           relation == Deprel::kNsubjOuter;
      if (subject && (at < verb || !found)) found = at;
    }
    if (!found) found = inverted_subject(verb);
    return found ? found : overlooked_subject(verb);
  }

  /// `"…", said Stern`: a verb of saying says no person.
  [[nodiscard]] std::optional<std::size_t> inverted_subject(std::size_t verb) const {
    constexpr std::array<std::string_view, 6> kVerbs = {"say",  "add",  "explain",
                                                        "note", "warn", "argue"};
    if (std::find(kVerbs.begin(), kVerbs.end(), tree_[verb].lemma) == kVerbs.end()) {
      return std::nullopt;
    }
    if (verb == 0 || tree_[verb - 1].upos != Upos::kPunct) return std::nullopt;
    for (const auto at : tree_.children(verb)) {
      const auto relation = tree_[at].deprel;
      const bool bare = relation == Deprel::kObj || relation == Deprel::kXcomp ||
                        relation == Deprel::kObl || relation == Deprel::kParataxis;
      if (at < verb || !bare || !tree_.preposition(at).empty()) continue;
      if (tree_[at].name || tree_[at].upos == Upos::kPropn) return at;
    }
    return std::nullopt;
  }

  /// "airframer Boeing has announced": a name right before a finite verb is its subject, whatever
  /// the parser hangs it on.
  [[nodiscard]] std::optional<std::size_t> overlooked_subject(std::size_t verb) const {
    const auto predicate = predicate_at(predicates_, verb);
    if (!predicate || predicates_[*predicate].shape != VerbShape::kFinite) return std::nullopt;
    const auto relation = tree_[verb].deprel;
    if (relation == Deprel::kConj || relation == Deprel::kAclRelcl) return std::nullopt;
    auto at = verb;
    while (at > 0 && (tree_[at - 1].upos == Upos::kAux || tree_[at - 1].upos == Upos::kAdv ||
                      tree_[at - 1].upos == Upos::kPart)) {
      --at;
    }
    if (at == 0 || !tree_[at - 1].name || !tree_.preposition(at - 1).empty()) return std::nullopt;
    const auto above = tree_.parent(at - 1);
    const bool own = above && (*above >= at || tree_[*above].name == tree_[at - 1].name ||
                               tree_[at - 1].deprel == Deprel::kFlat);
    return own ? std::optional{at - 1} : std::nullopt;
  }

  /// Heads of what `verb` is said of.
  [[nodiscard]] std::vector<std::size_t> subjects_of(std::size_t verb, std::size_t depth) const {
    if (depth > kDeepest) return {};
    const Word& word = tree_[verb];
    if (const auto own = own_subject(verb)) {
      const bool relative = word.deprel == Deprel::kAclRelcl && is_relative(tree_[*own]);
      if (relative && word.head >= 0) return tree_.joined(static_cast<std::size_t>(word.head));
      return tree_.joined(*own);
    }
    if (word.head < 0) return {};
    const auto above = static_cast<std::size_t>(word.head);
    switch (word.deprel) {
      case Deprel::kConj:
      case Deprel::kAdvcl:
      case Deprel::kParataxis:
        return subjects_of(clause_above(above), depth + 1);
      case Deprel::kXcomp:
        return of_controlled(above, depth);
      case Deprel::kCcomp:
        return tree_[verb].xpos == Xpos::kVBG ? subjects_of(above, depth + 1)
                                              : std::vector<std::size_t>{};
      case Deprel::kAcl:
      case Deprel::kAclRelcl:
        return of_noun_clause(verb, above, depth);
      default:
        return {};
    }
  }

  /// From a noun up to the verb of its clause: "its plan and its effort to grow".
  [[nodiscard]] std::size_t clause_above(std::size_t word) const {
    return tree_.clause_of(word).value_or(word);
  }

  /// "Orion plans to buy": Orion. "Orion urged Vega to sell": Vega.
  [[nodiscard]] std::vector<std::size_t> of_controlled(std::size_t verb, std::size_t depth) const {
    const auto object = tree_.child(verb, Deprel::kObj);
    if (object && makes_object_act(tree_[verb].lemma)) return tree_.joined(*object);
    if (const auto addressee = tree_.child(verb, Deprel::kIobj)) return tree_.joined(*addressee);
    return subjects_of(verb, depth + 1);
  }

  /// A clause that hangs on the noun `noun`: "the bridge built by Orion", "Orion's plan to sell".
  [[nodiscard]] std::vector<std::size_t> of_noun_clause(std::size_t verb, std::size_t noun,
                                                        std::size_t depth) const {
    const Word& word = tree_[verb];
    const bool infinitive =
        std::any_of(tree_.children(verb).begin(), tree_.children(verb).end(), [&](std::size_t at) {
          return tree_[at].lower == "to" && tree_[at].deprel == Deprel::kMark;
        });
    if (!infinitive) {
      // "as a means of modernising its fleet": who does the rest of the sentence does that too.
      const bool prepositional = word.xpos == Xpos::kVBG && (!tree_.preposition(verb).empty() ||
                                                             tree_.child(verb, Deprel::kMark));
      if (prepositional) return subjects_of(clause_above(noun), depth + 1);
      const bool said_of_noun = word.xpos == Xpos::kVBN || word.xpos == Xpos::kVBG;
      return said_of_noun ? tree_.joined(noun) : std::vector<std::size_t>{};
    }
    if (tree_[noun].name || !is_noun(tree_[noun])) return tree_.joined(noun);
    if (const auto owner = tree_.child(noun, Deprel::kNmodPoss)) return tree_.joined(*owner);
    for (const auto at : tree_.children(noun)) {
      const auto preposition = tree_.preposition(at);
      if (tree_[at].deprel == Deprel::kNmod && preposition == "by") return tree_.joined(at);
    }
    const auto above = clause_above(noun);
    // "Orion is under pressure to sell"
    if (const auto subject = tree_.child(above, Deprel::kNsubj); above == noun && subject) {
      return tree_.joined(*subject);
    }
    if (above == noun) return tree_.joined(noun);  // "Orion to open a plant" in a headline
    return subjects_of(above, depth + 1);
  }

  [[nodiscard]] std::vector<Argument> complements_of(std::size_t index) const {
    const auto verb = predicates_[index].word;
    std::vector<Argument> found;
    if (const auto gap = gap_of(index)) found.push_back(*gap);
    for (const auto at : tree_.children(verb)) {
      const auto relation = tree_[at].deprel;
      const bool phrase = relation == Deprel::kObj || relation == Deprel::kIobj ||
                          relation == Deprel::kObl || relation == Deprel::kOblAgent ||
                          relation == Deprel::kNmod;
      const bool relative = tree_[verb].deprel == Deprel::kAclRelcl && is_relative(tree_[at]);
      if (relation == Deprel::kObj && inverted_subject(verb) == at) continue;
      if (phrase && !relative) add(found, at, relation);
      // "agreed to become chief executive of Vega": no event of its own, but it names the matter.
      if (relation == Deprel::kXcomp && is_noun(tree_[at])) add(found, at, Deprel::kObj);
    }
    // "bought and closed Lyra": the object belongs to both.
    if (found.empty()) share_object(verb, found);
    return found;
  }

  void share_object(std::size_t verb, std::vector<Argument>& found) const {
    for (const auto at : tree_.children(verb)) {
      if (tree_[at].deprel != Deprel::kConj || tree_[at].upos != Upos::kVerb) continue;
      const auto object = tree_.child(at, Deprel::kObj);
      if (object && at == verb + 2) add(found, *object, Deprel::kObj);
      return;
    }
  }

  void add(std::vector<Argument>& found, std::size_t head, Deprel relation) const {
    const auto preposition = tree_.preposition(head);
    for (const auto at : tree_.joined(head)) {
      const auto own = tree_.preposition(at);
      found.push_back({at, own.empty() ? preposition : own, relation});
    }
  }

  /// What a relative clause leaves out: "the plant that Orion sold", "the chips Vega makes".
  [[nodiscard]] std::optional<Argument> gap_of(std::size_t index) const {
    const auto& predicate = predicates_[index];
    const Word& verb = tree_[predicate.word];
    if (verb.deprel != Deprel::kAclRelcl || verb.head < 0) return std::nullopt;
    const auto subject = own_subject(predicate.word);
    if (!subject || is_relative(tree_[*subject]) || tree_.child(predicate.word, Deprel::kObj)) {
      const auto object = tree_.child(predicate.word, Deprel::kObj);
      if (!object || !is_relative(tree_[*object])) return std::nullopt;
    }
    for (const auto at : tree_.children(predicate.word)) {
      if (tree_[at].xpos == Xpos::kWRB) return std::nullopt;  // "the town where Orion was founded"
      if (tree_[at].deprel == Deprel::kObl && is_relative(tree_[at])) return std::nullopt;
      if (tree_[at].deprel == Deprel::kCcomp) return std::nullopt;
    }
    if (predicate.passive) return std::nullopt;
    return Argument{static_cast<std::size_t>(verb.head), {}, Deprel::kObj};
  }

  const SentenceTree& tree_;
  const std::vector<Predicate>& predicates_;
  std::vector<Frame> frames_;
};

}  // namespace

std::vector<Frame> find_frames(const SentenceTree& tree, const std::vector<Predicate>& predicates) {
  return FrameFinder{tree, predicates}.run();
}

}  // namespace weft::detail
