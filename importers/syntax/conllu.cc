#include "importers/syntax/conllu.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weft {
namespace {

std::string_view kind_of(NameTag name) {
  constexpr std::string_view kKinds[] = {"O", "PER", "ORG", "LOC", "MISC"};
  return kKinds[static_cast<std::size_t>(name)];
}

/// Where sentences begin that the splitter has not parted: words with the relation "root" are
/// roots, and a sentence is cut where the words of one end and those of the next begin.
std::vector<std::size_t> begins_of(const std::vector<SyntaxWord>& words) {
  std::vector<std::size_t> begins = {0};
  std::vector<std::size_t> roots(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    roots[i] = i;
    while (words[roots[i]].deprel != Deprel::kRoot) {
      roots[i] = static_cast<std::size_t>(words[roots[i]].head);
    }
    if (i == 0 || roots[i] == roots[i - 1]) continue;
    if (roots[i] < roots[i - 1]) return {0};  // They are interwoven.
    begins.push_back(i);
  }
  return begins;
}

void write_block(std::string_view text, const std::vector<SyntaxWord>& words, std::size_t begin,
                 std::size_t end, std::ostream& out) {
  std::string line(
      text.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin));
  std::replace(line.begin(), line.end(), '\n', ' ');
  out << "# text = " << line << '\n';
  const auto first = static_cast<std::int32_t>(begin);
  for (std::size_t i = begin; i < end; ++i) {
    const auto& word = words[i];
    const bool is_root = word.head < first;
    const auto relation = is_root                        ? Deprel::kRoot
                          : word.deprel == Deprel::kRoot ? Deprel::kParataxis
                                                         : word.deprel;
    out << i - begin + 1 << '\t' << slice(text, word.span) << '\t' << word.lemma << '\t'
        << name_of(word.upos) << '\t' << name_of(word.xpos) << "\t_\t"
        << (is_root ? 0 : word.head - first + 1) << '\t' << name_of(relation)
        << "\t_\tTokenRange=" << word.span.begin << ':' << word.span.end;
    if (word.name != NameTag::kNone) {
      out << "|Name=" << (word.name_begins ? "B-" : "I-") << kind_of(word.name)
          << "|NameScore=" << word.name_score;
    }
    out << '\n';
  }
  out << '\n';
}

}  // namespace

void write_conllu(std::string_view text, const SyntaxSentence& sentence, std::ostream& out) {
  if (sentence.words.empty()) return;
  auto begins = begins_of(sentence.words);
  begins.push_back(sentence.words.size());
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    write_block(text, sentence.words, begins[i], begins[i + 1], out);
  }
}

}  // namespace weft
