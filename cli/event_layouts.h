#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "importers/readers/event_layouts.h"

namespace weft::cli {

/// The layouts of event tables that come with the program, or the one of a mapping file if its name
/// is not empty. Errors: kUsage, naming the file.
[[nodiscard]] Result<std::shared_ptr<const EventLayouts>> event_layouts(
    const std::string& mapping = {});

}  // namespace weft::cli
