#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "queries/show.h"

// The building blocks of the JSON documents. Only .cc files of exporters/ include this.
namespace weft::detail {

using Json = nlohmann::ordered_json;

/// `weight` as a whole number where it is one, else rounded to three decimals; null if not finite.
[[nodiscard]] Json weight_json(double weight);
[[nodiscard]] Json date_json(const std::optional<EdtfDate>& date);  ///< EDTF, or null.
[[nodiscard]] Json day_json(
    std::optional<Day> day);  ///< "2024-01-15"; null if absent or unbounded.

[[nodiscard]] Json json_of(const EntityRef& entity);
[[nodiscard]] Json json_of(const Evidence& evidence);
[[nodiscard]] Json json_of(const EventAnswer& event);
[[nodiscard]] Json json_of(const PredictionAnswer& prediction);
[[nodiscard]] Json json_of(const EntityAnswer& answer);
[[nodiscard]] Json json_of(const ClaimAnswer& answer);
[[nodiscard]] Json json_of(const RelationAnswer& answer);
[[nodiscard]] Json json_of(const Article& article);
[[nodiscard]] Json json_of(const ArticleAnswer& answer);

/// An array of json_of of each.
template <class Range>
[[nodiscard]] Json list_json(const Range& values) {
  Json list = Json::array();
  for (const auto& value : values) list.push_back(json_of(value));
  return list;
}

}  // namespace weft::detail
