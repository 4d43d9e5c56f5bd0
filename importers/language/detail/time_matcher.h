#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/detail/time_rules.h"

namespace weft::timex {

/// The rules, compiled. Immutable; any thread.
class Matcher {
 public:
  /// Refers to `grammar` from then on. Adds the words of the rules to its dictionary and notes
  /// there which rules each word begins.
  explicit Matcher(Grammar& grammar);

  struct Match {
    std::size_t end;  ///< The lexeme after it.
    Reading reading;
  };
  /// The longest expression that begins at lexeme `at`. Cost: bounded by the rules, whatever the
  /// text, because patterns are short and TIME is nested at most `depth` times.
  [[nodiscard]] std::optional<Match> match_at(const Scene& scene, std::size_t at,
                                              int depth = 2) const;

 private:
  struct Element {
    int kind;  ///< An index into the names of elements; -1 for words.
    std::vector<Word*> words;
    bool optional = false;
    bool glued = false;
  };
  struct Compiled {
    std::vector<Element> elements;
    const Rule* rule;
  };
  struct Attempt {
    const Scene& scene;
    const Compiled& compiled;
    int depth;
    std::optional<Match> best;
  };

  static Element element_of(std::string_view text, Dictionary& dictionary);
  static Compiled compiled_from(const Rule& rule, Dictionary& dictionary);
  void index(std::size_t rule);
  /// Whether the lexemes can fill the elements: a cheap look before slots are filled.
  static bool may_match(const std::vector<Element>& elements, std::size_t element,
                        const std::vector<Lexeme>& lexemes, std::size_t begin, std::size_t at);
  void try_rule(Attempt& attempt, std::size_t element, std::size_t at, const Slots& slots) const;
  void extend(const Scene& scene, std::size_t at, int depth, Match& match) const;
  void finish(Attempt& attempt, std::size_t end, Slots slots) const;

  std::vector<Compiled> compiled_;
  std::vector<Compiled> suffixes_;
  std::vector<std::vector<std::uint16_t>> by_kind_;
};

/// What is wrong with a pattern; empty if nothing is.
[[nodiscard]] std::string what_is_wrong_with(std::string_view pattern);

}  // namespace weft::timex
