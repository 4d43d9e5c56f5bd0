#include "importers/language/engine.h"

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

namespace weft {
namespace {

/// Raised by hand whenever code changes what annotate() gives, so that stores know to read their
/// articles again.
constexpr std::uint64_t kRules = 2;

class RuleEngine final : public LanguageEngine {
 public:
  explicit RuleEngine(Packs packs)
      : packs_(std::move(packs)), gazetteer_(packs_), event_words_(packs_) {}
  RuleEngine(const RuleEngine&) = delete;
  RuleEngine& operator=(const RuleEngine&) = delete;

  [[nodiscard]] Annotations annotate(const Article& article) const override {
    const auto sentences = sentences_of(article);
    auto found = find_names(article, sentences, gazetteer_);
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
    return Hasher("engine").add(kRules).add(packs_.fingerprint).digest();
  }

  [[nodiscard]] const PackEntity* pack_entity(std::string_view pack_id) const override {
    return packs_.find(pack_id);
  }
  [[nodiscard]] const PackEntity* entity_named(std::string_view name) const override {
    return gazetteer_.entity_named(name);
  }

 private:
  static void add_times(const Article& article, const std::vector<Sentence>& sentences,
                        Annotations& out) {
    // A date that was itself drawn from the text must not anchor the text.
    const auto anchor = article.published_inferred ? std::nullopt : article.published;
    out.sentences.reserve(sentences.size());
    for (const auto& sentence : sentences) out.sentences.push_back(sentence.span);
    out.times = find_times(article.text, out.sentences, anchor);
  }

  Packs packs_;
  Gazetteer gazetteer_;     // Refers to packs_.
  EventWords event_words_;  // Likewise.
};

}  // namespace

Result<std::unique_ptr<LanguageEngine>> load_engine(const std::string& packs_folder) {
  WEFT_ASSIGN(packs, load_packs(packs_folder));
  return std::unique_ptr<LanguageEngine>{std::make_unique<RuleEngine>(std::move(packs))};
}

}  // namespace weft
