#include "importers/pipeline/detail/annotated_names.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace weft::detail {
namespace {

constexpr std::size_t kMostSpellings = 100;  ///< Of one referent; kept as a list.
constexpr int kMostNamesOfSpan = 64;         ///< Looked at for what a span stands for.
constexpr const char* kTypes = "PER, ORG, LOC, PRODUCT, LAW, WORK, EVENT, OTHER";

Error malformed(std::string message) { return fail(ErrorCode::kMalformed, std::move(message)); }

Result<EntityType> type_in(const Json& object) {
  WEFT_ASSIGN(word, word_in(object, "type"));
  const auto type = entity_type_named(word);
  if (!type) return malformed("\"" + word + "\" is no type of name; they are " + kTypes);
  return *type;
}

Result<std::vector<std::string>> words_in(const Json& object, const char* field) {
  std::vector<std::string> words;
  const auto* list = find_field(object, field);
  if (list == nullptr) return words;
  if (!list->is_array()) return malformed('"' + std::string(field) + "\" is no list");
  for (const auto& entry : *list) {
    const Json wrapped = {{"name", entry}};
    WEFT_ASSIGN(word, word_in(wrapped, "name"));
    words.push_back(std::move(word));
  }
  return words;
}

void add_spelling(std::string_view spelling, Referent& referent) {
  auto& aliases = referent.aliases;
  if (spelling == referent.name || aliases.size() >= kMostSpellings ||
      std::find(aliases.begin(), aliases.end(), spelling) != aliases.end())
    return;
  aliases.emplace_back(spelling);
}

/// White space as single spaces: a name may be broken over two lines.
std::string on_one_line(std::string_view words) {
  std::string line;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

}  // namespace

std::vector<RefusedAnnotation> Refusals::take() {
  if (count_ > kept_.size())
    kept_.push_back({"", "and " + std::to_string(count_ - kept_.size()) + " more"});
  return std::move(kept_);
}

std::string place_in(std::string_view list, std::size_t at) {
  return std::string{list} + '[' + std::to_string(at) + ']';
}

AnnotatedNames::AnnotatedNames(const Json& object, std::string_view text,
                               const LanguageEngine& engine, QuoteChecks& quotes,
                               Refusals& refusals)
    : text_(text), engine_(engine), refusals_(refusals) {
  if (const auto* list = find_field(object, "referents")) read_listed(*list);
  listed_ = referents_.size();
  if (const auto* list = find_field(object, "names")) read_names(*list, quotes);
  complete();
}

// ---- the list of referents

void AnnotatedNames::read_listed(const Json& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto referent = listed(list[i]);
    // Others count on their places in the list, so a refused one keeps its place, without a name.
    if (!referent) refusals_.add(place_in("referents", i), referent.error().message);
    open_.push_back(!referent || !list[i].contains("pack"));
    referents_.push_back(referent ? std::move(referent).value() : Referent{});
  }
}

Result<Referent> AnnotatedNames::listed(const Json& entry) const {
  if (!entry.is_object()) return malformed("is not a JSON object");
  Referent referent;
  WEFT_ASSIGN(name, word_in(entry, "name"));
  WEFT_ASSIGN(type, type_in(entry));
  WEFT_ASSIGN(aliases, words_in(entry, "aliases"));
  WEFT_ASSIGN(pack, word_if_in(entry, "pack"));
  if (!pack.empty() && engine_.pack_entity(pack) == nullptr)
    return malformed("no pack has the entity \"" + pack + '"');
  return Referent{std::move(name), type, std::move(pack), std::move(aliases)};
}

// ---- names

void AnnotatedNames::read_names(const Json& list, QuoteChecks& quotes) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto name = name_from(list[i], quotes);
    if (!name) {
      refusals_.add(place_in("names", i), name.error().message);
      continue;
    }
    names_.push_back(std::move(name).value());
    places.push_back(i);
  }
  drop_overlapping(std::move(places));
}

Result<Name> AnnotatedNames::name_from(const Json& entry, QuoteChecks& quotes) {
  Name name;
  WEFT_ASSIGN(span, quotes.span_in(entry));
  WEFT_ASSIGN(type, type_in(entry));
  name.span = span;
  name.type = type;
  WEFT_ASSIGN(referent, referent_of(entry, name));
  name.referent = referent;
  return name;
}

/// The referent that a name asks for; a new one if it is the first that does.
Result<std::uint32_t> AnnotatedNames::referent_of(const Json& entry, const Name& name) {
  const auto spelling = on_one_line(slice(text_, name.span));
  WEFT_ASSIGN(full, word_if_in(entry, "refers_to"));
  const auto* label = find_field(entry, "referent");
  if (label != nullptr && (label->is_number_unsigned() || label->is_string())) {
    if (const auto known = labelled(*label)) return *known;
    if (listed_ > 0 && label->is_number_unsigned())
      return malformed("there is no referent " + label->dump());
  } else if (label != nullptr) {
    return malformed("\"referent\" is neither a number nor a string");
  }
  const auto key = label != nullptr
                       ? label->dump()
                       : std::string{name_of(name.type)} + ' ' + (full.empty() ? spelling : full);
  const auto [found, fresh] = by_label_.emplace(key, static_cast<std::uint32_t>(referents_.size()));
  if (fresh) {
    referents_.push_back({full.empty() ? spelling : full, name.type, "", {}});
    open_.push_back(true);
  }
  return found->second;
}

/// Of two names that overlap, the one that begins first stays, of two that begin together the
/// longer.
void AnnotatedNames::drop_overlapping(std::vector<std::size_t> places) {
  std::vector<std::size_t> order(names_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
    const auto &x = names_[a].span, &y = names_[b].span;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  std::vector<Name> kept;
  std::vector<std::size_t> refused;
  for (const auto at : order) {
    const bool apart = kept.empty() || names_[at].span.begin >= kept.back().span.end;
    apart ? kept.push_back(names_[at]) : refused.push_back(places[at]);
  }
  std::sort(refused.begin(), refused.end());
  for (const auto at : refused) refusals_.add(place_in("names", at), "overlaps another name");
  names_ = std::move(kept);
}

/// Gives referents the spellings of their names and the pack's identity, where the annotations
/// leave that to us.
void AnnotatedNames::complete() {
  for (const auto& name : names_) {
    if (!open_[name.referent]) continue;
    auto& referent = referents_[name.referent];
    const auto spelling = on_one_line(slice(text_, name.span));
    if (referent.name.empty()) referent = {spelling, name.type, "", {}};
    add_spelling(spelling, referent);
  }
  for (std::size_t i = 0; i < referents_.size(); ++i) {
    if (open_[i]) link(referents_[i]);
    const auto at = static_cast<std::uint32_t>(i);
    by_name_.emplace(referents_[i].name, at);
    for (const auto& alias : referents_[i].aliases) by_name_.emplace(alias, at);
  }
  for (auto& name : names_) name.pack_id = referents_[name.referent].pack_id;
}

/// A person is never taken for a company of that name, nor the other way round.
void AnnotatedNames::link(Referent& referent) const {
  const auto is_person = [](EntityType type) { return type == EntityType::kPerson; };
  std::vector<std::string> spellings = {referent.name};
  spellings.insert(spellings.end(), referent.aliases.begin(), referent.aliases.end());
  for (const auto& spelling : spellings) {
    const auto* entity = engine_.entity_named(spelling);
    if (entity == nullptr) continue;
    if (referent.type != EntityType::kOther && is_person(referent.type) != is_person(entity->type))
      continue;
    referent = {entity->name, entity->type, entity->pack_id, {}};
    for (const auto& alias : spellings) add_spelling(alias, referent);
    return;
  }
}

// ---- asking for referents

std::optional<std::uint32_t> AnnotatedNames::labelled(const Json& label) const {
  if (label.is_number_unsigned() && label.get<std::uint64_t>() < listed_)
    return label.get<std::uint32_t>();
  if (!label.is_number_unsigned() && !label.is_string()) return std::nullopt;
  const auto found = by_label_.find(label.dump());
  return found == by_label_.end() ? std::nullopt : std::optional{found->second};
}

Result<std::uint32_t> AnnotatedNames::referent_labelled(const Json& label) const {
  const auto at = labelled(label);
  if (!at) return malformed("there is no such referent among names and referents");
  if (referents_[*at].name.empty()) return malformed("its referent was refused");
  return *at;
}

Result<std::uint32_t> AnnotatedNames::referent_at(const Json& object, Span span) const {
  if (const auto* label = find_field(object, "referent")) return referent_labelled(*label);
  auto name = std::partition_point(names_.begin(), names_.end(),
                                   [&](const Name& n) { return n.span.end <= span.begin; });
  const Name* best = nullptr;
  std::uint32_t most = 0;
  for (int i = 0; i < kMostNamesOfSpan; ++i, ++name) {
    if (name == names_.end() || name->span.begin >= span.end) break;
    const auto common = std::min(name->span.end, span.end) - std::max(name->span.begin, span.begin);
    if (common > most) best = &*name;
    most = std::max(most, common);
  }
  if (best == nullptr) return malformed("overlaps no name and gives no referent");
  return best->referent;
}

Result<std::uint32_t> AnnotatedNames::referent_named(const Json& object, const char* field,
                                                     const char* name_field) const {
  if (const auto* label = find_field(object, field)) return referent_labelled(*label);
  WEFT_ASSIGN(name, word_if_in(object, name_field));
  const auto found = by_name_.find(name);
  if (found == by_name_.end())
    return malformed('"' + std::string(name_field) + "\" is none of the names: \"" + name + '"');
  return found->second;
}

}  // namespace weft::detail
