#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "importers/readers/event_codes.h"
#include "importers/readers/event_layout.h"

namespace weft {

/// A layout with its code book. Immutable; any thread. Refers into EventLayouts.
struct EventTableFormat {
  const EventLayout* layout;
  const EventCodes* codes;
  [[nodiscard]] std::uint64_t fingerprint() const;
};

/// The layouts and code books that are known. Immutable after loading; any thread.
class EventLayouts {
 public:
  /// All of `folder`: code books are files named codes-….json, layouts the other .json files.
  /// A folder that is not there has none. Errors: kIo, kMalformed with file and field.
  [[nodiscard]] static Result<EventLayouts> load(const std::string& folder);
  /// Takes the layout of a mapping file as the only one. Errors: likewise.
  [[nodiscard]] Status use_mapping(const std::string& path);

  /// The format of a table that begins with `head`: by the names in its header, or by the number
  /// of its columns, a day and a code that its code book has. Layouts with lookups are never
  /// guessed, but by `even_if_unlike` the layout of a mapping file is taken as it is.
  [[nodiscard]] std::optional<EventTableFormat> recognise(std::string_view head,
                                                          bool even_if_unlike) const;
  /// "gdelt, icews": the names, for messages.
  [[nodiscard]] std::string names() const;
  /// Changes with any layout and code book.
  [[nodiscard]] std::uint64_t fingerprint() const;
  /// Whether what a table says also depends on files beside it.
  [[nodiscard]] bool has_lookups() const;

 private:
  [[nodiscard]] Status add_codes(const std::string& path);
  [[nodiscard]] Status add_layout(const std::string& path);
  [[nodiscard]] EventTableFormat format_of(const EventLayout& layout) const;

  std::vector<EventLayout> layouts_;  ///< By file name.
  std::map<std::string, EventCodes> codes_;
  bool mapping_ = false;
};

}  // namespace weft
