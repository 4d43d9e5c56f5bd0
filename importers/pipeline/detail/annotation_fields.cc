#include "importers/pipeline/detail/annotation_fields.h"

#include <algorithm>
#include <limits>

namespace weft::detail {
namespace {

constexpr std::size_t kLongestWord = 1000;

Error malformed(std::string message) { return fail(ErrorCode::kMalformed, std::move(message)); }

std::string in_quotes(std::string_view words) {
  constexpr std::size_t kShown = 60;
  const bool whole = words.size() <= kShown;
  auto end = whole ? words.size() : kShown;
  while (!whole && end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  std::string shown{words.substr(0, end)};
  std::replace(shown.begin(), shown.end(), '\n', ' ');
  return '"' + shown + (whole ? "\"" : "…\"");
}

bool is_inside_character(std::string_view text, std::uint32_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }

}  // namespace

const Json* find_field(const Json& object, const char* field) {
  const auto found = object.find(field);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

Result<std::string> string_in(const Json& object, const char* field) {
  const auto* value = find_field(object, field);
  if (value == nullptr) return std::string{};
  if (!value->is_string()) return malformed('"' + std::string(field) + "\" is not a string");
  return value->get<std::string>();
}

Result<bool> flag_in(const Json& object, const char* field, bool otherwise) {
  const auto* value = find_field(object, field);
  if (value == nullptr) return otherwise;
  if (!value->is_boolean())
    return malformed('"' + std::string(field) + "\" is neither true nor false");
  return value->get<bool>();
}

Result<std::optional<EdtfDate>> date_in(const Json& object, const char* field) {
  WEFT_ASSIGN(text, word_if_in(object, field));
  if (text.empty()) return std::optional<EdtfDate>{};
  auto date = parse_edtf(text);
  if (!date) return malformed('"' + std::string(field) + "\": " + date.error().message);
  return std::optional<EdtfDate>{std::move(date).value()};
}

Result<std::string> word_if_in(const Json& object, const char* field) {
  WEFT_ASSIGN(word, string_in(object, field));
  if (word.size() > kLongestWord || std::any_of(word.begin(), word.end(), is_control))
    return malformed('"' + std::string(field) + "\" is no word: " + in_quotes(word));
  return word;
}

Result<std::string> word_in(const Json& object, const char* field) {
  WEFT_ASSIGN(word, word_if_in(object, field));
  if (word.empty()) return malformed('"' + std::string(field) + "\" is missing");
  return word;
}

Result<Span> QuoteChecks::checked(const Json& begin, const Json& end) const {
  const auto is_offset = [](const Json& value) {
    return value.is_number_unsigned() &&
           value.get<std::uint64_t>() <= std::numeric_limits<std::uint32_t>::max();
  };
  if (!is_offset(begin) || !is_offset(end))
    return malformed("begin and end are not two byte offsets");
  const Span span{begin.get<std::uint32_t>(), end.get<std::uint32_t>()};
  const auto place = std::to_string(span.begin) + " to " + std::to_string(span.end);
  if (span.begin >= span.end || span.end > text_.size())
    return malformed(place + " is empty or outside the text of " + std::to_string(text_.size()) +
                     " bytes");
  if (is_inside_character(text_, span.begin) || is_inside_character(text_, span.end))
    return malformed(place + " cuts a character in two; offsets count the bytes of UTF-8");
  return span;
}

Result<Span> QuoteChecks::only_place_of(std::string_view words) {
  if (words.empty()) return malformed("has neither begin and end nor text");
  // A text such as "aaaa…" makes each of its bytes a place to compare the words at.
  const auto cost = text_.size() * (1 + words.size() / 32);
  if (bytes_left_to_search_ < cost)
    return malformed("has no begin and end, and the text is too long to look for so many");
  bytes_left_to_search_ -= cost;
  const auto at = text_.find(words);
  if (at == std::string_view::npos)
    return malformed(in_quotes(words) + " does not stand in the article");
  if (text_.find(words, at + 1) != std::string_view::npos)
    return malformed(in_quotes(words) +
                     " stands more than once in the article; give begin and end");
  return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Result<Span> QuoteChecks::span_in(const Json& object) {
  if (!object.is_object()) return malformed("is not a JSON object");
  WEFT_ASSIGN(words, string_in(object, "text"));
  const auto *begin = find_field(object, "begin"), *end = find_field(object, "end");
  if (begin == nullptr && end == nullptr) return only_place_of(words);
  if (begin == nullptr || end == nullptr) return malformed("has only one of begin and end");
  WEFT_ASSIGN(span, checked(*begin, *end));
  if (!words.empty() && words != slice(text_, span))
    return malformed(in_quotes(words) + " is not what stands at " + std::to_string(span.begin) +
                     " to " + std::to_string(span.end) + ": " + in_quotes(slice(text_, span)));
  return span;
}

Result<Span> QuoteChecks::pair(const Json& value) const {
  if (!value.is_array() || value.size() != 2) return malformed("is not [begin, end]");
  return checked(value[0], value[1]);
}

Result<std::optional<Span>> QuoteChecks::pair_in(const Json& object, const char* field) const {
  const auto* value = find_field(object, field);
  if (value == nullptr) return std::optional<Span>{};
  auto span = pair(*value);
  if (!span) return malformed('"' + std::string(field) + "\": " + span.error().message);
  return std::optional<Span>{*span};
}

}  // namespace weft::detail
