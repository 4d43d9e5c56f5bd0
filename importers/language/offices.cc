#include "importers/language/detail/offices.h"

#include <algorithm>

#include "importers/language/detail/named_atoms.h"

namespace weft::detail {
namespace {

constexpr std::size_t kLongestTitle = 4;

bool may_employ(EntityType type) {
  return type == EntityType::kOrganization || type == EntityType::kPlace ||
         type == EntityType::kOther;
}

class OfficeFinder {
 public:
  OfficeFinder(const NamedAtoms& named, const std::vector<Name>& names, const NameWords& words,
               std::size_t sentence, std::vector<OfficePhrase>& out)
      : atoms_(named.atoms),
        named_(named),
        names_(names),
        words_(words),
        sentence_(sentence),
        out_(out) {}

  void find() {
    for (std::size_t i = 0; i < atoms_.size();) {
      std::string relation;
      const auto end = end_of_title(i, relation);
      if (end == i) {
        ++i;
        continue;
      }
      add(i, end, std::move(relation));
      i = end;
    }
  }

 private:
  /// Behind the longest title that begins at `at`; `at` if none does.
  std::size_t end_of_title(std::size_t at, std::string& relation) const {
    std::string phrase;
    auto end = at;
    for (auto i = at; i < atoms_.size() && i < at + kLongestTitle; ++i) {
      if (named_.named(i) || (i > at && !follows(i))) break;
      phrase += (i > at ? " " : "") + atoms_[i].folded;
      const auto found = words_.offices.find(phrase);
      if (found == words_.offices.end()) continue;
      relation = found->second;
      end = i + 1;
    }
    return end;
  }
  [[nodiscard]] bool follows(std::size_t i) const {
    return (atoms_[i].before == Gap::kSpace || atoms_[i].before == Gap::kHyphen) &&
           !atoms_[i - 1].possessive;
  }
  [[nodiscard]] EntityType type_at(std::size_t atom) const {
    return names_[named_.name_of[atom]].type;
  }

  void add(std::size_t first, std::size_t last, std::string relation) {
    auto begin = first;
    auto end = last;
    OfficePhrase phrase{{}, std::move(relation), std::nullopt, std::nullopt, sentence_};
    if (const auto left = employer_before(first)) {
      phrase.organization = named_.name_of[*left];
      begin = named_.begin_of_name(*left);
    } else if (const auto right = employer_after(last)) {
      phrase.organization = named_.name_of[*right];
      end = named_.end_of_name(*right);
    }
    phrase.person = person_beside(begin, end);
    if (!phrase.organization && !phrase.person) return;
    phrase.span = {atoms_[begin].span.begin, atoms_[end - 1].span.end};
    out_.push_back(std::move(phrase));
  }

  /// "Nvidia CEO", "Nvidia's outgoing chief executive", "Nvidia co-founder and CEO".
  [[nodiscard]] std::optional<std::size_t> employer_before(std::size_t title) const {
    for (auto i = title; i-- > 0 && title - i <= 4;) {
      if (atoms_[i + 1].before != Gap::kSpace && atoms_[i + 1].before != Gap::kHyphen) break;
      if (named_.named(i)) {
        const bool close = i + 1 == title || atoms_[i].possessive || ends_title(i + 1, title);
        return close && may_employ(type_at(i)) ? std::optional{i} : std::nullopt;
      }
      if (atoms_[i].shape != Shape::kLower) break;
      const bool joint = atoms_[i].folded == "and";
      if (words_.function_words.contains(atoms_[i].folded) && !joint) break;
    }
    return std::nullopt;
  }
  /// "co-founder and" before the title: another title.
  [[nodiscard]] bool ends_title(std::size_t from, std::size_t title) const {
    return title - from >= 2 && atoms_[title - 1].folded == "and" &&
           words_.person_nouns.contains(atoms_[title - 2].folded);
  }

  /// "CEO of Nvidia", "professor at the University of Leeds".
  [[nodiscard]] std::optional<std::size_t> employer_after(std::size_t end) const {
    if (end + 1 >= atoms_.size() || atoms_[end].before != Gap::kSpace) return std::nullopt;
    const auto& small = atoms_[end].folded;
    if (small != "of" && small != "at" && small != "for" && small != "with") return std::nullopt;
    auto next = end + 1;
    if (atoms_[next].folded == "the") ++next;
    const bool named = named_.named(next) && atoms_[next].before == Gap::kSpace;
    return named && may_employ(type_at(next)) ? std::optional{next} : std::nullopt;
  }

  [[nodiscard]] bool is_person(std::size_t atom) const {
    return named_.named(atom) && type_at(atom) == EntityType::kPerson;
  }

  /// A person right behind the phrase, or before it or behind it with a comma between.
  [[nodiscard]] std::optional<std::size_t> person_beside(std::size_t begin, std::size_t end) const {
    const bool after = end < atoms_.size() && is_person(end) && !atoms_[end - 1].possessive &&
                       (atoms_[end].before == Gap::kSpace || atoms_[end].before == Gap::kComma);
    if (after) return named_.name_of[end];
    const bool article =
        begin > 0 && (atoms_[begin - 1].folded == "the" || atoms_[begin - 1].folded == "a" ||
                      atoms_[begin - 1].folded == "an");
    const auto start = article ? begin - 1 : begin;
    if (start > 0 && atoms_[start].before == Gap::kComma && is_person(start - 1)) {
      return named_.name_of[start - 1];
    }
    return std::nullopt;
  }

  const std::vector<Atom>& atoms_;
  const NamedAtoms& named_;
  const std::vector<Name>& names_;
  const NameWords& words_;
  std::size_t sentence_;
  std::vector<OfficePhrase>& out_;
};

}  // namespace

const std::vector<OfficePhrase>& offices_of(const Article& article,
                                            const std::vector<Sentence>& sentences,
                                            const NameWords& words, FoundNames& found) {
  if (!found.offices) {
    auto offices = std::make_shared<Offices>();
    std::size_t next_name = 0;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const auto named = named_atoms_of(article.text, sentences[i], found.names, next_name);
      if (!sentences[i].cell) {
        OfficeFinder(named, found.names, words, i, offices->phrases).find();
      }
    }
    found.offices = std::move(offices);
  }
  return found.offices->phrases;
}

}  // namespace weft::detail
