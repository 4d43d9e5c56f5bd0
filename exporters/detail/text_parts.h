#pragma once

#include <span>
#include <vector>

#include "exporters/detail/page.h"
#include "queries/entity.h"
#include "queries/predictions.h"

namespace weft::detail {

// Parts that several text answers are made of.

/// One event: its date in the margin, what happened, who took part, and where it is told.
void write_event(const EventAnswer& event, std::size_t text_column, Page& page);
/// Events that one sentence tells of one date, which stands there once.
void write_events(std::span<const EventAnswer> events, std::size_t text_column, Page& page);
/// Whether they may share a sentence there.
[[nodiscard]] bool told_together(const EventAnswer& a, const EventAnswer& b);
/// Quotations with their sources, at most `limit`, the rest counted. Those whose text is `told`
/// already give their source only; a sentence that tells it twice is quoted once.
void write_evidence(const std::vector<Evidence>& evidence, std::size_t indent, std::size_t limit,
                    std::string_view told, Page& page);
void write_prediction(const PredictionAnswer& prediction, std::size_t text_column, Page& page);
void write_entity(const EntityAnswer& answer, Page& page);

/// "DeepSeek (organisation)".
[[nodiscard]] std::string name_and_type(const EntityRef& entity);
[[nodiscard]] std::string names_of(const std::vector<EntityRef>& entities);

}  // namespace weft::detail
