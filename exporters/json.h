#pragma once

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

// JSON for scripts: one document indented by two spaces and a line feed, in UTF-8, members in a
// fixed order. A value that is not known is null; an unknown text is "". Dates are EDTF, `begin`
// and `end` beside one are plain days (null for an end without a bound); weights are whole numbers
// where they are whole, else rounded to three decimals. Bytes that are not UTF-8 become U+FFFD.
// The same answer always gives the same bytes.
//
// Each function: kIo if `out` fails, and then `out` may hold a partial text. Cost: linear.

[[nodiscard]] Status write_json(const Timeline& timeline, std::ostream& out);
[[nodiscard]] Status write_json(const RelationGraph& graph, std::ostream& out);
[[nodiscard]] Status write_json(const PathAnswer& answer, std::ostream& out);
[[nodiscard]] Status write_json(const EntityAnswer& answer, std::ostream& out);
[[nodiscard]] Status write_json(const std::vector<EntityRecord>& entities, std::ostream& out);
[[nodiscard]] Status write_json(const Comparison& comparison, std::ostream& out);
[[nodiscard]] Status write_json(const std::vector<PredictionAnswer>& predictions,
                                std::ostream& out);
/// One object whose only member says what it is: "article", "entity", "event", "claim", "relation"
/// or "prediction".
[[nodiscard]] Status write_json(const ShownRecord& record, std::ostream& out);
[[nodiscard]] Status write_json(const StoreStats& stats, std::ostream& out);
[[nodiscard]] Status write_json(const std::vector<Disagreement>& disagreements, std::ostream& out);

/// One article on one line, as `weft read` prints it.
[[nodiscard]] Status write_json_line(const Article& article, std::ostream& out);

}  // namespace weft
