#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "importers/readers/reader.h"

namespace weft::cli {

/// One line on standard error for what was set aside (or met another `fate`).
void print(const SetAside& piece, std::string_view fate = "set aside");
/// A line each for the first of them, then how many more there are and where to see them.
void print(const std::vector<SetAside>& pieces, std::string_view fate = "set aside");

/// Writes {"path","place","reason"}, an object a line. Errors: kIo.
[[nodiscard]] Status write_report(const std::vector<SetAside>& pieces, const std::string& path);

}  // namespace weft::cli
