#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/facts.h"

namespace weft {

/// What a code of a code book stands for.
struct EventCode {
  std::string code;  ///< With its book: "cameo:042".
  std::string text;  ///< "Make a visit".
  std::string kind;  ///< Of the event vocabulary: "visit".
  FactStatus status = FactStatus::kReported;
};

/// An actor or a place as a table names it. The name may be spelled otherwise than in the row.
struct CodedActor {
  std::string name;
  EntityType type = EntityType::kOther;
  friend auto operator<=>(const CodedActor&, const CodedActor&) = default;
};
struct CodedRole {
  std::uint32_t actor;  ///< Index into CodedEvents::actors.
  Role role;
  Span span;  ///< Where the row names it.
};

/// One row of a table.
struct CodedEvent {
  Span quote;          ///< The row.
  Span trigger;        ///< Its code, or the words for it.
  Span date_span;      ///< Its date.
  std::uint32_t code;  ///< Index into CodedEvents::codes.
  EdtfDate date;
  std::vector<CodedRole> roles;  ///< In the order of the layout; not empty.
};

/// What the rows of a table state, beside the article that holds them as text. A plain value; every
/// span lies in the article's text.
struct CodedEvents {
  std::uint64_t fingerprint = 0;  ///< Of the layout and the code book that gave it its meaning.
  std::vector<EventCode> codes;
  std::vector<CodedActor> actors;
  std::vector<CodedEvent> events;  ///< In the order of the rows.
};

}  // namespace weft
