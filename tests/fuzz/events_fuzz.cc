#include "importers/readers/event_table_reader.h"
#include "tests/fuzz/read_input.h"

namespace {

using weft::Span;
using weft::fuzz::require;

constexpr auto kTable =
    R"({"name": "fuzz", "header": false, "columns": ["day", "who", "what", "where"],
  "missing": ["-"], "date": {"column": "day"}, "code": {"column": "what"},
  "actors": [{"role": "agent", "name": "who", "capitals": true, "place_if_equal": ["who", "where"]},
             {"role": "place", "name": "where", "until": ","}]})";
constexpr auto kNumbers = R"({"name": "fuzz", "delimiter": "tab", "quotes": true, "date":
  {"column": "day", "unit": "hours", "origin": "2018-01-01"}, "code": {"column": "what", "detail": "how"},
  "actors": [{"role": "agent", "name": ["who", "whom"]}]})";

/// Every span lies in the text, every quote and trigger says something, every index has its entry.
void check(const weft::Article& article, const weft::CodedEvents& coded) {
  const auto inside = [&](Span span) {
    return span.begin <= span.end && span.end <= article.text.size();
  };
  for (const auto& event : coded.events) {
    require(inside(event.quote) && inside(event.trigger) && inside(event.date_span));
    require(event.quote.begin < event.quote.end && event.trigger.begin < event.trigger.end);
    require(event.code < coded.codes.size() && !event.roles.empty());
    require(!coded.codes[event.code].kind.empty());
    for (const auto& role : event.roles) {
      require(role.actor < coded.actors.size() && inside(role.span));
      require(!coded.actors[role.actor].name.empty());
    }
  }
}

void read(std::string_view bytes, const char* mapping) {
  const auto layout = weft::parse_event_layout(mapping, "fuzz").value();
  const auto codes = weft::EventCodes::none("fuzz");
  weft::MemorySource source(bytes);
  weft::InputStream input(source);
  std::size_t told = 0;
  weft::ReadSink sink;
  sink.article = [](weft::Article) { require(false); };
  sink.set_aside = [&](weft::SetAside) { ++told; };
  sink.coded = [&](weft::Article article, const weft::CodedEvents& coded) {
    ++told;
    check(article, coded);
  };
  weft::read_event_table(input, {&layout, &codes}, "fuzz", {}, sink);
  require(told > 0);
}

}  // namespace

/// Tables, and the files that say how to read them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  read(bytes, kTable);
  read(bytes, kNumbers);
  (void)weft::parse_event_layout(bytes, "fuzz");
  (void)weft::EventCodes::parse(bytes, "fuzz");
  return 0;
}
