#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/article.h"
#include "core/coded_events.h"
#include "core/result.h"
#include "importers/readers/byte_source.h"

namespace weft {

class EventLayouts;

enum class InputFormat : std::uint8_t {
  kAuto,
  kBriefing,
  kDocx,
  kEvents,
  kFeed,
  kHtml,
  kJsonLd,
  kJsonLines,
  kMail,
  kMarkdown,
  kPdf,
  kText,
  kWarc,
};

/// Raised whenever a reader makes another article of the same bytes: files are then read again.
inline constexpr std::uint64_t kReaderVersion = 2;

/// What the caller knows better than the file.
struct ReadOptions {
  InputFormat format = InputFormat::kAuto;
  std::optional<EdtfDate> published;  ///< Takes the place of what the file says.
  std::string source;                 ///< Likewise, if not empty.
  std::string url = {};               ///< Where the bytes came from; for what states none itself.
  std::string charset = {};           ///< What the server or the mail says of the bytes.
  /// What tables of events look like; without, none is recognized. Shared, as options are copied.
  std::shared_ptr<const EventLayouts> event_layouts = {};
};

/// A part of the input that could not be read; the rest goes on.
struct SetAside {
  std::string path;
  std::string place;   ///< "line 12", "byte 812"; may be empty.
  std::string reason;  ///< What is wrong and what would help.
  friend auto operator<=>(const SetAside&, const SetAside&) = default;  ///< By place.
};

/// Takes what a reader finds, in the input's order. Each article has key, path and id set.
struct ReadSink {
  std::function<void(Article)> article;
  std::function<void(SetAside)> set_aside;
  /// Takes rows of a table of events with what they state, instead of `article` where it is given.
  std::function<void(Article, CodedEvents)> coded = {};
};

/// Reads one input, recognizing the format by content when it is kAuto; archives and packed files
/// are read through, each member an input under "ARCHIVE!MEMBER". Never fails as a whole: what
/// cannot be read goes to `sink.set_aside`. Any thread. `path` is only for messages and keys.
/// Memory: formats of many articles stream, others are held whole and may have 256 MiB.
void read_source(ByteSource& source, const std::string& path, const ReadOptions& options,
                 const ReadSink& sink);
void read_bytes(std::string_view bytes, const std::string& path, const ReadOptions& options,
                const ReadSink& sink);

[[nodiscard]] std::optional<InputFormat> input_format_named(std::string_view name);
/// Every name that input_format_named() knows: "auto, briefing, docx, ...".
[[nodiscard]] std::string input_format_names();

}  // namespace weft
