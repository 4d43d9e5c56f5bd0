#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"

namespace weft {

/// Bytes [begin, end) of an article's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const Span&, const Span&) = default;
};
[[nodiscard]] inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

enum class SectionKind : std::uint8_t {
  kHeadline,
  kByline,
  kSummary,
  kBody,
  kTakeaway,
  kTable,
  kTechnical,
  kForecast,
  kTimeline,
  kBoilerplate,
};
/// Who wrote it: people reporting, or a machine analysing.
enum class Origin : std::uint8_t { kReporting, kAnalysis, kUnknown };

/// A run of the article's text with one purpose. Each list item, forecast and timeline entry is a
/// section of its own. Sections are in text order and do not overlap; text in none is not read.
struct Section {
  SectionKind kind = SectionKind::kBody;
  Origin origin = Origin::kUnknown;
  Span span;
  std::string heading;        ///< The title above it on the page ("What Changed"); may be empty.
  std::optional<Span> label;  ///< Timeline: the date line, inside `span`. Forecast: the prediction;
                              ///< the rest of `span` is its reason.
};

/// A table whose cells are spans of the article's text; an empty cell is an empty span.
struct Table {
  Span span;
  std::vector<Span> header;
  std::vector<std::vector<Span>> rows;  ///< Each as long as `header`.
};

/// Where the input says a field of its article: ("published", "JSON-LD datePublished").
struct FieldSource {
  std::string field;  ///< As `weft read` names it.
  std::string place;
};

/// A document as a reader hands it on: clean UTF-8 and what is known about it. A plain value.
struct Article {
  ArticleId id;                ///< Given by identify().
  std::string key;             ///< The input's own `id`, or the path it was read from.
  bool has_given_key = false;  ///< `key` came with the input and is part of the identity.
  std::string path;
  std::string url;
  std::string title;
  std::string source;
  std::vector<std::string> authors;
  std::string language;  ///< BCP 47; empty if unknown.
  std::optional<EdtfDate> published;
  bool published_inferred = false;  ///< `published` is a bound drawn from what the article reports.
  std::optional<EdtfDate> modified;    ///< When it was last changed, if that was stated.
  std::vector<FieldSource> stated_in;  ///< Of the fields whose input has several places for them.
  std::string text;
  std::vector<Section> sections;
  std::vector<Table> tables;
};

/// Sets `article.id` from everything but the path: text, title, source, url, the published date
/// where it was stated, and the date of modification and the key where the input gave one.
void identify(Article& article);

[[nodiscard]] std::string_view name_of(SectionKind kind);
[[nodiscard]] std::string_view name_of(Origin origin);
[[nodiscard]] std::optional<SectionKind> section_kind_named(std::string_view name);
[[nodiscard]] std::optional<Origin> origin_named(std::string_view name);

}  // namespace weft
