#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "importers/language/annotation.h"
#include "importers/language/engine.h"

namespace weft {

/// An annotation that does not hold against the article's text, and why.
struct RefusedAnnotation {
  std::string place;  ///< "names[3]", "events[0].participants[1]".
  std::string reason;
};

struct CheckedAnnotations {
  Annotations annotations;                 ///< What holds; every span quotes the article.
  std::vector<RefusedAnnotation> refused;  ///< In the line's order; the first kMostRefusals.
};
inline constexpr std::size_t kMostRefusals = 20;  ///< Reported of one article; then a count.

/// Annotations of `article` that something else made: `line` is one JSON object in the shape that
/// write_annotation_line() gives; docs/annotations.md says what each field means and which may be
/// left out. Each is checked against the text: a span must lie in it, begin and end between
/// characters, and hold the `text` that the annotation gives. An annotation without offsets is
/// taken where its `text` stands, if it stands there exactly once. Names of one text and type are
/// one referent unless fields say otherwise; a referent that a pack of `engine` knows by that name
/// is the pack's entity.
/// Errors: kMalformed if the line is no JSON object, or a list in it is no list. Pure; any thread.
/// Cost: O(line + text), and the logarithm of the names for each event.
[[nodiscard]] Result<CheckedAnnotations> read_annotations(std::string_view line,
                                                          const Article& article,
                                                          const LanguageEngine& engine);

}  // namespace weft
