#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace weft {

/// Finds the day that a page writes, in numbers or with the names of months in the page's language
/// or English. Use by one thread at a time.
class PageDates {
 public:
  /// `language` is BCP 47; it tells whether 3/11/2019 is of March. Without one, English is assumed
  /// for names and the day comes first in numbers.
  explicit PageDates(std::string language) : language_(std::move(language)) {}

  /// The first day in `text`: "2019-11-18T23:30-05:00" (the day where it was written), "18 novembre
  /// 2019", "Nov. 18th, 2019", "18.11.2019", "2019年11月18日", and seconds or milliseconds since
  /// 1970 if they are all there is. Linear time.
  [[nodiscard]] std::optional<EdtfDate> find(std::string_view text);

 private:
  struct MonthName {
    std::string name;  // Folded.
    unsigned month;
  };
  const std::vector<MonthName>& month_names();
  std::optional<unsigned> month_named(std::string_view word);

  std::string language_;
  std::vector<MonthName> names_;
};

/// The day in an address such as /2019/11/18/title or /title-20191118.html.
[[nodiscard]] std::optional<EdtfDate> date_in_address(std::string_view address);

}  // namespace weft
