// Parses plain text and writes CoNLL-U with each word's bytes in MISC, for models/train/score.py
// and for looking at parses. Paragraphs are parted by blank lines; a line feed ends no sentence.
// usage: syntax_conllu MODEL < text > parses
#include <algorithm>
#include <iostream>
#include <iterator>
#include <string>

#include "importers/syntax/conllu.h"
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
    for (const auto& sentence : (*model)->parse(text, sentences))
      write_conllu(text, sentence, std::cout);
  }
  return 0;
}
