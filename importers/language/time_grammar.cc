#include "importers/language/time_grammar.h"

#include <cassert>

#include "importers/language/detail/compiled_grammar.h"

namespace weft {

Result<TimeGrammar> TimeGrammar::parse(std::span<const TimeGrammarFile> files) {
  timex::Grammar grammar;
  for (const auto& file : files) {
    WEFT_TRY(timex::add_to_grammar(file.text, file.name, grammar));
  }
  return TimeGrammar{std::make_shared<const timex::CompiledGrammar>(std::move(grammar))};
}

TimeGrammar::TimeGrammar() {
  static const auto built_in = [] {
    const TimeGrammarFile file{"times.txt", std::string{built_in_time_grammar()}};
    auto parsed = parse(std::span{&file, 1});
    assert(parsed && "the grammar that is built in has no errors: a test reads it");
    return std::move(parsed)->compiled_;
  }();
  compiled_ = built_in;
}

}  // namespace weft
