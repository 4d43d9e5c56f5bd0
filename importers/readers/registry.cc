#include <array>
#include <cstring>
#include <map>

#include "importers/readers/archive_reader.h"
#include "importers/readers/briefing_reader.h"
#include "importers/readers/detail/finish.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/read_stream.h"
#include "importers/readers/docx_reader.h"
#include "importers/readers/event_table_reader.h"
#include "importers/readers/feed_reader.h"
#include "importers/readers/html_reader.h"
#include "importers/readers/jsonl_reader.h"
#include "importers/readers/jsonld_reader.h"
#include "importers/readers/mail_reader.h"
#include "importers/readers/markdown_reader.h"
#include "importers/readers/pdf_reader.h"
#include "importers/readers/plain_text_reader.h"
#include "importers/readers/reader.h"
#include "importers/readers/warc_reader.h"
#include "importers/text/repair.h"

namespace weft {
namespace {

constexpr std::size_t kLargestWhole = 256U << 20U;  // Bytes of an input that is not streamed.
constexpr std::size_t kHeadBytes = 64U << 10U;      // Enough to recognise any format.

// What every reader of a whole input gets. `bytes` are clean UTF-8 for the formats of text, and as
// they came for those that say themselves how they are encoded.
struct Input {
  std::string_view bytes;
  const std::string& path;
  const ReadOptions& options;
  const ReadSink& sink;
};

// ---- formats of text

void read_briefing_file(const Input& input) {
  std::size_t number = 0;
  for (auto& article : read_briefings(input.bytes)) {
    ++number;
    // Further pages in the same file are told apart by their number.
    article.key = number == 1 ? input.path : input.path + "#" + std::to_string(number);
    finish(std::move(article), input.path, input.options, input.sink);
  }
}

void read_text_file(const Input& input) {
  Article article = read_plain_text(std::string{input.bytes});
  article.key = input.path;
  finish(std::move(article), input.path, input.options, input.sink);
}

void read_markdown_file(const Input& input) {
  Article article = read_markdown(input.bytes);
  if (article.sections.empty()) return input.sink.set_aside({input.path, {}, "has no text"});
  article.key = input.path;
  finish(std::move(article), input.path, input.options, input.sink);
}

bool always(std::string_view) { return true; }

// ---- formats of bytes

void read_html_file(const Input& input) {
  auto article = read_html({input.bytes, input.options.url, input.options.charset});
  if (!article)
    return input.sink.set_aside({input.path, article.error().where, article.error().message});
  article->key = input.path;
  finish(std::move(*article), input.path, input.options, input.sink);
}

template <auto kRead>
void read_bytes_of(const Input& input) {
  kRead(input.bytes, input.path, input.options, input.sink);
}

// ---- formats of many articles

// A JSON Feed on one line is no line of JSON.
bool is_json_lines(std::string_view head) {
  return looks_like_json_lines(head) && !looks_like_feed(head);
}

void read_json(InputStream& input, const std::string& path, const ReadOptions& options,
               const ReadSink& sink, Nesting&) {
  read_json_lines(input, path, options, sink);
}

// ---- the tables: in each, the first that recognises an input reads it

struct StreamFormat {  // Of many articles, read as it comes.
  std::string_view name;
  InputFormat format;
  bool (*recognise)(std::string_view head);
  void (*read)(InputStream& input, const std::string& path, const ReadOptions& options,
               const ReadSink& sink, Nesting& nesting);
};
constexpr std::array<StreamFormat, 3> kStreamFormats = {{
    {"warc", InputFormat::kWarc, looks_like_warc, read_warc},
    {"jsonl", InputFormat::kJsonLines, is_json_lines, read_json},
    {"mail", InputFormat::kMail, looks_like_mail, read_mail},
}};

// Tables of events are recognized by what the caller knows of layouts. Whether it was one.
bool read_as_events(InputStream& input, std::string_view head, const std::string& path,
                    const ReadOptions& options, const ReadSink& sink) {
  const bool asked = options.format == InputFormat::kEvents;
  if (!asked && (options.format != InputFormat::kAuto || !options.event_layouts)) return false;
  const auto format = options.event_layouts ? options.event_layouts->recognise(head, asked)
                                            : std::optional<EventTableFormat>{};
  if (format) {
    read_event_table(input, *format, path, options, sink);
  } else if (asked) {
    const auto names = options.event_layouts ? options.event_layouts->names() : "";
    sink.set_aside({path,
                    {},
                    "is no table of events whose layout is known (" + names +
                        "); describe its columns in a file for --mapping"});
  }
  return asked || format;
}

struct Format {  // Of one or a few articles, held whole.
  std::string_view name;
  InputFormat format;
  bool (*recognise)(std::string_view bytes);
  void (*read)(const Input& input);
};
constexpr std::array<Format, 5> kByteFormats = {{
    {"pdf", InputFormat::kPdf, looks_like_pdf, read_bytes_of<read_pdf>},
    {"docx", InputFormat::kDocx, looks_like_docx, read_bytes_of<read_docx>},
    {"feed", InputFormat::kFeed, looks_like_feed, read_bytes_of<read_feed>},
    {"jsonld", InputFormat::kJsonLd, looks_like_json_ld, read_bytes_of<read_json_ld>},
    {"html", InputFormat::kHtml, looks_like_html, read_html_file},
}};
constexpr std::array<Format, 3> kTextFormats = {{
    {"briefing", InputFormat::kBriefing, looks_like_briefing, read_briefing_file},
    {"markdown", InputFormat::kMarkdown, looks_like_markdown, read_markdown_file},
    {"text", InputFormat::kText, always, read_text_file},
}};

template <class Formats>
auto chosen(const Formats& formats, InputFormat wanted, std::string_view bytes) {
  for (const auto& format : formats) {
    if (wanted == InputFormat::kAuto ? format.recognise(bytes) : wanted == format.format)
      return &format;
  }
  return static_cast<decltype(&formats[0])>(nullptr);
}

std::map<std::string_view, InputFormat> named_formats() {
  std::map<std::string_view, InputFormat> formats = {{"auto", InputFormat::kAuto},
                                                     {"events", InputFormat::kEvents}};
  const auto add = [&](const auto& table) {
    for (const auto& format : table) formats.emplace(format.name, format.format);
  };
  add(kStreamFormats);
  add(kByteFormats);
  add(kTextFormats);
  return formats;
}

// Why nothing can be read from the text; empty if it can.
std::string why_unreadable(std::string_view text) {
  if (trimmed(text).empty()) return "is empty";
  if (std::memchr(text.data(), '\0', text.size()) != nullptr)
    return "is not text: it holds zero bytes";
  return {};
}

void read_whole(const std::string& bytes, const std::string& path, const ReadOptions& options,
                const ReadSink& sink) {
  if (trimmed(bytes).empty()) return sink.set_aside({path, {}, "is empty"});
  if (const auto* format = chosen(kByteFormats, options.format, bytes))
    return format->read({bytes, path, options, sink});
  // What is said of the bytes goes before what they look like; either may have been misread before.
  const std::string text = options.charset.empty()
                               ? repair_encoding(bytes).text
                               : repair_encoding(utf8_from(bytes, options.charset)).text;
  if (auto reason = why_unreadable(text); !reason.empty())
    return sink.set_aside({path, {}, std::move(reason)});
  if (const auto* format = chosen(kTextFormats, options.format, text))
    format->read({text, path, options, sink});
}

}  // namespace

void read_stream(InputStream& input, const std::string& path, const ReadOptions& options,
                 const ReadSink& sink, Nesting& nesting) {
  const auto head = input.peek(kHeadBytes);
  if (!head) return sink.set_aside({path, {}, head.error().message});
  if (head->empty()) return sink.set_aside({path, {}, "is empty"});
  // Word documents are archives too.
  if (looks_like_archive(*head) && !looks_like_docx(*head))
    return read_archive(input, path, options, sink, nesting);
  if (const auto* format = chosen(kStreamFormats, options.format, *head))
    return format->read(input, path, options, sink, nesting);
  if (read_as_events(input, *head, path, options, sink)) return;
  const auto bytes = input.rest(kLargestWhole);
  if (!bytes) return sink.set_aside({path, {}, bytes.error().message});
  read_whole(*bytes, path, options, sink);
}

void read_source(ByteSource& source, const std::string& path, const ReadOptions& options,
                 const ReadSink& sink) {
  InputStream input(source);
  Nesting nesting;
  read_stream(input, path, options, sink, nesting);
}

void read_bytes(std::string_view bytes, const std::string& path, const ReadOptions& options,
                const ReadSink& sink) {
  MemorySource source(bytes);
  read_source(source, path, options, sink);
}

std::optional<InputFormat> input_format_named(std::string_view name) {
  const auto formats = named_formats();
  const auto found = formats.find(name);
  return found == formats.end() ? std::nullopt : std::optional{found->second};
}

std::string input_format_names() {
  std::string names;
  for (const auto& [name, format] : named_formats()) {
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

}  // namespace weft
