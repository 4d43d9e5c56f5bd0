#include "importers/text/detail/code_pages.h"

#include <iconv.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace weft {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// The pages that text is most often misread through come first: where two explain a text equally
// well, the first is named.
constexpr std::array kUsual = {
    "windows-1252", "windows-1251", "windows-1250", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "windows-874",  "ISO-8859-1",   "ISO-8859-2",
    "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",
    "ISO-8859-9",   "ISO-8859-10",  "ISO-8859-11",  "ISO-8859-13",  "ISO-8859-14",  "ISO-8859-15",
    "KOI8-R",       "KOI8-U",       "macintosh",    "TIS-620",      "IBM437",       "IBM850",
    "IBM852",       "IBM855",       "IBM857",       "IBM866"};

// Pages that ICU has not; the C library converts them.
constexpr std::array kBesides = {"ISO-8859-16", "HP-ROMAN8", "MAC-IS", "RK1048", "PT154"};

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) return nullptr;
  return converter;
}

// Characters that vendors' tables of one code page differ in.
struct Twin {
  char32_t code, twin;
};
constexpr std::array<Twin, 5> kTwins = {
    {{0x3BC, 0xB5}, {0xB5, 0x3BC}, {0x387, 0xB7}, {0xAA, 0xAC}, {0xB4, 0x384}}};

using Table = std::array<char32_t, 256>;

// What the page itself says of each byte; 0 where it says nothing or a control of the C1 set, which
// is how ICU fills gaps. Empty if it is no single-byte page that agrees with ASCII.
std::optional<Table> table_of(UConverter* converter) {
  if (ucnv_getMaxCharSize(converter) != 1) return std::nullopt;
  Table table{};
  for (unsigned byte = 1; byte < 256; ++byte) {
    const char source = static_cast<char>(byte);
    std::array<UChar, 4> out{};
    UErrorCode status = U_ZERO_ERROR;
    const auto length = ucnv_toUChars(converter, out.data(), 4, &source, 1, &status);
    const char32_t code = U_SUCCESS(status) && length == 1 ? out[0] : U'\0';
    const bool gap = code == 0xFFFD || (code >= 0x80 && code < 0xA0) || code < 0x20;
    table[byte] = gap ? U'\0' : code;
    if (byte >= 0x20 && byte < 0x7F && code != byte) return std::nullopt;
  }
  return table;
}

// The same of a page that only the C library may know.
std::optional<Table> table_of_library(const char* name) {
  const iconv_t conversion = iconv_open("UTF-32LE", name);
  if (conversion == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  Table table{};
  for (unsigned byte = 1; byte < 256; ++byte) {
    char source = static_cast<char>(byte);
    std::array<unsigned char, 8> out{};
    char* from = &source;
    char* to = reinterpret_cast<char*>(out.data());
    std::size_t source_left = 1, out_left = out.size();
    iconv(conversion, nullptr, nullptr, nullptr, nullptr);
    const auto failed = iconv(conversion, &from, &source_left, &to, &out_left);
    const bool one = failed == 0 && out_left == out.size() - 4;
    const char32_t code = one ? out[0] | char32_t{out[1]} << 8 | char32_t{out[2]} << 16 : U'\0';
    table[byte] = (code >= 0x80 && code < 0xA0) || code < 0x20 ? U'\0' : code;
  }
  iconv_close(conversion);
  return table;
}

const Table& windows_1252() {
  static const Table table = [] {
    const auto converter = open_converter("windows-1252");
    const auto known = converter ? table_of(converter.get()) : std::nullopt;
    return known ? *known : Table{};
  }();
  return table;
}

std::string standard_name(const char* name) {
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    if (const char* found = ucnv_getStandardName(name, standard, &status)) return found;
  }
  return name;
}

}  // namespace

const CodePages& CodePages::all() {
  static const CodePages pages;
  return pages;
}

CodePages::CodePages() : number_(0x10000) {
  const auto add_known = [this](const std::string& name) {
    if (const auto converter = open_converter(name.c_str())) add(name, table_of(converter.get()));
  };
  for (const char* name : kUsual) add_known(name);
  for (int32_t i = 0; i < ucnv_countAvailable(); ++i)
    add_known(standard_name(ucnv_getAvailableName(i)));
  for (const char* name : kBesides) add(name, table_of_library(name));
  for (auto& page : pages_) page.bytes_of.resize(numbers_ + 1U);
}

void CodePages::add(const std::string& name, const std::optional<Table>& own) {
  if (!own) return;
  CodePage page{name, {}, {}, *own, {}};
  for (unsigned byte = 0x80; byte < 256; ++byte) page.defined[byte] = (*own)[byte] != 0;
  // The page's own characters first: they are the likelier reading of a character that windows-1252
  // has elsewhere.
  for (unsigned byte = 0x80; byte < 256; ++byte) give(page, (*own)[byte], byte);
  for (unsigned byte = 0x80; byte < 256; ++byte) {
    if (page.character[byte] != 0) continue;
    page.character[byte] = windows_1252()[byte];
    if (page.character[byte] == 0) {
      page.undefined.push_back(static_cast<std::uint8_t>(byte));
      page.character[byte] = byte;
    }
    give(page, page.character[byte], byte);
  }
  for (unsigned byte = 0x80; byte < 0xA0; ++byte) give(page, byte, byte);
  for (const auto& [code, twin] : kTwins) {
    for (unsigned byte = 0x80; byte < 256; ++byte) {
      if (page.character[byte] == code) give(page, twin, byte);
    }
  }
  const bool alike = std::any_of(pages_.begin(), pages_.end(), [&](const CodePage& other) {
    return other.character == page.character && other.defined == page.defined;
  });
  if (!alike) pages_.push_back(std::move(page));
}

void CodePages::give(CodePage& page, char32_t code, unsigned byte) {
  if (code < 0x80 || code >= 0x10000) return;
  if (number_[code] == 0) number_[code] = ++numbers_;
  if (page.bytes_of.size() <= number_[code]) page.bytes_of.resize(number_[code] + 1U);
  auto& known = page.bytes_of[number_[code]];
  if (known.first == 0) {
    known.first = static_cast<std::uint8_t>(byte);
  } else if (known.second == 0 && known.first != byte) {
    known.second = static_cast<std::uint8_t>(byte);
  }
}

}  // namespace weft
