#include "importers/language/detail/event_nouns.h"

#include <algorithm>
#include <array>

namespace weft::detail {
namespace {

constexpr int kThreshold = 60;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& choices) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

/// "during the operation", "since the sale", "at the meeting": what has a time.
int by_preposition(std::string_view preposition) {
  constexpr std::array<std::string_view, 9> kTimes = {
      "during", "after", "before", "since", "until", "following", "pending", "amid", "upon"};
  return is_one_of(preposition, kTimes) ? 30 : 0;
}

/// "held talks", "made a decision", "launched an attack": verbs that leave the telling to a noun.
int by_verb(std::string_view lemma) {
  constexpr std::array<std::string_view, 34> kLight = {
      "make",    "hold",    "take",   "give",     "have",   "conduct", "carry",
      "launch",  "begin",   "start",  "stage",    "stop",   "end",     "continue",
      "suffer",  "undergo", "face",   "announce", "follow", "cause",   "prompt",
      "trigger", "lead",    "avoid",  "prevent",  "delay",  "cancel",  "postpone",
      "happen",  "occur",   "resume", "halt",     "call",   "condemn"};
  return is_one_of(lemma, kLight) ? 15 : 0;
}

}  // namespace

bool tells_event(const SentenceTree& tree, std::size_t word, const EventWords::Noun& noun) {
  const auto relation = tree[word].deprel;
  int weight = noun.weight;
  if (relation == Deprel::kCompound || relation == Deprel::kNmodPoss) weight -= 25;
  weight += by_preposition(tree.preposition(word));
  for (const auto at : tree.children(word)) {
    const auto& child = tree[at];
    if (child.deprel == Deprel::kNmodPoss) weight += 10;
    if (child.deprel == Deprel::kNmod && child.time) weight += 25;
    if (child.deprel == Deprel::kNmodTmod || child.deprel == Deprel::kOblTmod) weight += 25;
    if (child.deprel == Deprel::kNmod && at > word) weight += 8;
  }
  if (const auto above = tree.parent(word);
      above && tree[*above].upos == Upos::kVerb &&
      (relation == Deprel::kObj || relation == Deprel::kNsubjPass || relation == Deprel::kNsubj)) {
    weight += by_verb(tree[*above].lemma);
  }
  return weight >= kThreshold;
}

}  // namespace weft::detail
