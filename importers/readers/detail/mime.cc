#include "importers/readers/detail/mime.h"

#include <mutex>

#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/text_builder.h"

namespace weft {
namespace {

using Stream = std::unique_ptr<GMimeStream, UnrefObject>;
using Parser = std::unique_ptr<GMimeParser, UnrefObject>;

std::string text_or_empty(const char* text) { return text == nullptr ? std::string{} : text; }

}  // namespace

MimeMessage parse_mime(std::string_view bytes) {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
  const Stream stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Parser parser(g_mime_parser_new_with_stream(stream.get()));
  return MimeMessage(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string header_of(GMimeObject* part, const char* name) {
  const char* raw = g_mime_object_get_header(part, name);
  if (raw == nullptr) return {};
  const std::unique_ptr<char, decltype(&g_free)> decoded(
      g_mime_utils_header_decode_text(nullptr, raw), g_free);
  return as_line(text_or_empty(decoded.get()));
}

std::string media_type_of(GMimeObject* part) {
  auto* type = g_mime_object_get_content_type(part);
  if (type == nullptr) return {};
  return lower_ascii(text_or_empty(g_mime_content_type_get_media_type(type)) + "/" +
                     text_or_empty(g_mime_content_type_get_media_subtype(type)));
}

std::string parameter_of(GMimeObject* part, const char* name) {
  return text_or_empty(g_mime_object_get_content_type_parameter(part, name));
}

std::string file_name_of(GMimeObject* part) {
  if (!GMIME_IS_PART(part)) return {};
  const auto name = as_line(text_or_empty(g_mime_part_get_filename(GMIME_PART(part))));
  const auto slash = name.find_last_of("/\\");
  return slash == name.npos ? name : name.substr(slash + 1);
}

bool is_attached(GMimeObject* part) {
  return lower_ascii(text_or_empty(g_mime_object_get_disposition(part))) == "attachment" ||
         !file_name_of(part).empty();
}

std::string content_of(GMimePart* part) {
  auto* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Stream stream(g_mime_stream_mem_new());
  if (g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0) return {};
  const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return bytes->len == 0 ? std::string{}
                         : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

std::string sender_name(GMimeMessage* message, std::string& address) {
  auto* from = g_mime_message_get_from(message);
  if (from == nullptr || internet_address_list_length(from) == 0) return {};
  auto* first = internet_address_list_get_address(from, 0);
  if (INTERNET_ADDRESS_IS_MAILBOX(first))
    address =
        as_line(text_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))));
  return as_line(text_or_empty(internet_address_get_name(first)));
}

std::optional<EdtfDate> date_of(GMimeMessage* message) {
  auto* date = g_mime_message_get_date(message);
  if (date == nullptr) return std::nullopt;
  const auto day =
      day_of(g_date_time_get_year(date), static_cast<unsigned>(g_date_time_get_month(date)),
             static_cast<unsigned>(g_date_time_get_day_of_month(date)));
  return day ? std::optional(EdtfDate::on_day(*day)) : std::nullopt;
}

}  // namespace weft
