#include "importers/language/detail/standing.h"

#include <algorithm>

namespace weft::detail {
namespace {

class StandingReader {
 public:
  StandingReader(const SentenceView& view, std::vector<RelationInText>& out)
      : view_{view}, tree_{view.tree}, out_{out} {}

  void read() {
    const auto& nouns = view_.vocabulary.words().relation_nouns;
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].upos != Upos::kNoun || tree_[i].name) continue;
      const auto relation = nouns.find(tree_[i].lemma);
      if (relation != nouns.end()) read_noun(i, relation->second);
    }
  }

 private:
  /// Who the noun is said of, and to whom it relates them.
  void read_noun(std::size_t noun, const std::string& relation) {
    const auto owner = owner_of(noun);
    if (!owner) return;
    for (const auto subject : said_of(noun)) {
      if (subject != *owner) add(subject, relation, *owner);
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> referent_at(std::size_t word) const {
    const auto last = tree_.noun_phrase(word).end - 1;
    const auto& name = tree_[last].name ? tree_[last].name : tree_[word].name;
    return name ? std::optional{view_.annotations.names[*name].referent} : std::nullopt;
  }

  /// "Orion's rival", "a rival of Orion", "the Orion subsidiary".
  [[nodiscard]] std::optional<std::uint32_t> owner_of(std::size_t noun) const {
    for (const auto at : tree_.children(noun)) {
      const auto relation = tree_[at].deprel;
      const auto preposition = tree_.preposition(at);
      const bool owns = relation == Deprel::kNmodPoss ||
                        (relation == Deprel::kCompound && at < noun) ||
                        (relation == Deprel::kNmod &&
                         (preposition == "of" || preposition == "to" || preposition == "in"));
      if (!owns) continue;
      if (const auto found = referent_at(at)) return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::vector<std::uint32_t> said_of(std::size_t noun) const {
    std::vector<std::uint32_t> found;
    const auto add_word = [&](std::optional<std::size_t> word) {
      if (!word) return;
      for (const auto at : tree_.joined(*word)) {
        if (const auto referent = referent_at(at)) found.push_back(*referent);
      }
    };
    if (tree_[noun].deprel == Deprel::kAppos) add_word(tree_.parent(noun));
    add_word(tree_.child(noun, Deprel::kAppos));
    if (tree_.child(noun, Deprel::kCop)) add_word(tree_.child(noun, Deprel::kNsubj));
    return found;
  }

  void add(std::uint32_t subject, const std::string& relation, std::uint32_t object) {
    const auto known = std::any_of(out_.begin(), out_.end(), [&](const RelationInText& other) {
      return other.subject == subject && other.object == object && other.relation == relation &&
             other.quote == view_.sentence.span;
    });
    if (known) return;
    out_.push_back(
        {subject, object, relation, view_.sentence.span, std::nullopt, view_.section().origin});
  }

  const SentenceView& view_;
  const SentenceTree& tree_;
  std::vector<RelationInText>& out_;
};

}  // namespace

void add_standing_relations(const SentenceView& view, std::vector<RelationInText>& out) {
  StandingReader{view, out}.read();
}

}  // namespace weft::detail
