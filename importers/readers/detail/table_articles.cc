#include "importers/readers/detail/table_articles.h"

#include <utility>

namespace weft {
namespace {

constexpr std::size_t kMostRows = 1'000;
constexpr std::size_t kMostBytes = 4U << 20U;
constexpr std::size_t kMostOpenRows = 64'000;
constexpr std::size_t kMostOpenBytes = 16U << 20U;

}  // namespace

TableArticles::TableArticles(const std::string& path, std::string source, std::uint64_t fingerprint,
                             Use use)
    : path_(path), source_(std::move(source)), fingerprint_(fingerprint), use_(std::move(use)) {}

void TableArticles::add(const TableRow& row, std::uint64_t line) {
  auto& open = open_[row.reported];
  if (open.text.empty()) open.first_line = line;
  const auto begin = static_cast<std::uint32_t>(open.text.size());
  const auto moved = [begin](Span span) { return Span{span.begin + begin, span.end + begin}; };
  open.text += row.text;
  open.text += '\n';
  const auto [code, fresh] =
      open.codes.try_emplace(row.code, static_cast<std::uint32_t>(open.coded.codes.size()));
  if (fresh) open.coded.codes.push_back(*row.code);
  CodedEvent event{{begin, begin + static_cast<std::uint32_t>(row.text.size())},
                   moved(row.trigger),
                   moved(row.date_span),
                   code->second,
                   row.date,
                   {}};
  event.roles.reserve(row.actors.size());
  for (const auto& actor : row.actors) {
    event.roles.push_back({actor_in(open, actor), actor.role, moved(actor.span)});
  }
  open.coded.events.push_back(std::move(event));
  ++rows_;
  bytes_ += row.text.size() + 1;
  if (open.coded.events.size() == kMostRows || open.text.size() >= kMostBytes) {
    auto full = open_.extract(row.reported);
    hand_on(full.key(), std::move(full.mapped()));
  } else if (rows_ >= kMostOpenRows || bytes_ >= kMostOpenBytes) {
    finish();
  }
}

std::uint32_t TableArticles::actor_in(Open& open, const TableRow::Actor& actor) {
  actor_key_ = actor.name;
  actor_key_ += static_cast<char>(actor.type);
  const auto [found, fresh] =
      open.actors.try_emplace(actor_key_, static_cast<std::uint32_t>(open.coded.actors.size()));
  if (fresh) open.coded.actors.push_back({std::string(actor.name), actor.type});
  return found->second;
}

void TableArticles::finish() {
  for (auto& [reported, open] : open_) hand_on(reported, std::move(open));
  open_.clear();
}

void TableArticles::hand_on(Day reported, Open open) {
  rows_ -= open.coded.events.size();
  bytes_ -= open.text.size();
  Article article;
  article.key = path_;
  article.key.append("#").append(std::to_string(open.first_line));
  article.title = source_;
  article.title.append(", ").append(to_iso(reported));
  article.source = source_;
  article.published = EdtfDate::on_day(reported);
  article.text = std::move(open.text);
  open.coded.fingerprint = fingerprint_;
  use_(std::move(article), std::move(open.coded));
}

}  // namespace weft
