#pragma once

#include <string>
#include <vector>

#include "importers/readers/detail/html_tree.h"

namespace weft {

enum class PageField : std::uint8_t {
  kTitle,
  kSource,
  kAuthor,
  kLanguage,
  kCanonical,
  kPublished,
  kModified,
};

/// One thing that a page says about its article, and where it says so.
struct Statement {
  PageField field;
  std::string value;
  std::string place;  ///< "JSON-LD datePublished", "meta og:title", "time element".
};

/// What the page's JSON-LD says: of its first article, else of the page as such. Linear time.
void add_json_ld(const HtmlTree& tree, std::vector<Statement>& statements);
/// What <meta>, <link> and <html lang> say: OpenGraph, Dublin Core and the names that publishers
/// use besides. Linear time.
void add_meta(const HtmlTree& tree, std::vector<Statement>& statements);
/// What microdata, <time> elements and classes in the page's text say. Linear time.
void add_marked_text(const HtmlTree& tree, std::vector<Statement>& statements);

}  // namespace weft
