// Whatever an annotation claims, what is kept of it quotes the article. The input is an article's
// text, a line end, and one line of annotations.
#include <cstdlib>
#include <string_view>

#include "importers/language/engine.h"
#include "importers/pipeline/annotation_file.h"
#include "importers/pipeline/annotation_reader.h"
#include "importers/resolve/resolve.h"

namespace {

const weft::LanguageEngine& engine() {
  static const auto loaded = weft::load_engine(WEFT_SOURCE_DIR "/packs", WEFT_SOURCE_DIR "/models");
  if (!loaded) std::abort();
  return **loaded;
}

void require(bool kept) {
  if (!kept) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line_end = input.find('\n');
  weft::Article article;
  article.text = std::string{input.substr(0, line_end)};
  const auto line = line_end == std::string_view::npos ? "" : input.substr(line_end + 1);
  weft::Section body;
  body.span = {0, static_cast<std::uint32_t>(article.text.size())};
  article.sections = {body};
  weft::identify(article);

  (void)weft::annotated_article(line);
  const auto checked = weft::read_annotations(line, article, engine());
  if (!checked) return 0;
  const auto& found = checked->annotations;
  const auto holds = [&](weft::Span span) {
    require(span.begin < span.end && span.end <= article.text.size());
  };
  std::uint32_t end = 0;
  for (const auto& name : found.names) {
    holds(name.span);
    require(name.span.begin >= end && name.referent < found.referents.size());
    require(!found.referents[name.referent].name.empty());
    end = name.span.end;
  }
  for (const auto& time : found.times) holds(time.span);
  for (const auto& event : found.events) {
    holds(event.trigger);
    require(event.quote.begin <= event.trigger.begin && event.trigger.end <= event.quote.end);
    for (const auto& role : event.participants) {
      holds(role.span);
      require(!found.referents.at(role.referent).name.empty());
    }
  }
  for (const auto& claim : found.claims) holds(claim.value);
  for (const auto& prediction : found.predictions) holds(prediction.quote);
  require(checked->refused.size() <= weft::kMostRefusals + 1);
  (void)weft::resolve(article, found, engine());
  return 0;
}
