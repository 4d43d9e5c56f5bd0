#include "importers/readers/detail/html_blocks.h"

#include <algorithm>
#include <utility>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

bool is_data_table(const HtmlTree& tree, NodeIndex table) {
  std::size_t rows = 0, cells = 0, blocks = 0, bytes = 0;
  for (NodeIndex i = table + 1; i < tree[table].end; ++i) {
    const auto tag = tree[i].tag;
    if (tag == GUMBO_TAG_TABLE) return false;  // Tables in tables lay a page out.
    rows += tag == GUMBO_TAG_TR ? 1 : 0;
    cells += tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH ? 1 : 0;
    blocks += tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV || is_heading(tag) ? 1 : 0;
    bytes += tree[i].text.size();
  }
  return rows >= 2 && cells >= 2 * rows && blocks <= 2 * cells && bytes <= 200 * cells;
}

// Walks the tree once, keeping the line that is being written.
class Writer {
 public:
  Writer(const HtmlTree& tree, const std::vector<bool>& dropped) : tree_(tree), dropped_(dropped) {}

  std::vector<HtmlBlock> write(NodeIndex root) {
    for (NodeIndex i = root; i < tree_[root].end;) {
      leave_before(i);
      const auto& node = tree_[i];
      if ((!dropped_.empty() && dropped_[i]) || is_unseen(node.tag)) {
        if (is_block_level(node.tag)) end_line();
        i = node.end;
        continue;
      }
      node.is_text() ? add_text(i) : enter(i);
      ++i;
    }
    end_line();
    return std::move(blocks_);
  }

 private:
  struct Open {
    NodeIndex node;
    NodeIndex end;
  };

  void enter(NodeIndex i) {
    const auto& node = tree_[i];
    if (node.tag == GUMBO_TAG_BR || node.tag == GUMBO_TAG_HR) return end_line();
    if (node.tag == GUMBO_TAG_A && tree_.has_attribute(i, "href")) link_end_ = node.end;
    if (node.tag == GUMBO_TAG_TABLE && row_end_ <= i && is_data_table(tree_, i)) {
      table_ = i;
      table_end_ = node.end;
    }
    if (i < table_end_ && i != table_) {
      if (node.tag == GUMBO_TAG_TR) {
        end_line();
        row_end_ = node.end;
        open_.push_back({i, node.end});
        return;
      }
      if (i < row_end_) {
        if ((node.tag == GUMBO_TAG_TD || node.tag == GUMBO_TAG_TH)) {
          if (!first_cell_in_row(i)) add_tab();
        } else if (is_block_level(node.tag)) {
          append_space();
        }
        return;
      }
    }
    if (!is_block_level(node.tag)) return;
    end_line();
    open_.push_back({i, node.end});
  }

  bool first_cell_in_row(NodeIndex i) const {
    for (NodeIndex at = i - 1; at > tree_[i].parent; --at) {
      if (tree_[at].tag == GUMBO_TAG_TD || tree_[at].tag == GUMBO_TAG_TH) return false;
    }
    return true;
  }

  void add_tab() {
    while (line_.text.ends_with(' ')) line_.text.pop_back();
    line_.text += '\t';
  }
  void append_space() {
    if (!line_.text.empty() && line_.text.back() != ' ' && line_.text.back() != '\t')
      line_.text += ' ';
  }

  void leave_before(NodeIndex i) {
    while (!open_.empty() && open_.back().end <= i) {
      end_line();
      open_.pop_back();
    }
  }

  void add_text(NodeIndex i) {
    const auto before = line_.text.size();
    if (in_pre(i)) return add_lines(i);
    append_collapsed(line_.text, tree_[i].text);
    note(i, before);
  }

  void note(NodeIndex i, std::size_t before) {
    if (line_.text.size() == before) return;
    if (!started_) line_.first = i;
    started_ = true;
    line_.last = i;
    if (i < link_end_) line_.link_bytes += static_cast<std::uint32_t>(line_.text.size() - before);
  }

  bool in_pre(NodeIndex) const {
    return !open_.empty() && tree_[open_.back().node].tag == GUMBO_TAG_PRE;
  }

  void add_lines(NodeIndex i) {
    auto text = tree_[i].text;
    while (true) {
      const auto end = std::min(text.find('\n'), text.size());
      const auto before = line_.text.size();
      append_collapsed(line_.text, text.substr(0, end));
      note(i, before);
      if (end == text.size()) return;
      end_line();
      text.remove_prefix(end + 1);
    }
  }

  void end_line() {
    while (line_.text.ends_with(' ')) line_.text.pop_back();
    if (!trimmed(line_.text).empty()) {
      line_.node = open_.empty() ? 0 : open_.back().node;
      line_.kind = kind_of(line_.node);
      if (line_.kind == BlockKind::kTableRow) line_.table = table_;
      blocks_.push_back(std::move(line_));
    }
    line_ = {};
    started_ = false;
  }

  BlockKind kind_of(NodeIndex block) const {
    if (block != 0 && tree_[block].tag == GUMBO_TAG_TR && block < table_end_)
      return BlockKind::kTableRow;
    bool quoted = false;
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      const auto tag = tree_[open->node].tag;
      if (is_heading(tag)) return BlockKind::kHeading;
      if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT)
        return BlockKind::kListItem;
      if (tag == GUMBO_TAG_PRE) return BlockKind::kCode;
      quoted = quoted || tag == GUMBO_TAG_BLOCKQUOTE;
      if (open - open_.rbegin() > 8) break;
    }
    return quoted ? BlockKind::kQuote : BlockKind::kParagraph;
  }

  const HtmlTree& tree_;
  const std::vector<bool>& dropped_;
  std::vector<HtmlBlock> blocks_;
  std::vector<Open> open_;
  HtmlBlock line_;
  bool started_ = false;
  NodeIndex link_end_ = 0;
  NodeIndex table_ = 0, table_end_ = 0, row_end_ = 0;
};

}  // namespace

bool is_unseen(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_RP:
      return true;
    default:
      return false;
  }
}

std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, NodeIndex root,
                                 const std::vector<bool>& dropped) {
  return Writer(tree, dropped).write(root);
}

}  // namespace weft
