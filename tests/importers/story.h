#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "importers/language/annotation.h"
#include "importers/language/names.h"
#include "importers/language/packs.h"

namespace weft {

/// An article whose names and times are marked in its text, so that a test of events depends on
/// neither: "[Orion|ORG] bought [Lyra] in {May 2023|2023-05}". A name is an ORG unless it says
/// otherwise; "[Chinese|OTHER|China]" refers to China.
class Story {
 public:
  Story& add(SectionKind kind, std::string_view marked, std::string heading = {});
  /// A timeline entry or a forecast; the label stands before the text on a line of its own.
  Story& add_labelled(SectionKind kind, std::string_view label, std::string_view marked);
  Story& published(std::string_view edtf);
  Story& origin(Origin origin);  ///< Of all sections so far.

  /// Events and predictions of the article by the packs of the source tree.
  [[nodiscard]] Annotations read() const;
  [[nodiscard]] const Article& article() const { return article_; }

 private:
  void append(std::string_view marked);
  void append_mark(std::string_view mark, char kind);
  std::uint32_t referent_named(std::string_view name, EntityType type);

  Article article_;
  FoundNames found_;
  std::vector<TimeExpression> times_;
};

/// "acquire reported 2023-05 agent=Orion patient=Lyra by=Reuters": kind, status, date, participants
/// in text order, speaker.
[[nodiscard]] std::string summary_of(const EventInText& event, const Annotations& annotations);
[[nodiscard]] std::vector<std::string> summaries_of(const Annotations& annotations);

/// The events of one sentence in the body of an article.
[[nodiscard]] std::vector<std::string> events_in(std::string_view marked);

}  // namespace weft
