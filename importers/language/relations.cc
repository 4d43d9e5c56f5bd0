#include "importers/language/relations.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "importers/language/detail/named_atoms.h"
#include "importers/language/detail/offices.h"
#include "importers/language/name_key.h"

namespace weft {
namespace {

using detail::Gap;
using detail::NamedAtoms;

/// The maker by the pack's word; empty if it has none.
std::string_view maker_in_pack(const PackEntity* product) {
  if (product == nullptr) return {};
  for (const auto& [fact, value] : product->facts) {
    if (fact == "maker" || fact == "developer") return value;
  }
  return {};
}

class RelationFinder {
 public:
  RelationFinder(const Article& article, const std::vector<Sentence>& sentences,
                 const Gazetteer& gazetteer, FoundNames& found)
      : article_(article), sentences_(sentences), gazetteer_(gazetteer), found_(found) {
    for (std::uint32_t i = 0; i < found.referents.size(); ++i) index(i);
  }

  std::vector<RelationInText> find() {
    add_offices();
    std::size_t next_name = 0;
    for (const auto& sentence : sentences_) {
      const auto named = detail::named_atoms_of(article_.text, sentence, found_.names, next_name);
      for (std::size_t i = 0; i < named.atoms.size(); i = next_of(named, i)) {
        if (!named.named(i)) continue;
        add_nested_maker(named, i, sentence);
        add_possessive_maker(named, i, sentence);
        add_parent(named, i, sentence);
        add_seat(named, i, sentence);
      }
    }
    sort();
    return std::move(relations_);
  }

 private:
  static std::size_t next_of(const NamedAtoms& named, std::size_t i) {
    return named.named(i) ? named.end_of_name(i) : i + 1;
  }

  void index(std::uint32_t referent) {
    const auto& entry = found_.referents[referent];
    if (entry.type != EntityType::kOrganization) return;
    organizations_.emplace(name_key(entry.name), referent);
    for (const auto& alias : entry.aliases) organizations_.emplace(name_key(alias), referent);
  }

  [[nodiscard]] const Name& name_at(const NamedAtoms& named, std::size_t atom) const {
    return found_.names[named.name_of[atom]];
  }

  void add(std::uint32_t subject, std::string relation, std::uint32_t object,
           const Sentence& sentence) {
    if (subject == object) return;
    relations_.push_back({subject, object, std::move(relation), sentence.span, std::nullopt,
                          article_.sections[sentence.section].origin});
  }

  void add_offices() {
    for (const auto& phrase :
         detail::offices_of(article_, sentences_, gazetteer_.packs().words, found_)) {
      if (!phrase.person || !phrase.organization) continue;
      add(found_.names[*phrase.person].referent, phrase.relation,
          found_.names[*phrase.organization].referent, sentences_[phrase.sentence]);
    }
  }

  /// Whether nothing that the pack knows speaks against `maker` having made `product`.
  [[nodiscard]] bool may_have_made(std::uint32_t maker, std::uint32_t product) const {
    const auto known = maker_in_pack(gazetteer_.packs().find(found_.referents[product].pack_id));
    return known.empty() || name_key(known) == name_key(found_.referents[maker].name);
  }

  /// "Huawei Ascend 910B": the words before the product's own are an organisation's name.
  void add_nested_maker(const NamedAtoms& named, std::size_t first, const Sentence& sentence) {
    const auto& name = name_at(named, first);
    const auto last = named.end_of_name(first);
    if (name.type != EntityType::kProduct || last - first < 2) return;
    for (auto end = last - 1; end > first; --end) {
      const Span span{named.atoms[first].span.begin, named.atoms[end - 1].span.end};
      const auto maker = organization_named(slice(article_.text, span));
      if (!maker) continue;
      if (may_have_made(*maker, name.referent)) {
        add(*maker, "maker_of", name.referent, sentence);
      }
      return;
    }
  }

  /// The organisation, appended to the referents if only a pack knows it.
  std::optional<std::uint32_t> organization_named(std::string_view text) {
    const auto key = name_key(text);
    if (const auto found = organizations_.find(key); found != organizations_.end()) {
      return found->second;
    }
    const auto* entity = gazetteer_.entity_named(text);
    if (entity == nullptr || entity->type != EntityType::kOrganization) return std::nullopt;
    const auto at = static_cast<std::uint32_t>(found_.referents.size());
    found_.referents.push_back({entity->name, entity->type, entity->pack_id, {}});
    organizations_.emplace(key, at);
    return at;
  }

  /// "Huawei's Ascend 910 series", "Nvidia's new H100".
  void add_possessive_maker(const NamedAtoms& named, std::size_t first, const Sentence& sentence) {
    const auto& maker = name_at(named, first);
    auto at = named.end_of_name(first);
    if (maker.type != EntityType::kOrganization || !named.atoms[at - 1].possessive) return;
    const auto& words = gazetteer_.packs().words;
    for (int skipped = 0; at < named.atoms.size() && !named.named(at) && skipped < 2; ++skipped) {
      const bool plain = named.atoms[at].before == Gap::kSpace &&
                         named.atoms[at].shape == detail::Shape::kLower &&
                         (!words.function_words.contains(named.atoms[at].folded) ||
                          named.atoms[at].folded == "new" || named.atoms[at].folded == "latest");
      if (!plain) return;
      ++at;
    }
    if (!named.named(at) || named.atoms[at].before != Gap::kSpace) return;
    const auto& product = name_at(named, at);
    if (product.type == EntityType::kProduct && may_have_made(maker.referent, product.referent)) {
      add(maker.referent, "maker_of", product.referent, sentence);
    }
  }

  /// "Acme, a subsidiary of Apex".
  void add_parent(const NamedAtoms& named, std::size_t first, const Sentence& sentence) {
    const auto& part = name_at(named, first);
    const auto at = named.end_of_name(first);
    if (part.type != EntityType::kOrganization || at >= named.atoms.size() ||
        named.atoms[at].before != Gap::kComma) {
      return;
    }
    static constexpr std::array<std::string_view, 5> kParts{"subsidiary", "unit", "division", "arm",
                                                            "affiliate"};
    for (auto i = at; i + 2 < named.atoms.size() && i < at + 5; ++i) {
      const auto& folded = named.atoms[i].folded;
      if (named.named(i) || (i > at && named.atoms[i].before == Gap::kComma)) return;
      if (std::find(kParts.begin(), kParts.end(), folded) == kParts.end()) continue;
      const bool owner = named.atoms[i + 1].folded == "of" && named.named(i + 2) &&
                         name_at(named, i + 2).type == EntityType::kOrganization;
      if (owner) {
        add(part.referent, "subsidiary_of", name_at(named, i + 2).referent, sentence);
      }
      return;
    }
  }

  /// "Shenzhen-based Huawei", "Huawei, based in Shenzhen".
  void add_seat(const NamedAtoms& named, std::size_t first, const Sentence& sentence) {
    const auto& name = name_at(named, first);
    const auto at = named.end_of_name(first);
    if (name.type == EntityType::kPlace && at + 1 < named.atoms.size() &&
        named.atoms[at].folded == "based" && named.atoms[at].before == Gap::kHyphen) {
      auto next = at + 1;
      if (!named.named(next) && next + 1 < named.atoms.size()) ++next;  // "-based chipmaker Acme"
      if (named.named(next) && name_at(named, next).type == EntityType::kOrganization) {
        add(name_at(named, next).referent, "based_in", name.referent, sentence);
      }
    }
    if (name.type == EntityType::kOrganization && at + 2 < named.atoms.size() &&
        named.atoms[at].folded == "based" && named.atoms[at].before == Gap::kComma &&
        named.atoms[at + 1].folded == "in" && named.named(at + 2) &&
        name_at(named, at + 2).type == EntityType::kPlace) {
      add(name.referent, "based_in", name_at(named, at + 2).referent, sentence);
    }
  }

  void sort() {
    const auto key = [](const RelationInText& relation) {
      return std::tie(relation.quote, relation.subject, relation.relation, relation.object);
    };
    std::sort(relations_.begin(), relations_.end(),
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    relations_.erase(std::unique(relations_.begin(), relations_.end(),
                                 [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                     relations_.end());
  }

  const Article& article_;
  const std::vector<Sentence>& sentences_;
  const Gazetteer& gazetteer_;
  FoundNames& found_;
  std::unordered_map<std::string, std::uint32_t> organizations_;  ///< By name_key.
  std::vector<RelationInText> relations_;
};

}  // namespace

std::vector<RelationInText> find_relations(const Article& article,
                                           const std::vector<Sentence>& sentences,
                                           const Gazetteer& gazetteer, FoundNames& found) {
  return RelationFinder(article, sentences, gazetteer, found).find();
}

}  // namespace weft
