#include "importers/language/text_language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <cstddef>

namespace weft {
namespace {

constexpr std::size_t kMostBytes = 2000;

/// A few words may be anything, above all where they are names.
constexpr std::size_t kFewestBytes = 60;
/// Below this, what the article states is trusted more.
constexpr std::size_t kFewestBytesToContradict = 400;
/// Of the text, in hundredths: a German article quotes English, too.
constexpr int kMostOfIt = 70;

/// The running text from its beginning; sections of titles and tables are names above all.
std::string beginning_of(const Article& article) {
  std::string text;
  for (const auto& section : article.sections) {
    switch (section.kind) {
      case SectionKind::kHeadline:
      case SectionKind::kByline:
      case SectionKind::kTable:
      case SectionKind::kBoilerplate:
        continue;
      default:
        break;
    }
    const auto piece = slice(article.text, section.span);
    auto bytes = std::min(piece.size(), kMostBytes - text.size());
    while (bytes < piece.size() && bytes > 0 && (piece[bytes] & '\xC0') == '\x80') --bytes;
    text.append(piece.substr(0, bytes)).push_back('\n');
    if (text.size() >= kMostBytes) break;
  }
  return text;
}

/// What CLD2 is sure of; empty if it is of nothing.
std::string detected(std::string_view text) {
  constexpr int kNoEncoding = 23;  // CLD2::UNKNOWN_ENCODING, which its public header leaves out
  CLD2::CLDHints hints{nullptr, nullptr, kNoEncoding, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  int valid = 0;
  bool reliable = false;
  constexpr bool kPlainText = true;
  constexpr int kNoFlags = 0;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), kPlainText,
                                          &hints, kNoFlags, languages, percents, scores, nullptr,
                                          &bytes, &reliable, &valid);
  if (!reliable || percents[0] < kMostOfIt || languages[0] == CLD2::UNKNOWN_LANGUAGE ||
      languages[0] == CLD2::TG_UNKNOWN_LANGUAGE) {
    return {};
  }
  return CLD2::LanguageCode(languages[0]);
}

/// "de" of "de-AT" and "de_AT".
std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

}  // namespace

std::string language_of(const Article& article) {
  const auto text = beginning_of(article);
  if (text.size() < (article.language.empty() ? kFewestBytes : kFewestBytesToContradict)) {
    return article.language;
  }
  const auto found = detected(text);
  const bool agrees = equal_ignoring_case(primary(found), primary(article.language));
  return found.empty() || agrees ? article.language : found;
}

bool is_read(std::string_view language) {
  return language.empty() || equal_ignoring_case(primary(language), "en") ||
         equal_ignoring_case(primary(language), "und");
}

}  // namespace weft
