#pragma once

#include <utility>

#include "importers/language/detail/time_matcher.h"

namespace weft::timex {

/// A grammar and the matcher that runs it. Stays where it is: the matcher refers to the grammar.
struct CompiledGrammar {
  explicit CompiledGrammar(Grammar all) : grammar(std::move(all)), matcher(grammar) {}
  CompiledGrammar(const CompiledGrammar&) = delete;
  CompiledGrammar& operator=(const CompiledGrammar&) = delete;

  Grammar grammar;
  Matcher matcher;
};

}  // namespace weft::timex
