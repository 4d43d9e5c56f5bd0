#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/annotation.h"
#include "importers/language/engine.h"
#include "importers/pipeline/annotation_reader.h"
#include "importers/pipeline/detail/annotation_fields.h"

namespace weft::detail {

/// What was refused, the first kMostRefusals of it.
class Refusals {
 public:
  void add(std::string place, std::string reason) {
    ++count_;
    if (kept_.size() < kMostRefusals) kept_.push_back({std::move(place), std::move(reason)});
  }
  [[nodiscard]] std::vector<RefusedAnnotation> take();

 private:
  std::size_t count_ = 0;
  std::vector<RefusedAnnotation> kept_;
};

/// "names[3]".
[[nodiscard]] std::string place_in(std::string_view list, std::size_t at);

/// The names of an article and what they refer to, read from one object of annotations.
///
/// Names that give the same `referent` are one thing; without it, those of the same `refers_to`
/// (else `text`) and type. A number counts in the list `referents` where there is one.
class AnnotatedNames {
 public:
  AnnotatedNames(const Json& object, std::string_view text, const LanguageEngine& engine,
                 QuoteChecks& quotes, Refusals& refusals);

  /// By place, not overlapping.
  [[nodiscard]] std::vector<Name>& names() { return names_; }
  [[nodiscard]] std::vector<Referent>& referents() { return referents_; }

  /// What a span of words stands for: the referent that `object` gives in "referent", else that of
  /// the name it overlaps most. Errors: kMalformed if there is none.
  [[nodiscard]] Result<std::uint32_t> referent_at(const Json& object, Span span) const;
  /// What `object` names: by number or label in `field`, else by name in `name_field`.
  [[nodiscard]] Result<std::uint32_t> referent_named(const Json& object, const char* field,
                                                     const char* name_field) const;
  [[nodiscard]] Result<std::uint32_t> referent_labelled(const Json& label) const;

 private:
  [[nodiscard]] std::optional<std::uint32_t> labelled(const Json& label) const;
  void read_listed(const Json& list);
  [[nodiscard]] Result<Referent> listed(const Json& entry) const;
  void read_names(const Json& list, QuoteChecks& quotes);
  [[nodiscard]] Result<Name> name_from(const Json& entry, QuoteChecks& quotes);
  [[nodiscard]] Result<std::uint32_t> referent_of(const Json& entry, const Name& name);
  void drop_overlapping(std::vector<std::size_t> places);
  void complete();
  void link(Referent& referent) const;

  std::string_view text_;
  const LanguageEngine& engine_;
  Refusals& refusals_;
  std::vector<Name> names_;
  std::vector<Referent> referents_;
  std::size_t listed_ = 0;  ///< How many of them the list gave.
  std::vector<bool> open_;  ///< By referent: spellings and pack are ours to find.
  std::map<std::string, std::uint32_t> by_label_;
  std::map<std::string, std::uint32_t, std::less<>> by_name_;
};

}  // namespace weft::detail
