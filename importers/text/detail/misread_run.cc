#include "importers/text/detail/misread_run.h"

#include <optional>
#include <utility>

#include "importers/text/detail/character_evidence.h"
#include "importers/text/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kLongestRun = 4096;

struct Sequence {
  std::size_t length;
  char32_t code;
};

bool continues(std::uint8_t byte) { return byte >= 0x80 && byte < 0xC0; }

// Offers every reading of the characters from `at` on as one sequence that begins with `bytes`.
void read_on(const std::u32string& characters, std::size_t at, const CodePage& page,
             std::size_t length, std::string& bytes, std::optional<Sequence>& best) {
  if (bytes.size() == length) {
    const auto decoded = utf8_at(bytes, 0);
    if (!decoded.valid || is_impossible(decoded.code)) return;
    if (!best || plausibility(decoded.code) > plausibility(best->code))
      best = Sequence{length, decoded.code};
    return;
  }
  const auto [first, second] = bytes_for(page, characters[at]);
  for (const std::uint8_t byte : {first, second}) {
    if (!continues(byte)) continue;
    bytes.push_back(static_cast<char>(byte));
    read_on(characters, at + 1, page, length, bytes, best);
    bytes.pop_back();
  }
}

// The well-formed sequence whose bytes `page` shows as the characters from `at` on; the likelier
// where a character may be either of two bytes.
std::optional<Sequence> sequence_at(const std::u32string& characters, std::size_t at,
                                    const CodePage& page) {
  const std::uint8_t lead = lead_byte(page, characters[at]);
  const std::size_t length = sequence_length(lead);
  if (length == 0 || characters.size() - at < length) return std::nullopt;
  std::optional<Sequence> best;
  std::string bytes(1, static_cast<char>(lead));
  read_on(characters, at + 1, page, length, bytes, best);
  return best;
}

int oddness_of(char32_t before, std::u32string_view text, char32_t behind) {
  int sum = 0;
  for (const char32_t code : text) sum += oddness(std::exchange(before, code), code);
  return sum + oddness(before, behind);
}

void weigh(Stretch& stretch, const Run& run, const CodePage& page) {
  const auto& characters = run.characters;
  const char32_t before = stretch.first == 0 ? run.previous : characters[stretch.first - 1];
  const char32_t behind = stretch.last == characters.size() ? run.next : characters[stretch.last];
  stretch.whole = stretch.first == 0 && stretch.last == characters.size();
  stretch.quoted = stretch.decoded.size() == 1 && is_quote_mark(before) && is_quote_mark(behind);
  const auto source =
      std::u32string_view(characters).substr(stretch.first, stretch.last - stretch.first);
  stretch.evidence =
      oddness_of(before, source, behind) - oddness_of(before, stretch.decoded, behind);
  char32_t previous = 0;
  for (const char32_t code : stretch.decoded) {
    stretch.evidence += plausibility(code) + (belong_together(previous, code) ? 1 : 0);
    stretch.familiar += is_familiar(code) ? 1 : 0;
    previous = code;
  }
  // A price may follow a word at once where the cells of a table run together: "N/A£48".
  const bool price = is_currency(stretch.decoded.back()) && behind >= U'0' && behind <= U'9';
  if (price) stretch.evidence += 2;
  // A page that shows byte 9A as "š" never shows it as the control U+009A.
  for (const char32_t code : source) {
    if (code >= 0x80 && code < 0xA0 && page.defined[code]) stretch.evidence -= 2;
  }
  // What was misread twice is odd still when decoded once: look through to the end.
  const Run decoded{0, 0, before, behind, false, stretch.decoded};
  for (const auto& inner : find_stretches(decoded, page)) {
    if (inner.is_strong()) stretch.evidence += inner.evidence;
  }
}

}  // namespace

std::uint8_t lead_byte(const CodePage& page, char32_t code) {
  const auto [first, second] = bytes_for(page, code);
  if (sequence_length(first) != 0) return first;
  return sequence_length(second) != 0 ? second : std::uint8_t{0};
}

std::uint8_t continuing_byte(const CodePage& page, char32_t code) {
  const auto [first, second] = bytes_for(page, code);
  if (continues(first)) return first;
  return continues(second) ? second : std::uint8_t{0};
}

bool next_run(std::string_view text, std::size_t from, std::size_t limit, Run& run) {
  const auto is_ascii = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
  std::size_t at = from;
  while (at < limit && is_ascii(at)) ++at;
  if (at >= limit) return false;
  run.begin = at;
  run.previous = at == 0 ? 0 : static_cast<unsigned char>(text[at - 1]);
  if (run.previous >= 0x80) run.previous = 0;  // The rest of a run that was cut.
  run.characters.clear();
  while (at < limit && !is_ascii(at) && run.characters.size() < kLongestRun) {
    const auto character = utf8_at(text, at);
    run.characters.push_back(character.code);
    at += character.length;
  }
  run.end = at;
  run.two_spaces = text.substr(at, 2) == "  ";
  run.next = at < text.size() && is_ascii(at) ? static_cast<unsigned char>(text[at]) : U'\0';
  return true;
}

std::vector<Stretch> find_stretches(const Run& run, const CodePage& page) {
  std::vector<Stretch> stretches;
  bool open = false;
  for (std::size_t at = 0; at < run.characters.size();) {
    const auto sequence = sequence_at(run.characters, at, page);
    if (!sequence) {
      open = false;
      ++at;
      continue;
    }
    if (!open) stretches.push_back({at, at, {}, 0, 0, false, false});
    open = true;
    stretches.back().decoded.push_back(sequence->code);
    at += sequence->length;
    stretches.back().last = at;
  }
  for (auto& stretch : stretches) weigh(stretch, run, page);
  return stretches;
}

}  // namespace weft
