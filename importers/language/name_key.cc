#include "importers/language/name_key.h"

#include <algorithm>
#include <array>

#include "core/facts.h"

namespace weft {
namespace {

constexpr std::array<std::string_view, 16> kLegalForms{
    "ab",   "ag",  "asa",          "bv",      "co",  "company", "corp", "corporation",
    "gmbh", "inc", "incorporated", "limited", "llc", "ltd",     "nv",   "plc"};

}  // namespace

std::string name_key(std::string_view name) {
  auto key = fold_name(name);
  if (key.rfind("the ", 0) == 0 && key.size() > 4) key.erase(0, 4);
  for (auto space = key.rfind(' '); space != std::string::npos; space = key.rfind(' ')) {
    const auto last = std::string_view{key}.substr(space + 1);
    if (!std::binary_search(kLegalForms.begin(), kLegalForms.end(), last)) break;
    key.erase(space);
  }
  return key;
}

}  // namespace weft
