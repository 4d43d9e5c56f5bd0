#include "importers/language/names.h"

#include "importers/language/detail/event_builder.h"
#include "importers/language/detail/referents.h"

namespace weft {

FoundNames find_names(const Article& article, const std::vector<Sentence>& sentences,
                      const Gazetteer& gazetteer, const std::vector<SyntaxSentence>& syntax) {
  const detail::CellRoles roles(article, gazetteer.packs().words);
  std::vector<detail::CutSentence> cut;
  cut.reserve(sentences.size());
  for (const auto& sentence : sentences) {
    auto role = sentence.cell ? roles.at(sentence.span.begin) : detail::CellRole{};
    // "Who should care: Importers & Clinicians" names nobody.
    role.value = role.value || detail::gives_advice(article.sections[sentence.section]);
    cut.push_back({sentence, detail::atoms_of(article.text, sentence.span), role, {}});
    const auto at = cut.size() - 1;
    if (at < syntax.size() && !syntax[at].words.empty()) {
      cut.back().tags = detail::tags_of(cut.back().atoms, syntax[at]);
    }
  }
  const detail::Evidence evidence(cut, gazetteer.packs());
  std::vector<detail::SentencePieces> pieces;
  pieces.reserve(cut.size());
  for (const auto& sentence : cut) {
    detail::SentencePieces found{&sentence, {}};
    for (const auto& run : detail::find_runs(sentence, evidence, gazetteer)) {
      detail::parse_run(article.text, sentence, run, evidence, found.pieces);
    }
    detail::complete_pieces(article.text, sentence, gazetteer, found.pieces);
    pieces.push_back(std::move(found));
  }
  return detail::group_names(pieces, gazetteer);
}

}  // namespace weft
