#include "importers/readers/pdf_reader.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "importers/readers/detail/byline.h"
#include "importers/readers/detail/finish.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/pdf_pages.h"
#include "importers/readers/detail/text_builder.h"

namespace weft {
namespace {

constexpr std::size_t kEdgeBlocks = 2;  // Blocks at the head and foot that may be running ones.
constexpr std::size_t kLongestRunning = 150;

// What is the same on each page, but for its numbers.
std::string shape_of(std::string_view block) {
  std::string shape;
  for (const char c : block) {
    if (!is_ascii_digit(c))
      shape += c;
    else if (!shape.ends_with('#'))
      shape += '#';
  }
  return shape;
}

// "3", "- 3 -", "Page 3 of 10", "3/10", "iv".
bool is_page_number(std::string_view block) {
  if (block.size() > 20) return false;
  const auto shape = lower_ascii(shape_of(block));
  for (const std::string_view form :
       {"#", "- # -", "– # –", "page #", "page # of #", "p. #", "#/#", "# / #", "# of #", "[#]"}) {
    if (shape == form) return true;
  }
  return !block.empty() && block.find_first_not_of("ivxl") == block.npos;
}

bool is_at_edge(std::size_t index, std::size_t count) {
  return index < kEdgeBlocks || index + kEdgeBlocks >= count;
}

// Takes out what stands at the edge of a third of the pages or more, and page numbers.
void drop_running(std::vector<std::vector<std::string>>& pages) {
  std::map<std::string, std::size_t> seen;
  for (const auto& page : pages) {
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (is_at_edge(i, page.size()) && page[i].size() <= kLongestRunning)
        ++seen[shape_of(page[i])];
    }
  }
  const auto often = std::max<std::size_t>(2, (pages.size() + 2) / 3);
  for (auto& page : pages) {
    const auto count = page.size();
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < count; ++i) {
      const auto found = is_at_edge(i, count) ? seen.find(shape_of(page[i])) : seen.end();
      const bool running = found != seen.end() && found->second >= often;
      if (!running && !(is_at_edge(i, count) && is_page_number(page[i])))
        kept.push_back(std::move(page[i]));
    }
    page = std::move(kept);
  }
}

bool begins_small(std::string_view text) { return !text.empty() && is_ascii_lower(text.front()); }

bool ends_sentence(std::string_view text) {
  constexpr std::string_view kCloses = "\"')]";
  while (!text.empty() && kCloses.find(text.back()) != kCloses.npos) text.remove_suffix(1);
  for (const std::string_view mark : {".", "!", "?", ":", ";", "…", "”", "’"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

// All blocks; what a column or page break cut in two is one again.
std::vector<std::string> paragraphs_of(std::vector<std::vector<std::string>> pages) {
  std::vector<std::string> paragraphs;
  for (auto& page : pages) {
    for (auto& block : page) {
      if (paragraphs.empty() || !begins_small(block) || ends_sentence(paragraphs.back())) {
        paragraphs.push_back(std::move(block));
        continue;
      }
      auto& before = paragraphs.back();
      const bool hyphen =
          before.ends_with('-') && before.size() > 1 && is_ascii_lower(before[before.size() - 2]);
      if (hyphen)
        before.pop_back();
      else
        before += ' ';
      before += block;
    }
  }
  return paragraphs;
}

bool is_same_title(std::string_view a, std::string_view b) {
  return lower_ascii(a) == lower_ascii(b);
}

// Programs put the file's name or nothing into the property.
bool is_real_title(std::string_view title) {
  const auto lower = lower_ascii(title);
  if (!has_word(title) || lower.starts_with("untitled") || lower.starts_with("microsoft "))
    return false;
  const auto dot = lower.rfind('.');
  const auto ending = dot == lower.npos ? 0 : lower.size() - dot - 1;
  const bool file_name = title.find(' ') == title.npos && ending >= 2 && ending <= 5;
  return !file_name && count_words(title) > 1;
}

Article article_of(PdfPages pdf) {
  drop_running(pdf.pages);
  const auto paragraphs = paragraphs_of(std::move(pdf.pages));
  const auto& title = is_real_title(pdf.title) ? pdf.title : pdf.largest_words;
  TextBuilder builder(Origin::kUnknown);
  bool titled = false;
  for (const auto& paragraph : paragraphs) {
    const bool headline = !titled && is_same_title(paragraph, title);
    titled = titled || headline;
    headline ? builder.headline(paragraph) : builder.paragraph(paragraph);
  }
  auto article = builder.take();
  if (article.title.empty()) article.title = title;
  take_bylines(article);
  if (article.authors.empty() && has_word(pdf.author)) article.authors = {pdf.author};
  if (!article.published) article.published = pdf.created;
  article.modified = pdf.modified;
  return article;
}

}  // namespace

void read_pdf(std::string_view bytes, const std::string& path, const ReadOptions& options,
              const ReadSink& sink) {
  auto pdf = read_pdf_pages(bytes);
  if (!pdf) return sink.set_aside({path, {}, pdf.error().message});
  auto article = article_of(std::move(*pdf));
  if (!has_word(article.text))
    return sink.set_aside(
        {path, {}, "is a PDF without text, only pictures; run it through OCR, such as ocrmypdf"});
  article.key = path;
  finish(std::move(article), path, options, sink);
}

bool looks_like_pdf(std::string_view head) {
  // Readers accept the mark anywhere in the first kilobyte; text that speaks of it comes later.
  return head.starts_with("%PDF-") || trimmed(head.substr(0, 64)).starts_with("%PDF-");
}

}  // namespace weft
