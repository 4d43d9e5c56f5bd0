#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"

namespace weft {

namespace timex {
struct CompiledGrammar;
}

/// The text of a grammar file and its name, for messages.
struct TimeGrammarFile {
  std::string name;
  std::string text;
};

/// The words, holidays and rules by which find_times() reads: packs/times.txt and what stands
/// beside it. docs/times.md has the format. Immutable; copies share one grammar; any thread.
class TimeGrammar {
 public:
  /// That of the packs/times.txt with which the program was built.
  TimeGrammar();

  /// Reads `files` in their order; words add up, and the rules of a later file come before those of
  /// an earlier one. Cost: a few ms. Errors: kMalformed with file and line: `packs/times.txt:12:
  /// "part-of-tim" is no action`.
  [[nodiscard]] static Result<TimeGrammar> parse(std::span<const TimeGrammarFile> files);

  [[nodiscard]] const timex::CompiledGrammar& compiled() const { return *compiled_; }

 private:
  explicit TimeGrammar(std::shared_ptr<const timex::CompiledGrammar> compiled)
      : compiled_(std::move(compiled)) {}
  std::shared_ptr<const timex::CompiledGrammar> compiled_;  // Never null.
};

/// The text of the packs/times.txt with which the program was built.
[[nodiscard]] std::string_view built_in_time_grammar();

}  // namespace weft
