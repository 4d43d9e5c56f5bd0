#include "importers/readers/detail/html_tree.h"

#include <algorithm>
#include <csetjmp>
#include <cstddef>

#include "importers/readers/detail/html_nesting.h"

namespace weft {

// Gumbo's own destructor recurses as deep as the page is nested, and Gumbo does not check whether
// it was given memory. So all its memory comes from here and is dropped at once, and a page that
// wants too much is left by a jump: no C++ object lives in the frames that are skipped.
class HtmlTree::Arena {
 public:
  explicit Arena(std::size_t budget) : budget_(budget) {}

  static void* allocate(void* self, std::size_t size) {
    return static_cast<Arena*>(self)->allocate(size);
  }
  static void release(void*, void*) {}

  std::jmp_buf out_of_budget;

 private:
  void* allocate(std::size_t size) {
    constexpr std::size_t kAlign = alignof(std::max_align_t);
    size = (std::max<std::size_t>(size, 1) + kAlign - 1) / kAlign * kAlign;
    if (size > left_ && !grow(size)) std::longjmp(out_of_budget, 1);
    void* memory = next_;
    next_ += size;
    left_ -= size;
    return memory;
  }
  bool grow(std::size_t size) {
    constexpr std::size_t kBlock = 1 << 20;
    const std::size_t wanted = std::max(size, kBlock);
    if (wanted > budget_) return false;
    budget_ -= wanted;
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(wanted));
    next_ = blocks_.back().get();
    left_ = wanted;
    return true;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t budget_;
};

namespace {

constexpr std::size_t kLeastBudget = std::size_t{64} << 20;
constexpr std::size_t kBudgetPerByte = 60;  // Ordinary pages need 5 to 25.

// Null if the arena's budget is used up. Nothing here may need destruction: longjmp skips it.
template <class Arena>
const GumboOutput* run_gumbo(Arena& arena, const char* html, std::size_t size) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Arena::allocate;
  options.deallocator = &Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.out_of_budget) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html, size);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

const GumboAttribute* find_attribute(const GumboElement* element, const char* name) {
  return element == nullptr ? nullptr : gumbo_get_attribute(&element->attributes, name);
}

}  // namespace

HtmlTree::HtmlTree() = default;
void HtmlTree::DropArena::operator()(Arena* arena) const { delete arena; }

std::optional<HtmlTree> HtmlTree::parse(std::string_view html) {
  HtmlTree tree;
  tree.arena_.reset(new Arena(std::max(kLeastBudget, kBudgetPerByte * html.size())));
  const std::string bounded = bound_nesting(html);
  const auto* output = run_gumbo(*tree.arena_, bounded.data(), bounded.size());
  if (output == nullptr) return std::nullopt;
  tree.flatten(output->root);
  return tree;
}

void HtmlTree::flatten(const GumboNode* root) {
  struct Open {
    const GumboNode* node;
    NodeIndex index;
    unsigned next_child;
  };
  std::vector<Open> open;
  const auto add = [&](const GumboNode* node, NodeIndex parent) {
    HtmlNode flat;
    flat.parent = parent;
    const auto index = size();
    flat.end = index + 1;
    if (node->type == GUMBO_NODE_ELEMENT) {
      flat.tag = node->v.element.tag;
      flat.element = &node->v.element;
      open.push_back({node, index, 0});
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
               node->type == GUMBO_NODE_CDATA) {
      flat.text = node->v.text.text;
    } else {
      return;  // Comments, and templates, which are not shown.
    }
    nodes_.push_back(flat);
  };
  add(root, 0);
  while (!open.empty()) {
    auto& [node, index, next_child] = open.back();
    const auto& children = node->v.element.children;
    if (next_child == children.length) {
      nodes_[index].end = size();
      open.pop_back();
    } else {
      add(static_cast<const GumboNode*>(children.data[next_child++]), index);
    }
  }
}

std::string_view HtmlTree::attribute(NodeIndex i, const char* name) const {
  const auto* found = find_attribute(nodes_[i].element, name);
  return found == nullptr ? std::string_view{} : found->value;
}

bool HtmlTree::has_attribute(NodeIndex i, const char* name) const {
  return find_attribute(nodes_[i].element, name) != nullptr;
}

std::string HtmlTree::text_of(NodeIndex i) const {
  std::string text;
  for (NodeIndex at = i; at < nodes_[i].end; ++at) {
    if (nodes_[at].tag == GUMBO_TAG_BR || is_block_level(nodes_[at].tag))
      append_collapsed(text, " ");
    append_collapsed(text, nodes_[at].text);
  }
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

bool is_block_level(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FRAMESET:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
      return true;
    default:
      return false;
  }
}

void append_collapsed(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto rest = text.substr(i);
    const bool no_break = rest.starts_with("\xC2\xA0");
    if (is_space(c) || no_break) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      i += no_break ? 1 : 0;
    } else if (rest.starts_with("\xC2\xAD")) {  // A soft hyphen.
      ++i;
    } else if (rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xEF\xBB\xBF")) {
      i += 2;  // A space without width.
    } else {
      out += c;
    }
  }
}

}  // namespace weft
