#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/result.h"
#include "importers/readers/event_layout.h"

namespace weft {

/// Reads the days of one column. Rows of one day follow each other, so the last is kept.
class DayReader {
 public:
  explicit DayReader(DayColumn how) : how_(std::move(how)) {}

  /// Errors: kMalformed with the text and how it should look.
  [[nodiscard]] Result<EdtfDate> read(std::string_view cell);
  /// Whether cells hold a number, which says nothing to a reader.
  [[nodiscard]] bool counts() const { return how_.unit_days > 0; }

 private:
  [[nodiscard]] Result<EdtfDate> parse(std::string_view cell) const;

  DayColumn how_;
  std::string last_cell_;
  std::optional<EdtfDate> last_;
};

}  // namespace weft
