#include "core/detail/record_codec.h"
#include "core/records.h"

namespace weft {
namespace detail {

std::vector<std::string> read_texts(
    const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* texts) {
  std::vector<std::string> values;
  if (texts == nullptr) return values;
  values.reserve(texts->size());
  for (const auto* text : *texts) values.push_back(text->str());
  return values;
}

bool read_date(const flatbuffers::String* text, std::optional<EdtfDate>& date) {
  if (text == nullptr) return true;
  auto parsed = parse_edtf(std::string_view{text->c_str(), text->size()});
  if (!parsed) return false;
  date = *std::move(parsed);
  return true;
}

}  // namespace detail

namespace {

using namespace detail;

Offset<flatbuffers::Vector<const rec::Span*>> write_spans(FlatBufferBuilder& builder,
                                                          const std::vector<Span>& spans) {
  std::vector<rec::Span> written;
  written.reserve(spans.size());
  for (const Span span : spans) written.push_back(write_span(span));
  return builder.CreateVectorOfStructs(written);
}

std::vector<Span> read_spans(const flatbuffers::Vector<const rec::Span*>* stored) {
  std::vector<Span> spans;
  if (stored == nullptr) return spans;
  spans.reserve(stored->size());
  for (const auto* span : *stored) spans.push_back(read_span(*span));
  return spans;
}

Offset<rec::Section> write_section(FlatBufferBuilder& builder, const Section& section) {
  const auto heading = write_text(builder, section.heading);
  const auto span = write_span(section.span);
  const auto label = write_span(section.label.value_or(Span{}));
  return rec::CreateSection(builder, static_cast<std::uint8_t>(section.kind),
                            static_cast<std::uint8_t>(section.origin), &span, heading,
                            section.label ? &label : nullptr);
}

bool read_section(const rec::Section& stored, Section& section) {
  if (stored.span() == nullptr) return false;
  section.span = read_span(*stored.span());
  section.heading = read_text(stored.heading());
  section.label = read_span(stored.label());
  return read_enum(stored.kind(), SectionKind::kBoilerplate, section.kind) &&
         read_origin(stored.origin(), section.origin);
}

Offset<rec::TextTable> write_table(FlatBufferBuilder& builder, const Table& table) {
  std::vector<Offset<rec::Row>> rows;
  rows.reserve(table.rows.size());
  for (const auto& row : table.rows) {
    rows.push_back(rec::CreateRow(builder, write_spans(builder, row)));
  }
  const auto header = write_spans(builder, table.header);
  const auto stored_rows = builder.CreateVector(rows);
  const auto span = write_span(table.span);
  return rec::CreateTextTable(builder, &span, header, stored_rows);
}

bool read_table(const rec::TextTable& stored, Table& table) {
  if (stored.span() == nullptr) return false;
  table.span = read_span(*stored.span());
  table.header = read_spans(stored.header());
  return read_each(stored.rows(), table.rows, [&](const rec::Row& row, std::vector<Span>& cells) {
    cells = read_spans(row.cells());
    return cells.size() == table.header.size();
  });
}

bool read_header(const rec::Article& stored, ArticleRecord& record) {
  auto& article = record.article;
  record.engine = stored.engine();
  article.id = ArticleId{stored.id()};
  article.key = read_text(stored.key());
  article.has_given_key = stored.has_given_key();
  article.path = read_text(stored.path());
  article.url = read_text(stored.url());
  article.title = read_text(stored.title());
  article.source = read_text(stored.source());
  article.authors = read_texts(stored.authors());
  article.language = read_text(stored.language());
  article.published_inferred = stored.published_inferred();
  return read_date(stored.published(), article.published) &&
         read_date(stored.modified(), article.modified);
}

bool read_field_source(const rec::FieldSource& stored, FieldSource& source) {
  source.field = read_text(stored.field());
  source.place = read_text(stored.place());
  return true;
}

std::optional<ArticleRecord> decode(std::string_view bytes, bool whole) {
  const Verified<rec::Article> verified{bytes};
  if (verified.table() == nullptr) return std::nullopt;
  ArticleRecord record;
  if (!read_header(*verified.table(), record)) return std::nullopt;
  if (!whole) return record;
  if (!read_each(verified.table()->sections(), record.article.sections, read_section) ||
      !read_each(verified.table()->tables(), record.article.tables, read_table) ||
      !read_each(verified.table()->stated_in(), record.article.stated_in, read_field_source)) {
    return std::nullopt;
  }
  return record;
}

}  // namespace

std::string encode_article(const Article& article, std::uint64_t engine) {
  auto& builder = empty_builder();
  std::vector<Offset<rec::Section>> sections;
  for (const auto& section : article.sections) sections.push_back(write_section(builder, section));
  std::vector<Offset<rec::TextTable>> tables;
  for (const auto& table : article.tables) tables.push_back(write_table(builder, table));

  const auto key = write_text(builder, article.key);
  const auto path = write_text(builder, article.path);
  const auto url = write_text(builder, article.url);
  const auto title = write_text(builder, article.title);
  const auto source = write_text(builder, article.source);
  const auto authors = write_texts(builder, article.authors);
  const auto language = write_text(builder, article.language);
  const auto published = write_date(builder, article.published);
  const auto modified = write_date(builder, article.modified);
  std::vector<Offset<rec::FieldSource>> sources;
  for (const auto& [field, place] : article.stated_in) {
    const auto name = write_text(builder, field);
    sources.push_back(rec::CreateFieldSource(builder, name, write_text(builder, place)));
  }
  const auto stored_sections = builder.CreateVector(sections);
  const auto stored_tables = builder.CreateVector(tables);
  const auto stored_sources = builder.CreateVector(sources);
  return finished(
      builder,
      rec::CreateArticle(builder, article.id.value, engine, key, article.has_given_key, path, url,
                         title, source, authors, language, published, article.published_inferred,
                         stored_sections, stored_tables, modified, stored_sources));
}

std::optional<ArticleRecord> decode_article(std::string_view bytes) { return decode(bytes, true); }
std::optional<ArticleRecord> decode_article_header(std::string_view bytes) {
  return decode(bytes, false);
}

}  // namespace weft
