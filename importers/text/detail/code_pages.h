#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weft {

/// The bytes that a code page shows as one character; 0 for none. There are two where the page has
/// the character itself (`first`) and windows-1252 has it in one of the page's gaps.
struct BytesOf {
  std::uint8_t first = 0;
  std::uint8_t second = 0;
};

/// A single-byte code page as it is read by programs that fill its gaps: a byte that the page
/// leaves undefined is shown as windows-1252 or Latin-1 has it.
struct CodePage {
  std::string name;                       ///< As IANA has it where it does ("windows-874").
  std::vector<BytesOf> bytes_of;          ///< By character number.
  std::vector<std::uint8_t> undefined;    ///< Bytes that neither the page nor windows-1252 defines,
                                          ///< ascending: programs drop them or show U+FFFD.
  std::array<char32_t, 256> character{};  ///< What each byte is shown as.
  std::bitset<256> defined;               ///< Bytes for which the page has a character itself.
};

/// Every single-byte code page that ICU knows and that agrees with ASCII, the usual ones first, and
/// a few that only the C library knows; pages that come out alike after filling are listed once.
/// Built on first use, then immutable.
class CodePages {
 public:
  static const CodePages& all();
  [[nodiscard]] const std::vector<CodePage>& pages() const { return pages_; }
  /// Numbers the characters that occur in any page from 1 on; 0 for all others.
  [[nodiscard]] std::uint16_t number_of(char32_t code) const {
    return code < 0x10000 ? number_[code] : std::uint16_t{0};
  }

 private:
  CodePages();
  /// `own`: what the page itself says of each byte; 0 where it says nothing.
  void add(const std::string& name, const std::optional<std::array<char32_t, 256>>& own);
  void give(CodePage& page, char32_t code, unsigned byte);
  std::vector<std::uint16_t> number_;
  std::uint16_t numbers_ = 0;
  std::vector<CodePage> pages_;
};

}  // namespace weft
