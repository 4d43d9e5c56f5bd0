#include <algorithm>
#include <span>

#include "importers/language/detail/pieces.h"

namespace weft::detail {
namespace {

using Items = std::span<const Item>;

class RunParser {
 public:
  RunParser(std::string_view text, const CutSentence& sentence, const Evidence& evidence,
            std::vector<Piece>& out)
      : text_(text),
        atoms_(sentence.atoms),
        cell_(sentence.sentence.cell),
        prose_(sentence.sentence.line_case == LineCase::kNormal && !sentence.sentence.cell),
        evidence_(evidence),
        words_(evidence.words()),
        out_(out) {}

  /// "Nvidia CEO Jensen Huang": titles part the run, and what follows one is a person.
  void parse(Items run) {
    if (const auto again = where_repeated(run); again > 0) {
      parse(run.first(again));
      return parse(run.subspan(again));
    }
    bool after_title = false;
    while (!run.empty()) {
      if (is_title(run)) {
        after_title = true;
        run = run.subspan(1);
        continue;
      }
      std::size_t size = 1;
      while (size < run.size() && !is_title(run.subspan(size))) ++size;
      parse_group(run.subspan(0, size), after_title);
      after_title = false;
      run = run.subspan(size);
    }
  }

 private:
  [[nodiscard]] const Atom& first_atom(const Item& item) const { return atoms_[item.first]; }
  [[nodiscard]] const Atom& last_atom(Items items) const { return atoms_[items.back().last - 1]; }

  /// Where a run says its first word again: "Jeanne Moreau Jeanne Moreau", a heading and the text
  /// below it, or two lines of a letter. 0 if it does not. "Duran Duran" is one name.
  [[nodiscard]] std::size_t where_repeated(Items run) const {
    const auto& first = first_atom(run.front()).folded;
    if (first.size() < 2) return 0;
    for (std::size_t i = 1; i < run.size(); ++i) {
      const auto& atom = first_atom(run[i]);
      if (atom.folded != first || atom.before != Gap::kSpace) continue;
      return run.size() > 2 || run.front().match || evidence_.seen_run(first) ||
                     evidence_.is_given_name(first)
                 ? i
                 : 0;
    }
    return 0;
  }

  /// "General Motors" and "Prime Minister's Office" end in a head: no title there.
  [[nodiscard]] bool is_title(Items rest) const {
    const auto& item = rest.front();
    if (rest.size() > 1 && is_state_of_secretary(item.first)) return true;
    if (item.match || !words_.titles.contains(first_atom(item).folded)) return false;
    if (rest.size() > 1 && is_adjective_too(first_atom(item).folded) &&
        evidence_.is_word(first_atom(rest[1]).folded) &&
        !words_.titles.contains(first_atom(rest[1]).folded) &&
        !evidence_.is_given_name(first_atom(rest[1]).folded)) {
      return false;  // "Major League Baseball", "King County"
    }
    return rest.size() == 1 || head_of(last_atom(rest)) != EntityType::kOrganization ||
           evidence_.is_given_name(first_atom(rest[1]).folded);
  }

  /// "Secretary of State Ann Lee".
  [[nodiscard]] bool is_state_of_secretary(std::size_t at) const {
    return at >= 2 && atoms_[at].folded == "state" && atoms_[at - 1].folded == "of" &&
           atoms_[at - 2].folded == "secretary";
  }

  [[nodiscard]] static bool is_adjective_too(std::string_view title) {
    static constexpr std::string_view kBoth[] = {"major", "general", "head",   "count",   "prime",
                                                 "king",  "queen",   "prince", "justice", "chief"};
    return std::find(std::begin(kBoth), std::end(kBoth), title) != std::end(kBoth);
  }

  /// What a name is whose last word is `atom`; kOther if the word does not tell.
  [[nodiscard]] EntityType head_of(const Atom& atom) const {
    const auto& folded = atom.folded;
    if (words_.company_suffixes.contains(folded)) return EntityType::kOrganization;
    if (words_.org_heads.contains(folded)) return EntityType::kOrganization;
    if (words_.law_heads.contains(folded)) return EntityType::kLaw;
    if (words_.place_heads.contains(folded)) return EntityType::kPlace;
    if (words_.event_heads.contains(folded)) return EntityType::kEvent;
    return EntityType::kOther;
  }

  /// "ships from Hanwha Ocean": waters and deserts have an article in running text, firms have not.
  [[nodiscard]] bool names_firm_like_water(Items items) const {
    static constexpr std::string_view kWithArticle[] = {"ocean",  "sea",       "river",
                                                        "desert", "peninsula", "canal"};
    const auto& head = last_atom(items).folded;
    if (std::find(std::begin(kWithArticle), std::end(kWithArticle), head) ==
        std::end(kWithArticle)) {
      return false;
    }
    const auto first = items.front().first;
    if (cell_) return true;
    if (!prose_ || first == 0) return false;
    return atoms_[first].before == Gap::kSpace && atoms_[first - 1].shape == Shape::kLower &&
           atoms_[first - 1].folded != "the";
  }

  void parse_group(Items items, bool after_title) {
    items = without_loose_ends(items);
    if (items.empty()) return;
    if (items.size() == 1) return emit_single(items, after_title);
    if (const auto type = type_before_of(items)) return emit(items, *type, 20);
    if (items.size() == 2 && is_storm(first_atom(items.front()).folded))
      return emit(items, EntityType::kEvent, 20);
    if (known_type(items.front())) return parse_after_match(items, after_title);
    const auto match = std::find_if(items.begin(), items.end(),
                                    [](const Item& item) { return known_type(item).has_value(); });
    if (match != items.end()) {
      return parse_before_match(items, static_cast<std::size_t>(match - items.begin()),
                                after_title);
    }
    emit_unknown(items, after_title);
  }

  /// What a pack or, for several words, a list says that an item is.
  [[nodiscard]] static std::optional<EntityType> known_type(const Item& item) {
    if (item.match) return item.match->entity->type;
    return type_of(item.listed);
  }

  [[nodiscard]] static bool is_storm(std::string_view folded) {
    return folded == "hurricane" || folded == "typhoon" || folded == "cyclone";
  }

  /// Small words at either end belong to no name.
  [[nodiscard]] Items without_loose_ends(Items items) const {
    const auto loose = [this](const Item& item) {
      const auto shape = first_atom(item).shape;
      if (item.match || item.listed.any()) return false;
      const bool particle =
          item.last < atoms_.size() && opens_as_particle(first_atom(item), atoms_[item.last]);
      return !particle && (shape == Shape::kLower || shape == Shape::kNumber);
    };
    while (!items.empty() && loose(items.front())) items = items.subspan(1);
    while (!items.empty() && !items.back().match && !items.back().listed.any() &&
           first_atom(items.back()).shape == Shape::kLower) {
      items = items.first(items.size() - 1);
    }
    return items;
  }

  /// The type of "Department of …", "Treaty of …", "Gulf of …"; empty without such a word.
  [[nodiscard]] std::optional<EntityType> type_before_of(Items items) const {
    for (std::size_t i = 1; i + 1 < items.size(); ++i) {
      const auto& word = first_atom(items[i]);
      if (items[i].match || word.shape != Shape::kLower) continue;
      if (word.folded != "of" && word.folded != "for" && word.folded != "on") continue;
      const auto& head = atoms_[items[i].first - 1].folded;
      if (words_.org_starts.contains(head)) return EntityType::kOrganization;
      if (words_.law_heads.contains(head)) return EntityType::kLaw;
      return head == "battle" ? EntityType::kEvent : EntityType::kPlace;
    }
    return std::nullopt;
  }

  // ---- names that begin with one that a pack knows

  void parse_after_match(Items items, bool after_title) {
    const auto& match = items.front().match;
    if (match && match->demonym) return parse_after_demonym(items, after_title);
    switch (*known_type(items.front())) {
      case EntityType::kOrganization:
        return parse_after_organization(items, after_title);
      case EntityType::kPlace:
        return parse_after_place(items, after_title);
      case EntityType::kProduct:
        return parse_after_product(items, after_title);
      default:
        return split_after_first(items, after_title);
    }
  }

  void split_after_first(Items items, bool after_title) {
    emit_single(items.first(1), after_title);
    parse_group(items.subspan(1), false);
  }

  /// "American Airlines" is one name, "Chinese Ministry of Commerce" and "German Chancellor" two.
  void parse_after_demonym(Items items, bool after_title) {
    const auto& head = last_atom(items);
    // All between is plain: "African Development Bank", but not "Swedish Quorva Labs".
    const bool plain = std::all_of(items.begin() + 1, items.end() - 1, [this](const Item& item) {
      return !item.match && first_atom(item).shape == Shape::kCapital &&
             evidence_.is_word(first_atom(item).folded) && !is_title({&item, 1});
    });
    const bool one = plain && !items.back().match && head_of(head) != EntityType::kOther &&
                     !words_.government_heads.contains(head.folded);
    if (one) return emit(items, head_of(head), 20);
    split_after_first(items, after_title);
  }

  void parse_after_organization(Items items, bool after_title) {
    const auto rest = items.subspan(1);
    const auto& head = last_atom(items);
    if (words_.company_suffixes.contains(head.folded) && rest.size() == 1) {
      emit(items, EntityType::kOrganization, kPackWeight);
      if (items.front().match) out_.back().entity = items.front().match->entity;
      return;
    }
    if (rest.front().match || evidence_.is_given_name(first_atom(rest.front()).folded)) {
      return split_after_first(items, after_title);
    }
    if (is_model(items)) return emit_product(items);
    if (head_of(head) != EntityType::kOther) return emit(items, head_of(head), 20);
    const auto shape = first_atom(rest.front()).shape;
    const bool apart = shape == Shape::kMixed || shape == Shape::kUpper ||
                       evidence_.seen_run(first_atom(rest.front()).folded) ||
                       first_atom(rest.front()).before == Gap::kAmpersand;
    if (apart) return split_after_first(items, after_title);
    emit_product(items);
  }

  /// Digits or a word such as "Pro" at the end.
  [[nodiscard]] bool is_model(Items items) const {
    const auto& atom = last_atom(items);
    return atom.shape == Shape::kModel || atom.shape == Shape::kNumber ||
           is_roman_numeral(atom.folded) || words_.product_tails.contains(atom.folded) ||
           atom.folded.size() == 1;
  }

  void parse_after_place(Items items, bool after_title) {
    const auto rest = items.subspan(1);
    const auto& next = first_atom(rest.front());
    if (is_agency_of(items)) {
      emit(items, EntityType::kOrganization, kPackWeight);
      out_.back().entity = rest.front().match->entity;
      return;
    }
    if (rest.front().match || evidence_.is_given_name(next.folded) || next.before == Gap::kHyphen) {
      return split_after_first(items, after_title);
    }
    const bool first_name = items.front().last - items.front().first == 1 &&
                            evidence_.is_given_name(first_atom(items.front()).folded) &&
                            next.shape == Shape::kCapital && !evidence_.is_word(next.folded);
    if (first_name && items.size() == 2) return emit(items, EntityType::kPerson, 6);
    auto head = head_of(last_atom(items));
    const auto& last = last_atom(items).folded;
    if ((last == "city" || last == "town") && items.front().match &&
        is_town(*items.front().match->entity)) {
      head = EntityType::kOrganization;  // "Leicester City" is a club
    }
    if (head == EntityType::kLaw) return split_after_first(items, after_title);
    if (head != EntityType::kOther) return emit(items, head, 20);
    if (next.shape != Shape::kCapital) return split_after_first(items, after_title);
    emit(items, EntityType::kOrganization, 2);  // "Boston Celtics", "China Mobile"
  }

  /// A place that the packs put into a country without calling it a state.
  [[nodiscard]] static bool is_town(const PackEntity& place) {
    const auto has = [&](std::string_view wanted) {
      return std::any_of(place.facts.begin(), place.facts.end(),
                         [&](const auto& fact) { return fact.first == wanted; });
    };
    return has("country") && !has("kind");
  }

  /// "US" before an agency that the pack places there.
  [[nodiscard]] static bool is_agency_of(Items items) {
    if (items.size() != 2 || !items[0].match || !items[1].match) return false;
    const auto& agency = *items[1].match->entity;
    if (agency.type != EntityType::kOrganization) return false;
    const auto& place = items[0].match->entity->name;
    const bool company = std::any_of(agency.facts.begin(), agency.facts.end(),
                                     [](const auto& fact) { return fact.first == "industry"; });
    return !company && std::any_of(agency.facts.begin(), agency.facts.end(), [&](const auto& fact) {
      return fact.first == "country" && fact.second == place;
    });
  }

  void parse_after_product(Items items, bool after_title) {
    const auto rest = items.subspan(1);
    if (!rest.front().match && words_.org_heads.contains(last_atom(items).folded))
      return emit(items, EntityType::kOrganization, 20);  // "Linux Foundation"
    if (rest.front().match ||
        (!is_model(items) && first_atom(rest.front()).shape != Shape::kCapital)) {
      return split_after_first(items, after_title);
    }
    emit(items, EntityType::kProduct, 8);
  }

  void emit_product(Items items) {
    emit(items, EntityType::kProduct, 8);
    out_.back().maker_known = true;
    out_.back().maker_last = items.front().last;
  }

  // ---- names that begin with unknown words

  /// "Real Madrid" is one name; an unknown word before a known company or person is another.
  void parse_before_match(Items items, std::size_t at, bool after_title) {
    const auto& match = items[at].match;
    const bool hyphen = first_atom(items[at]).before == Gap::kHyphen;
    const auto head = head_of(last_atom(items));
    const bool place = known_type(items[at]) == EntityType::kPlace && !(match && match->demonym);
    if (head != EntityType::kOther && at + 1 < items.size()) return emit(items, head, 20);
    const auto opens = evidence_.lists().find(first_atom(items[0]).folded);
    if (place && at == 1 && items.size() == 2 && !hyphen && !after_title && opens.place == 0 &&
        !evidence_.is_given_name(first_atom(items[0]).folded)) {
      return emit(items, EntityType::kOrganization, 1);
    }
    if (match && is_surname_of(match->entity, items, at)) {
      emit(items.first(at + 1), EntityType::kPerson, kPackWeight);
      const auto& known = *match->entity;
      const bool same = fold_name(known.name).starts_with(first_atom(items[0]).folded + ' ');
      if (same) out_.back().entity = &known;
      return parse_group(items.subspan(at + 1), false);
    }
    const bool branch = place && !hyphen && at + 1 == items.size() &&
                        words_.org_heads.contains(first_atom(items[at - 1]).folded);
    if (branch && at > 1) return emit(items, EntityType::kOrganization, 6);  // "TAP Air Portugal"
    parse_group(items.first(at), after_title);
    parse_group(items.subspan(at), false);
  }

  /// "Ivanka Trump", "Donald John Trump": given names before a pack's person of one word.
  [[nodiscard]] bool is_surname_of(const PackEntity* known, Items items, std::size_t at) const {
    return known->type == EntityType::kPerson && items[at].last == items[at].first + 1 &&
           std::all_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(at),
                       [this](const Item& item) {
                         const auto& word = first_atom(item);
                         return word.folded.size() == 1 || evidence_.is_given_name(word.folded);
                       }) &&
           first_atom(items[at]).before == Gap::kSpace;
  }

  void emit_unknown(Items items, bool after_title) {
    const auto& first = first_atom(items.front());
    const auto& last = last_atom(items);
    const bool all_plain = std::all_of(items.begin(), items.end(), [this](const Item& item) {
      const auto& atom = first_atom(item);
      return atom.shape == Shape::kCapital || words_.connectors.contains(atom.folded) ||
             is_roman_numeral(atom.folded);
    });
    const bool words = std::any_of(items.begin(), items.end(), [this](const Item& item) {
      return evidence_.is_word(first_atom(item).folded);
    });
    const bool partners = std::any_of(items.begin(), items.end(), [this](const Item& item) {
      return first_atom(item).before == Gap::kAmpersand;
    });
    if (partners) return emit(items, EntityType::kOrganization, 6);
    if (words_.company_suffixes.contains(last.folded)) {
      return emit(items, EntityType::kOrganization, 30);
    }
    if (after_title && all_plain) return emit(items, EntityType::kPerson, 12);
    if (names_firm_like_water(items)) return emit(items, EntityType::kOrganization, 2);
    if (head_of(last) != EntityType::kOther) return emit(items, head_of(last), 20);
    if (const auto next = where_next_person(items); all_plain && next > 0) {
      parse_group(items.first(next), after_title);
      return parse_group(items.subspan(next), false);
    }
    const bool letter_joined = last.before == Gap::kHyphen && last.folded.size() == 1;
    if (all_plain && evidence_.is_given_name(first.folded)) items = without_words_behind(items);
    if (all_plain && !letter_joined && evidence_.is_given_name(first.folded) && items.size() <= 4) {
      return emit(items, EntityType::kPerson, 10);
    }
    if (all_plain && items.size() <= 3 && !evidence_.is_word(first.folded) &&
        evidence_.lists().find(last.folded).surname) {
      return emit(items, EntityType::kPerson, 6);
    }
    if (last.before == Gap::kHyphen && last.shape == Shape::kUpper) {
      return emit(items, EntityType::kProduct, 3);  // "DeepStack-OS"
    }
    if (is_model(items) && (last.folded.size() > 1 || last.shape == Shape::kNumber)) {
      return emit(items, EntityType::kProduct, 6);
    }
    const bool letter_inside =
        std::any_of(items.begin() + 1, items.end(),
                    [this](const Item& item) { return first_atom(item).folded.size() == 1; });
    if (items.size() == 2 && first.folded == "series" && last.folded.size() == 1) return;  // money
    const bool letter_behind = last.shape == Shape::kCapital && last.folded.size() == 1 &&
                               !evidence_.is_given_name(first.folded);
    if (letter_behind || (letter_inside && evidence_.is_word(first.folded))) {
      return emit(items, EntityType::kProduct, 3);  // "Model Y Juniper"
    }
    if (words_.place_starts.contains(first.folded) && items.size() == 2) {
      return emit(items, EntityType::kPlace, 3);
    }
    // Tables compare things rather than people.
    const bool particle = items.size() > 1 && opens_as_particle(first, first_atom(items[1]));
    const bool person = all_plain && (!words || particle) && items.size() <= 3 && !cell_;
    if (person) return emit(items, EntityType::kPerson, 2);
    emit(items, EntityType::kOrganization, 1);
  }

  /// "Lora Sullivan Federal Government Affairs": in letters, a person's name and then a line that
  /// begins with a capital, too. No English word but a surname ends a name of three words.
  [[nodiscard]] Items without_words_behind(Items items) const {
    while (items.size() > 2) {
      const auto& last = last_atom(items).folded;
      const bool word = words_.english.contains(last) && last.size() > 1 &&
                        !evidence_.lists().find(last).surname && !evidence_.is_given_name(last);
      if (!word) break;
      items = items.first(items.size() - 1);
    }
    return items;
  }

  /// "Pam Butler Renee Ratcliff": where a list of people without commas goes on; 0 if it does not.
  [[nodiscard]] std::size_t where_next_person(Items items) const {
    if (items.size() < 4 || !evidence_.is_given_name(first_atom(items.front()).folded)) return 0;
    for (std::size_t i = 2; i + 1 < items.size(); ++i) {
      const auto& before = first_atom(items[i - 1]);
      if (first_atom(items[i]).before != Gap::kSpace || before.shape != Shape::kCapital) continue;
      if (before.folded.size() > 1 && evidence_.is_given_name(first_atom(items[i]).folded) &&
          !evidence_.is_given_name(before.folded) && !words_.connectors.contains(before.folded)) {
        return i;
      }
    }
    return 0;
  }

  // ---- emitting

  void emit_single(Items items, bool after_title) {
    const auto& item = items.front();
    const auto& atom = first_atom(item);
    if (const auto type = type_of(item.listed)) return emit(items, *type, kListWeight);
    if (!item.match && item.last - item.first > 1) return emit(items, EntityType::kWork, 2);
    if (item.match) {
      emit(items, item.match->entity->type, kPackWeight);
      auto& piece = out_.back();
      piece.entity = item.match->entity;
      piece.demonym = item.match->demonym;
      if (piece.demonym) piece.type = EntityType::kOther;
      if (item.match->with_possessive) take_possessive(piece);
      return;
    }
    if (atom.shape == Shape::kLower || atom.shape == Shape::kNumber) return;
    if (atom.before == Gap::kComma && is_state_code(atom)) {
      return emit(items, EntityType::kPlace, kListWeight);
    }
    if (atom.folded.size() == 1 || words_.company_suffixes.contains(atom.folded)) return;
    if (atom.shape == Shape::kModel) {
      emit(items, EntityType::kProduct, 6);
      const auto& folded = atom.folded;
      const bool version = folded[0] == 'v' && folded.size() <= 4;
      out_.back().incomplete = version || (folded[0] >= '0' && folded[0] <= '9');
      return;
    }
    if (after_title && atom.shape == Shape::kCapital) return emit(items, EntityType::kPerson, 8);
    const auto listed = evidence_.lists().find(atom.folded);
    if (const auto place = place_weight(listed); place > 0) {
      return emit(items, EntityType::kPlace, place);
    }
    if (evidence_.is_given_name(atom.folded)) return emit(items, EntityType::kPerson, 2);
    if (listed.surname) return emit(items, EntityType::kPerson, listed.word_too ? 2 : 3);
    if (const auto type = type_of(listed)) return emit(items, *type, 7);
    const bool companylike = atom.shape == Shape::kMixed || atom.shape == Shape::kUpper;
    if (words_.law_heads.contains(atom.folded)) return emit(items, EntityType::kLaw, 2);
    // "the League", "the Department": short for a name that ends so.
    if (words_.org_heads.contains(atom.folded) && words_.org_nouns.contains(atom.folded)) {
      return emit(items, EntityType::kOrganization, 3);
    }
    if (!companylike && evidence_.is_word(atom.folded)) return emit(items, EntityType::kOther, 2);
    emit(items, EntityType::kOrganization, companylike ? 2 : 1);
  }

  /// The "'s" of "McDonald's".
  void take_possessive(Piece& piece) const {
    const auto rest = text_.substr(piece.span.end);
    const std::size_t mark = rest.rfind("\u2019", 0) == 0 ? 3 : 1;
    piece.span.end += static_cast<std::uint32_t>(std::min(rest.size(), mark + 1));
    piece.name = slice(text_, piece.span);
  }

  /// "Inc", but not "Holdings" or the "Re" of reinsurers, behind which a dot ends the sentence.
  [[nodiscard]] bool is_abbreviated_suffix(const std::string& folded) const {
    return words_.company_suffixes.contains(folded) && folded.size() <= 4 && folded != "re";
  }

  void emit(Items items, EntityType type, int weight) {
    Piece piece;
    piece.first = items.front().first;
    piece.last = items.back().last;
    piece.span = {atoms_[piece.first].span.begin, atoms_[piece.last - 1].span.end};
    // The dot of "Acme Inc." is part of it.
    const bool abbreviated = piece.last - piece.first > 1 && piece.span.end < text_.size() &&
                             text_[piece.span.end] == '.' &&
                             is_abbreviated_suffix(atoms_[piece.last - 1].folded);
    if (abbreviated) ++piece.span.end;
    piece.type = type;
    piece.weight = weight;
    piece.name = slice(text_, piece.span);
    out_.push_back(std::move(piece));
  }

  std::string_view text_;
  const std::vector<Atom>& atoms_;
  bool cell_, prose_;
  const Evidence& evidence_;
  const NameWords& words_;
  std::vector<Piece>& out_;
};

}  // namespace

void parse_run(std::string_view text, const CutSentence& sentence, const Run& run,
               const Evidence& evidence, std::vector<Piece>& out) {
  RunParser(text, sentence, evidence, out).parse(run);
}

}  // namespace weft::detail
