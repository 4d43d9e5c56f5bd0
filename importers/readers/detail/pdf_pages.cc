#include "importers/readers/detail/pdf_pages.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <mutex>

#include "importers/readers/detail/text_builder.h"

namespace weft {
namespace {

constexpr int kMostPages = 5000;
constexpr double kLargerBy = 1.15;

std::string utf8(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

// "D:20260303093000+01'00'": the day where it was written.
std::optional<EdtfDate> date_in(const std::string& text) {
  const auto at = text.starts_with("D:") ? 2U : 0U;
  if (text.size() < at + 8 || text.find_first_not_of("0123456789", at) < at + 8)
    return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t length) {
    return std::stoi(text.substr(at + from, length));
  };
  const auto day = day_of(number(0, 4), static_cast<unsigned>(number(4, 2)),
                          static_cast<unsigned>(number(6, 2)));
  return day ? std::optional(EdtfDate::on_day(*day)) : std::nullopt;
}

std::vector<std::string> blocks_of(const poppler::page& page) {
  // Poppler puts a block of lines on one line in this layout, and undoes hyphens.
  const auto text = utf8(page.text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
  std::vector<std::string> blocks;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find_first_of("\n\f", begin), text.size());
    if (auto block = as_line(std::string_view(text).substr(begin, end - begin)); !block.empty())
      blocks.push_back(std::move(block));
    begin = end + 1;
  }
  return blocks;
}

std::string largest_words_of(const poppler::page& page) {
  const auto boxes = page.text_list(poppler::page::text_list_include_font);
  std::vector<double> sizes;
  for (const auto& box : boxes) sizes.push_back(box.has_font_info() ? box.get_font_size() : 0);
  if (sizes.empty()) return {};
  const double largest = *std::max_element(sizes.begin(), sizes.end());
  auto sorted = sizes;
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  if (largest < *middle * kLargerBy) return {};
  std::string words;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (sizes[i] < largest * 0.99) {
      if (!words.empty()) break;
      continue;
    }
    // Boxes that nothing sets apart are one word, which kerning has parted.
    const bool apart = i == 0 || boxes[i - 1].has_space_after() ||
                       boxes[i].bbox().x() < boxes[i - 1].bbox().right();
    if (!words.empty() && apart) words += ' ';
    words += utf8(boxes[i].text());
  }
  return as_line(words);
}

}  // namespace

Result<PdfPages> read_pdf_pages(std::string_view bytes) {
  static std::once_flag once;
  std::call_once(once, [] {
    // Poppler tells every oddity of a file on standard error.
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  });
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return fail(ErrorCode::kMalformed, "is longer than 2 GiB; split it");
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return fail(ErrorCode::kMalformed, "is a damaged or incomplete PDF");
  if (document->is_locked())
    return fail(ErrorCode::kMalformed, "is an encrypted PDF; save a copy without its password");
  PdfPages out;
  out.title = as_line(utf8(document->get_title()));
  out.author = as_line(utf8(document->get_author()));
  out.created = date_in(utf8(document->info_key("CreationDate")));
  out.modified = date_in(utf8(document->info_key("ModDate")));
  const int count = std::min(document->pages(), kMostPages);
  for (int i = 0; i < count; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    auto blocks = blocks_of(*page);
    const bool first = std::all_of(out.pages.begin(), out.pages.end(),
                                   [](const auto& before) { return before.empty(); });
    if (first && !blocks.empty()) out.largest_words = largest_words_of(*page);
    out.pages.push_back(std::move(blocks));
  }
  return out;
}

}  // namespace weft
