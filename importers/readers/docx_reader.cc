#include "importers/readers/docx_reader.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "importers/readers/detail/byline.h"
#include "importers/readers/detail/date_line.h"
#include "importers/readers/detail/docx_styles.h"
#include "importers/readers/detail/finish.h"
#include "importers/readers/detail/lines.h"
#include "importers/readers/detail/text_builder.h"
#include "importers/readers/detail/xml.h"
#include "importers/readers/detail/zip_members.h"

namespace weft {
namespace {

constexpr std::size_t kLargestDocument = 128U << 20U;
constexpr int kDeepestBlock = 50;

using Name = std::string_view;

bool is_one_of(Name name, std::initializer_list<Name> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What a reader of the paragraph sees, at any depth: runs, links, insertions; no deletions, field
// codes, drawings, or older programs' version of what is there already.
std::string text_of(const pugi::xml_node& block) {
  std::string text;
  auto at = block.first_child();
  while (at) {
    const auto name = local_name(at);
    const bool unseen = is_one_of(name, {"del", "moveFrom", "instrText", "drawing", "pict",
                                         "object", "Fallback", "pPr", "rPr", "rPrChange"});
    if (name == "t") text += text_below(at);
    if (is_one_of(name, {"tab", "br", "cr"})) text += ' ';
    if (name == "noBreakHyphen") text += '-';
    if (name == "p" && !text.empty()) text += ' ';
    if (!unseen && name != "t" && at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != block && !at.next_sibling()) at = at.parent();
    if (at == block) break;
    at = at.next_sibling();
  }
  return text;
}

class DocxBody {
 public:
  explicit DocxBody(const DocxStyles& styles) : styles_(styles) {}

  // Paragraphs and tables, also within content controls and the like.
  void read_blocks(const pugi::xml_node& parent, int depth) {
    if (depth > kDeepestBlock) return;
    for (const auto& node : parent.children()) {
      const auto name = local_name(node);
      if (name == "p")
        read_paragraph(node);
      else if (name == "tbl")
        read_table(node, depth);
      else if (is_one_of(name, {"sdt", "sdtContent", "customXml", "ins", "smartTag"}))
        read_blocks(node, depth + 1);
    }
  }

  Article take() {
    auto article = builder_.take();
    article.authors = std::move(stated_.authors);
    article.published = stated_.published;
    take_bylines(article);
    return article;
  }

 private:
  void read_paragraph(const pugi::xml_node& node) {
    const auto text = text_of(node);
    const auto words = trimmed(text);
    if (!has_word(words)) return;
    auto role = styles_.role_of(node);
    if (role == ParagraphRole::kTitle && titled_) role = ParagraphRole::kHeading;
    switch (role) {
      case ParagraphRole::kTitle:
        titled_ = true;
        return builder_.headline(words);
      case ParagraphRole::kSubtitle:
        return builder_.paragraph(words, SectionKind::kSummary);
      case ParagraphRole::kAuthor:
        stated_.authors.push_back(as_line(words));
        return builder_.paragraph(words, SectionKind::kByline);
      case ParagraphRole::kDate:
        if (!stated_.published) stated_.published = read_written_date(words);
        return builder_.paragraph(words, SectionKind::kByline);
      case ParagraphRole::kHeading:
        return builder_.heading(words);
      case ParagraphRole::kItem:
        return builder_.item(words);
      case ParagraphRole::kBody:
        return builder_.paragraph(words);
    }
  }

  void read_table(const pugi::xml_node& node, int depth) {
    std::vector<std::vector<std::string>> rows;
    std::vector<pugi::xml_node> cells;
    for (const auto& row : node.children()) {
      if (local_name(row) != "tr") continue;
      rows.emplace_back();
      for (const auto& cell : row.children()) {
        if (local_name(cell) != "tc") continue;
        rows.back().push_back(text_of(cell));
        cells.push_back(cell);
      }
    }
    // Tables of one column are frames around text.
    const bool frame =
        std::all_of(rows.begin(), rows.end(), [](const auto& row) { return row.size() <= 1; });
    if (!frame) return builder_.table(rows);
    for (const auto& cell : cells) read_blocks(cell, depth + 1);
  }

  const DocxStyles& styles_;
  TextBuilder builder_{Origin::kUnknown};
  Article stated_;
  bool titled_ = false;
};

// Properties of the file fill in what its text does not say (ECMA-376, part 2, 11).
void take_properties(const pugi::xml_node& core, Article& article) {
  const auto stated = [&](Name name) {
    return std::string(trimmed(text_below(child_named(core, name))));
  };
  if (article.title.empty()) article.title = as_line(stated("title"));
  if (auto author = as_line(stated("creator")); article.authors.empty() && !author.empty())
    article.authors = {std::move(author)};
  if (!article.published) article.published = read_written_date(stated("created"));
  article.modified = read_written_date(stated("modified"));
  article.language = as_line(stated("language"));
}

std::string kind_of(const std::map<std::string, std::string>& parts) {
  if (parts.count("xl/workbook.xml") > 0) return "is a spreadsheet; save its tables as text or CSV";
  if (parts.count("ppt/presentation.xml") > 0) return "is a presentation; save it as PDF";
  if (parts.count("mimetype") > 0) return "is an OpenDocument file; save it as .docx";
  return "is no Word document: it has no word/document.xml";
}

Result<Article> read_document(std::string_view bytes) {
  WEFT_ASSIGN(parts, zip_members(bytes,
                                 {"word/document.xml", "word/styles.xml", "docProps/core.xml",
                                  "mimetype", "xl/workbook.xml", "ppt/presentation.xml"},
                                 kLargestDocument));
  if (parts.count("word/document.xml") == 0) return fail(ErrorCode::kMalformed, kind_of(parts));
  pugi::xml_document document, styles, core;
  WEFT_TRY(parse_xml(parts["word/document.xml"], document));
  // Without styles or properties there is still a text.
  (void)parse_xml(parts["word/styles.xml"], styles);
  (void)parse_xml(parts["docProps/core.xml"], core);
  const DocxStyles roles(styles.document_element());
  DocxBody body(roles);
  body.read_blocks(child_named(document.document_element(), "body"), 0);
  auto article = body.take();
  if (article.sections.empty()) return fail(ErrorCode::kMalformed, "has no text");
  take_properties(core.document_element(), article);
  return article;
}

}  // namespace

void read_docx(std::string_view bytes, const std::string& path, const ReadOptions& options,
               const ReadSink& sink) {
  auto article = read_document(bytes);
  if (!article) return sink.set_aside({path, {}, article.error().message});
  article->key = path;
  finish(std::move(*article), path, options, sink);
}

bool looks_like_docx(std::string_view head) {
  constexpr std::size_t kNameAt = 30;  // Of the first member, behind its header of fixed length.
  if (!head.starts_with("PK\3\4") || head.size() < kNameAt) return false;
  const auto name = head.substr(kNameAt);
  constexpr std::array<Name, 6> kParts = {
      "[Content_Types].xml",           "_rels/.rels", "docProps/", "word/",
      "mimetypeapplication/vnd.oasis", "customXml/"};
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](Name part) { return name.starts_with(part); });
}

}  // namespace weft
