#pragma once

#include <string_view>
#include <vector>

#include "importers/readers/detail/html_tree.h"

namespace weft {

/// What the name, role and classes of an element say it is for.
enum class Purpose : std::uint8_t {
  kUnknown,
  kBody,       ///< The article itself: "articleBody", "entry-content".
  kFurniture,  ///< Certainly no part of an article: menus, comments, teasers, forms to subscribe.
  kAside,      ///< Beside an article's body or about it: captions, bylines, share buttons, tags.
  kShown,      ///< A post or a picture of others that the article shows.
  kHidden,     ///< Not shown.
};

[[nodiscard]] Purpose purpose_of(const HtmlTree& tree, NodeIndex node);

}  // namespace weft
