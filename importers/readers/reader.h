#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/article.h"
#include "core/result.h"

namespace weft {

enum class InputFormat : std::uint8_t { kAuto, kBriefing, kText, kHtml, kJsonLines };

/// What the caller knows better than the file.
struct ReadOptions {
  InputFormat format = InputFormat::kAuto;
  std::optional<EdtfDate> published;  ///< Takes the place of what the file says.
  std::string source;                 ///< Likewise, if not empty.
};

/// A part of the input that could not be read; the rest goes on.
struct SetAside {
  std::string path;
  std::string place;   ///< "line 12", "byte 812"; may be empty.
  std::string reason;  ///< What is wrong and what would help.
};

/// Takes what a reader finds, in the input's order. Each article has key, path and id set.
struct ReadSink {
  std::function<void(Article)> article;
  std::function<void(SetAside)> set_aside;
};

/// Reads the bytes of one file, recognizing the format by content when it is kAuto. Never fails as
/// a whole: what cannot be read goes to `sink.set_aside`. Pure; any thread. `path` is only for
/// messages and keys.
void read_bytes(std::string_view bytes, const std::string& path, const ReadOptions& options,
                const ReadSink& sink);

[[nodiscard]] std::optional<InputFormat> input_format_named(std::string_view name);

}  // namespace weft
