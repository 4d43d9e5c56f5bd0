#include "importers/syntax/detail/tensor_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

namespace weft::syntax {
namespace {

static_assert(std::endian::native == std::endian::little, "the arrays are used as they lie");

constexpr std::size_t kLengthBytes = 8;

std::size_t size_of(std::string_view type) {
  if (type == "I8" || type == "U8") return 1;
  if (type == "I16" || type == "U16") return 2;
  if (type == "I32" || type == "U32" || type == "F32") return 4;
  return type == "I64" || type == "U64" ? 8 : 0;
}

template <class T>
constexpr std::string_view type_of() {
  if constexpr (std::is_same_v<T, float>) return "F32";
  constexpr std::string_view kSigned[] = {"", "I8", "I16", "", "I32"};
  constexpr std::string_view kUnsigned[] = {"", "U8", "U16", "", "U32", "", "", "", "U64"};
  return std::is_signed_v<T> ? kSigned[sizeof(T)] : kUnsigned[sizeof(T)];
}

bool are_sizes(const nlohmann::json& numbers) {
  if (!numbers.is_array() || numbers.size() > 8) return false;
  for (const auto& number : numbers) {
    if (!number.is_number_unsigned() || number.get<std::uint64_t>() > 1U << 30) return false;
  }
  return true;
}

}  // namespace

TensorFile::TensorFile(TensorFile&& other) noexcept
    : path_(std::move(other.path_)),
      data_(std::exchange(other.data_, nullptr)),
      size_(other.size_),
      entries_(std::move(other.entries_)),
      metadata_(std::move(other.metadata_)) {}

TensorFile::~TensorFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

Result<TensorFile> TensorFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(ErrorCode::kIo, std::strerror(errno), path);
  struct stat status {};
  void* mapped = MAP_FAILED;
  const bool readable = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (readable && size > kLengthBytes) {
    mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  }
  ::close(file);
  if (!readable) return fail(ErrorCode::kIo, "this is no file that can be read", path);
  if (size <= kLengthBytes) return fail(ErrorCode::kCorrupt, "the model is cut short", path);
  if (mapped == MAP_FAILED) return fail(ErrorCode::kIo, "the file cannot be mapped", path);
  TensorFile result;
  result.path_ = path;
  result.data_ = static_cast<const char*>(mapped);
  result.size_ = size;
  WEFT_TRY(result.read_header());
  return result;
}

Status TensorFile::read_header() {
  const auto damaged = [this](std::string what) {
    return fail(ErrorCode::kCorrupt, "the model is damaged: " + std::move(what), path_);
  };
  std::uint64_t length = 0;
  std::memcpy(&length, data_, kLengthBytes);
  if (length > size_ - kLengthBytes) return damaged("its header is longer than the file");
  const auto body = kLengthBytes + static_cast<std::size_t>(length);
  const auto header = nlohmann::json::parse(data_ + kLengthBytes, data_ + body, nullptr,
                                            /*allow_exceptions=*/false);
  if (!header.is_object()) return damaged("its header is no JSON object");
  for (const auto& [name, value] : header.items()) {
    if (!value.is_object()) return damaged("\"" + name + "\" is no object");
    if (name == "__metadata__") {
      for (const auto& [key, text] : value.items()) {
        if (text.is_string()) metadata_[key] = text.get<std::string>();
      }
      continue;
    }
    const auto type = value.find("dtype");
    const auto shape = value.find("shape");
    const auto at = value.find("data_offsets");
    if (type == value.end() || !type->is_string() || shape == value.end() || !are_sizes(*shape) ||
        at == value.end() || !are_sizes(*at) || at->size() != 2) {
      return damaged("\"" + name + "\" is not described as an array");
    }
    Entry entry{type->get<std::string>(), body + (*at)[0].get<std::size_t>(),
                body + (*at)[1].get<std::size_t>(), 1};
    for (const auto& extent : *shape) {
      entry.count *= extent.get<std::size_t>();
      if (entry.count > size_) return damaged("\"" + name + "\" is larger than the file");
    }
    const auto width = size_of(entry.type);
    if (width == 0 || entry.begin > entry.end || entry.end > size_ || entry.begin % width != 0 ||
        entry.end - entry.begin != entry.count * width) {
      return damaged("\"" + name + "\" does not lie where its size allows");
    }
    entries_[name] = std::move(entry);
  }
  return ok();
}

Result<std::string_view> TensorFile::raw(std::string_view name, std::string_view type) const {
  const auto found = entries_.find(name);
  if (found == entries_.end() || found->second.type != type) {
    return fail(ErrorCode::kCorrupt,
                "the model has no array \"" + std::string(name) + "\" of type " + std::string(type),
                path_);
  }
  return std::string_view(data_ + found->second.begin, found->second.end - found->second.begin);
}

template <class T>
Result<std::span<const T>> TensorFile::array(std::string_view name) const {
  WEFT_ASSIGN(bytes, raw(name, type_of<T>()));
  return std::span<const T>(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T));
}
template Result<std::span<const std::int8_t>> TensorFile::array(std::string_view) const;
template Result<std::span<const std::uint8_t>> TensorFile::array(std::string_view) const;
template Result<std::span<const std::int16_t>> TensorFile::array(std::string_view) const;
template Result<std::span<const std::uint16_t>> TensorFile::array(std::string_view) const;
template Result<std::span<const std::uint32_t>> TensorFile::array(std::string_view) const;
template Result<std::span<const std::uint64_t>> TensorFile::array(std::string_view) const;
template Result<std::span<const float>> TensorFile::array(std::string_view) const;

std::string_view TensorFile::metadata(std::string_view key) const {
  const auto found = metadata_.find(key);
  return found == metadata_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace weft::syntax
