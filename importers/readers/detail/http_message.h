#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace weft {

/// A header field of HTTP, MIME or WARC; its name in lower case, its value without white space
/// around it.
struct HeaderField {
  std::string name, value;
};

/// The value of the first field of that name (in lower case); empty if there is none.
[[nodiscard]] std::string_view field_of(const std::vector<HeaderField>& fields,
                                        std::string_view name);
/// "text/html" of "text/html; charset=utf-8", in lower case.
[[nodiscard]] std::string media_type(std::string_view content_type);
/// The value of a parameter such as "charset"; empty if there is none.
[[nodiscard]] std::string parameter_of(std::string_view content_type, std::string_view name);
/// Adds the field of one header line; false if the line is none.
bool add_field(std::vector<HeaderField>& fields, std::string_view line);

/// An answer as it came over the wire (RFC 9112).
struct HttpAnswer {
  int status = 0;
  std::vector<HeaderField> fields;
  std::string body;  ///< Without chunks and packing.
};
/// Errors: kMalformed with the reason: no answer, packing that is not known, more than `limit`
/// bytes.
[[nodiscard]] Result<HttpAnswer> parse_http_answer(std::string_view bytes, std::size_t limit);

}  // namespace weft
