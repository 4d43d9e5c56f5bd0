#include "importers/readers/detail/http_message.h"

#include <algorithm>
#include <charconv>

#include "importers/readers/archive_reader.h"
#include "importers/readers/detail/lines.h"

namespace weft {
namespace {

/// Takes the next line off `rest`, without its end.
std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The pieces of a chunked body; an end that is missing is forgiven, as crawls cut long bodies.
Result<std::string> joined_chunks(std::string_view body) {
  std::string whole;
  const auto all = body;
  while (!body.empty()) {
    const auto line = take_line(body);
    std::size_t size = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (read.ec != std::errc{}) {
      if (whole.empty()) return std::string(all);  // Joined already.
      return fail(ErrorCode::kMalformed, "has a chunk without a size");
    }
    if (size == 0) break;
    const auto chunk = body.substr(0, size);
    whole.append(chunk.data(), chunk.size());
    body.remove_prefix(chunk.size());
    take_line(body);
  }
  return whole;
}

}  // namespace

std::string_view field_of(const std::vector<HeaderField>& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const auto& field) { return field.name == name; });
  return found == fields.end() ? std::string_view{} : std::string_view{found->value};
}

std::string media_type(std::string_view content_type) {
  return lower_ascii(trimmed(content_type.substr(0, content_type.find(';'))));
}

std::string parameter_of(std::string_view content_type, std::string_view name) {
  auto rest = content_type;
  while (true) {
    const auto semicolon = rest.find(';');
    if (semicolon == rest.npos) return {};
    rest.remove_prefix(semicolon + 1);
    const auto part = rest.substr(0, rest.find(';'));
    const auto equals = part.find('=');
    if (equals == part.npos || lower_ascii(trimmed(part.substr(0, equals))) != name) continue;
    auto value = trimmed(part.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    return std::string(value);
  }
}

bool add_field(std::vector<HeaderField>& fields, std::string_view line) {
  if (!fields.empty() && (line.starts_with(' ') || line.starts_with('\t'))) {  // Goes on.
    fields.back().value.append(" ").append(trimmed(line));
    return true;
  }
  const auto colon = line.find(':');
  if (colon == line.npos || colon == 0) return false;
  fields.push_back(
      {lower_ascii(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
  return true;
}

Result<HttpAnswer> parse_http_answer(std::string_view bytes, std::size_t limit) {
  HttpAnswer answer;
  const auto first = take_line(bytes);
  const auto space = first.find(' ');
  if (!first.starts_with("HTTP/") || space == first.npos)
    return fail(ErrorCode::kMalformed, "holds no answer of HTTP");
  const auto code = first.substr(space + 1);
  (void)std::from_chars(code.data(), code.data() + code.size(), answer.status);
  for (auto line = take_line(bytes); !line.empty(); line = take_line(bytes)) {
    (void)add_field(answer.fields, line);
  }
  answer.body = bytes;
  if (lower_ascii(field_of(answer.fields, "transfer-encoding")).find("chunked") !=
      std::string::npos) {
    WEFT_ASSIGN(whole, joined_chunks(answer.body));
    answer.body = std::move(whole);
  }
  const auto packing = lower_ascii(field_of(answer.fields, "content-encoding"));
  const bool packed =
      answer.body.starts_with("\x1F\x8B");  // Many crawls unpack and keep the field.
  if (packed && packing.find("gzip") != std::string::npos) {
    WEFT_ASSIGN(whole, unpacked(answer.body, limit));
    answer.body = std::move(whole);
  }
  return answer;
}

}  // namespace weft
