#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/article.h"
#include "importers/language/gazetteer.h"
#include "importers/language/names.h"
#include "importers/language/packs.h"
#include "importers/language/sentences.h"

namespace weft::testing {

/// An article of one body section that holds `text`.
inline Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  Section body;
  body.span = {0, static_cast<std::uint32_t>(article.text.size())};
  body.origin = Origin::kReporting;
  article.sections = {body};
  identify(article);
  return article;
}

/// The project's own packs, loaded once.
inline const Packs& own_packs() {
  static const Packs packs = [] {
    auto loaded = load_packs(WEFT_SOURCE_DIR "/packs");
    return loaded ? std::move(loaded).value() : Packs{};
  }();
  return packs;
}
inline const Gazetteer& own_gazetteer() {
  static const Gazetteer gazetteer(own_packs());
  return gazetteer;
}

/// "Acme/ORG" for each name of `article`, in text order.
inline std::vector<std::string> shown(const Article& article, const FoundNames& found) {
  std::vector<std::string> texts;
  for (const auto& name : found.names) {
    texts.push_back(std::string{slice(article.text, name.span)} + "/" +
                    std::string{name_of(name.type)});
  }
  return texts;
}
inline std::vector<std::string> names_in(const std::string& text) {
  const auto article = article_of(text);
  return shown(article, find_names(article, sentences_of(article), own_gazetteer()));
}

}  // namespace weft::testing
