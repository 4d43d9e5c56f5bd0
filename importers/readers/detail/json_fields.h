#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace weft {

/// JSON that other programs wrote for everyone: a field may hold a value, an object that has it
/// under "name", or a list of either, and what has another shape is as if it were not there.

/// Errors: kMalformed if `bytes` are no JSON.
[[nodiscard]] Result<nlohmann::json> parse_json(std::string_view bytes);
/// The string or number in `field`; of a list, its first; of an object, its "name", "@id" or
/// "@value". Empty if there is none.
[[nodiscard]] std::string text_in(const nlohmann::json& object, const char* field);
/// The names of one person, or of a list of them.
[[nodiscard]] std::vector<std::string> names_in(const nlohmann::json& object, const char* field);

}  // namespace weft
