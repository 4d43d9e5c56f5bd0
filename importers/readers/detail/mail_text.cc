#include "importers/readers/detail/mail_text.h"

#include <string>
#include <vector>

#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/text_builder.h"
#include "importers/readers/detail/unwrap.h"

namespace weft {
namespace {

struct Line {
  std::string_view text;  ///< Without the marks of quotation.
  bool quoted = false;
  bool soft = false;  ///< A flowed line that goes on in the next.
};

std::vector<Line> lines_of(std::string_view text, TextWrapping wrapping) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    Line line{text.substr(begin, end - begin)};
    begin = end + 1;
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    line.quoted = line.text.starts_with('>');
    while (line.text.starts_with('>') || (line.quoted && line.text.starts_with(" >")))
      line.text.remove_prefix(1);
    // RFC 3676, 4.4: a space before text that begins with one, ">" or "From ".
    if (line.text.starts_with(' ') && (wrapping.flowed || line.quoted)) line.text.remove_prefix(1);
    line.soft = wrapping.flowed && line.text.ends_with(' ') && line.text != "-- ";
    if (line.soft && wrapping.delete_space) line.text.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-=_*~# ") == line.npos;
}

// "On Tue, 3 Mar 2026, Jane Doe wrote:" right above a quoted message.
bool announces_quote(const std::vector<Line>& lines, std::size_t at) {
  if (!trimmed(lines[at].text).ends_with(':')) return false;
  for (std::size_t next = at + 1; next < lines.size() && next <= at + 2; ++next) {
    if (lines[next].quoted) return true;
    if (!trimmed(lines[next].text).empty()) return false;
  }
  return false;
}

std::size_t column_of(const std::vector<Line>& lines) {
  std::vector<std::string_view> texts;
  for (const auto& line : lines) {
    if (!line.quoted) texts.push_back(trimmed(line.text));
  }
  return wrap_column(texts);
}

}  // namespace

Article read_mail_text(std::string_view text, TextWrapping wrapping) {
  const auto lines = lines_of(text, wrapping);
  const auto column = wrapping.flowed ? 0 : column_of(lines);
  TextBuilder builder(Origin::kUnknown);
  bool signature = false;
  for (std::size_t at = 0; at < lines.size();) {
    const bool quoted = lines[at].quoted;
    signature = signature || (!quoted && (lines[at].text == "-- " || lines[at].text == "--"));
    if (trimmed(lines[at].text).empty() || is_rule(lines[at].text)) {
      ++at;
      continue;
    }
    const bool aside = signature || quoted || announces_quote(lines, at);
    std::string paragraph(lines[at].text);
    for (++at; at < lines.size() && lines[at].quoted == quoted; ++at) {
      const auto& before = lines[at - 1];
      const auto next = trimmed(lines[at].text);
      const bool joined =
          before.soft || (!is_rule(next) && goes_on(trimmed(before.text), next, column));
      if (!joined) break;
      if (!(before.soft && wrapping.delete_space)) paragraph += ' ';
      paragraph += lines[at].text;
    }
    builder.paragraph(paragraph, aside ? SectionKind::kBoilerplate : SectionKind::kBody);
  }
  return builder.take();
}

}  // namespace weft
