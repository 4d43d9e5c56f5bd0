#pragma once

#include <cstddef>
#include <ostream>
#include <vector>

#include "core/result.h"
#include "core/store.h"
#include "queries/compare.h"
#include "queries/entity.h"
#include "queries/graph.h"
#include "queries/path.h"
#include "queries/predictions.h"
#include "queries/show.h"
#include "queries/timeline.h"

namespace weft {

/// How text for people is laid out. Neither field changes anything but looks.
struct TextStyle {
  std::size_t columns = 100;  ///< Lines are wrapped to this width, but never below 40 columns.
  bool colour = false;        ///< ANSI colours and bold; only for a terminal.
};

// Text for people: wrapped at the widths that a terminal gives each character, quotations with
// their source beneath what they prove. Whatever is not plain reporting is marked in brackets:
// said, planned, predicted, denied, alleged, machine-written. Control characters of the sources
// never reach the terminal. The same answer and style always give the same bytes.
//
// Each function: kIo if `out` fails, and then `out` may hold a partial text. Cost: linear.

[[nodiscard]] Status write_text(const Timeline& timeline, std::ostream& out,
                                const TextStyle& style);
[[nodiscard]] Status write_text(const RelationGraph& graph, std::ostream& out,
                                const TextStyle& style);
[[nodiscard]] Status write_text(const PathAnswer& answer, std::ostream& out,
                                const TextStyle& style);
[[nodiscard]] Status write_text(const EntityAnswer& answer, std::ostream& out,
                                const TextStyle& style);
[[nodiscard]] Status write_text(const std::vector<EntityRecord>& entities, std::ostream& out,
                                const TextStyle& style);
[[nodiscard]] Status write_text(const Comparison& comparison, std::ostream& out,
                                const TextStyle& style);
[[nodiscard]] Status write_text(const std::vector<PredictionAnswer>& predictions, std::ostream& out,
                                const TextStyle& style);
/// An article is shown as it was read: what is known about it, then its text, section by section.
[[nodiscard]] Status write_text(const ShownRecord& record, std::ostream& out,
                                const TextStyle& style);
[[nodiscard]] Status write_text(const StoreStats& stats, std::ostream& out, const TextStyle& style);
/// "The store agrees with itself." or one line for each disagreement.
[[nodiscard]] Status write_text(const std::vector<Disagreement>& disagreements, std::ostream& out,
                                const TextStyle& style);

}  // namespace weft
