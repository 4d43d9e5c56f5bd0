#include "cli/event_layouts.h"

#include <utility>

#include "cli/session.h"

namespace weft::cli {

Result<std::shared_ptr<const EventLayouts>> event_layouts(const std::string& mapping) {
  const auto usage = [](const Error& error) { return fail(ErrorCode::kUsage, describe(error)); };
  auto layouts = EventLayouts::load(packs_folder() + "/event-tables");
  if (!layouts) return usage(layouts.error());
  if (!mapping.empty()) {
    if (const auto used = layouts->use_mapping(mapping); !used) return usage(used.error());
  }
  return std::make_shared<const EventLayouts>(std::move(layouts).value());
}

}  // namespace weft::cli
