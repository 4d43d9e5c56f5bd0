#include <array>
#include <cstring>
#include <limits>

#include "importers/readers/briefing_reader.h"
#include "importers/readers/detail/finish.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/html_reader.h"
#include "importers/readers/jsonl_reader.h"
#include "importers/readers/plain_text_reader.h"
#include "importers/readers/reader.h"
#include "importers/text/repair.h"

namespace weft {
namespace {

constexpr std::size_t kLongestText = std::numeric_limits<std::uint32_t>::max() / 2;

// What every reader of a file gets: its bytes, and the same as clean UTF-8 (empty for the formats
// that decode by rules of their own).
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

// JSON is UTF-8 by its own rules, and its texts are kept to the byte: nothing is repaired.
void read_json_file(const Input& input) {
  auto bytes = input.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  read_json_lines(bytes, input.path, input.options, input.sink);
}

void read_html_file(const Input& input) {
  auto article = read_html({input.bytes, {}, {}});
  if (!article.has_value())
    return input.sink.set_aside({input.path, article.error().where, article.error().message});
  article->key = input.path;
  finish(std::move(*article), input.path, input.options, input.sink);
}

bool always(std::string_view) { return true; }

// Every format: its name, how it is recognised, how it is read. The first that recognises an input
// reads it.
struct Format {
  std::string_view name;
  InputFormat format;
  bool (*recognise)(std::string_view text);
  void (*read)(const Input& input);
};
constexpr std::array<Format, 4> kFormats = {{
    {"jsonl", InputFormat::kJsonLines, looks_like_json_lines, read_json_file},
    {"html", InputFormat::kHtml, looks_like_html, read_html_file},
    {"briefing", InputFormat::kBriefing, looks_like_briefing, read_briefing_file},
    {"text", InputFormat::kText, always, read_text_file},
}};

// The format of bytes that must not be repaired as text first: JSON is UTF-8, and a page says how
// it is encoded. Empty for all other formats.
std::optional<InputFormat> own_decoding(std::string_view bytes, InputFormat wanted) {
  const bool any = wanted == InputFormat::kAuto;
  if (wanted == InputFormat::kJsonLines || (any && looks_like_json_lines(bytes)))
    return InputFormat::kJsonLines;
  if (wanted == InputFormat::kHtml || (any && looks_like_html(bytes))) return InputFormat::kHtml;
  return std::nullopt;
}

// Why nothing can be read from the text; empty if it can.
std::string why_unreadable(std::string_view text) {
  if (trimmed(text).empty()) return "is empty";
  if (std::memchr(text.data(), '\0', text.size()) != nullptr)
    return "is not text: it holds zero bytes";
  if (text.size() > kLongestText) return "is longer than 2 GiB; split it";
  return {};
}

}  // namespace

void read_bytes(std::string_view bytes, const std::string& path, const ReadOptions& options,
                const ReadSink& sink) {
  const auto by_own_rules = own_decoding(bytes, options.format);
  const std::string text = by_own_rules ? std::string{} : repair_encoding(bytes).text;
  if (by_own_rules && trimmed(bytes).empty()) return sink.set_aside({path, {}, "is empty"});
  if (!by_own_rules) {
    if (auto reason = why_unreadable(text); !reason.empty())
      return sink.set_aside({path, {}, std::move(reason)});
  }
  for (const auto& format : kFormats) {
    const bool chosen = by_own_rules                           ? format.format == *by_own_rules
                        : options.format == InputFormat::kAuto ? format.recognise(text)
                                                               : options.format == format.format;
    if (chosen) return format.read({bytes, text, path, options, sink});
  }
}

std::optional<InputFormat> input_format_named(std::string_view name) {
  if (name == "auto") return InputFormat::kAuto;
  for (const auto& format : kFormats) {
    if (format.name == name) return format.format;
  }
  return std::nullopt;
}

}  // namespace weft
