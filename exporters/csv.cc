#include "exporters/csv.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/detail/output.h"
#include "exporters/detail/wording.h"

namespace weft {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::array<std::string_view, 19> kColumns = {
    "date",      "begin",          "end",          "type",    "status",
    "origin",    "summary",        "participants", "sources", "first_reported",
    "id",        "article",        "source",       "title",   "url",
    "published", "evidence_begin", "evidence_end", "quote"};

/// Quoted where RFC 4180 (section 2, rules 5 to 7) asks for it.
std::string quoted(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{field};
  std::string text = "\"";
  for (const char c : field) {
    if (c == '"') text += '"';
    text += c;
  }
  return text += '"';
}

/// A text from an article, made harmless: a spreadsheet takes a cell that begins with one of these
/// characters for a formula, and a formula can send data away.
std::string foreign(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  const bool risky = first != std::string_view::npos &&
                     std::string_view{"=+-@\t\r\n"}.find(text[first]) != std::string_view::npos;
  return quoted(risky ? std::string{"'"}.append(text) : std::string{text});
}

std::string participants_of(const EventAnswer& event) {
  std::vector<std::string> names;
  for (const auto& participant : event.participants) {
    if (participant.role != Role::kContext) names.push_back(participant.entity.name);
  }
  return detail::joined(names, "; ");
}

std::vector<std::string> evidence_fields(const EventAnswer& event) {
  if (event.evidence.empty()) return std::vector<std::string>(8);
  const Evidence& first = event.evidence.front();
  return {to_string(first.article),
          foreign(first.source),
          foreign(first.title),
          foreign(first.url),
          first.published ? quoted(first.published->text()) : "",
          std::to_string(first.quote.begin),
          std::to_string(first.quote.end),
          foreign(first.text)};
}

std::vector<std::string> fields_of(const EventAnswer& event) {
  std::vector<std::string> fields = {
      event.date ? quoted(event.date->text()) : "",
      event.date ? detail::day_words(event.date->earliest()) : "",
      event.date ? detail::day_words(event.date->latest()) : "",
      foreign(event.type),
      std::string{name_of(event.status)},
      std::string{name_of(event.origin)},
      foreign(event.summary),
      foreign(participants_of(event)),
      std::to_string(event.sources),
      event.first_reported ? detail::day_words(*event.first_reported) : "",
      to_string(event.id)};
  for (auto& field : evidence_fields(event)) fields.push_back(std::move(field));
  return fields;
}

template <class Fields>
void write_row(const Fields& fields, std::ostream& out) {
  std::string_view separator;
  for (const auto& field : fields) {
    out << separator << field;
    separator = ",";
  }
  out << kLineEnd;
}

}  // namespace

Status write_csv(const Timeline& timeline, std::ostream& out) {
  write_row(kColumns, out);
  for (const auto& event : timeline.events) write_row(fields_of(event), out);
  for (const auto& event : timeline.undated) write_row(fields_of(event), out);
  return detail::written(out);
}

}  // namespace weft
