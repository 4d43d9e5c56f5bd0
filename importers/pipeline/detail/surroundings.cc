#include "importers/pipeline/detail/surroundings.h"

#include <algorithm>

namespace weft::detail {

Result<Span> Surroundings::passage_of(const Json& entry, Span span) const {
  WEFT_ASSIGN(given, quotes_.pair_in(entry, "sentence"));
  if (given) {
    if (given->begin > span.begin || given->end < span.end)
      return fail(ErrorCode::kMalformed, "lies outside the sentence that it gives");
    return *given;
  }
  const auto sentence =
      std::partition_point(sentences_.begin(), sentences_.end(),
                           [&](Span candidate) { return candidate.end <= span.begin; });
  const bool inside =
      sentence != sentences_.end() && sentence->begin <= span.begin && sentence->end >= span.end;
  return inside ? *sentence : span;
}

Result<Origin> Surroundings::origin_of(const Json& entry, Span span) const {
  WEFT_ASSIGN(word, word_if_in(entry, "origin"));
  const auto* section = section_of(span);
  if (word.empty()) return section ? section->origin : Origin::kUnknown;
  const auto origin = origin_named(word);
  if (!origin) {
    return fail(ErrorCode::kMalformed,
                '"' + word + "\" is no origin; they are reporting, analysis, unknown");
  }
  return *origin;
}

bool Surroundings::is_told_first(Span span) const {
  const auto* section = section_of(span);
  return section != nullptr &&
         (section->kind == SectionKind::kHeadline || section->kind == SectionKind::kSummary);
}

const Section* Surroundings::section_of(Span span) const {
  const auto after =
      std::partition_point(article_.sections.begin(), article_.sections.end(),
                           [&](const Section& section) { return section.span.end <= span.begin; });
  const bool inside = after != article_.sections.end() && after->span.begin <= span.begin;
  return inside ? &*after : nullptr;
}

}  // namespace weft::detail
