// SHA-256: the names of inputs, and the chain of the ledger.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace visado {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  Sha256& update(std::string_view bytes);
  // 64 lower-case hexadecimal digits of all so far; it then begins anew.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace visado
