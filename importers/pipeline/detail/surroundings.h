#pragma once

#include <vector>

#include "core/article.h"
#include "importers/pipeline/detail/annotation_fields.h"

namespace weft::detail {

/// What an annotation need not say because the article does: the sentence it stands in, who wrote
/// it, and whether it is the article's own news. Borrows all it is given. Cost of each question:
/// the logarithm of the sentences or sections.
class Surroundings {
 public:
  /// `sentences` and the article's sections are in text order and do not overlap.
  Surroundings(const Article& article, const std::vector<Span>& sentences,
               const QuoteChecks& quotes)
      : article_(article), sentences_(sentences), quotes_(quotes) {}

  /// The passage that `entry` gives in "sentence", which must hold `span`; else the sentence that
  /// `span` lies in, or `span` itself if it is in none. Errors: kMalformed.
  [[nodiscard]] Result<Span> passage_of(const Json& entry, Span span) const;
  /// What `entry` gives in "origin", else the origin of the section. Errors: kMalformed.
  [[nodiscard]] Result<Origin> origin_of(const Json& entry, Span span) const;
  /// In a headline or summary.
  [[nodiscard]] bool is_told_first(Span span) const;

 private:
  [[nodiscard]] const Section* section_of(Span span) const;

  const Article& article_;
  const std::vector<Span>& sentences_;
  const QuoteChecks& quotes_;
};

}  // namespace weft::detail
