#pragma once

#include <vector>

#include "exporters/exporters.h"

namespace weft::test {

// Small answers with something of everything: open and inferred dates, every kind of mark, names
// that need escaping, texts that a spreadsheet or a terminal could trip over.

[[nodiscard]] EntityRef company();  ///< "Nordlicht AG"
[[nodiscard]] EntityRef rival();    ///< "北極光半導體"
[[nodiscard]] EntityRef person();   ///< "Ada Öberg"

/// A quotation from the one article that has a publication date of its own.
[[nodiscard]] Evidence dated_evidence(std::string text);
/// A quotation from a page whose date is only a bound.
[[nodiscard]] Evidence inferred_evidence(std::string text);

[[nodiscard]] Timeline sample_timeline();  ///< Two dated events and one without a date.
[[nodiscard]] PathAnswer sample_path();    ///< One path of two steps, the second read backwards.
[[nodiscard]] EntityAnswer sample_entity();
[[nodiscard]] Comparison sample_comparison();  ///< Three entities, one cell disputed, one empty.
[[nodiscard]] std::vector<PredictionAnswer> sample_predictions();
[[nodiscard]] Article sample_article();  ///< A headline, machine-written text and a table.

}  // namespace weft::test
