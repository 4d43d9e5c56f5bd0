#include "importers/language/event_words.h"

#include <algorithm>

namespace weft {
namespace {

constexpr int kLeastOfKinds = 60;

std::vector<std::string_view> words_of(std::string_view entry) {
  std::vector<std::string_view> words;
  while (!entry.empty()) {
    const auto end = std::min(entry.find(' '), entry.size());
    if (end > 0) words.push_back(entry.substr(0, end));
    entry.remove_prefix(std::min(end + 1, entry.size()));
  }
  return words;
}

}  // namespace

EventWords::EventWords(const Packs& packs) : packs_{&packs} {
  for (const EventKind& kind : packs.kinds) {
    for (const std::string& verb : kind.verbs) {
      auto words = words_of(verb);
      if (words.empty()) continue;
      const auto first = words.front();
      words.erase(words.begin());
      verbs_[first].push_back({&kind, verb, std::move(words)});
    }
    for (const std::string& noun : kind.nouns) {
      nouns_.try_emplace(noun, Noun{&kind, noun, kLeastOfKinds});
    }
  }
  for (const auto& [noun, weight] : packs.event_nouns) {
    auto& entry = nouns_.try_emplace(noun, Noun{nullptr, noun, weight}).first->second;
    entry.weight = std::max(entry.weight, weight);
  }
  for (auto& [first, entries] : verbs_) {
    // The longest entry first; of equally long ones the pack's first.
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.rest.size() > b.rest.size(); });
  }
}

std::optional<EventWords::Match> EventWords::verb(
    std::string_view lemma, std::span<const std::string_view> next_words) const {
  const auto found = verbs_.find(lemma);
  if (found == verbs_.end()) return std::nullopt;
  for (const Entry& entry : found->second) {
    if (entry.rest.size() <= next_words.size() &&
        std::equal(entry.rest.begin(), entry.rest.end(), next_words.begin())) {
      return Match{entry.kind, entry.lemma, entry.rest.size()};
    }
  }
  return std::nullopt;
}

std::optional<EventWords::Noun> EventWords::noun(std::string_view lemma) const {
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace weft
