#include "importers/language/long_article.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace weft {
namespace {

constexpr std::size_t kLookBack = 4096;  ///< For a good place to cut.

/// Where to cut text[begin, limit), at most at `limit`.
std::uint32_t cut_before(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  const auto from = limit - std::min<std::size_t>(kLookBack, limit - begin);
  const auto window = text.substr(from, limit - from);
  for (const std::string_view mark : {"\n", ". ", " "}) {
    const auto found = window.rfind(mark);
    if (found != std::string_view::npos && from + found + mark.size() > begin) {
      return static_cast<std::uint32_t>(from + found + mark.size());
    }
  }
  auto at = limit;
  while (at > begin + 1 && (text[at] & '\xC0') == '\x80') --at;
  return at;
}

template <class Things>
void move_all(Things& to, Things& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void shift(std::vector<NamedRole>& roles, std::uint32_t by) {
  for (auto& role : roles) role.referent += by;
}

}  // namespace

std::vector<std::vector<Section>> pieces_of(const Article& article, std::size_t piece_bytes) {
  const auto most = static_cast<std::uint32_t>(piece_bytes);
  std::vector<std::vector<Section>> pieces(1);
  std::size_t filled = 0;
  const auto add = [&](Section section) {
    const std::size_t size = section.span.end - section.span.begin;
    if (filled > 0 && filled + size > piece_bytes) {
      pieces.emplace_back();
      filled = 0;
    }
    filled += size;
    pieces.back().push_back(std::move(section));
  };
  for (const auto& section : article.sections) {
    Section rest = section;
    const bool whole = section.label || section.kind == SectionKind::kTable;
    while (!whole && rest.span.end - rest.span.begin > most) {
      Section part = rest;
      part.span.end = cut_before(article.text, rest.span.begin, rest.span.begin + most);
      rest.span.begin = part.span.end;
      add(std::move(part));
    }
    add(std::move(rest));
  }
  return pieces;
}

void append(Annotations& all, Annotations piece) {
  const auto known = static_cast<std::uint32_t>(all.referents.size());
  const bool first = all.sentences.empty();
  for (auto& name : piece.names) name.referent += known;
  for (auto& event : piece.events) {
    shift(event.participants, known);
    if (event.speaker) event.speaker->referent += known;
    event.lead = event.lead && first;
  }
  for (auto& relation : piece.relations) {
    relation.subject += known;
    relation.object += known;
  }
  for (auto& claim : piece.claims) claim.referent += known;
  for (auto& prediction : piece.predictions) {
    for (auto& referent : prediction.referents) referent += known;
  }
  move_all(all.sentences, piece.sentences);
  move_all(all.referents, piece.referents);
  move_all(all.names, piece.names);
  move_all(all.times, piece.times);
  move_all(all.events, piece.events);
  move_all(all.relations, piece.relations);
  move_all(all.claims, piece.claims);
  move_all(all.predictions, piece.predictions);
  const auto& bound = piece.not_published_before;
  if (bound &&
      (!all.not_published_before || all.not_published_before->earliest() < bound->earliest())) {
    all.not_published_before = bound;
  }
}

}  // namespace weft
