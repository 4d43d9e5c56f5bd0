#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/records.h"
#include "core/sketch.h"
#include "core/standing.h"
#include "importers/language/text_language.h"

// Whatever the text and the address, they have a sketch, keys and a language.

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  weft::Article article;
  article.text.assign(reinterpret_cast<const char*>(data), size);
  article.url = article.text.substr(0, article.text.find('\n'));
  const auto end = static_cast<std::uint32_t>(size);
  article.sections = {
      {weft::SectionKind::kBody, weft::Origin::kReporting, {0, end}, "", std::nullopt}};
  const auto sketch = weft::sketch_of(article);
  require(weft::decode_sketch(weft::encode_sketch(sketch)) == sketch);
  require(sketch.hashes.size() <= sketch.shingles);
  const bool itself = weft::resemblance(sketch, sketch) == (sketch.shingles > 0 ? 1.0 : 0.0);
  require(itself && weft::copy_keys(sketch).size() <= weft::kMostCopyKeys);
  require(weft::version_keys(article).size() <= 1);
  (void)weft::is_read(weft::language_of(article));
  return 0;
}
