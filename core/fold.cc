#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "core/facts.h"

namespace weft {
namespace {

bool is_dropped(UChar32 c) {
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_FORMAT_CHAR || c == '.' || c == '\'' ||
         c == 0x2019 || c == '"' || c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x00AE;
}

bool is_separator(UChar32 c) {
  const auto type = u_charType(c);
  return u_isUWhiteSpace(c) || type == U_DASH_PUNCTUATION || c == '_' || c == ',' || c == ';' ||
         c == ':' || c == '(' || c == ')';
}

/// "Nvidia's" and "Nvidia’s" are "Nvidia"; only at the end, so that "L'Oréal" keeps its letters.
icu::UnicodeString without_possessive(const icu::UnicodeString& name) {
  const auto length = name.length();
  if (length > 2 && (name[length - 1] == 's' || name[length - 1] == 'S') &&
      (name[length - 2] == '\'' || name[length - 2] == 0x2019)) {
    return {name, 0, length - 2};
  }
  return name;
}

/// What `fold_name` gives for a name that is all ASCII, as most are; some twenty times faster.
std::string fold_ascii(std::string_view name) {
  const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  const auto is_trimmed = [&](char c) { return is_blank(c) || (c >= 0x1C && c <= 0x1F); };
  while (!name.empty() && is_trimmed(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_trimmed(name.back())) name.remove_suffix(1);
  if (name.size() > 2 && (name.ends_with("'s") || name.ends_with("'S"))) name.remove_suffix(2);
  std::string folded;
  folded.reserve(name.size());
  bool gap = false;
  for (const char c : name) {
    if (c == '.' || c == '\'' || c == '"') continue;
    if (is_blank(c) || std::string_view{"-_,;:()"}.find(c) != std::string_view::npos) {
      gap = true;
      continue;
    }
    if (gap && !folded.empty()) folded += ' ';
    gap = false;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

}  // namespace

std::string fold_name(std::string_view name) {
  if (std::none_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; })) {
    return fold_ascii(name);
  }
  UErrorCode error = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  const auto* decompose = icu::Normalizer2::getNFDInstance(error);
  if (U_FAILURE(error)) return std::string{name};
  auto source =
      without_possessive(icu::UnicodeString::fromUTF8(
                             icu::StringPiece{name.data(), static_cast<std::int32_t>(name.size())})
                             .trim());
  // NFKC spells this sign out as the letters "TM".
  source.findAndReplace(icu::UnicodeString{UChar{0x2122}}, icu::UnicodeString{});
  const auto decomposed = decompose->normalize(fold->normalize(source, error), error);
  if (U_FAILURE(error)) return std::string{name};

  icu::UnicodeString folded;
  bool gap = false;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const auto c = decomposed.char32At(i);
    if (is_dropped(c)) continue;
    if (is_separator(c)) {
      gap = true;
      continue;
    }
    if (gap && !folded.isEmpty()) folded.append(static_cast<UChar>(' '));
    gap = false;
    folded.append(c);
  }
  std::string result;
  folded.toUTF8String(result);
  return result;
}

}  // namespace weft
