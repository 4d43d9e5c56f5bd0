#pragma once

#include <span>
#include <string>
#include <string_view>

#include "importers/syntax/detail/features.h"
#include "importers/syntax/syntax.h"

namespace weft::syntax {

/// Base forms: those that the treebanks and WordNet's exception lists give for a form and its part
/// of speech, and else the endings that the tag tells, checked against the word lists.
class Lemmas {
 public:
  [[nodiscard]] static Result<Lemmas> open(const TensorFile& file);

  /// Names and foreign words keep their spelling; all else is lower case.
  [[nodiscard]] std::string of(const Lexicon& lexicon, std::string_view form, Upos upos,
                               Xpos xpos) const;

 private:
  [[nodiscard]] std::string_view listed(const std::string& folded, char part) const;

  std::span<const std::uint64_t> keys_;  ///< fnv64 of form, tab and part of speech; ascending.
  std::span<const std::uint32_t> starts_;
  std::span<const std::uint8_t> text_;
};

}  // namespace weft::syntax
