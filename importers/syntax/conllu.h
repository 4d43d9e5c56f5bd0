#pragma once

#include <ostream>
#include <string_view>

#include "importers/syntax/syntax.h"

namespace weft {

/// Writes a parse as CoNLL-U (universaldependencies.org/format): one block a sentence, each word
/// with its bytes in MISC ("TokenRange=0:4", "Name=B-PER"). A parse that holds several sentences
/// which nothing in the text parts gives a block for each.
void write_conllu(std::string_view text, const SyntaxSentence& sentence, std::ostream& out);

}  // namespace weft
