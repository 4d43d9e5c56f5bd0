#include "importers/text/detail/raw_bytes.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>

#include "importers/text/detail/code_pages.h"
#include "importers/text/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kDetectedBytes = 1 << 16;

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Names of encodings are in any case.
bool has_name(std::string_view name, std::string_view lower) {
  return std::equal(name.begin(), name.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

// Encodings by whose names the web means larger ones (WHATWG Encoding Standard, names and labels).
std::string_view name_on_the_web(std::string_view name) {
  struct Label {
    std::string_view name, meant;
  };
  constexpr std::array<Label, 9> kLabels = {{{"gb2312", "gb18030"},
                                             {"gbk", "gb18030"},
                                             {"x-gbk", "gb18030"},
                                             {"x-sjis", "shift_jis"},
                                             {"euc-kr", "windows-949"},
                                             {"ks_c_5601-1987", "windows-949"},
                                             {"iso-8859-9", "windows-1254"},
                                             {"iso-8859-11", "windows-874"},
                                             {"tis-620", "windows-874"}}};
  for (const auto& label : kLabels) {
    if (has_name(name, label.name)) return label.meant;
  }
  return name;
}

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

const CodePage& windows_1252() { return CodePages::all().pages().front(); }

// Lines with a byte beyond ASCII, until there is enough to tell an encoding by.
std::string telling_lines(std::string_view bytes) {
  std::string lines;
  for (std::size_t begin = 0; begin < bytes.size() && lines.size() < kDetectedBytes;) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    const auto line = bytes.substr(begin, end - begin).substr(0, kDetectedBytes);
    if (std::any_of(line.begin(), line.end(), is_high)) (lines += line) += '\n';
    begin = end + 1;
  }
  return lines;
}

std::string likeliest_encoding(std::string_view bytes) {
  const std::string sample = telling_lines(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i < found; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (U_SUCCESS(status) && !name.starts_with("UTF-") && !name.starts_with("IBM"))
      return std::string(name);
  }
  return "windows-1252";
}

// Single-byte pages have their gaps filled as a browser would.
std::string from_page(std::string_view bytes, const CodePage& page) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 4);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(text, byte < 0x80 ? byte : page.character[byte]);
  }
  return text;
}

// ICU counts in 32 bits; what is longer is read as windows-1252, as is what ICU does not know.
std::string from_converter(std::string_view bytes, const char* encoding) {
  constexpr std::size_t kMost = std::numeric_limits<int32_t>::max() / 4;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status) || bytes.size() > kMost) return from_page(bytes, windows_1252());
  const auto size = static_cast<int32_t>(bytes.size());
  const auto length =
      ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), nullptr, 0, bytes.data(), size, &status);
  std::string text(static_cast<std::size_t>(std::max(length, 0)), '\0');
  status = U_ZERO_ERROR;
  ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), text.data(), length, bytes.data(), size, &status);
  if (U_FAILURE(status)) return from_page(bytes, windows_1252());
  return text;
}

const CodePage* page_named(std::string_view name) {
  for (const auto& page : CodePages::all().pages()) {
    if (page.name == name) return &page;
  }
  return nullptr;
}

// Zero bytes at even and at odd places of the first bytes.
struct Zeros {
  std::size_t even = 0, odd = 0, pairs = 0;
};
Zeros zeros_of(std::string_view bytes) {
  Zeros zeros;
  zeros.pairs = std::min<std::size_t>(bytes.size(), 4096) / 2;
  for (std::size_t i = 0; i < zeros.pairs; ++i) {
    zeros.even += bytes[2 * i] == '\0' ? 1U : 0U;
    zeros.odd += bytes[2 * i + 1] == '\0' ? 1U : 0U;
  }
  return zeros;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto character = utf8_at(bytes, at);
    if (!character.valid) return false;
    at += character.length;
  }
  return true;
}

bool is_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const auto zeros = zeros_of(bytes);
  const auto most = zeros.pairs - zeros.pairs / 3;
  return zeros.pairs >= 4 &&
         ((zeros.even == 0 && zeros.odd >= most) || (zeros.odd == 0 && zeros.even >= most));
}

std::string utf8_from_utf16(std::string_view bytes) {
  const auto zeros = zeros_of(bytes);
  bool little = zeros.odd >= zeros.even;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    little = bytes[0] == '\xFF';
    bytes.remove_prefix(2);
  }
  if (bytes.size() % 2 != 0) bytes.remove_suffix(1);
  return from_converter(bytes, little ? "UTF-16LE" : "UTF-16BE");
}

bool is_written_in_ascii(std::string_view encoding) {
  constexpr std::array<std::string_view, 3> kFamilies = {"iso-2022-", "hz-gb", "utf-7"};
  return std::any_of(kFamilies.begin(), kFamilies.end(), [&](std::string_view family) {
    return has_name(encoding.substr(0, family.size()), family);
  });
}

std::optional<std::string> utf8_from_encoding(std::string_view bytes, std::string_view encoding) {
  if (encoding.empty() || encoding.size() > 40 || has_name(encoding, "utf-8") ||
      has_name(encoding, "utf8"))
    return std::nullopt;
  const std::string name(name_on_the_web(encoding));
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> known(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  const std::string_view canonical = ucnv_getName(known.get(), &status);
  if (canonical == "ISO-8859-1" || canonical == "US-ASCII") return from_page(bytes, windows_1252());
  std::string text = from_converter(bytes, name.c_str());
  std::size_t characters = 0, lost = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8_at(text, at);
    if (character.length > 1) ++characters;
    if (character.code == 0xFFFD) ++lost;
    at += character.length;
  }
  if (lost * 50 > characters) return std::nullopt;
  return text;
}

std::string utf8_from_bytes(std::string_view bytes) {
  std::size_t right = 0, wrong = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto character = utf8_at(bytes, at);
    if (!character.valid) ++wrong;
    if (character.valid && character.length > 1) ++right;
    at += character.length;
  }
  if (right < 2 * wrong) {
    const std::string encoding = likeliest_encoding(bytes);
    const CodePage* page = page_named(encoding);
    return page != nullptr ? from_page(bytes, *page) : from_converter(bytes, encoding.c_str());
  }
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto character = utf8_at(bytes, at);
    const auto byte = static_cast<unsigned char>(bytes[at]);
    append_utf8(text, character.valid ? character.code : windows_1252().character[byte]);
    at += character.length;
  }
  return text;
}

}  // namespace weft
