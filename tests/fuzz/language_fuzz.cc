// Whatever the text, annotations keep their promises: names in order and apart, every span within
// the text, every fact with a quote.
#include <cstdlib>

#include "importers/language/engine.h"
#include "importers/resolve/resolve.h"
#include "tests/fuzz/read_input.h"

namespace {

const weft::LanguageEngine& engine() {
  static const auto loaded = weft::load_engine(WEFT_SOURCE_DIR "/packs", WEFT_SOURCE_DIR "/models");
  if (!loaded) std::abort();
  return **loaded;
}

void require(bool kept) {
  if (!kept) std::abort();
}

/// Sections begin where a line begins with a digit, which is their kind; bars part table cells.
weft::Article article_of(std::string text) {
  weft::Article article;
  article.text = std::move(text);
  const auto size = static_cast<std::uint32_t>(article.text.size());
  for (std::uint32_t begin = 0; begin < size;) {
    auto end = begin + 1;
    while (end < size && !(article.text[end - 1] == '\n' && article.text[end] >= '0' &&
                           article.text[end] <= '9')) {
      ++end;
    }
    weft::Section section;
    const char kind = article.text[begin];
    if (kind >= '0' && kind <= '9') section.kind = static_cast<weft::SectionKind>(kind - '0');
    section.span = {begin, end};
    article.sections.push_back(section);
    if (section.kind == weft::SectionKind::kTable) {
      weft::Table table;
      table.span = section.span;
      for (auto cell = begin; cell < end; ++cell) {
        if (article.text[cell] != '|') continue;
        table.header.push_back({begin, cell});
        begin = cell + 1;
      }
      table.rows.push_back(table.header);
      article.tables.push_back(std::move(table));
    }
    begin = end;
  }
  weft::identify(article);
  return article;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto article = article_of(std::string{reinterpret_cast<const char*>(data), size});
  const auto annotations = engine().annotate(article);
  std::uint32_t end = 0;
  for (const auto& name : annotations.names) {
    require(name.span.begin >= end && name.span.end > name.span.begin);
    require(name.referent < annotations.referents.size());
    end = name.span.end;
  }
  require(end <= article.text.size());
  const auto facts = weft::resolve(article, annotations, engine());
  for (const auto& event : facts.events) require(event.quote.end <= article.text.size());
  for (const auto& claim : facts.claims) require(claim.value.begin < claim.value.end);
  return 0;
}
