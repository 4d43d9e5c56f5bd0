#include "importers/readers/warc_reader.h"

#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "importers/readers/detail/http_message.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/read_stream.h"

namespace weft {
namespace {

constexpr std::size_t kLongestLine = 1U << 20U;
constexpr std::size_t kLargestRecord = 64U << 20U;

std::string_view without_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_version(std::string_view line) { return line.starts_with("WARC/1."); }

/// What pages are made of besides text.
bool is_furniture(std::string_view media) {
  constexpr std::array<std::string_view, 8> kBeginnings = {"image/",
                                                           "video/",
                                                           "audio/",
                                                           "font/",
                                                           "text/css",
                                                           "text/javascript",
                                                           "application/javascript",
                                                           "application/x-javascript"};
  for (const auto beginning : kBeginnings) {
    if (media.starts_with(beginning)) return true;
  }
  return false;
}

class WarcReader {
 public:
  WarcReader(InputStream& input, const std::string& path, const ReadOptions& options,
             const ReadSink& sink, Nesting& nesting)
      : input_(input), path_(path), options_(options), sink_(sink), nesting_(nesting) {}

  void run() {
    for (;;) {
      const auto found = to_next_record();
      if (!found) return set_aside(found.error().message);
      if (!*found) return;
      if (const auto read = read_record(); !read) {
        set_aside(read.error().message);
        if (read.error().code == ErrorCode::kIo || input_.offset() == begin_) return;
      }
    }
  }

 private:
  void set_aside(std::string reason) const {
    sink_.set_aside({path_, "byte " + std::to_string(begin_), std::move(reason)});
  }

  /// Goes to just behind the next version line; false at the end.
  Result<bool> to_next_record() {
    bool lost = false;
    for (;;) {
      const auto at = input_.offset();
      WEFT_ASSIGN(line, input_.line(kLongestLine));
      if (!line) return false;
      if (is_version(*line)) {
        begin_ = at;
        return true;
      }
      if (without_end(*line).empty() || lost) continue;
      lost = true;
      sink_.set_aside({path_, "byte " + std::to_string(at),
                       "what stands here is no WARC record; passed over to the next one"});
    }
  }

  Status read_record() {
    std::vector<HeaderField> fields;
    for (;;) {
      WEFT_ASSIGN(line, input_.line(kLongestLine));
      if (!line) return fail(ErrorCode::kMalformed, "the file ends within a record's header");
      const auto text = without_end(*line);
      if (text.empty()) break;
      if (!add_field(fields, text))
        return fail(ErrorCode::kMalformed, "the record's header has a line that is no field");
    }
    const auto stated = field_of(fields, "content-length");
    std::uint64_t length = 0;
    const auto number = std::from_chars(stated.data(), stated.data() + stated.size(), length);
    if (number.ec != std::errc{} || stated.empty())
      return fail(ErrorCode::kMalformed, "the record does not say how long it is");
    const auto type = lower_ascii(field_of(fields, "warc-type"));
    if (type != "response" && type != "resource" && type != "conversion")
      return input_.skip(length);
    if (length > kLargestRecord) {
      WEFT_TRY(input_.skip(length));
      return fail(ErrorCode::kMalformed,
                  "the record is longer than " + std::to_string(kLargestRecord >> 20U) + " MiB");
    }
    WEFT_ASSIGN(content, input_.take(static_cast<std::size_t>(length)));
    if (content.size() < length)
      return fail(ErrorCode::kMalformed, "the file ends within a record");
    return read_content(type, fields, content);
  }

  Status read_content(std::string_view type, const std::vector<HeaderField>& fields,
                      std::string_view content) {
    const auto content_type = field_of(fields, "content-type");
    if (type == "response" && media_type(content_type) != "application/http") return ok();
    auto address = field_of(fields, "warc-target-uri");
    if (address.starts_with('<') && address.ends_with('>'))
      address = address.substr(1, address.size() - 2);
    if (type != "response") {
      read_page(address, content_type, content);
      return ok();
    }
    WEFT_ASSIGN(answer, parse_http_answer(content, kLargestRecord));
    if (answer.status == 200)
      read_page(address, field_of(answer.fields, "content-type"), answer.body);
    return ok();
  }

  void read_page(std::string_view address, std::string_view content_type, std::string_view body) {
    const bool about_the_crawl =
        address.starts_with("metadata:") || address.ends_with("/robots.txt");
    if (about_the_crawl || is_furniture(media_type(content_type))) return;
    auto options = options_;
    options.format = InputFormat::kAuto;
    options.url = address;
    options.charset = parameter_of(content_type, "charset");
    const auto key = path_ + "!" + std::string(address);
    const auto begin = begin_;
    const ReadSink sink{[&](Article article) { sink_.article(std::move(article)); },
                        [&](SetAside piece) {
                          const auto place = "byte " + std::to_string(begin);
                          piece.place = piece.place.empty() ? place : place + ", " + piece.place;
                          sink_.set_aside(std::move(piece));
                        },
                        sink_.coded};
    MemorySource source(body);
    InputStream stream(source);
    read_stream(stream, key, options, sink, nesting_);
  }

  InputStream& input_;
  const std::string& path_;
  const ReadOptions& options_;
  const ReadSink& sink_;
  Nesting& nesting_;
  std::uint64_t begin_ = 0;  ///< Of the record.
};

}  // namespace

bool looks_like_warc(std::string_view head) { return is_version(head); }

void read_warc(InputStream& input, const std::string& path, const ReadOptions& options,
               const ReadSink& sink, Nesting& nesting) {
  WarcReader(input, path, options, sink, nesting).run();
}

}  // namespace weft
