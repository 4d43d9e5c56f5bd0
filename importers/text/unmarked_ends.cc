#include "importers/text/detail/unmarked_ends.h"

#include <algorithm>

#include "importers/text/detail/characters.h"

namespace weft {
namespace {

using namespace characters;

constexpr std::size_t kShortestRule = 4;        ///< "----"
constexpr std::uint32_t kLongestAddress = 200;  ///< Bytes to either side that are looked at.

bool is_plain_letter(char c) { return is_letter(UChar32{c}) && is_ascii(UChar32{c}); }
bool is_plain_digit(char c) { return is_ascii_digit(UChar32{c}); }

bool is_web_address(std::string_view chunk) {
  return chunk.find("://") != chunk.npos || chunk.starts_with("www.");
}

bool is_mail_address(std::string_view chunk) {
  const auto at = chunk.find('@');
  return at != chunk.npos && at > 0 && chunk.find('.', at) != chunk.npos;
}

bool is_stroke(char c) { return std::string_view("-=*_~#+").find(c) != std::string_view::npos; }

/// "----", "*****", ">-----"
bool is_rule(std::string_view chunk) {
  return chunk.size() >= kShortestRule && std::all_of(chunk.begin() + 1, chunk.end(), is_stroke);
}

/// "02/13/2001", "16/10/04"
bool is_date(std::string_view chunk) {
  return chunk.size() >= 6 && std::count(chunk.begin(), chunk.end(), '/') == 2 &&
         is_plain_digit(chunk.front()) && std::all_of(chunk.begin(), chunk.end(), [](char c) {
           return is_plain_digit(c) || c == '/';
         });
}

/// "8:02", "20:02:56"
bool is_time(std::string_view chunk) {
  return chunk.size() >= 4 && chunk.find(':') != chunk.npos && is_plain_digit(chunk.front()) &&
         std::all_of(chunk.begin(), chunk.end(),
                     [](char c) { return is_plain_digit(c) || c == ':'; });
}

bool is_before_dates(std::string_view chunk) {
  constexpr std::string_view kWords[] = {"After", "At", "Before", "By",
                                         "From",  "On", "Since",  "Until"};
  return std::find(std::begin(kWords), std::end(kWords), chunk) != std::end(kWords);
}

/// Words that close a letter.
bool ends_with_farewell(std::string_view text) {
  constexpr std::string_view kFarewells[] = {"Best",      "Cheers", "Regards",
                                             "Sincerely", "Thanks", "regards"};
  return std::any_of(std::begin(kFarewells), std::end(kFarewells),
                     [&](auto word) { return text.ends_with(word); });
}

bool is_farewell(std::string_view chunk) {
  return chunk.ends_with(',') && chunk.size() <= 10 &&
         ends_with_farewell(chunk.substr(0, chunk.size() - 1));
}

bool is_smiley(std::string_view chunk) {
  constexpr std::string_view kSmileys[] = {":)", ":-)", ";)", ";-)", "=)"};
  return std::find(std::begin(kSmileys), std::end(kSmileys), chunk) != std::end(kSmileys);
}

/// Whether a line may hold anything that is looked for: most lines do not, and this is asked of
/// all.
bool is_worth_reading(std::string_view line) {
  bool slash = false, colon = false;
  std::size_t run = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    run = i > 0 && c == line[i - 1] ? run + 1 : 1;
    if (c >= 'a' && c <= 'z' && c != 'w') continue;
    const auto before = line.substr(0, i);
    switch (c) {
      case '@':
        return true;
      case '/':
        slash = true;
        break;
      case ':':
        colon = true;
        break;
      case 'w':
        if (run == 3) return true;
        break;
      case ',':
        if (ends_with_farewell(before)) return true;
        break;
      case ')':
        if (before.ends_with(':') || before.ends_with(';') || before.ends_with('-') ||
            before.ends_with('='))
          return true;
        break;
      default:
        if (run == kShortestRule && is_stroke(c)) return true;
    }
  }
  return slash && colon;
}

/// What stands between white space: tokens [first, last).
struct Chunk {
  std::size_t first, last;
  std::string_view text;
};

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Token>& tokens) {
    for (std::size_t first = 0; first < tokens.size();) {
      auto last = first + 1;
      while (last < tokens.size() && tokens[last].span.begin == tokens[last - 1].span.end) ++last;
      chunks_.push_back(
          {first, last, slice(text, {tokens[first].span.begin, tokens[last - 1].span.end})});
      first = last;
    }
  }

  std::vector<std::size_t> beginnings() const {
    std::vector<std::size_t> found;
    std::size_t after_heading = 0;  // The chunk after the time of a mail's heading.
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      const auto heading = heading_end(i);
      const bool begins = heading > i || i == after_heading || follows_rule(i) ||
                          follows_address(i) || follows_smiley(i) || follows_farewell(i);
      if (i > 0 && begins) found.push_back(chunks_[i].first);
      if (heading > i) after_heading = heading;
    }
    return found;
  }

 private:
  [[nodiscard]] std::string_view chunk(std::size_t i) const { return chunks_[i].text; }
  [[nodiscard]] bool begins_with_capital(std::size_t i) const {
    const auto text = chunk(i);
    return is_upper(character_at(text, 0, static_cast<std::uint32_t>(text.size())).code);
  }

  [[nodiscard]] bool follows_rule(std::size_t i) const {
    return i > 0 && is_rule(chunk(i)) != is_rule(chunk(i - 1));
  }

  [[nodiscard]] bool follows_address(std::size_t i) const {
    if (i == 0 || !(begins_with_capital(i) || is_web_address(chunk(i)))) return false;
    const auto before = chunk(i - 1);
    const char last = before.back();
    const bool whole = is_plain_letter(last) || is_plain_digit(last) || last == '/' || last == '>';
    return whole && (is_web_address(before) || is_mail_address(before));
  }

  [[nodiscard]] bool follows_smiley(std::size_t i) const {
    return i > 0 && is_smiley(chunk(i - 1)) && begins_with_capital(i);
  }

  /// Where the date and time end that stand after a name at `i`; `i` if none do.
  [[nodiscard]] std::size_t heading_end(std::size_t i) const {
    if (i == 0 || i + 1 >= chunks_.size() || !is_date(chunk(i)) || !is_time(chunk(i + 1))) return i;
    const bool name = begins_with_capital(i - 1) && !is_before_dates(chunk(i - 1));
    if (!name && chunk(i - 1).find('@') == std::string_view::npos) return i;
    const bool half = i + 2 < chunks_.size() && (chunk(i + 2) == "AM" || chunk(i + 2) == "PM");
    return i + (half ? 3 : 2);
  }

  [[nodiscard]] bool follows_farewell(std::size_t i) const {
    if (i == 0 || !is_farewell(chunk(i - 1)) || !begins_with_capital(i)) return false;
    if (i == 1) return true;
    const auto before = chunk(i - 2);
    return before == "Best" || before == "Kind" ||
           std::string_view(".!?,").find(before.back()) != std::string_view::npos;
  }

  std::vector<Chunk> chunks_;
};

}  // namespace

std::vector<std::size_t> unmarked_beginnings(std::string_view text,
                                             const std::vector<Token>& tokens) {
  if (tokens.empty()) return {};
  const Span line{tokens.front().span.begin, tokens.back().span.end};
  return is_worth_reading(slice(text, line)) ? Reader(text, tokens).beginnings()
                                             : std::vector<std::size_t>{};
}

bool inside_address(std::string_view text, std::uint32_t at) {
  constexpr std::string_view kSpace = " \t\n\r";
  const auto from = at > kLongestAddress ? at - kLongestAddress : 0;
  const auto space = text.substr(from, at - from).find_last_of(kSpace);
  const auto begin = space == std::string_view::npos ? from : from + space + 1;
  const auto around = text.substr(begin, at - begin + kLongestAddress);
  const auto chunk = around.substr(0, around.find_first_of(kSpace));
  return is_web_address(chunk) || is_mail_address(chunk);
}

}  // namespace weft
