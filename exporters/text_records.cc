#include <array>

#include "exporters/detail/text_parts.h"
#include "exporters/detail/wording.h"
#include "exporters/text.h"

namespace weft {
namespace {

using detail::Ink;
using detail::Page;
using detail::TextTable;

constexpr std::size_t kFactColumn = 14;  ///< Where texts begin, right of their labels.

/// "1.5 MB": at most one decimal, by powers of 1024.
std::string size_text(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> kUnits = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  double size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; size >= 1024.0 && unit + 1 < kUnits.size(); ++unit) size /= 1024.0;
  return detail::number_text(size).append(" ").append(kUnits[unit]);
}

void write_fact(std::string_view label, std::string_view value, Page& page) {
  if (!value.empty()) page.item(label, kFactColumn, value);
}

void write_section(const Article& article, const Section& section, Page& page) {
  page.blank();
  page.paragraph(detail::joined({std::string{name_of(section.kind)}, section.heading,
                                 section.origin == Origin::kAnalysis ? "machine-written" : ""},
                                " · "),
                 0, Ink::kAccent);
  page.paragraph(slice(article.text, section.span), 2);
}

void write_version(const ArticleVersion& version, ArticleId shown, Page& page) {
  const auto from = version.known_from ? "known from " + to_iso(*version.known_from) : "no date";
  const auto until = version.until ? "until " + to_iso(*version.until) : "current";
  write_fact("version",
             detail::joined(
                 {to_string(version.id), from, until, version.id == shown ? "this one" : ""}, ", "),
             page);
}

/// Prints whichever record was asked for.
struct Shown {
  Page& page;

  void operator()(const ArticleAnswer& answer) const {
    const auto& article = answer.article;
    page.paragraph(article.title.empty() ? article.key : article.title, 0, Ink::kStrong);
    write_fact("id", to_string(article.id), page);
    write_fact("key", article.key, page);
    write_fact("source", article.source, page);
    write_fact("url", article.url, page);
    write_fact("published", detail::published_words(article.published, article.published_inferred),
               page);
    if (article.modified) write_fact("modified", detail::date_words(*article.modified), page);
    write_fact("authors", detail::joined(article.authors, ", "), page);
    write_fact("language", article.language, page);
    if (answer.copy_of) write_fact("copy of", to_string(*answer.copy_of), page);
    for (const auto& version : answer.versions) write_version(version, article.id, page);
    for (const auto& section : article.sections) write_section(article, section, page);
  }
  void operator()(const EntityAnswer& entity) const { write_entity(entity, page); }
  void operator()(const EventAnswer& event) const { write_event(event, kFactColumn, page); }
  void operator()(const ClaimAnswer& answer) const {
    page.paragraph(detail::name_and_type(answer.entity), 0, Ink::kStrong);
    page.item(answer.claim.attribute, kFactColumn, answer.claim.value,
              detail::marks_of(FactStatus::kReported, answer.claim.origin));
    write_evidence({answer.evidence}, kFactColumn, 1, answer.claim.value, page);
  }
  void operator()(const RelationAnswer& answer) const {
    page.paragraph(detail::name_and_type(answer.subject) + " —[" +
                       detail::relation_words(answer.relation) + "]→ " +
                       detail::name_and_type(answer.object),
                   0, Ink::kStrong);
    if (answer.date) write_fact("date", detail::date_words(*answer.date), page);
    write_evidence(answer.evidence, 2, answer.evidence.size(), {}, page);
  }
  void operator()(const PredictionAnswer& prediction) const {
    write_prediction(prediction, kFactColumn, page);
  }
};

}  // namespace

Status write_text(const EntityAnswer& answer, std::ostream& out, const TextStyle& style) {
  Page page{out, style};
  write_entity(answer, page);
  return page.finish();
}

Status write_text(const std::vector<EntityRecord>& entities, std::ostream& out,
                  const TextStyle& style) {
  Page page{out, style};
  TextTable table{{"Entity", "Type", "Events", "Articles", "Identifier"},
                  {false, false, true, true, false},
                  {}};
  for (const auto& entity : entities) {
    table.rows.push_back({{{entity.name}, Ink::kStrong},
                          {{std::string{detail::word_for(entity.type)}}},
                          {{std::to_string(entity.events)}},
                          {{std::to_string(entity.articles)}},
                          {{to_string(entity.id)}, Ink::kFaint}});
  }
  if (entities.empty()) {
    page.paragraph("No entities.");
  } else {
    page.table(table);
  }
  return page.finish();
}

Status write_text(const std::vector<PredictionAnswer>& predictions, std::ostream& out,
                  const TextStyle& style) {
  Page page{out, style};
  page.paragraph(detail::count_text(predictions.size(), "prediction", "predictions"), 0,
                 Ink::kStrong);
  for (const auto& prediction : predictions) {
    page.blank();
    detail::write_prediction(prediction, kFactColumn, page);
  }
  return page.finish();
}

Status write_text(const ShownRecord& record, std::ostream& out, const TextStyle& style) {
  Page page{out, style};
  std::visit(Shown{page}, record);
  return page.finish();
}

Status write_text(const StoreStats& stats, std::ostream& out, const TextStyle& style) {
  Page page{out, style};
  TextTable table{{"In the store", "Count"}, {false, true}, {}};
  const auto add = [&](std::string name, std::string value) {
    table.rows.push_back({{{std::move(name)}}, {{std::move(value)}}});
  };
  add("articles", std::to_string(stats.articles));
  add("entities", std::to_string(stats.entities));
  add("events", std::to_string(stats.events));
  add("mentions of events", std::to_string(stats.event_mentions));
  add("relations", std::to_string(stats.relations));
  add("claims", std::to_string(stats.claims));
  add("predictions", std::to_string(stats.predictions));
  add("copies of other articles", std::to_string(stats.copies));
  add("earlier versions", std::to_string(stats.earlier_versions));
  for (const auto& [language, articles] : stats.languages) {
    add("articles in " + (language.empty() ? "an unknown language" : language),
        std::to_string(articles));
  }
  add("size on disk", size_text(stats.bytes_on_disk));
  add("schema", std::to_string(stats.schema));
  page.table(table);
  return page.finish();
}

Status write_text(const std::vector<Disagreement>& disagreements, std::ostream& out,
                  const TextStyle& style) {
  Page page{out, style};
  if (disagreements.empty()) page.paragraph("The store agrees with itself.");
  for (const auto& [where, message] : disagreements) page.paragraph(where + ": " + message);
  return page.finish();
}

}  // namespace weft
