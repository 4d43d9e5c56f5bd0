#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "importers/readers/detail/html_tree.h"

namespace weft {

enum class BlockKind : std::uint8_t { kParagraph, kHeading, kListItem, kQuote, kTableRow, kCode };

/// A line of a page as a reader sees it: a paragraph, a heading, an item, a row of a table.
struct HtmlBlock {
  BlockKind kind = BlockKind::kParagraph;
  NodeIndex node = 0;            ///< The innermost element that holds it as a block.
  NodeIndex first = 0;           ///< Its first run of text.
  NodeIndex last = 0;            ///< Its last run of text.
  std::string text;              ///< One line; cells of a row are set apart by tabs.
  std::uint32_t link_bytes = 0;  ///< How much of `text` is in links.
  NodeIndex table = 0;           ///< Of a row: the table's node.
};

/// Whether what is in an element of this kind is never shown as text.
[[nodiscard]] bool is_unseen(GumboTag tag);

/// The blocks at or below `root`, in order, those of `dropped` nodes (one entry for each node of
/// the tree; empty: none) and of scripts, styles and controls left out. Linear time.
[[nodiscard]] std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, NodeIndex root,
                                               const std::vector<bool>& dropped);

}  // namespace weft
