#include "importers/readers/detail/mail_message.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "importers/readers/detail/finish.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/mail_text.h"
#include "importers/readers/detail/mime.h"
#include "importers/readers/detail/read_stream.h"
#include "importers/readers/detail/text_builder.h"
#include "importers/readers/html_reader.h"
#include "importers/text/repair.h"

namespace weft {
namespace {

// GMime compares each line with the boundary of every multipart around it: what nests a thousand
// deep takes a second for each 60 KB.
constexpr std::size_t kMostBoundaries = 200;
constexpr unsigned kDeepestPart = 30;

std::size_t count_boundaries(std::string_view bytes) {
  std::size_t count = 0;
  for (auto at = bytes.find('='); at != bytes.npos; at = bytes.find('=', at + 1))
    count += at >= 8 && lower_ascii(bytes.substr(at - 8, 8)) == "boundary" ? 1 : 0;
  return count;
}

bool has_readable_ending(std::string_view name) {
  const auto lower = lower_ascii(name);
  constexpr std::array<std::string_view, 8> kEndings = {".html", ".htm", ".txt",  ".md",
                                                        ".eml",  ".pdf", ".docx", ".mht"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

// "Re: Fwd: Ferry" without what answering and forwarding put before it.
std::string_view without_reply_marks(std::string_view subject) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {"re:", "fw:", "fwd:", "aw:", "wg:"}) {
      if (lower_ascii(subject.substr(0, mark.size())) != mark) continue;
      subject = trimmed(subject.substr(mark.size()));
      again = true;
    }
  }
  return subject;
}

Article read_text_part(GMimeObject* part) {
  const auto bytes = content_of(GMIME_PART(part));
  const auto charset = parameter_of(part, "charset");
  if (media_type_of(part) == "text/html")
    return read_html_fragment({bytes, header_of(part, "Content-Location"), charset});
  const TextWrapping wrapping{lower_ascii(parameter_of(part, "format")) == "flowed",
                              lower_ascii(parameter_of(part, "delsp")) == "yes"};
  return read_mail_text(utf8_from(bytes, charset), wrapping);
}

bool is_multipart(GMimeObject* part, std::string_view type) {
  return GMIME_IS_MULTIPART(part) && media_type_of(part) == type;
}

std::vector<GMimeObject*> parts_of(GMimeObject* multipart) {
  std::vector<GMimeObject*> parts;
  const int count = g_mime_multipart_get_count(GMIME_MULTIPART(multipart));
  for (int i = 0; i < count; ++i)
    parts.push_back(g_mime_multipart_get_part(GMIME_MULTIPART(multipart), i));
  return parts;
}

// The part of a multipart/related that the others belong to (RFC 2387).
GMimeObject* root_of(GMimeObject* related) {
  const auto parts = parts_of(related);
  const auto start = parameter_of(related, "start");
  for (auto* part : parts) {
    if (!start.empty() && header_of(part, "Content-Id") == start) return part;
  }
  return parts.empty() ? nullptr : parts.front();
}

class MessageReader {
 public:
  MessageReader(const MessagePlace& place, const ReadOptions& options, const ReadSink& sink,
                Nesting& nesting)
      : place_(place), options_(options), sink_(sink), nesting_(nesting) {}

  void read(GMimeMessage* message) {
    auto* body = g_mime_message_get_mime_part(message);
    auto* const header = GMIME_OBJECT(message);
    if (body == nullptr) return set_aside("is no mail, or one without a body");
    if (is_multipart(body, "multipart/encrypted") ||
        media_type_of(body) == "application/pkcs7-mime")
      return set_aside("is encrypted; save it decrypted");
    if (auto* page = page_in(header, body)) return read_page(page, header);
    Article article = read_part(body, 0);
    const bool has_text = has_word(article.text);
    if (has_text) {
      describe(message, article);
      finish(std::move(article), place_.path, options_, sink_);
    } else if (attached_.empty()) {
      set_aside("has no text to read");
    }
    for (std::size_t i = 0; i < attached_.size(); ++i) read_attached(attached_[i], i + 1);
  }

 private:
  void set_aside(std::string reason) const {
    sink_.set_aside({place_.path, place_.place, std::move(reason)});
  }

  // ---- a web page kept as a message (MHTML)

  static GMimeObject* page_in(GMimeObject* header, GMimeObject* body) {
    auto* page = is_multipart(body, "multipart/related") ? root_of(body) : body;
    if (page == nullptr || media_type_of(page) != "text/html") return nullptr;
    const bool kept =
        !header_of(header, "Snapshot-Content-Location").empty() ||
        (!header_of(page, "Content-Location").empty() && header_of(header, "To").empty());
    return kept ? page : nullptr;
  }

  void read_page(GMimeObject* page, GMimeObject* header) const {
    auto url = header_of(page, "Content-Location");
    if (url.empty()) url = header_of(header, "Snapshot-Content-Location");
    const auto bytes = content_of(GMIME_PART(page));
    auto article = read_html({bytes, std::move(url), parameter_of(page, "charset")});
    if (!article) return set_aside(article.error().message);
    if (article->title.empty()) article->title = header_of(header, "Subject");
    article->key = place_.key;
    finish(std::move(*article), place_.path, options_, sink_);
  }

  // ---- the text of a mail

  Article read_part(GMimeObject* part, unsigned depth) {
    if (part == nullptr || depth > kDeepestPart) return {};
    if (is_multipart(part, "multipart/alternative")) return read_best(part, depth);
    if (is_multipart(part, "multipart/related")) return read_part(root_of(part), depth + 1);
    Article article;
    if (GMIME_IS_MULTIPART(part)) {
      for (auto* inner : parts_of(part)) append_text(article, read_part(inner, depth + 1));
    } else if (GMIME_IS_MESSAGE_PART(part)) {
      attached_.push_back(part);
    } else if (GMIME_IS_PART(part)) {
      const auto type = media_type_of(part);
      const bool text = type == "text/plain" || type == "text/html";
      if (text && !is_attached(part)) return read_text_part(part);
      if (text || has_readable_ending(file_name_of(part))) attached_.push_back(part);
    }
    return article;
  }

  // HTML, unless the plain text says much more: some mailers send an empty page along.
  Article read_best(GMimeObject* alternative, unsigned depth) {
    Article plain, rich;
    for (auto* part : parts_of(alternative)) {
      auto& article = media_type_of(part) == "text/plain" ? plain : rich;
      append_text(article, read_part(part, depth + 1));
    }
    return count_words(rich.text) * 2 >= count_words(plain.text) && has_word(rich.text) ? rich
                                                                                        : plain;
  }

  // ---- attachments

  void read_attached(GMimeObject* part, std::size_t number) {
    if (nesting_.depth >= kDeepestNesting)
      return set_aside("what is attached lies in too many others");
    ++nesting_.depth;
    if (GMIME_IS_MESSAGE_PART(part))
      read_attached_message(GMIME_MESSAGE_PART(part), number);
    else
      read_attached_file(part, number);
    --nesting_.depth;
  }

  void read_attached_message(GMimeMessagePart* part, std::size_t number) {
    auto* message = g_mime_message_part_get_message(part);
    if (message == nullptr) return set_aside("an attached message is empty");
    const MessagePlace inner{place_.path, place_.key + "#" + std::to_string(number), place_.place};
    MessageReader(inner, options_, sink_, nesting_).read(message);
  }

  void read_attached_file(GMimeObject* part, std::size_t number) {
    auto name = file_name_of(part);
    if (name.empty()) name = "attachment " + std::to_string(number);
    const auto bytes = content_of(GMIME_PART(part));
    auto options = options_;
    options.format = InputFormat::kAuto;
    options.charset = parameter_of(part, "charset");
    MemorySource source(bytes);
    InputStream stream(source);
    read_stream(stream, place_.path + "!" + name, options, sink_, nesting_);
  }

  // ---- what the header says

  void describe(GMimeMessage* message, Article& article) const {
    auto* const header = GMIME_OBJECT(message);
    set_origin(article, Origin::kUnknown);
    give_headline(article, without_reply_marks(header_of(header, "Subject")), Origin::kUnknown);
    std::string address;
    article.source = sender_name(message, address);
    const auto list = header_of(header, "List-Id");
    if (article.source.empty()) {
      const auto name = trimmed(std::string_view(list).substr(0, list.find('<')));
      article.source = name.empty() ? address : std::string(name);
    }
    article.published = date_of(message);
    article.language = header_of(header, "Content-Language");
    const auto id = header_of(header, "Message-Id");
    article.has_given_key = !id.empty();
    article.key = id.empty() ? place_.key : id;
    if (article.key.starts_with('<') && article.key.ends_with('>') && article.key.size() > 2)
      article.key = article.key.substr(1, article.key.size() - 2);
  }

  const MessagePlace& place_;
  const ReadOptions& options_;
  const ReadSink& sink_;
  Nesting& nesting_;
  std::vector<GMimeObject*> attached_;  ///< In order; borrowed from the message.
};

}  // namespace

void read_message(std::string_view bytes, const MessagePlace& place, const ReadOptions& options,
                  const ReadSink& sink, Nesting& nesting) {
  if (count_boundaries(bytes) > kMostBoundaries)
    return sink.set_aside({place.path, place.place,
                           "has more than " + std::to_string(kMostBoundaries) +
                               " multiparts; save its attachments as files"});
  const auto message = parse_mime(bytes);
  if (!message) return sink.set_aside({place.path, place.place, "is no mail"});
  MessageReader(place, options, sink, nesting).read(message.get());
}

}  // namespace weft
