#include "queries/detail/citer.h"

#include <utility>

#include "queries/detail/sentence_around.h"

namespace weft::detail {
namespace {

constexpr std::size_t kMostTextBytes = 32U << 20U;

/// Runs of white space become one space.
std::string on_one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      gap = !line.empty();
      continue;
    }
    if (gap) line.push_back(' ');
    gap = false;
    line.push_back(c);
  }
  return line;
}

Error lost(std::string what) {
  return fail(ErrorCode::kCorrupt, "a stored fact refers to " + what + ", which is not there");
}

}  // namespace

Result<EntityRef> Citer::reference_to(EntityId id) {
  const auto known = entities_.find(id);
  if (known != entities_.end()) return known->second;
  WEFT_ASSIGN(record, store_->entity(id));
  if (!record) return lost("entity " + to_string(id));
  return entities_.emplace(id, EntityRef{id, std::move(record->name), record->type}).first->second;
}

Result<std::vector<EntityRef>> Citer::references_to(const std::vector<EntityId>& ids) {
  std::vector<EntityRef> references;
  references.reserve(ids.size());
  for (const auto id : ids) {
    WEFT_ASSIGN(reference, reference_to(id));
    references.push_back(std::move(reference));
  }
  return references;
}

Result<const Citer::Header*> Citer::header_of(ArticleId id) {
  const auto known = headers_.find(id);
  if (known != headers_.end()) return &known->second;
  WEFT_ASSIGN(header, store_->article_header(id));
  if (!header) return lost("article " + to_string(id));
  WEFT_ASSIGN(standing, store_->standing(id));
  const auto copy_of = standing.is_copy() ? std::optional{standing.original} : std::nullopt;
  return &headers_.emplace(id, Header{std::move(*header), copy_of}).first->second;
}

Result<const std::string*> Citer::text_of(ArticleId id) {
  const auto known = texts_.find(id);
  if (known != texts_.end()) return &known->second;
  WEFT_ASSIGN(text, store_->text_of(id));
  if (text_bytes_ + text.size() > kMostTextBytes) {
    texts_.clear();
    text_bytes_ = 0;
  }
  text_bytes_ += text.size();
  return &texts_.emplace(id, std::move(text)).first->second;
}

Result<Evidence> Citer::cite(const EvidenceRef& evidence) {
  WEFT_ASSIGN(header, header_of(evidence.article));
  WEFT_ASSIGN(text, text_of(evidence.article));
  if (evidence.quote.begin > evidence.quote.end || evidence.quote.end > text->size()) {
    return fail(ErrorCode::kCorrupt, "a quotation lies outside the article's text",
                to_string(evidence.article));
  }
  return Evidence{
      .article = evidence.article,
      .key = header->article.key,
      .title = header->article.title,
      .source = header->article.source,
      .url = header->article.url,
      .published = header->article.published,
      .published_inferred = header->article.published_inferred,
      .copy_of = header->copy_of,
      .quote = evidence.quote,
      .trigger = evidence.trigger,
      .text = std::string{slice(*text, evidence.quote)},
  };
}

Result<std::vector<Evidence>> Citer::cite_all(const std::vector<EvidenceRef>& evidence) {
  std::vector<Evidence> cited;
  cited.reserve(evidence.size());
  for (const auto& place : evidence) {
    WEFT_ASSIGN(citation, cite(place));
    cited.push_back(std::move(citation));
  }
  return cited;
}

Result<std::vector<Evidence>> Citer::cite_mentions(const std::vector<EvidenceRef>& mentions) {
  auto sentences = mentions;
  for (auto& mention : sentences) {
    WEFT_ASSIGN(text, text_of(mention.article));
    mention.trigger = mention.quote;
    if (mention.quote.begin <= mention.quote.end && mention.quote.end <= text->size()) {
      mention.quote = sentence_around(*text, mention.quote);
    }
  }
  return cite_all(sentences);
}

Result<EventAnswer> Citer::answer_for(const Event& event) {
  WEFT_ASSIGN(evidence, cite_all(event.evidence));
  EventAnswer answer{
      .id = event.id,
      .date = event.date,
      .type = event.type,
      .status = event.status,
      .origin = event.origin,
      .summary = evidence.empty() ? std::string{} : on_one_line(evidence.front().text),
      .participants = {},
      .speaker = std::nullopt,
      .sources = event.sources,
      .first_reported = event.first_reported,
      .evidence = std::move(evidence),
      .other_dates = event.other_dates,
  };
  for (const auto& participant : event.participants) {
    WEFT_ASSIGN(entity, reference_to(participant.entity));
    answer.participants.push_back({std::move(entity), participant.role});
  }
  if (event.speaker) {
    WEFT_ASSIGN(speaker, reference_to(*event.speaker));
    answer.speaker = std::move(speaker);
  }
  return answer;
}

Result<std::string> Citer::source_of(ArticleId article) {
  WEFT_ASSIGN(header, header_of(article));
  const auto& source = header->article.source;
  return source.empty() ? to_string(article) : source;
}

}  // namespace weft::detail
