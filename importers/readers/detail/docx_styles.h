#pragma once

#include <map>
#include <string>

#include "importers/readers/detail/xml.h"

namespace weft {

/// What a paragraph is, by its style.
enum class ParagraphRole { kBody, kTitle, kSubtitle, kAuthor, kDate, kHeading, kItem };

/// The styles of a document by their identifiers, each with the role that its name or that of the
/// style below it gives.
class DocxStyles {
 public:
  DocxStyles() = default;
  /// `styles` is the root of word/styles.xml; may be empty.
  explicit DocxStyles(const pugi::xml_node& styles);
  /// The role of a <w:p>.
  [[nodiscard]] ParagraphRole role_of(const pugi::xml_node& paragraph) const;

 private:
  std::map<std::string, ParagraphRole, std::less<>> roles_;
};

}  // namespace weft
