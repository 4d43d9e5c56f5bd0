#include "importers/language/engine.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/ids.h"
#include "importers/language/coreference.h"
#include "importers/language/dateline.h"
#include "importers/language/event_words.h"
#include "importers/language/events.h"
#include "importers/language/forecasts.h"
#include "importers/language/gazetteer.h"
#include "importers/language/long_article.h"
#include "importers/language/names.h"
#include "importers/language/packs.h"
#include "importers/language/relations.h"
#include "importers/language/sentences.h"
#include "importers/language/table_claims.h"
#include "importers/language/times.h"
#include "importers/syntax/syntax.h"

namespace weft {
namespace {

/// Raised by hand whenever code changes what annotate() gives, so that stores know to read their
/// articles again.
constexpr std::uint64_t kRules = 3;

class Engine final : public LanguageEngine {
 public:
  Engine(Packs packs, std::unique_ptr<SyntaxModel> model)
      : packs_(std::move(packs)),
        model_(std::move(model)),
        gazetteer_(packs_),
        event_words_(packs_) {}
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  [[nodiscard]] Annotations annotate(const Article& article) const override {
    if (article.text.size() <= kWholeBytes) return read(article);
    Annotations all;
    Article piece = article;
    for (auto& sections : pieces_of(article, kWholeBytes / 2)) {
      if (sections.empty()) continue;
      const Span span{sections.front().span.begin, sections.back().span.end};
      piece.tables.clear();
      std::copy_if(article.tables.begin(), article.tables.end(), std::back_inserter(piece.tables),
                   [&](const Table& table) {
                     return table.span.begin >= span.begin && table.span.end <= span.end;
                   });
      piece.sections = std::move(sections);
      append(all, read(piece));
    }
    return all;
  }

  [[nodiscard]] std::uint64_t fingerprint() const override {
    return Hasher("engine").add(kRules).add(packs_.fingerprint).add(model_->fingerprint()).digest();
  }

  [[nodiscard]] const PackEntity* pack_entity(std::string_view pack_id) const override {
    return packs_.find(pack_id);
  }
  [[nodiscard]] const PackEntity* entity_named(std::string_view name) const override {
    return gazetteer_.entity_named(name);
  }

 private:
  [[nodiscard]] Annotations read(const Article& article) const {
    const auto sentences = sentences_of(article);
    const auto syntax = parse(article, sentences);
    auto found = find_names(article, sentences, gazetteer_, syntax);
    Annotations out;
    out.claims = find_table_claims(article, found);
    out.relations = find_relations(article, sentences, gazetteer_, found);
    const Coreference coreference(article, sentences, found, packs_);
    out.names = found.names;
    out.referents = found.referents;
    add_times(article, sentences, out);
    find_events(article, sentences, syntax, coreference, event_words_, out);
    find_predictions(article, sentences, out);
    return out;
  }

  void add_times(const Article& article, const std::vector<Sentence>& sentences,
                 Annotations& out) const {
    // A date that was itself drawn from the text must not anchor the text.
    const auto anchor = article.published_inferred ? std::nullopt : article.published;
    out.sentences.reserve(sentences.size());
    for (const auto& sentence : sentences) out.sentences.push_back(sentence.span);
    auto ranges = out.sentences;
    for (const auto& section : article.sections) {  // The date line is no sentence, but a date.
      if (section.kind == SectionKind::kByline) ranges.push_back(section.span);
    }
    std::sort(ranges.begin(), ranges.end());
    out.times = find_times(article.text, ranges, anchor, packs_.times);
    if (anchor) return;
    if (const auto written = date_of_writing(article, sentences, out.times)) {
      out.times = find_times(article.text, ranges, written, packs_.times);
    }
  }

  /// A parse for each sentence; cells of tables are no sentences and get an empty one.
  [[nodiscard]] std::vector<SyntaxSentence> parse(const Article& article,
                                                  const std::vector<Sentence>& sentences) const {
    std::vector<Span> prose;
    prose.reserve(sentences.size());
    for (const auto& sentence : sentences) {
      if (!sentence.cell) prose.push_back(sentence.span);
    }
    auto parsed = model_->parse(article.text, prose);
    if (prose.size() == sentences.size()) return parsed;
    std::vector<SyntaxSentence> all(sentences.size());
    auto next = parsed.begin();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      all[i].span = sentences[i].span;
      if (!sentences[i].cell) all[i] = std::move(*next++);
    }
    return all;
  }

  Packs packs_;
  std::unique_ptr<SyntaxModel> model_;
  Gazetteer gazetteer_;     // Refers to packs_.
  EventWords event_words_;  // Likewise.
};

}  // namespace

std::string model_path(const std::string& models_folder) {
  return models_folder + "/english.safetensors";
}

Result<std::unique_ptr<LanguageEngine>> load_engine(const std::string& packs_folder,
                                                    const std::string& models_folder) {
  WEFT_ASSIGN(packs, load_packs(packs_folder));
  WEFT_ASSIGN(model, SyntaxModel::open(model_path(models_folder)));
  return std::unique_ptr<LanguageEngine>{
      std::make_unique<Engine>(std::move(packs), std::move(model))};
}

}  // namespace weft
