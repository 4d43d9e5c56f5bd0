#include "importers/readers/detail/html_body.h"

#include <algorithm>

#include "importers/readers/detail/html_furniture.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

// Sentence and clause marks of all scripts: what tells prose from labels.
std::size_t count_marks(std::string_view text) {
  std::size_t marks = 0;
  for (const char c : text) marks += c == '.' || c == ',' || c == '!' || c == '?' || c == ';';
  for (const std::string_view mark : {"。", "、", "，", "！", "？", "।", "،", "؟"}) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != text.npos; at += mark.size()) ++marks;
  }
  return marks;
}

// How much of a block is prose, in bytes.
double prose_of(const HtmlBlock& block) {
  const auto own = block.text.size() - std::min<std::size_t>(block.text.size(), block.link_bytes);
  if (block.kind == BlockKind::kHeading || own < 40 || own * 2 < block.text.size()) return 0;
  if (count_marks(block.text) == 0) return own < 120 ? 0 : static_cast<double>(own) / 4;
  return static_cast<double>(own < 80 ? own / 2 : own);
}

class Page {
 public:
  Page(const HtmlTree& tree, std::string_view title) : tree_(tree), title_(title) {
    purpose_.reserve(tree.size());
    for (NodeIndex i = 0; i < tree.size(); ++i) purpose_.push_back(purpose_of(tree, i));
    all_ = prose_at_nodes({});
    drop_furniture();
    prose_ = prose_at_nodes(dropped_);
  }

  std::vector<HtmlBlock> body() {
    const NodeIndex root = choose_root();
    drop_asides(root);
    auto blocks = blocks_of(tree_, root, dropped_);
    prune(blocks);
    return blocks;
  }

 private:
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

  NodeIndex choose_root() const {
    NodeIndex node = 0;
    while (true) {
      NodeIndex best = node;
      for (NodeIndex child = node + 1; child < tree_[node].end; child = tree_[child].end) {
        if (best == node || prose_[child] > prose_[best]) best = child;
      }
      if (best == node || prose_[best] < 0.85 * prose_[node] || prose_[best] == 0) return node;
      if (tree_[best].tag == GUMBO_TAG_P) return node;
      node = best;
    }
  }

  void drop_asides(NodeIndex root) {
    for (NodeIndex i = root + 1; i < tree_[root].end; ++i) {
      if (purpose_[i] == Purpose::kAside && all_[i] < 0.3 * all_[root]) dropped_[i] = true;
    }
  }

  void prune(std::vector<HtmlBlock>& blocks) const {
    std::erase_if(blocks, [&](const HtmlBlock& block) {
      return block.text == title_ || tree_[block.node].tag == GUMBO_TAG_H1;
    });
  }

  const HtmlTree& tree_;
  std::string_view title_;
  std::vector<Purpose> purpose_;
  std::vector<bool> dropped_;
  std::vector<double> all_, prose_;  // Prose at or below each node; the second without furniture.
};

}  // namespace

std::vector<HtmlBlock> article_body(const HtmlTree& tree, std::string_view title) {
  return Page(tree, title).body();
}

}  // namespace weft
