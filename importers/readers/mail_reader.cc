#include "importers/readers/mail_reader.h"

#include <algorithm>
#include <array>

#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/mail_message.h"

namespace weft {
namespace {

constexpr std::size_t kLargestMessage = 64U << 20U;
constexpr std::size_t kMostHeaderLines = 200;

// "From jane@example.org Tue Mar  3 10:00:00 2026": a time of day and a year tell it from prose.
bool is_from_line(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > 1000) return false;
  const auto is_digit = [&](std::size_t at) {
    return at < line.size() && is_ascii_digit(line[at]);
  };
  bool time = false, year = false;
  for (std::size_t at = 5; at < line.size(); ++at) {
    if (!is_digit(at) || is_digit(at - 1)) continue;
    time = time || (is_digit(at + 1) && at + 2 < line.size() && line[at + 2] == ':' &&
                    is_digit(at + 3) && is_digit(at + 4));
    year = year || ((line[at] == '1' || line[at] == '2') && is_digit(at + 1) && is_digit(at + 2) &&
                    is_digit(at + 3) && !is_digit(at + 4));
  }
  return time && year;
}

// Lines of a body that begin like such a line, or like this, have one more ">" in a mailbox.
std::string_view unquoted_from(std::string_view line) {
  const auto quotes = line.find_first_not_of('>');
  const bool quoted = quotes != line.npos && quotes > 0 && line.substr(quotes).starts_with("From ");
  return quoted ? line.substr(1) : line;
}

/// Reads a mailbox line by line; a message begins where a From_ line follows a blank line.
class Mailbox {
 public:
  Mailbox(InputStream& input, const std::string& path, const ReadOptions& options,
          const ReadSink& sink, Nesting& nesting)
      : input_(input), path_(path), options_(options), sink_(sink), nesting_(nesting) {}

  void read() {
    bool blank = true;
    for (;;) {
      const auto line = input_.line(kLargestMessage);
      if (!line && !input_.broken()) {
        too_long_ = true;  // The line was passed over.
        continue;
      }
      if (!line) {
        finish_message();
        return sink_.set_aside({path_, place(), line.error().message});
      }
      if (!*line) break;
      if (blank && is_from_line(**line)) {
        finish_message();
        ++number_;
      } else {
        add(unquoted_from(**line));
      }
      blank = trimmed(**line).empty();
    }
    finish_message();
  }

 private:
  [[nodiscard]] std::string place() const { return "message " + std::to_string(number_); }

  void add(std::string_view line) {
    too_long_ = too_long_ || message_.size() + line.size() > kLargestMessage;
    if (!too_long_) message_ += line;
  }

  void finish_message() {
    if (too_long_)
      sink_.set_aside({path_, place(), "the message is longer than 64 MiB"});
    else if (!trimmed(message_).empty())
      read_message(message_, {path_, path_ + "#" + std::to_string(number_), place()}, options_,
                   sink_, nesting_);
    else if (number_ > 0)
      sink_.set_aside({path_, place(), "the message is empty"});
    message_.clear();
    too_long_ = false;
  }

  InputStream& input_;
  const std::string& path_;
  const ReadOptions& options_;
  const ReadSink& sink_;
  Nesting& nesting_;
  std::string message_;
  bool too_long_ = false;
  std::size_t number_ = 0;
};

// The name of a header field: "Subject" of "Subject: …"; empty if the line is none.
std::string_view field_name(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == line.npos || colon == 0) return {};
  const auto name = line.substr(0, colon);
  const bool sound =
      std::all_of(name.begin(), name.end(), [](char c) { return c > 32 && c < 127; });
  return sound ? name : std::string_view{};
}

}  // namespace

void read_mail(InputStream& input, const std::string& path, const ReadOptions& options,
               const ReadSink& sink, Nesting& nesting) {
  const auto head = input.peek(1000);
  if (head && is_from_line(head->substr(0, head->find('\n'))))
    return Mailbox(input, path, options, sink, nesting).read();
  const auto bytes = input.rest(kLargestMessage);
  if (!bytes) return sink.set_aside({path, {}, bytes.error().message});
  read_message(*bytes, {path, path, {}}, options, sink, nesting);
}

bool looks_like_mail(std::string_view head) {
  if (is_from_line(head.substr(0, head.find('\n')))) return true;
  // Fields that only mail has, and those that other texts may begin with too.
  constexpr std::array<std::string_view, 6> kOfMail = {
      "mime-version", "message-id", "received", "return-path", "x-mailer", "delivered-to"};
  constexpr std::array<std::string_view, 5> kCommon = {"from", "to", "subject", "date",
                                                       "content-type"};
  std::size_t of_mail = 0, common = 0, lines = 0;
  for (std::size_t begin = 0; begin < head.size() && lines < kMostHeaderLines; ++lines) {
    const auto end = std::min(head.find('\n', begin), head.size());
    auto line = head.substr(begin, end - begin);
    begin = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (lines > 0 && (line.front() == ' ' || line.front() == '\t')) continue;
    const auto name = lower_ascii(field_name(line));
    if (name.empty()) return false;
    of_mail += std::count(kOfMail.begin(), kOfMail.end(), name) > 0 ? 1 : 0;
    common += std::count(kCommon.begin(), kCommon.end(), name) > 0 ? 1 : 0;
  }
  return (of_mail > 0 && common > 0) || common >= 3;
}

}  // namespace weft
