#pragma once

#include <string>
#include <string_view>

namespace weft {

/// What repair_encoding did to a text.
struct RepairedText {
  std::string text;  ///< Valid UTF-8.
  std::string
      code_page;  ///< The code page whose misreading was undone ("windows-874"); empty if none.
};

/// Gives clean UTF-8 for bytes of unknown history: UTF-8 that is right is returned unchanged to the
/// byte; UTF-8 that was once decoded as a single-byte code page (any that ICU knows, gaps of one
/// page filled from windows-1252 or Latin-1) is decoded back, run by run, so that right text beside
/// it is not harmed; bytes that are not UTF-8 are decoded by the likeliest code page; a byte-order
/// mark is dropped. Pure; time linear in the text.
[[nodiscard]] RepairedText repair_encoding(std::string_view bytes);

/// UTF-8 for bytes that are said to be in `encoding` (a name that ICU or the web knows; may be
/// empty or wrong). A byte-order mark goes before what is said, and is dropped; bytes that are
/// valid UTF-8 with characters beyond ASCII are UTF-8 whatever is said, except in encodings that
/// are written with ASCII bytes. An encoding that is unknown, or in which many of the bytes mean
/// nothing, is left for the likeliest one. Nothing misread is undone. Pure; linear time.
[[nodiscard]] std::string utf8_from(std::string_view bytes, std::string_view encoding);

}  // namespace weft
