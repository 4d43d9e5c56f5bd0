#include "importers/readers/detail/html_metadata.h"

namespace weft {

Article page_metadata(const HtmlTree& tree, const std::string& url) {
  Article article;
  article.url = url;
  for (NodeIndex i = 0; i < tree.size() && article.title.empty(); ++i) {
    if (tree[i].tag == GUMBO_TAG_TITLE) article.title = tree.text_of(i);
  }
  return article;
}

}  // namespace weft
