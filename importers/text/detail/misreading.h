#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace weft {

/// A text with one misreading undone.
struct Undone {
  std::string text;
  std::string code_page;
};

/// Finds the single-byte code page through which UTF-8 was once read, and decodes the runs that
/// were. Empty if nothing in `text` says so strongly enough. Precondition: `text` is UTF-8.
/// Linear time.
[[nodiscard]] std::optional<Undone> undo_misreading(std::string_view text);

}  // namespace weft
