#include "core/entity_votes.h"
#include "core/store_check.h"
#include "core/store_group.h"
#include "core/store_keys.h"
#include "core/store_rows.h"
#include "core/verify.h"

namespace weft {
namespace {

struct WholeArticle {
  Article article;
  ArticleFacts facts;
  std::uint64_t engine;
  Standing standing;  ///< As stored; whether it is right is checked by itself.
};

/// The article with its text and facts; nothing, and a line in the report, if a part is missing,
/// damaged, or quotes what is not there.
Result<std::optional<WholeArticle>> whole_article(const KvReader& reader, std::string_view key,
                                                  std::string_view value, Report& report) {
  const auto id = id_in_key<'a'>(key);
  auto record = decode_article(value);
  if (!id || !record || record->article.id != *id) {
    report.add(KvTable::kArticles, key, "cannot be decoded");
    return std::optional<WholeArticle>{};
  }
  WEFT_ASSIGN(text, reader.get(KvTable::kTexts, key));
  WEFT_ASSIGN(bytes, reader.get(KvTable::kFacts, key));
  if (!text) report.add(KvTable::kTexts, key, "is missing");
  if (!bytes) report.add(KvTable::kFacts, key, "is missing");
  if (!text || !bytes) return std::optional<WholeArticle>{};
  auto facts = decode_facts(*bytes);
  if (!facts) {
    report.add(KvTable::kFacts, key, "cannot be decoded");
    return std::optional<WholeArticle>{};
  }
  record->article.text = *std::move(text);
  const auto checked = check_facts(record->article, *facts);
  if (!checked) {
    report.add(KvTable::kFacts, key, checked.error().message);
    return std::optional<WholeArticle>{};
  }
  WEFT_ASSIGN(stored, reader.get(KvTable::kStandings, key));
  auto standing = stored ? decode_standing(*stored) : standing_alone(record->article);
  if (!standing) {
    report.add(KvTable::kStandings, key, "cannot be decoded");
    return std::optional<WholeArticle>{};
  }
  return std::optional<WholeArticle>{
      {std::move(record->article), *std::move(facts), record->engine, *std::move(standing)}};
}

using ArticleVisit = std::function<Status(const WholeArticle&)>;

Status each_whole_article(const KvReader& reader, Report& report, const ArticleVisit& visit) {
  return report.note(
      each_with_prefix(reader, KvTable::kArticles, {},
                       [&](std::string_view key, std::string_view value) -> Result<bool> {
                         WEFT_ASSIGN(whole, whole_article(reader, key, value, report));
                         if (whole) WEFT_TRY(visit(*whole));
                         return true;
                       }));
}

/// Texts and facts without their article.
Status check_orphans(const KvReader& reader, KvTable table, Report& report) {
  return rows_in(reader, table)(report, [&](std::string_view key, std::string_view) {
    const auto article = reader.get(KvTable::kArticles, key);
    if (article && !*article) report.add(table, key, "belongs to no article");
  });
}

class Walk {
 public:
  Walk(const KvReader& reader, Report& report) : reader_(reader), report_(report) {}

  Result<ArticlesSaid> run() {
    WEFT_TRY(each_whole_article(reader_, report_,
                                [&](const WholeArticle& whole) { return visit(whole); }));
    WEFT_TRY(check_orphans(reader_, KvTable::kTexts, report_));
    WEFT_TRY(check_orphans(reader_, KvTable::kFacts, report_));
    return std::move(said_);
  }

 private:
  Status visit(const WholeArticle& whole) {
    const auto& [article, facts, engine, standing] = whole;
    const auto follows = rows_of(article, facts, standing);
    for (std::size_t i = 0; i < follows.rows.size(); ++i) {
      const auto row = follows.rows[i];
      said_.rows[row.table].add(row.key, row.value);
    }
    for (const auto& member : follows.members) {
      said_.members.add(key_of(member.mention.id), encode_event({member}));
    }
    auto& totals = said_.totals;
    totals.articles += 1;
    totals.languages[article.language] += 1;
    totals.copies += standing.is_copy() ? 1 : 0;
    totals.earlier_versions += standing.is_current() ? 0 : 1;
    if (standing.is_current()) {
      totals.event_mentions += facts.events.size();
      totals.claims += facts.claims.size();
    }
    return vote_all(facts, follows.places, engine, standing.is_current());
  }

  Status vote_all(const ArticleFacts& facts, const std::vector<std::int32_t>& places,
                  std::uint64_t engine, bool current) {
    const auto key = KeyWriter{}.text(kEnginePrefix).u64(engine).take();
    WEFT_ASSIGN(bytes, reader_.get(KvTable::kMeta, key));
    KeyParser parser{bytes ? std::string_view{*bytes} : std::string_view{}};
    const auto number = parser.u32();
    if (!parser.complete()) report_.add(KvTable::kMeta, key, "does not give an engine its number");
    for (std::size_t i = 0; i < facts.entities.size(); ++i) {
      const auto& description = facts.entities[i];
      const auto mentions = current ? std::optional{places[i]} : std::nullopt;
      (void)vote(said_.entities[description.id], description, number, mentions, 1);
    }
    return ok();
  }

  const KvReader& reader_;
  Report& report_;
  ArticlesSaid said_;
};

}  // namespace

Result<ArticlesSaid> walk_articles(const KvReader& reader, Report& report) {
  return Walk{reader, report}.run();
}

RowSource rows_by_articles(const KvReader& reader, KvTable table) {
  return [&reader, table](Report& report, const RowVisit& visit) {
    return each_whole_article(reader, report, [&](const WholeArticle& whole) {
      const auto& [article, facts, engine, standing] = whole;
      const auto follows = rows_of(article, facts, standing);
      if (table == KvTable::kEvents) {
        for (const auto& member : follows.members) {
          visit(key_of(member.mention.id), encode_event({member}));
        }
        return ok();
      }
      for (std::size_t i = 0; i < follows.rows.size(); ++i) {
        const auto row = follows.rows[i];
        if (row.table == table) visit(row.key, row.value);
      }
      return ok();
    });
  };
}

}  // namespace weft
