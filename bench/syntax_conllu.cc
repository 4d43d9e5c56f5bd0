// Parses plain text and writes CoNLL-U with each word's bytes in MISC, for models/train/score.py
// and for looking at parses. Paragraphs are parted by blank lines; a line feed ends no sentence.
// usage: syntax_conllu MODEL < text > parses
#include <algorithm>
#include <iostream>
#include <iterator>
#include <string>

#include "importers/syntax/syntax.h"
#include "importers/text/segment.h"

namespace {

std::vector<weft::Span> paragraphs(std::string_view text) {
  std::vector<weft::Span> spans;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find("\n\n", begin), text.size());
    spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end + 2;
  }
  return spans;
}

std::string_view kind_of(weft::NameTag name) {
  constexpr std::string_view kKinds[] = {"O", "PER", "ORG", "LOC", "MISC"};
  return kKinds[static_cast<std::size_t>(name)];
}

/// Where sentences begin that the splitter has not parted: words with the relation "root" are
/// roots, and a sentence is cut where the words of one end and those of the next begin.
std::vector<std::size_t> begins_of(const std::vector<weft::SyntaxWord>& words) {
  std::vector<std::size_t> begins = {0};
  std::vector<std::size_t> roots(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    roots[i] = i;
    while (words[roots[i]].deprel != weft::Deprel::kRoot) {
      roots[i] = static_cast<std::size_t>(words[roots[i]].head);
    }
    if (i == 0 || roots[i] == roots[i - 1]) continue;
    if (roots[i] < roots[i - 1]) return {0};  // They are interwoven.
    begins.push_back(i);
  }
  return begins;
}

void print(std::string_view text, const std::vector<weft::SyntaxWord>& words, std::size_t begin,
           std::size_t end) {
  std::string line(
      text.substr(words[begin].span.begin, words[end - 1].span.end - words[begin].span.begin));
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::cout << "# text = " << line << '\n';
  const auto first = static_cast<std::int32_t>(begin);
  for (std::size_t i = begin; i < end; ++i) {
    const auto& word = words[i];
    const bool is_root = word.head < first;
    const auto relation = is_root                              ? weft::Deprel::kRoot
                          : word.deprel == weft::Deprel::kRoot ? weft::Deprel::kParataxis
                                                               : word.deprel;
    std::cout << i - begin + 1 << '\t' << weft::slice(text, word.span) << '\t' << word.lemma << '\t'
              << name_of(word.upos) << '\t' << name_of(word.xpos) << "\t_\t"
              << (is_root ? 0 : word.head - first + 1) << '\t' << name_of(relation)
              << "\t_\tTokenRange=" << word.span.begin << ':' << word.span.end;
    if (word.name != weft::NameTag::kNone) {
      std::cout << "|Name=" << (word.name_begins ? "B-" : "I-") << kind_of(word.name)
                << "|NameScore=" << word.name_score;
    }
    std::cout << '\n';
  }
  std::cout << '\n';
}

void print(std::string_view text, const weft::SyntaxSentence& sentence) {
  if (sentence.words.empty()) return;
  auto begins = begins_of(sentence.words);
  begins.push_back(sentence.words.size());
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    print(text, sentence.words, begins[i], begins[i + 1]);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: syntax_conllu MODEL < text > parses\n";
    return 2;
  }
  const auto model = weft::SyntaxModel::open(argv[1]);
  if (!model) {
    std::cerr << describe(model.error()) << '\n';
    return 1;
  }
  std::ios::sync_with_stdio(false);
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  for (const auto paragraph : paragraphs(text)) {
    const auto sentences = weft::split_sentences(text, paragraph);
    for (const auto& sentence : (*model)->parse(text, sentences)) print(text, sentence);
  }
  return 0;
}
