#pragma once

#include <memory>
#include <vector>

#include "cli/session.h"
#include "exporters/json.h"
#include "exporters/text.h"

namespace weft::cli {

/// The two formats that every answer has.
template <class Answer>
[[nodiscard]] std::vector<FormatWriter> text_and_json(std::shared_ptr<Answer> answer,
                                                      const CommonOptions& options) {
  const auto terminal = terminal_for(options);
  const TextStyle style{terminal.columns, terminal.colour};
  return {{"text", [answer, style](std::ostream& out) { return write_text(*answer, out, style); }},
          {"json", [answer](std::ostream& out) { return write_json(*answer, out); }}};
}

}  // namespace weft::cli
