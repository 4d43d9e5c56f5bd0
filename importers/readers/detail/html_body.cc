#include "importers/readers/detail/html_body.h"

namespace weft {

std::vector<HtmlBlock> article_body(const HtmlTree& tree, std::string_view) {
  NodeIndex root = 0;
  for (NodeIndex i = 0; i < tree.size() && root == 0; ++i) {
    if (tree[i].tag == GUMBO_TAG_ARTICLE || tree[i].tag == GUMBO_TAG_MAIN) root = i;
  }
  return blocks_of(tree, root, {});
}

}  // namespace weft
