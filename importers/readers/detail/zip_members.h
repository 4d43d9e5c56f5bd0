#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace weft {

/// Those of `names` that are members of the zip file in `bytes`, unpacked. Errors: kMalformed if it
/// is damaged, or if they are more than `limit` bytes together. Linear in the bytes that come out.
[[nodiscard]] Result<std::map<std::string, std::string>> zip_members(
    std::string_view bytes, const std::vector<std::string_view>& names, std::size_t limit);

}  // namespace weft
