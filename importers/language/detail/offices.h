#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "importers/language/name_words.h"
#include "importers/language/names.h"
#include "importers/language/sentences.h"

namespace weft::detail {

/// An office in the text, and who the text says holds it where: "Nvidia's chief executive, Jensen
/// Huang". Numbers are indexes into the article's names.
struct OfficePhrase {
  Span span;  ///< From the organisation or the title, whichever is first, to the later's end.
  std::string relation;                     ///< "chief_executive_of".
  std::optional<std::size_t> organization;  ///< Or place: "France's president".
  std::optional<std::size_t> person;        ///< In apposition or right behind the title.
  std::size_t sentence = 0;
};

struct Offices {
  std::vector<OfficePhrase> phrases;
};

/// The office phrases of an article that name an organisation or a person, in text order; kept in
/// `found`, whose names must not change from then on. Linear time.
[[nodiscard]] const std::vector<OfficePhrase>& offices_of(const Article& article,
                                                          const std::vector<Sentence>& sentences,
                                                          const NameWords& words,
                                                          FoundNames& found);

}  // namespace weft::detail
