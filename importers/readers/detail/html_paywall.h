#pragma once

#include "importers/readers/detail/html_tree.h"

namespace weft {

enum class Paywall : std::uint8_t {
  kNone,
  kNamed,   ///< An element is named as a paywall; it may be for another time.
  kStated,  ///< The page's metadata says that only subscribers may read all of it.
};

/// What a page says about who may read it. Linear time.
[[nodiscard]] Paywall paywall_of(const HtmlTree& tree);

}  // namespace weft
