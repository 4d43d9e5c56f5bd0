#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace weft {

/// What kind of trouble an Error is. The command line maps each to one exit status.
enum class ErrorCode {
  kNotFound,   ///< The caller named something that is not there.
  kAmbiguous,  ///< The caller named something that may be several things.
  kMalformed,  ///< Input that cannot be read as what it claims to be.
  kUsage,      ///< A wrong option or argument.
  kIo,         ///< The operating system refused: missing file, full disk, no permission.
  kLocked,     ///< Another program is writing to the store.
  kCorrupt,    ///< A stored value cannot be decoded or disagrees with another.
  kSchema,     ///< The store was written by a newer program.
};

/// Expected trouble, as a value: what happened, in one line, and where.
struct Error {
  ErrorCode code;
  std::string message;  ///< One line for a person, with the remedy where there is one.
  std::string where;    ///< File, position or key; may be empty.
};

/// "where: message", or the message alone.
[[nodiscard]] inline std::string describe(const Error& error) {
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

/// A `T`, or the Error that kept us from having one. Member names follow std::expected (C++23).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& value() & { return require(), *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& { return require(), *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return require(), std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  void require() const { assert(has_value()); }
  std::variant<T, Error> state_;
};

/// Success, or why not.
using Status = Result<std::monostate>;
[[nodiscard]] inline Status ok() { return std::monostate{}; }

[[nodiscard]] inline Error fail(ErrorCode code, std::string message, std::string where = {}) {
  return Error{code, std::move(message), std::move(where)};
}

}  // namespace weft

/// Leaves the function with the error of `expression` (a Status or Result) if it has one.
#define WEFT_TRY(expression)                                          \
  do {                                                                \
    auto&& weft_try_result = (expression);                            \
    if (!weft_try_result.has_value()) return weft_try_result.error(); \
  } while (false)

/// Declares `name` as the value of `expression`, or leaves the function with its error.
#define WEFT_ASSIGN(name, expression)                           \
  auto name##_result = (expression);                            \
  if (!name##_result.has_value()) return name##_result.error(); \
  auto& name = *name##_result
