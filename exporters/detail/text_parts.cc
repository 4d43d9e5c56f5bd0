#include "exporters/detail/text_parts.h"

#include <algorithm>

#include "exporters/detail/display.h"
#include "exporters/detail/wording.h"

namespace weft::detail {
namespace {

constexpr std::size_t kMaxEvidence = 4;
constexpr std::size_t kFactColumn = 22;
constexpr std::size_t kIndent = 2;

std::string other_dates_text(const EventAnswer& event) {
  std::vector<std::string> dates;
  for (const auto& date : event.other_dates) dates.push_back(date_words(date));
  return dates.empty() ? std::string{} : "also dated " + joined(dates, ", ");
}

std::string details_of(const EventAnswer& event) {
  return joined({relation_words(event.type), participants_text(event.participants),
                 event.speaker ? "said by " + one_line(event.speaker->name) : "",
                 event.sources > 1 ? count_text(event.sources, "source", "sources") : "",
                 other_dates_text(event), to_string(event.id)},
                " · ");
}

}  // namespace

std::string name_and_type(const EntityRef& entity) {
  return one_line(entity.name).append(" (").append(word_for(entity.type)).append(")");
}

std::string names_of(const std::vector<EntityRef>& entities) {
  std::vector<std::string> names;
  for (const auto& entity : entities) names.push_back(one_line(entity.name));
  return joined(names, ", ");
}

void write_event(const EventAnswer& event, std::size_t text_column, Page& page) {
  write_events({&event, 1}, text_column, page);
}

void write_events(std::span<const EventAnswer> events, std::size_t text_column, Page& page) {
  const auto& first = events.front();
  page.item(first.date ? date_words(*first.date) : "undated", text_column, first.summary,
            marks_of(first.status, first.origin));
  std::vector<Evidence> evidence;
  for (const auto& event : events) {
    page.paragraph(details_of(event), text_column, Ink::kAccent);
    evidence.insert(evidence.end(), event.evidence.begin(), event.evidence.end());
  }
  write_evidence(evidence, text_column, kMaxEvidence, first.summary, page);
}

bool told_together(const EventAnswer& a, const EventAnswer& b) {
  return a.summary == b.summary && a.date == b.date &&
         marks_of(a.status, a.origin) == marks_of(b.status, b.origin);
}

void write_evidence(const std::vector<Evidence>& evidence, std::size_t indent, std::size_t limit,
                    std::string_view told, Page& page) {
  const std::string known = one_line(told);
  std::vector<std::pair<ArticleId, Span>> quoted;
  std::size_t left = 0;
  for (const auto& place : evidence) {
    const std::pair sentence{place.article, place.quote};
    if (std::find(quoted.begin(), quoted.end(), sentence) != quoted.end()) continue;
    if (quoted.size() == limit) {
      ++left;
      continue;
    }
    quoted.push_back(sentence);
    const std::string quote = one_line(place.text);
    const std::string source = "— " + citation(place) + (place.copy_of ? " (a copy)" : "");
    page.paragraph(quote == known ? source : "“" + quote + "” " + source, indent, Ink::kFaint);
  }
  if (left > 0) {
    page.paragraph("— and " + count_text(left, "more place", "more places"), indent, Ink::kFaint);
  }
}

void write_prediction(const PredictionAnswer& prediction, std::size_t text_column, Page& page) {
  page.item(prediction.due ? date_words(*prediction.due) : "no date", text_column, prediction.text,
            joined({std::string{name_of(prediction.status)},
                    marks_of(FactStatus::kReported, prediction.origin)},
                   ", "));
  if (!prediction.reason.empty()) page.paragraph("Why: " + prediction.reason, text_column);
  page.paragraph(joined({names_of(prediction.entities), to_string(prediction.id)}, " · "),
                 text_column, Ink::kAccent);
  write_evidence(prediction.evidence, text_column, kMaxEvidence, prediction.text, page);
}

void write_entity(const EntityAnswer& answer, Page& page) {
  const EntityRecord& record = answer.record;
  page.paragraph(name_and_type({record.id, record.name, record.type}), 0, Ink::kStrong);
  page.paragraph(joined({count_text(record.events, "event", "events"),
                         count_text(record.articles, "article", "articles"),
                         count_text(record.mentions, "mention", "mentions"), to_string(record.id)},
                        " · "),
                 0, Ink::kAccent);
  if (!record.aliases.empty()) {
    page.item("also called", kFactColumn, joined(record.aliases, "; "));
  }
  if (record.pack) {
    for (const auto& [scheme, value] : record.pack->identifiers) {
      page.item(scheme, kFactColumn, value);
    }
  }
  if (!answer.facts.empty()) {
    page.blank();
    page.paragraph("Facts", 0, Ink::kStrong);
  }
  for (const auto& fact : answer.facts) {
    page.item(relation_words(fact.attribute), kFactColumn, fact.value,
              fact.by == "pack" ? "background" : "");
    write_evidence(fact.evidence, kFactColumn, kMaxEvidence, fact.value, page);
  }
  if (answer.evidence.empty()) return;
  page.blank();
  page.paragraph("Named in", 0, Ink::kStrong);
  write_evidence(answer.evidence, kIndent, answer.evidence.size(), {}, page);
}

}  // namespace weft::detail
