#include "importers/language/name_lists.h"

#include <algorithm>
#include <utility>

namespace weft {
namespace {

// FNV-1a (Fowler, Noll, Vo), which goes on where the hash of a shorter phrase ended.
constexpr std::uint64_t kBasis = 0xCBF29CE484222325U;
constexpr std::uint64_t kPrime = 0x100000001B3U;

std::uint64_t extended(std::uint64_t hash, std::string_view bytes) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

// Bits 0 to 2 hold the size of a place.
constexpr std::uint32_t kPlace = 7, kGiven = 8, kSurname = 16, kWordToo = 32, kPerson = 64,
                        kOrganization = 128, kEvent = 256, kWork = 512, kTerm = 1024, kLeads = 2048;

/// The bits of a letter of the lists; 0 if there is no such letter.
std::uint32_t bits_of_letter(char letter) {
  if (letter >= '0' && letter <= '3') return static_cast<std::uint32_t>(letter - '0') + 1;
  switch (letter) {
    case 'g':
      return kGiven;
    case 's':
      return kSurname;
    case 'c':
      return kSurname | kWordToo;
    case 'f':
      return kPerson;
    case 'o':
      return kOrganization;
    case 'e':
      return kEvent;
    case 'w':
      return kWork;
    case 'd':
      return kTerm;
    default:
      return 0;
  }
}

Listed listed_of(std::uint32_t bits) {
  Listed listed;
  listed.place = static_cast<std::uint8_t>(bits & kPlace);
  listed.given = (bits & kGiven) != 0;
  listed.surname = (bits & kSurname) != 0;
  listed.word_too = (bits & kWordToo) != 0;
  listed.person = (bits & kPerson) != 0;
  listed.organization = (bits & kOrganization) != 0;
  listed.event = (bits & kEvent) != 0;
  listed.work = (bits & kWork) != 0;
  listed.term = (bits & kTerm) != 0;
  return listed;
}

/// Of two sizes the larger one; letters add up.
std::uint32_t merged(std::uint32_t a, std::uint32_t b) {
  return ((a | b) & ~kPlace) | std::max(a & kPlace, b & kPlace);
}

}  // namespace

bool NameLists::add(std::string_view bytes, std::size_t& bad_line) {
  const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  grow(used_ + lines);
  for (bad_line = 1; !bytes.empty(); ++bad_line) {
    const auto line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    if (tab == 0 || tab >= line.size() - 1) return false;
    std::uint32_t bits = 0;
    for (const char letter : line.substr(tab + 1)) {
      const auto more = bits_of_letter(letter);
      if (more == 0) return false;
      bits = merged(bits, more);
    }
    const auto name = line.substr(0, tab);
    grow(used_ + 1 + static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')));
    auto hash = kBasis;
    for (const char c : name) {
      if (c == ' ') slot_of(hash).bits |= kLeads;
      hash = extended(hash, {&c, 1});
    }
    auto& slot = slot_of(hash);
    slot.bits = merged(slot.bits, bits);
  }
  return true;
}

Listed NameLists::find(std::string_view folded) const {
  return listed_of(bits_of(extended(kBasis, folded)));
}

bool NameLists::Walk::step(std::string_view folded_word) {
  if (hash_ == kBasis) return false;  // It is over.
  hash_ = extended(hash_ == 0 ? kBasis : extended(hash_, " "), folded_word);
  const auto bits = lists_->bits_of(hash_);
  listed_ = listed_of(bits);
  if ((bits & kLeads) == 0) hash_ = kBasis;
  return bits != 0;
}

void NameLists::grow(std::size_t names) {
  auto size = std::max<std::size_t>(slots_.size(), 1024);
  while (size < 2 * names) size *= 2;
  if (size == slots_.size()) return;
  const auto old = std::exchange(slots_, std::vector<Slot>(size));
  used_ = 0;
  for (const auto& slot : old) {
    if (slot.hash != 0) slot_of(slot.hash).bits = slot.bits;
  }
}

NameLists::Slot& NameLists::slot_of(std::uint64_t hash) {
  const auto mask = slots_.size() - 1;
  auto at = (hash ^ hash >> 32) & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  if (slots_[at].hash == 0) {
    slots_[at].hash = hash;
    ++used_;
  }
  return slots_[at];
}

std::uint32_t NameLists::bits_of(std::uint64_t hash) const {
  if (slots_.empty()) return 0;
  const auto mask = slots_.size() - 1;
  auto at = (hash ^ hash >> 32) & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  return slots_[at].hash == 0 ? 0 : slots_[at].bits;
}

}  // namespace weft
