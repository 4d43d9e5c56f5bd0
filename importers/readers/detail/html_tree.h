#pragma once

#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

using NodeIndex = std::uint32_t;

/// An element or a run of text. Nodes lie in document order, so the nodes below the one at `i` are
/// (i, end): a walk is a loop, however deep the page is nested.
struct HtmlNode {
  GumboTag tag = GUMBO_TAG_LAST;  ///< GUMBO_TAG_LAST: text.
  NodeIndex parent = 0;           ///< The root is its own parent.
  NodeIndex end = 0;              ///< One past the last node below.
  const GumboElement* element = nullptr;
  std::string_view text;  ///< Of a run of text, with its references resolved.

  [[nodiscard]] bool is_text() const { return tag == GUMBO_TAG_LAST; }
};

/// A page parsed as HTML5 prescribes. Immutable; moves, but does not copy.
class HtmlTree {
 public:
  /// Linear time. `html` is UTF-8; nothing keeps a view of it. Empty if the parser's memory would
  /// go beyond a fixed multiple of the page, as only pages made to do so bring about.
  [[nodiscard]] static std::optional<HtmlTree> parse(std::string_view html);

  [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return nodes_; }
  [[nodiscard]] const HtmlNode& operator[](NodeIndex i) const { return nodes_[i]; }
  [[nodiscard]] NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }

  /// The value of an attribute; empty if it is absent. `name` is in lower case.
  [[nodiscard]] std::string_view attribute(NodeIndex i, const char* name) const;
  [[nodiscard]] bool has_attribute(NodeIndex i, const char* name) const;
  /// All text at or below node `i`, runs of white space as one space, none at the ends.
  [[nodiscard]] std::string text_of(NodeIndex i) const;

 private:
  class Arena;
  struct DropArena {
    void operator()(Arena* arena) const;
  };
  std::unique_ptr<Arena, DropArena> arena_;
  std::vector<HtmlNode> nodes_;

  HtmlTree();
  void flatten(const GumboNode* root);
};

/// Whether an element of this kind begins and ends a line of its own.
[[nodiscard]] bool is_block_level(GumboTag tag);

/// Appends `text` to `out` with each run of white space as one space, none at the beginning of
/// `out`. Soft hyphens and characters without width are left out.
void append_collapsed(std::string& out, std::string_view text);

}  // namespace weft
