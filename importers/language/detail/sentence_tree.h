#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"
#include "importers/language/event_words.h"
#include "importers/syntax/syntax.h"

namespace weft::detail {

/// A word of a sentence, as the parser and the finders of names and times see it.
struct Word {
  Span span;
  std::string lower;
  std::string_view lemma;  ///< Lives as long as the parse.
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kNN;
  Deprel deprel = Deprel::kDep;
  int head = -1;                      ///< Index of the word that it depends on; -1 for the root.
  bool quoted = false;                ///< Between double quotation marks.
  std::optional<std::uint32_t> name;  ///< Index of the first name that it is part of.
  std::optional<std::uint32_t> time;  ///< Index of the time expression that it is part of.
  std::optional<EventWords::Match> kind;  ///< Of a verb that an event kind knows.
};

/// Words [begin, end) of a sentence.
struct Phrase {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// One sentence as a dependency tree with its names and times. A word is its index.
class SentenceTree {
 public:
  /// Linear in the words.
  SentenceTree(std::string_view text, const SyntaxSentence& parsed, const Annotations& annotations,
               const EventWords& vocabulary);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const Word& operator[](std::size_t word) const { return words_[word]; }
  [[nodiscard]] const std::vector<Word>& words() const { return words_; }

  /// The words that depend on `word`, in text order.
  [[nodiscard]] std::span<const std::size_t> children(std::size_t word) const {
    return {children_.data() + first_child_[word], first_child_[word + 1] - first_child_[word]};
  }
  [[nodiscard]] std::optional<std::size_t> child(std::size_t word, Deprel relation) const;
  [[nodiscard]] std::optional<std::size_t> parent(std::size_t word) const;

  /// The preposition before `word` ("of", "because of" as "of"); empty if there is none.
  [[nodiscard]] std::string_view preposition(std::size_t word) const;
  /// The noun phrase that `word` heads, up to the head and what belongs to its name: "the new
  /// chief executive", without what follows ("of Orion", "who left").
  [[nodiscard]] Phrase noun_phrase(std::size_t word) const;
  [[nodiscard]] Span span_of(Phrase phrase) const {
    return {words_[phrase.begin].span.begin, words_[phrase.end - 1].span.end};
  }
  /// `word` and what is joined to it: "Orion, Vega and Lyra".
  [[nodiscard]] std::vector<std::size_t> joined(std::size_t word) const;
  /// The verb, or predicate noun, of the clause that `word` stands in; `word` itself if it is one.
  [[nodiscard]] std::optional<std::size_t> clause_of(std::size_t word) const;

 private:
  void add_words(std::string_view text, const SyntaxSentence& parsed,
                 const Annotations& annotations);
  // The parser's commonest slips, where the sentence itself shows them.
  void mend_slips();
  [[nodiscard]] bool is_tree() const;
  void join_participles();
  void free_verbs_after_names();
  void give_main_clause();
  void free_names_from_dates();
  void give_subjects_of_due();
  void mend_relations();
  void index_children();
  void find_kinds(const EventWords& vocabulary);

  std::vector<Word> words_;
  std::vector<std::size_t> first_child_;  ///< Of each word: where its children begin; one more.
  std::vector<std::size_t> children_;     ///< Of all words, one after another.
};

[[nodiscard]] inline bool is_noun(const Word& word) {
  return word.upos == Upos::kNoun || word.upos == Upos::kPropn;
}
[[nodiscard]] inline bool is_nominal(const Word& word) {
  return is_noun(word) || word.upos == Upos::kPron || word.upos == Upos::kNum;
}

}  // namespace weft::detail
