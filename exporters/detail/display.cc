#include "exporters/detail/display.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

namespace weft::detail {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr UChar32 kEmojiSelector = 0xFE0F;

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};
using TextHandle = std::unique_ptr<UText, CloseText>;
using Breaks = std::unique_ptr<icu::BreakIterator>;

/// The parts of `text` between the places where `breaks` may break it, in order and without gaps.
/// Without a break iterator (ICU has no data) the whole text is one part.
std::vector<std::string_view> parts_of(std::string_view text, Breaks breaks) {
  UErrorCode status = U_ZERO_ERROR;
  const TextHandle handle{
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status)};
  if (!breaks || U_FAILURE(status)) return {text};
  breaks->setText(handle.get(), status);
  std::vector<std::string_view> parts;
  std::int32_t begin = breaks->first();
  for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
    parts.push_back(
        text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    begin = end;
  }
  return parts;
}

/// What a reader takes for one character each (UAX 29).
std::vector<std::string_view> clusters_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return parts_of(
      text, Breaks{icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)});
}

std::vector<std::string_view> breakable_parts_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return parts_of(text,
                  Breaks{icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status)});
}

std::size_t width_of_character(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

icu::UnicodeString unicode_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

/// A cluster is as wide as its widest character; a flag or a picture chosen by a selector is two.
std::size_t width_of_cluster(std::string_view cluster) {
  const auto characters = unicode_of(cluster);
  std::size_t widest = 0, regional = 0;
  for (std::int32_t i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
    const UChar32 c = characters.char32At(i);
    if (c == kEmojiSelector) return 2;
    if (u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR)) ++regional;
    widest = std::max(widest, width_of_character(c));
  }
  return regional > 1 ? 2 : widest;
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_dropped(UChar32 c) {
  return u_charType(c) == U_CONTROL_CHAR || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::string_view without_trailing_space(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

/// Fills lines one part after the other.
class Lines {
 public:
  explicit Lines(std::size_t width) : width_(width) {}

  /// Adds `part`, with the space that may end it, to this line or to the next one.
  void add(std::string_view part) {
    const std::size_t needed = display_width(without_trailing_space(part));
    if (used_ > 0 && used_ + needed > width_) finish_line();
    if (needed > width_) {
      for (const auto cluster : clusters_of(part)) add_cluster(cluster);
    } else {
      append(part);
    }
  }

  std::vector<std::string> take() {
    if (!line_.empty() || lines_.empty()) finish_line();
    return std::move(lines_);
  }

 private:
  void add_cluster(std::string_view cluster) {
    if (used_ > 0 && used_ + width_of_cluster(cluster) > width_) finish_line();
    append(cluster);
  }
  void append(std::string_view text) {
    line_ += text;
    used_ += display_width(text);
  }
  void finish_line() {
    lines_.emplace_back(without_trailing_space(line_));
    line_.clear();
    used_ = 0;
  }

  std::size_t width_;
  std::size_t used_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string one_line(std::string_view text) {
  const auto characters = unicode_of(text);
  icu::UnicodeString line;
  bool space_is_due = false;
  for (std::int32_t i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
    const UChar32 c = characters.char32At(i);
    if (u_isUWhiteSpace(c)) {
      space_is_due = !line.isEmpty();
    } else if (!is_dropped(c)) {
      if (space_is_due) line.append(UChar32{' '});
      space_is_due = false;
      line.append(c);
    }
  }
  std::string bytes;
  return line.toUTF8String(bytes);
}

std::size_t display_width(std::string_view text) {
  if (is_plain_ascii(text)) return text.size();
  std::size_t width = 0;
  for (const auto cluster : clusters_of(text)) width += width_of_cluster(cluster);
  return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return {std::string{text}};
  Lines lines{width};
  for (const auto part : breakable_parts_of(text)) lines.add(part);
  return lines.take();
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string{text};
  std::string kept;
  std::size_t used = 1;  // The ellipsis.
  for (const auto cluster : clusters_of(text)) {
    used += width_of_cluster(cluster);
    if (used > width) break;
    kept += cluster;
  }
  return std::string{without_trailing_space(kept)}.append(kEllipsis);
}

std::string padded(std::string_view text, std::size_t width) {
  std::string line{text};
  const std::size_t used = display_width(text);
  if (used < width) line.append(width - used, ' ');
  return line;
}

}  // namespace weft::detail
