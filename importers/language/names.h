#pragma once

#include <memory>
#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"
#include "importers/language/gazetteer.h"
#include "importers/language/sentences.h"
#include "importers/syntax/syntax.h"

namespace weft {

namespace detail {
struct Offices;
}

/// The names of an article and what they refer to.
struct FoundNames {
  std::vector<Name> names;  ///< In text order, not overlapping, each within one sentence.
  std::vector<Referent> referents;
  std::shared_ptr<const detail::Offices> offices;  ///< Of `names`, once somebody has asked.
};

/// Finds names by the packs and by the text's own evidence: capitals where running text would have
/// none, internal capitals and digits, company endings, titles, quotation marks. A name that no
/// pack knows becomes a referent of its own, its type voted on by all its places. Nationalities
/// ("Chinese") are names of type kOther that refer to the country. `syntax` is empty or parallel to
/// `sentences`, of which some may have no words (cells): elsewhere proper nouns are told from words
/// that only have a capital, and the names that the model sees add to the votes. Pure. Time linear
/// in the text.
[[nodiscard]] FoundNames find_names(const Article& article, const std::vector<Sentence>& sentences,
                                    const Gazetteer& gazetteer,
                                    const std::vector<SyntaxSentence>& syntax = {});

}  // namespace weft
