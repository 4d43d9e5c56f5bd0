#pragma once

#include <ostream>
#include <string>
#include <string_view>
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
  std::size_t columns = 100;  ///< Lines are wrapped to this width.
  bool colour = false;        ///< ANSI colours and bold; only for a terminal.
};

// JSON: the shapes of the command-line contract, one document and a line feed, UTF-8, keys in the
// contract's order, two spaces of indentation. Status: kIo if `out` fails.
[[nodiscard]] Status write_json(const Timeline& timeline, std::ostream& out);
[[nodiscard]] Status write_json(const RelationGraph& graph, std::ostream& out);
[[nodiscard]] Status write_json(const PathAnswer& answer, std::ostream& out);
[[nodiscard]] Status write_json(const EntityAnswer& answer, std::ostream& out);
[[nodiscard]] Status write_json(const std::vector<EntityRecord>& entities, std::ostream& out);
[[nodiscard]] Status write_json(const Comparison& comparison, std::ostream& out);
[[nodiscard]] Status write_json(const std::vector<PredictionAnswer>& predictions,
                                std::ostream& out);
[[nodiscard]] Status write_json(const ShownRecord& record, std::ostream& out);
[[nodiscard]] Status write_json(const StoreStats& stats, std::ostream& out);
/// One article on one line, as `weft read` prints it.
[[nodiscard]] Status write_json_line(const Article& article, std::ostream& out);

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
[[nodiscard]] Status write_text(const ShownRecord& record, std::ostream& out,
                                const TextStyle& style);
[[nodiscard]] Status write_text(const StoreStats& stats, std::ostream& out, const TextStyle& style);

/// RFC 4180; one row an event: date, begin, end, type, status, origin, summary, participants,
/// sources, first_reported, id, and the first evidence.
[[nodiscard]] Status write_csv(const Timeline& timeline, std::ostream& out);
/// A heading for each year, an item for each event with its quoted source; renders on any Markdown
/// viewer.
[[nodiscard]] Status write_markdown(const Timeline& timeline, std::ostream& out);

/// DOT by cgraph, styled for publication (see docs/diagrams.md).
[[nodiscard]] Status write_dot(const RelationGraph& graph, std::ostream& out);
enum class PictureFormat { kSvg, kPng };
/// Lays out and draws by Graphviz. Not thread-safe: Graphviz has global state.
[[nodiscard]] Status write_picture(const RelationGraph& graph, PictureFormat format,
                                   std::ostream& out);

}  // namespace weft
