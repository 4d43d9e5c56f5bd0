#include "importers/language/detail/sentence_tree.h"

#include <algorithm>
#include <array>

namespace weft::detail {
namespace {

constexpr std::size_t kLongestEntry = 4;  ///< Words that a verb of the vocabulary may go on for.

std::string lower_case(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

bool is_double_quote(std::string_view mark) {
  constexpr std::array<std::string_view, 8> kMarks = {"\"", "“", "”", "„", "«", "»", "``", "''"};
  return std::find(kMarks.begin(), kMarks.end(), mark) != kMarks.end();
}

/// Walks things in text order beside the words, so that each is looked at once.
template <class Things>
class Beside {
 public:
  Beside(const Things& things, std::uint32_t begin) : things_{things} {
    const auto first = std::partition_point(things.begin(), things.end(),
                                            [&](const auto& t) { return t.span.end <= begin; });
    at_ = static_cast<std::size_t>(first - things.begin());
  }
  /// The index of the first thing that overlaps `span`. Spans must come in text order.
  std::optional<std::uint32_t> overlapping(Span span) {
    while (at_ < things_.size() && things_[at_].span.end <= span.begin) ++at_;
    if (at_ == things_.size() || things_[at_].span.begin >= span.end) return std::nullopt;
    return static_cast<std::uint32_t>(at_);
  }

 private:
  const Things& things_;
  std::size_t at_ = 0;
};

/// What stands before the head of a noun phrase and belongs to it.
bool modifies_from_before(Deprel relation) {
  switch (relation) {
    case Deprel::kDet:
    case Deprel::kDetPredet:
    case Deprel::kAmod:
    case Deprel::kCompound:
    case Deprel::kNmodPoss:
    case Deprel::kNummod:
    case Deprel::kNmod:  // "Nvidia-led", "the then chief"
    case Deprel::kNmodDesc:
    case Deprel::kFlat:
    case Deprel::kAdvmod:
    case Deprel::kObl:
    case Deprel::kGoeswith:
      return true;
    default:
      return false;
  }
}

}  // namespace

SentenceTree::SentenceTree(std::string_view text, const SyntaxSentence& parsed,
                           const Annotations& annotations, const EventWords& vocabulary) {
  add_words(text, parsed, annotations);
  mend_slips();
  index_children();
  mend_relations();
  find_kinds(vocabulary);
}

void SentenceTree::add_words(std::string_view text, const SyntaxSentence& parsed,
                             const Annotations& annotations) {
  Beside names{annotations.names, parsed.span.begin};
  Beside times{annotations.times, parsed.span.begin};
  bool quoted = false;
  words_.reserve(parsed.words.size());
  for (const auto& token : parsed.words) {
    Word word;
    word.span = token.span;
    const auto raw = slice(text, token.span);
    if (is_double_quote(raw)) quoted = !quoted;
    word.lower = lower_case(raw);
    word.lemma = token.lemma;
    word.upos = token.upos;
    word.xpos = token.xpos;
    word.deprel = token.deprel;
    word.head = token.deprel == Deprel::kRoot ? -1 : token.head;  // Of a further sentence too.
    word.quoted = quoted;
    if (const auto name = names.overlapping(token.span)) {
      // "US-China" is a name, of "London-based" and "non-US" only a part is.
      const Span span = annotations.names[*name].span;
      if (span.begin <= token.span.begin && span.end >= token.span.end) word.name = name;
    }
    if (const auto time = times.overlapping(token.span)) word.time = time;
    words_.push_back(std::move(word));
  }
}

void SentenceTree::index_children() {
  first_child_.assign(words_.size() + 1, 0);
  for (const auto& word : words_) {
    if (word.head >= 0) ++first_child_[static_cast<std::size_t>(word.head) + 1];
  }
  for (std::size_t i = 0; i < words_.size(); ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_.back());
  auto next = first_child_;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].head >= 0) children_[next[static_cast<std::size_t>(words_[i].head)]++] = i;
  }
}

void SentenceTree::find_kinds(const EventWords& vocabulary) {
  std::array<std::string_view, kLongestEntry> next;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    auto& word = words_[i];
    if (word.upos != Upos::kVerb) continue;
    // "called it off": the particle counts as the next word wherever it stands.
    std::size_t count = 0;
    if (const auto particle = child(i, Deprel::kCompoundPrt); particle && *particle > i + 1) {
      next[count++] = words_[*particle].lower;
    }
    for (auto j = i + 1; j < words_.size() && count < kLongestEntry; ++j) {
      next[count++] = words_[j].lower;
    }
    word.kind = vocabulary.verb(word.lemma, {next.data(), count});
    if (!word.kind && count > 0 && next[0] != words_[i + 1].lower) {
      word.kind = vocabulary.verb(word.lemma, {next.data() + 1, count - 1});
    }
  }
}

std::optional<std::size_t> SentenceTree::child(std::size_t word, Deprel relation) const {
  for (const auto at : children(word)) {
    if (words_[at].deprel == relation) return at;
  }
  return std::nullopt;
}

std::optional<std::size_t> SentenceTree::parent(std::size_t word) const {
  const int head = words_[word].head;
  return head < 0 ? std::nullopt : std::optional{static_cast<std::size_t>(head)};
}

std::string_view SentenceTree::preposition(std::size_t word) const {
  for (const auto at : children(word)) {
    if (words_[at].deprel != Deprel::kCase || words_[at].xpos == Xpos::kPOS) continue;
    // "because of", "out of": the last word of a fixed preposition tells.
    if (words_[at].lower == "according") return words_[at].lower;
    if (const auto rest = child(at, Deprel::kFixed)) return words_[*rest].lower;
    return words_[at].lower;
  }
  return {};
}

Phrase SentenceTree::noun_phrase(std::size_t word) const {
  Phrase phrase{word, word + 1};
  while (phrase.begin > 0) {
    const auto before = phrase.begin - 1;
    // Up from the word before to the one that hangs on the head.
    auto at = before;
    while (words_[at].head >= 0 && static_cast<std::size_t>(words_[at].head) != word &&
           static_cast<std::size_t>(words_[at].head) < word) {
      at = static_cast<std::size_t>(words_[at].head);
    }
    const bool belongs = words_[at].head >= 0 &&
                         static_cast<std::size_t>(words_[at].head) == word &&
                         modifies_from_before(words_[at].deprel);
    const bool mark = words_[before].upos == Upos::kPunct && words_[before].lower != "-";
    if (mark || (!belongs && words_[before].upos != Upos::kPunct)) break;
    phrase.begin = before;
  }
  for (bool grows = true; grows && phrase.end < words_.size();) {
    const auto& next = words_[phrase.end];
    const bool flat = next.head >= 0 && static_cast<std::size_t>(next.head) >= phrase.begin &&
                      static_cast<std::size_t>(next.head) < phrase.end &&
                      (next.deprel == Deprel::kFlat || next.deprel == Deprel::kCompound ||
                       next.deprel == Deprel::kGoeswith || next.deprel == Deprel::kNummod);
    const bool same_name = next.name && next.name == words_[word].name;
    grows = flat || same_name;
    if (grows) ++phrase.end;
  }
  return phrase;
}

std::vector<std::size_t> SentenceTree::joined(std::size_t word) const {
  std::vector<std::size_t> all{word};
  for (const auto at : children(word)) {
    if (words_[at].deprel == Deprel::kConj && is_nominal(words_[at])) all.push_back(at);
  }
  return all;
}

std::optional<std::size_t> SentenceTree::clause_of(std::size_t word) const {
  for (std::optional at = word; at; at = parent(*at)) {
    const auto& candidate = words_[*at];
    if (candidate.upos == Upos::kVerb || candidate.head < 0) return at;
    if (child(*at, Deprel::kCop) || child(*at, Deprel::kNsubj)) return at;
  }
  return std::nullopt;
}

}  // namespace weft::detail
