#include "importers/text/repair.h"

#include "importers/text/detail/misreading.h"
#include "importers/text/detail/raw_bytes.h"

namespace weft {
namespace {

// A page that went through three programs may have been misread each time.
constexpr int kMostMisreadings = 4;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

RepairedText repair_encoding(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  RepairedText repaired;
  if (is_utf16(bytes)) {
    repaired.text = utf8_from_utf16(bytes);
  } else {
    repaired.text = is_utf8(bytes) ? std::string(bytes) : utf8_from_bytes(bytes);
  }
  for (int i = 0; i < kMostMisreadings; ++i) {
    auto undone = undo_misreading(repaired.text);
    if (!undone) break;
    repaired.text = std::move(undone->text);
    if (repaired.code_page.empty()) repaired.code_page = std::move(undone->code_page);
  }
  return repaired;
}

std::string utf8_from(std::string_view bytes, std::string_view encoding) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (is_utf16(bytes)) return utf8_from_utf16(bytes);
  if (!is_written_in_ascii(encoding) && is_utf8(bytes)) return std::string(bytes);
  if (auto text = utf8_from_encoding(bytes, encoding)) return std::move(*text);
  return utf8_from_bytes(bytes);
}

}  // namespace weft
