#include "importers/language/engine.h"

#include <filesystem>
#include <utility>

#include "core/ids.h"
#include "importers/language/coreference.h"
#include "importers/language/event_words.h"
#include "importers/language/events.h"
#include "importers/language/forecasts.h"
#include "importers/language/gazetteer.h"
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

constexpr std::string_view kModel = "../models/english.safetensors";  ///< From the packs.

class RuleEngine final : public LanguageEngine {
 public:
  RuleEngine(Packs packs, std::unique_ptr<SyntaxModel> syntax)
      : packs_(std::move(packs)),
        gazetteer_(packs_),
        event_words_(packs_),
        syntax_(std::move(syntax)) {}
  RuleEngine(const RuleEngine&) = delete;
  RuleEngine& operator=(const RuleEngine&) = delete;

  [[nodiscard]] Annotations annotate(const Article& article) const override {
    const auto sentences = sentences_of(article);
    auto found = find_names(article, sentences, gazetteer_, syntax_of(article, sentences));
    Annotations out;
    out.claims = find_table_claims(article, found);
    out.relations = find_relations(article, sentences, gazetteer_, found);
    const Coreference coreference(article, sentences, found, packs_);
    out.names = found.names;
    out.referents = found.referents;
    add_times(article, sentences, out);
    find_events(article, sentences, coreference, event_words_, out);
    find_predictions(article, sentences, out);
    return out;
  }

  [[nodiscard]] std::uint64_t fingerprint() const override {
    return Hasher("engine")
        .add(kRules)
        .add(packs_.fingerprint)
        .add(syntax_ ? syntax_->fingerprint() : 0)
        .digest();
  }

  [[nodiscard]] const PackEntity* pack_entity(std::string_view pack_id) const override {
    return packs_.find(pack_id);
  }

 private:
  [[nodiscard]] std::vector<SyntaxSentence> syntax_of(
      const Article& article, const std::vector<Sentence>& sentences) const {
    if (!syntax_) return {};
    std::vector<Span> spans;
    spans.reserve(sentences.size());
    for (const auto& sentence : sentences) spans.push_back(sentence.span);
    return syntax_->parse(article.text, spans);
  }

  static void add_times(const Article& article, const std::vector<Sentence>& sentences,
                        Annotations& out) {
    // A date that was itself drawn from the text must not anchor the text.
    const auto anchor = article.published_inferred ? std::nullopt : article.published;
    out.sentences.reserve(sentences.size());
    for (const auto& sentence : sentences) out.sentences.push_back(sentence.span);
    out.times = find_times(article.text, out.sentences, anchor);
  }

  Packs packs_;
  Gazetteer gazetteer_;                  // Refers to packs_.
  EventWords event_words_;               // Likewise.
  std::unique_ptr<SyntaxModel> syntax_;  // None where there is no model.
};

}  // namespace

Result<std::unique_ptr<LanguageEngine>> load_engine(const std::string& packs_folder) {
  WEFT_ASSIGN(packs, load_packs(packs_folder));
  std::unique_ptr<SyntaxModel> syntax;
  const auto model = std::filesystem::path(packs_folder) / kModel;
  if (std::error_code error; std::filesystem::exists(model, error)) {
    WEFT_ASSIGN(opened, SyntaxModel::open(model.string()));
    syntax = std::move(opened);
  }
  return std::unique_ptr<LanguageEngine>{
      std::make_unique<RuleEngine>(std::move(packs), std::move(syntax))};
}

}  // namespace weft
