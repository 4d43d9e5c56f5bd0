#include "importers/text/detail/lost_bytes.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string>
#include <vector>

#include "importers/text/detail/character_evidence.h"
#include "importers/text/utf8.h"

namespace weft {
namespace {

// What pages show most, of the characters that a lost byte leaves in doubt.
constexpr std::u32string_view kFrequent =
    U"\u201D🧠⏳⏰🌍🌐📝📍🔍🏆👍🎁📁🏢🏭🏛сяэНАЁρύΝΏčŁāđ";
constexpr std::u32string_view kMarks = U"–—‘’“”…•€™";

bool has(char32_t code, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(code), property) != 0;
}

bool same_letters(char32_t code, char32_t neighbour) {
  UErrorCode status = U_ZERO_ERROR;
  return neighbour >= 0x180 && u_isalpha(static_cast<UChar32>(code)) &&
         uscript_getScript(static_cast<UChar32>(code), &status) ==
             uscript_getScript(static_cast<UChar32>(neighbour), &status);
}

// How well `code` may stand behind `neighbour`; 0 if it cannot be what was meant.
int fitness(char32_t code, std::size_t length, char32_t neighbour) {
  int score = 0;
  const bool behind_picture = has(neighbour, UCHAR_EMOJI);
  if (code == 0xFE0F || code == 0x200D) {
    score = behind_picture ? 9 : 0;
  } else if (kMarks.find(code) != std::u32string_view::npos) {
    score = 7;
  } else if (length > 2 && has(code, UCHAR_EMOJI_PRESENTATION)) {
    score = 6;
  } else if (length > 2 && has(code, UCHAR_EMOJI)) {
    score = 4;
  } else if (same_letters(code, neighbour)) {
    score = 3;
  }
  if (score == 0) return 0;
  const auto rank = kFrequent.find(code);
  const bool older = code < 0x1F900;  // Pictures of the first sets are the ones most used.
  return score * 100 + (older ? 5 : 0) +
         (rank == std::u32string_view::npos ? 0 : 50 - static_cast<int>(rank));
}

struct Best {
  char32_t code = 0;
  int score = 0;
  void offer(const std::string& bytes, char32_t neighbour) {
    const auto character = utf8_at(bytes, 0);
    if (!character.valid || character.length != bytes.size()) return;
    const int found = fitness(character.code, character.length, neighbour);
    if (found > score) *this = {character.code, found};
  }
};

}  // namespace

std::optional<Restored> restore_lost_byte(const Run& run, std::size_t at, const CodePage& page,
                                          char32_t neighbour) {
  const std::uint8_t lead = lead_byte(page, run.characters[at]);
  const std::size_t length = sequence_length(lead);
  if (length == 0) return std::nullopt;
  std::string bytes(1, static_cast<char>(lead));
  std::optional<std::size_t> hole;  // Where U+FFFD stands.
  std::size_t i = at + 1;
  for (; i < run.characters.size() && bytes.size() + (hole ? 1U : 0U) < length; ++i) {
    const std::uint8_t byte = continuing_byte(page, run.characters[i]);
    if (run.characters[i] == 0xFFFD && !hole) {
      hole = bytes.size();
    } else if (byte != 0) {
      bytes.push_back(static_cast<char>(byte));
    } else {
      break;
    }
  }
  if (bytes.size() + 1 != length) return std::nullopt;
  Best best;
  for (const std::uint8_t lost : page.undefined) {
    if (lost >= 0xC0) break;
    for (std::size_t place = hole.value_or(1); place <= hole.value_or(length - 1); ++place)
      best.offer(std::string(bytes).insert(place, 1, static_cast<char>(lost)), neighbour);
  }
  const bool space_behind = i == run.characters.size() && run.next == ' ' && !hole;
  if (space_behind && length > 2) {
    Best spaced;
    spaced.offer(bytes + '\xA0', neighbour);
    // One of two spaces is one too many.
    const bool likelier = run.two_spaces ? spaced.score > 0 : spaced.score > best.score;
    if (likelier) return Restored{i - at, true, spaced.code};
  }
  if (best.score == 0) return std::nullopt;
  return Restored{i - at, false, best.code};
}

}  // namespace weft
