// SHA-256: the names of inputs, and the chain of the ledger.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace visado {

using Digest = std::array<unsigned char, 32>;

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  Sha256& update(std::string_view bytes);
  // Of all so far; it then begins anew.
  [[nodiscard]] Digest digest();
  // The same as 64 lower-case hexadecimal digits.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Lower-case hexadecimal digits, two a byte.
[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] inline std::string_view bytes_of(Digest const& digest) {
  return {reinterpret_cast<char const*>(digest.data()), digest.size()};
}
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace visado
