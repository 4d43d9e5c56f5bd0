#pragma once

#include <string>
#include <string_view>

#include "importers/language/packs.h"

namespace weft::detail {

/// Appends what one pack file holds to `packs`. `path` is for messages. Errors: kMalformed, with
/// the line where the JSON breaks off or the list and index of what is wrong.
[[nodiscard]] Status read_pack_file(std::string_view bytes, const std::string& path, Packs& packs);

}  // namespace weft::detail
