#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/date.h"
#include "core/result.h"

namespace weft::detail {

using Json = nlohmann::json;

/// The value of `field`; nullptr if it is absent or null.
[[nodiscard]] const Json* find_field(const Json& object, const char* field);

// Each gives a default where the field is absent or null. Errors: kMalformed for any other type.
[[nodiscard]] Result<std::string> string_in(const Json& object, const char* field);
[[nodiscard]] Result<bool> flag_in(const Json& object, const char* field, bool otherwise);
[[nodiscard]] Result<std::optional<EdtfDate>> date_in(const Json& object, const char* field);

/// A word that becomes part of a fact ("launch", "maker_of", a name): up to 100 bytes without
/// control characters. The first may be absent, and then is empty. Errors: kMalformed.
[[nodiscard]] Result<std::string> word_if_in(const Json& object, const char* field);
[[nodiscard]] Result<std::string> word_in(const Json& object, const char* field);

/// Finds and checks what annotations quote from one text. Borrows the text.
class QuoteChecks {
 public:
  explicit QuoteChecks(std::string_view text)
      : text_(text), bytes_left_to_search_(kMostSearchedBytes) {}

  /// The span in "begin" and "end", where "text" stands if that is given; without them, the only
  /// place of "text". Errors: kMalformed.
  [[nodiscard]] Result<Span> span_in(const Json& object);
  /// The span in `field`, written [begin, end]; empty if it is absent. Errors: kMalformed.
  [[nodiscard]] Result<std::optional<Span>> pair_in(const Json& object, const char* field) const;
  [[nodiscard]] Result<Span> pair(const Json& value) const;

 private:
  /// So that a long text with many annotations to be found costs no more than some 100 ms.
  static constexpr std::size_t kMostSearchedBytes = 256'000'000;
  [[nodiscard]] Result<Span> checked(const Json& begin, const Json& end) const;
  [[nodiscard]] Result<Span> only_place_of(std::string_view words);

  std::string_view text_;
  std::size_t bytes_left_to_search_;
};

}  // namespace weft::detail
