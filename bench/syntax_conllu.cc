// Parses plain text and writes CoNLL-U with each word's bytes in MISC, for models/train/score.py and
// for looking at parses. Paragraphs are parted by blank lines; a line feed ends no sentence.
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

void print(std::string_view text, const weft::SyntaxSentence& sentence) {
  std::string line(weft::slice(text, sentence.span));
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::cout << "# text = " << line << '\n';
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const auto& word = sentence.words[i];
    std::cout << i + 1 << '\t' << weft::slice(text, word.span) << '\t' << word.lemma << '\t'
              << name_of(word.upos) << '\t' << name_of(word.xpos) << "\t_\t" << word.head + 1 << '\t'
              << name_of(word.deprel) << "\t_\tTokenRange=" << word.span.begin << ':'
              << word.span.end;
    if (word.name != weft::NameTag::kNone) {
      std::cout << "|Name=" << (word.name_begins ? "B-" : "I-") << kind_of(word.name)
                << "|NameScore=" << word.name_score;
    }
    std::cout << '\n';
  }
  std::cout << '\n';
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
