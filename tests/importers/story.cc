#include "tests/importers/story.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "importers/language/coreference.h"
#include "importers/language/event_words.h"
#include "importers/language/events.h"
#include "importers/language/forecasts.h"
#include "importers/language/sentences.h"
#include "importers/syntax/syntax.h"

namespace weft {
namespace {

const Packs& packs() {
  static const Packs kPacks = [] {
    auto loaded = load_packs(WEFT_SOURCE_DIR "/packs");
    EXPECT_TRUE(loaded.has_value()) << describe(loaded.error());
    return loaded ? std::move(*loaded) : Packs{};
  }();
  return kPacks;
}

const SyntaxModel& model() {
  static const std::unique_ptr<SyntaxModel> kModel = [] {
    auto opened = SyntaxModel::open(WEFT_SOURCE_DIR "/models/english.safetensors");
    EXPECT_TRUE(opened.has_value()) << describe(opened.error());
    return std::move(*opened);
  }();
  return *kModel;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = std::min(text.find(mark), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

Story& Story::add(SectionKind kind, std::string_view marked, std::string heading) {
  Section section;
  section.kind = kind;
  section.heading = std::move(heading);
  section.span.begin = static_cast<std::uint32_t>(article_.text.size());
  append(marked);
  section.span.end = static_cast<std::uint32_t>(article_.text.size());
  article_.text += "\n\n";
  article_.sections.push_back(std::move(section));
  return *this;
}

Story& Story::add_labelled(SectionKind kind, std::string_view label, std::string_view marked) {
  const auto begin = static_cast<std::uint32_t>(article_.text.size());
  append(label);
  const Span span{begin, static_cast<std::uint32_t>(article_.text.size())};
  article_.text += '\n';
  add(kind, marked);
  article_.sections.back().span.begin = begin;
  article_.sections.back().label = span;
  return *this;
}

Story& Story::published(std::string_view edtf) {
  article_.published = *parse_edtf(edtf);
  return *this;
}

Story& Story::origin(Origin origin) {
  for (auto& section : article_.sections) section.origin = origin;
  return *this;
}

void Story::append(std::string_view marked) {
  while (!marked.empty()) {
    const auto open = std::min(marked.find_first_of("[{"), marked.size());
    article_.text += marked.substr(0, open);
    if (open == marked.size()) return;
    const char kind = marked[open];
    const auto close = marked.find(kind == '[' ? ']' : '}', open);
    append_mark(marked.substr(open + 1, close - open - 1), kind);
    marked.remove_prefix(close + 1);
  }
}

void Story::append_mark(std::string_view mark, char kind) {
  const auto parts = split(mark, '|');
  const auto begin = static_cast<std::uint32_t>(article_.text.size());
  article_.text += parts[0];
  const Span span{begin, static_cast<std::uint32_t>(article_.text.size())};
  if (kind == '{') {
    const bool duration = parts[1].front() == 'P';
    TimeExpression time{span, duration ? TimexType::kDuration : TimexType::kDate,
                        std::string{parts[1]}, std::nullopt};
    if (auto date = parse_edtf(parts[1])) time.date = *date;
    if (parts.size() > 2) time.ends = *parse_edtf(parts[2]);
    times_.push_back(std::move(time));
    return;
  }
  const auto type = parts.size() > 1 ? *entity_type_named(parts[1]) : EntityType::kOrganization;
  const bool of_a_country = parts.size() > 2;
  const auto referent =
      referent_named(of_a_country ? parts[2] : parts[0], of_a_country ? EntityType::kPlace : type);
  found_.names.push_back({span, type, {}, referent});
}

std::uint32_t Story::referent_named(std::string_view name, EntityType type) {
  auto& referents = found_.referents;
  const auto found = std::find_if(referents.begin(), referents.end(),
                                  [&](const Referent& r) { return r.name == name; });
  const auto at = static_cast<std::uint32_t>(found - referents.begin());
  if (found == referents.end()) referents.push_back({std::string{name}, type, {}, {}});
  return at;
}

Annotations Story::read() const {
  const EventWords words{packs()};
  const auto sentences = sentences_of(article_);
  FoundNames found = found_;
  const Coreference coreference{article_, sentences, found, packs()};
  Annotations annotations;
  annotations.names = found.names;
  annotations.referents = found.referents;
  annotations.times = times_;
  std::vector<Span> spans;
  for (const auto& sentence : sentences) spans.push_back(sentence.span);
  const auto syntax = model().parse(article_.text, spans);
  find_events(article_, sentences, syntax, coreference, words, annotations);
  find_predictions(article_, sentences, annotations);
  return annotations;
}

std::string summary_of(const EventInText& event, const Annotations& annotations) {
  std::string summary = event.type;
  summary += ' ';
  summary += name_of(event.status);
  if (event.date) summary += ' ' + event.date->text();
  for (const NamedRole& participant : event.participants) {
    summary += ' ';
    summary += name_of(participant.role);
    summary += '=' + annotations.referents[participant.referent].name;
  }
  if (event.speaker) summary += " by=" + annotations.referents[event.speaker->referent].name;
  return summary;
}

std::vector<std::string> summaries_of(const Annotations& annotations) {
  std::vector<std::string> summaries;
  for (const auto& event : annotations.events) {
    if (event.asserted) summaries.push_back(summary_of(event, annotations));
  }
  return summaries;
}

std::vector<std::string> events_in(std::string_view marked) {
  return summaries_of(Story{}
                          .add(SectionKind::kBody, "It was a quiet week.")
                          .add(SectionKind::kBody, marked)
                          .read());
}

}  // namespace weft
