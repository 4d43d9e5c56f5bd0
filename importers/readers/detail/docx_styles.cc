#include "importers/readers/detail/docx_styles.h"

#include <optional>

#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

// Names of built-in styles are English in every language's Word (ECMA-376, part 1, 17.7.4.9).
std::optional<ParagraphRole> role_named(std::string_view name) {
  const auto lower = lower_ascii(name);
  if (lower == "title") return ParagraphRole::kTitle;
  if (lower == "subtitle") return ParagraphRole::kSubtitle;
  if (lower == "author") return ParagraphRole::kAuthor;
  if (lower == "date") return ParagraphRole::kDate;
  if (lower.starts_with("heading ")) return ParagraphRole::kHeading;
  if (lower.starts_with("list bullet") || lower.starts_with("list number"))
    return ParagraphRole::kItem;
  return std::nullopt;
}

std::string_view value_of(const pugi::xml_node& parent, std::string_view child) {
  return attribute_named(child_named(parent, child), "val");
}

}  // namespace

DocxStyles::DocxStyles(const pugi::xml_node& styles) {
  struct Style {
    std::string_view name, below;
    bool outlined;
  };
  std::map<std::string_view, Style> all;
  for (const auto& style : styles.children()) {
    if (local_name(style) != "style") continue;
    const bool outlined = !child_named(child_named(style, "pPr"), "outlineLvl").empty();
    all[attribute_named(style, "styleId")] = {value_of(style, "name"), value_of(style, "basedOn"),
                                              outlined};
  }
  constexpr int kMostBelow = 10;  // A style may be said to stand on itself.
  for (const auto& [id, style] : all) {
    const Style* at = &style;
    for (int i = 0; i < kMostBelow && at != nullptr; ++i) {
      const auto role = at->outlined ? ParagraphRole::kHeading : role_named(at->name);
      if (role) {
        roles_.emplace(id, *role);
        break;
      }
      const auto below = all.find(at->below);
      at = below == all.end() ? nullptr : &below->second;
    }
  }
}

ParagraphRole DocxStyles::role_of(const pugi::xml_node& paragraph) const {
  const auto properties = child_named(paragraph, "pPr");
  const auto found = roles_.find(value_of(properties, "pStyle"));
  if (found != roles_.end()) return found->second;
  if (child_named(properties, "outlineLvl") && value_of(properties, "outlineLvl") != "9")
    return ParagraphRole::kHeading;
  return child_named(properties, "numPr") ? ParagraphRole::kItem : ParagraphRole::kBody;
}

}  // namespace weft
