#include <algorithm>
#include <array>

#include "core/facts.h"
#include "importers/language/detail/event_builder.h"

namespace weft::detail {
namespace {

/// Headings of what readers are told to do, and to whom it is told.
bool heads_advice(std::string_view heading) {
  constexpr std::array<std::string_view, 8> kAdvice = {"what to do", "who should",  "next step",
                                                       "recommend",  "action item", "how to",
                                                       "our advice", "tips"};
  const std::string folded = fold_name(heading);
  return std::any_of(kAdvice.begin(), kAdvice.end(), [&](std::string_view words) {
    return folded.find(words) != std::string::npos;
  });
}

/// Headings of what the news may lead to: no longer the news itself.
bool heads_consequences(std::string_view heading) {
  const std::string folded = fold_name(heading);
  return folded.find("why") != std::string::npos || folded.find("impact") != std::string::npos ||
         folded.find("means") != std::string::npos || folded.find("context") != std::string::npos;
}

bool within(Span inner, Span outer) { return outer.begin <= inner.begin && inner.end <= outer.end; }

}  // namespace

bool gives_advice(const Section& section) { return heads_advice(section.heading); }

SentenceUse use_of(const Article& article, const Sentence& sentence) {
  if (sentence.cell) return SentenceUse::kNone;
  const Section& section = article.sections[sentence.section];
  if (gives_advice(section)) return SentenceUse::kNone;
  const bool label = section.label && within(sentence.span, *section.label);
  switch (section.kind) {
    case SectionKind::kHeadline:
      return SentenceUse::kLead;
    case SectionKind::kSummary:
      return heads_consequences(section.heading) ? SentenceUse::kProse : SentenceUse::kLead;
    case SectionKind::kBody:
    case SectionKind::kTakeaway:
      return SentenceUse::kProse;
    case SectionKind::kTechnical:
      return SentenceUse::kTechnical;
    case SectionKind::kForecast:
      return label ? SentenceUse::kForecast : SentenceUse::kProse;
    case SectionKind::kTimeline:
      return label ? SentenceUse::kNone : SentenceUse::kTimeline;
    case SectionKind::kByline:
    case SectionKind::kTable:
    case SectionKind::kBoilerplate:
      break;
  }
  return SentenceUse::kNone;
}

}  // namespace weft::detail
