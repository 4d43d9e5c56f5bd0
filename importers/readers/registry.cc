#include <array>
#include <cstring>

#include "importers/readers/archive_reader.h"
#include "importers/readers/briefing_reader.h"
#include "importers/readers/detail/finish.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/read_stream.h"
#include "importers/readers/event_table_reader.h"
#include "importers/readers/jsonl_reader.h"
#include "importers/readers/plain_text_reader.h"
#include "importers/readers/reader.h"
#include "importers/readers/warc_reader.h"
#include "importers/text/repair.h"

namespace weft {
namespace {

constexpr std::size_t kLargestWhole = 256U << 20U;  // Bytes of an input that is not streamed.
constexpr std::size_t kHeadBytes = 64U << 10U;      // Enough to recognise any format.

// What every reader of a file gets: its bytes, and the same as clean UTF-8.
struct Input {
  std::string_view bytes;
  const std::string& text;
  const std::string& path;
  const ReadOptions& options;
  const ReadSink& sink;
};

void read_briefing_file(const Input& input) {
  std::size_t number = 0;
  for (auto& article : read_briefings(input.text)) {
    ++number;
    // Further pages in the same file are told apart by their number.
    article.key = number == 1 ? input.path : input.path + "#" + std::to_string(number);
    finish(std::move(article), input.path, input.options, input.sink);
  }
}

void read_text_file(const Input& input) {
  Article article = read_plain_text(input.text);
  article.key = input.path;
  finish(std::move(article), input.path, input.options, input.sink);
}

bool always(std::string_view) { return true; }

// A format of one or a few articles, held whole: its name, how it is recognised, how it is read.
// The first that recognises an input reads it.
struct Format {
  std::string_view name;
  InputFormat format;
  bool (*recognise)(std::string_view text);
  void (*read)(const Input& input);
};
constexpr std::array<Format, 2> kFormats = {{
    {"briefing", InputFormat::kBriefing, looks_like_briefing, read_briefing_file},
    {"text", InputFormat::kText, always, read_text_file},
}};

void read_json(InputStream& input, const std::string& path, const ReadOptions& options,
               const ReadSink& sink, Nesting&) {
  read_json_lines(input, path, options, sink);
}

// A format of many articles, read as it comes.
struct StreamFormat {
  std::string_view name;
  InputFormat format;
  bool (*recognise)(std::string_view head);
  void (*read)(InputStream& input, const std::string& path, const ReadOptions& options,
               const ReadSink& sink, Nesting& nesting);
};
constexpr std::array<StreamFormat, 2> kStreamFormats = {{
    {"warc", InputFormat::kWarc, looks_like_warc, read_warc},
    {"jsonl", InputFormat::kJsonLines, looks_like_json_lines, read_json},
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

bool looks_like_html(std::string_view text) {
  const auto start = lower_ascii(trimmed(text.substr(0, 400)).substr(0, 20));
  return start.starts_with("<!doctype html") || start.starts_with("<html");
}

// Why nothing can be read from the text; empty if it can.
std::string why_unreadable(std::string_view text, InputFormat format) {
  if (trimmed(text).empty()) return "is empty";
  if (std::memchr(text.data(), '\0', text.size()) != nullptr)
    return "is not text: it holds zero bytes";
  if (format == InputFormat::kAuto && looks_like_html(text))
    return "is HTML, which is not read yet; save the page as text";
  return {};
}

void read_whole(const std::string& bytes, const std::string& path, const ReadOptions& options,
                const ReadSink& sink) {
  const std::string text = repair_encoding(bytes).text;
  if (auto reason = why_unreadable(text, options.format); !reason.empty())
    return sink.set_aside({path, {}, std::move(reason)});
  for (const auto& format : kFormats) {
    const bool chosen = options.format == InputFormat::kAuto ? format.recognise(text)
                                                             : options.format == format.format;
    if (chosen) return format.read({bytes, text, path, options, sink});
  }
}

}  // namespace

void read_stream(InputStream& input, const std::string& path, const ReadOptions& options,
                 const ReadSink& sink, Nesting& nesting) {
  const auto head = input.peek(kHeadBytes);
  if (!head) return sink.set_aside({path, {}, head.error().message});
  if (head->empty()) return sink.set_aside({path, {}, "is empty"});
  if (looks_like_archive(*head)) return read_archive(input, path, options, sink, nesting);
  for (const auto& format : kStreamFormats) {
    const bool chosen = options.format == InputFormat::kAuto ? format.recognise(*head)
                                                             : options.format == format.format;
    if (chosen) return format.read(input, path, options, sink, nesting);
  }
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
  if (name == "auto") return InputFormat::kAuto;
  if (name == "events") return InputFormat::kEvents;
  for (const auto& format : kFormats) {
    if (format.name == name) return format.format;
  }
  for (const auto& format : kStreamFormats) {
    if (format.name == name) return format.format;
  }
  return std::nullopt;
}

}  // namespace weft
