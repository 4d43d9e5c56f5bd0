#pragma once

#include <string>
#include <string_view>

#include "core/article.h"
#include "core/result.h"

namespace weft {

/// A web page, or a piece of one, as it came: its bytes and what is known about them.
struct HtmlInput {
  std::string_view bytes;
  std::string url;      ///< Where it was found; may be empty.
  std::string charset;  ///< From an HTTP header or a MIME part; may be empty.
};

/// The article of a whole web page: its title, what the page says about it, and its body without
/// the page's furniture. Every paragraph, heading, list item and table row is one line of `text`.
/// Key, path and id are not set. Pure; any thread. Time and memory linear in the page.
/// Errors: kMalformed with the reason if there is no article (an index page, a paywall, nothing).
[[nodiscard]] Result<Article> read_html(const HtmlInput& input);

/// A piece of HTML that is body as a whole, such as an entry of a feed or a part of a mail: all of
/// its text, with paragraphs, headings, lists, quotations and tables kept. Precondition: shorter
/// than 1 GiB.
[[nodiscard]] Article read_html_fragment(const HtmlInput& input);

/// True if `text` begins as a web page does, leaving out comments and an XML declaration.
[[nodiscard]] bool looks_like_html(std::string_view text);

}  // namespace weft
