#include "importers/readers/detail/html_body.h"

#include <algorithm>

#include "importers/readers/detail/html_furniture.h"
#include "importers/readers/detail/html_pruning.h"

namespace weft {
namespace {

constexpr double kShareOfBranch = 0.85;
constexpr double kLeastPiece = 0.1;  // Of the largest piece of a body in pieces.
constexpr double kMostAmongPieces = 1.3;
constexpr std::size_t kLinksOfIndex = 5;
constexpr std::size_t kLeastText = 60;  // Bytes: news in brief are a sentence long.

class Page {
 public:
  Page(const HtmlTree& tree, std::string_view title) : tree_(tree), title_(title) {
    purpose_.reserve(tree.size());
    for (NodeIndex i = 0; i < tree.size(); ++i) purpose_.push_back(purpose_of(tree, i));
    all_ = prose_at_nodes({});
    drop_furniture();
    prose_ = prose_at_nodes(dropped_);
  }

  Result<std::vector<HtmlBlock>> body() {
    const NodeIndex root = choose_root();
    drop_asides(root);
    auto blocks = blocks_of(tree_, root, dropped_);
    if (is_index(blocks))
      return fail(ErrorCode::kMalformed,
                  "the page is a list of articles; read the pages it links to");
    prune_blocks(tree_, title_, blocks);
    if (!has_text(blocks))
      return fail(ErrorCode::kMalformed,
                  "the page holds no article; if a browser shows one, save the page from there");
    return blocks;
  }

 private:
  // Linked headings, each with a line or two below it.
  static bool is_index(const std::vector<HtmlBlock>& blocks) {
    std::size_t links = 0, paragraphs = 0;
    for (const auto& block : blocks) {
      if (prose_of(block) > 0) ++paragraphs;
      if (block.kind == BlockKind::kHeading && 2 * block.link_bytes > block.text.size()) ++links;
    }
    return links >= kLinksOfIndex && 2 * links >= paragraphs;
  }

  static bool has_text(const std::vector<HtmlBlock>& blocks) {
    std::size_t bytes = 0;
    for (const auto& block : blocks) bytes += block.text.size() - block.link_bytes;
    return bytes >= kLeastText;
  }

  std::vector<double> prose_at_nodes(const std::vector<bool>& dropped) const {
    std::vector<double> prose(tree_.size(), 0);
    for (const auto& block : blocks_of(tree_, 0, dropped)) prose[block.node] += prose_of(block);
    for (NodeIndex i = tree_.size(); i-- > 1;) prose[tree_[i].parent] += prose[i];
    return prose;
  }

  void drop_furniture() {
    dropped_.assign(tree_.size(), false);
    for (NodeIndex i = 0; i < tree_.size();) {
      if (is_furniture(i)) {
        dropped_[i] = true;
        i = tree_[i].end;
      } else {
        ++i;
      }
    }
  }

  // A name is believed unless what it stands on is most of the page.
  bool is_furniture(NodeIndex i) const {
    if (purpose_[i] == Purpose::kHidden) return all_[i] < 0.5 * all_[0];
    if (purpose_[i] != Purpose::kFurniture) return false;
    return all_[i] < 0.5 * all_[0] || !has_body_inside(i);
  }
  bool has_body_inside(NodeIndex i) const {
    for (NodeIndex at = i; at < tree_[i].end; ++at) {
      if (purpose_[at] == Purpose::kBody || tree_[at].tag == GUMBO_TAG_H1) return true;
    }
    return false;
  }

  // Down to where the prose no longer lies in one branch; elements that are named as the body are
  // believed if they hold a fair part of that.
  NodeIndex choose_root() const {
    const NodeIndex found = descend(0);
    const NodeIndex named = named_body();
    if (named == 0 || prose_[named] < 0.25 * prose_[found]) return found;
    const bool inside = is_inside(named, found);
    return inside || prose_[named] > 0.4 * prose_[found] ? descend(named) : found;
  }

  bool is_inside(NodeIndex node, NodeIndex outer) const {
    return node >= outer && node < tree_[outer].end;
  }

  // The element that is named as the body. Where a body is written in pieces, between pictures say,
  // it is what holds them all; where a page goes on with further stories, it is the first one's.
  NodeIndex named_body() const {
    std::vector<NodeIndex> pieces;
    NodeIndex best = 0;
    for (NodeIndex i = 1; i < tree_.size();) {
      const bool is_body = purpose_[i] == Purpose::kBody && !dropped_[i];
      if (is_body && prose_[i] > 0) {
        pieces.push_back(i);
        if (best == 0 || prose_[i] > 2 * prose_[best]) best = i;
      }
      i = is_body || dropped_[i] ? tree_[i].end : i + 1;
    }
    std::erase_if(pieces, [&](NodeIndex i) { return prose_[i] < kLeastPiece * prose_[best]; });
    return pieces.size() < 2 ? best : joined(best, pieces);
  }

  // What holds `piece` and as many of the others as there are before a further title comes; `piece`
  // alone if much besides would come along.
  NodeIndex joined(NodeIndex piece, const std::vector<NodeIndex>& pieces) const {
    double in_pieces = 0;
    for (const NodeIndex i : pieces) in_pieces += prose_[i];
    std::vector<NodeIndex> titles;
    for (NodeIndex i = 0; i < tree_.size(); ++i) {
      if (tree_[i].tag == GUMBO_TAG_H1) titles.push_back(i);
    }
    NodeIndex whole = piece;
    for (const NodeIndex other : pieces) {
      NodeIndex both = whole;
      while (!is_inside(other, both)) both = tree_[both].parent;
      const auto first = std::lower_bound(titles.begin(), titles.end(), both);
      const auto last = std::lower_bound(first, titles.end(), tree_[both].end);
      if (last - first > 1 || prose_[both] > kMostAmongPieces * in_pieces) break;
      whole = both;
    }
    return whole;
  }

  NodeIndex descend(NodeIndex node) const {
    while (true) {
      NodeIndex best = node;
      for (NodeIndex child = node + 1; child < tree_[node].end; child = tree_[child].end) {
        if (best == node || prose_[child] > prose_[best]) best = child;
      }
      if (best == node || prose_[best] < kShareOfBranch * prose_[node] || prose_[best] == 0)
        return node;
      const auto tag = tree_[best].tag;
      if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE || tag == GUMBO_TAG_UL) return node;
      node = best;
    }
  }

  void drop_asides(NodeIndex root) {
    for (NodeIndex i = root + 1; i < tree_[root].end; ++i) {
      if (purpose_[i] == Purpose::kAside && all_[i] < 0.3 * all_[root]) dropped_[i] = true;
    }
  }

  const HtmlTree& tree_;
  std::string_view title_;
  std::vector<Purpose> purpose_;
  std::vector<bool> dropped_;
  std::vector<double> all_, prose_;  // Prose at or below each node; the second without furniture.
};

}  // namespace

Result<std::vector<HtmlBlock>> article_body(const HtmlTree& tree, std::string_view title) {
  return Page(tree, title).body();
}

}  // namespace weft
