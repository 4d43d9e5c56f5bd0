#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace weft {

/// An identifier of one kind of thing: 64 bits derived from content, so the same thing has the same
/// identifier in every store. Written as its letter, a colon and 16 hexadecimal digits
/// ("e:00c0ffee…").
template <char Letter>
struct Id {
  static constexpr char kLetter = Letter;
  std::uint64_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
};

using ArticleId = Id<'a'>;
using EntityId = Id<'e'>;
using EventId = Id<'v'>;    ///< An event: one or more mentions that tell of the same thing.
using MentionId = Id<'m'>;  ///< One place in one article that tells of an event.
using ClaimId = Id<'c'>;
using RelationId = Id<'r'>;
using PredictionId = Id<'p'>;

/// The 16 digits alone.
[[nodiscard]] std::string hex_of(std::uint64_t value);
[[nodiscard]] std::optional<std::uint64_t> parse_id(char letter, std::string_view text);

template <char Letter>
[[nodiscard]] std::string to_string(Id<Letter> id) {
  return std::string{Letter, ':'} + hex_of(id.value);
}
template <char Letter>
[[nodiscard]] std::optional<Id<Letter>> parse_id_as(std::string_view text) {
  const auto value = parse_id(Letter, text);
  return value ? std::optional<Id<Letter>>{Id<Letter>{*value}} : std::nullopt;
}

/// Builds an identifier from parts; each part is length-prefixed, so ("ab","c") differs from
/// ("a","bc"). XXH3, 64 bits: stable across machines and releases, not meant to resist an attacker;
/// the store compares whole texts before it calls two articles the same.
class Hasher {
 public:
  explicit Hasher(std::string_view domain);
  Hasher& add(std::string_view part);
  Hasher& add(std::uint64_t part);
  [[nodiscard]] std::uint64_t digest() const;

 private:
  std::string bytes_;
};

}  // namespace weft

template <char Letter>
struct std::hash<weft::Id<Letter>> {
  std::size_t operator()(weft::Id<Letter> id) const noexcept { return id.value; }
};
