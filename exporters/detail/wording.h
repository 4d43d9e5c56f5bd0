#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queries/common.h"

namespace weft::detail {

// How answers put things to people: English words, on one line each. All pure; any thread.

[[nodiscard]] std::string_view word_for(EntityType type);  ///< "organisation"
/// "maker_of" as "maker of".
[[nodiscard]] std::string relation_words(std::string_view relation);
/// Whole numbers as such, else one decimal.
[[nodiscard]] std::string number_text(double number);
/// "1 event", "3 events".
[[nodiscard]] std::string count_text(std::size_t count, std::string_view singular,
                                     std::string_view plural);

/// A date for reading: "2024-01-15", "2024 spring", "2024 Q1", "1960s", "from 2026-02", "until
/// 2020", "2025-05 to 2025-08", "about 2024-01", "2024-01 (uncertain)".
[[nodiscard]] std::string date_words(const EdtfDate& date);
/// A day, or nothing if it has no bound.
[[nodiscard]] std::string day_words(Day day);

/// What sets an event apart from plain reporting: "planned, machine-written"; empty if nothing
/// does.
[[nodiscard]] std::string marks_of(FactStatus status, Origin origin);

/// Names of those who take part, then of those merely named beside them: "A, B; named: C".
[[nodiscard]] std::string participants_text(const std::vector<RoleRef>& participants);

/// Where a quotation stands: `Source, “Title”, 2026-03-02`.
[[nodiscard]] std::string citation(const Evidence& evidence);
[[nodiscard]] std::string published_words(const std::optional<EdtfDate>& published, bool inferred);

/// `parts` without the empty ones, with `separator` in between.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace weft::detail
