#include "support/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace visado {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();

  State() { begin(); }
  ~State() { EVP_MD_CTX_free(context); }
  State(State const&) = delete;
  State& operator=(State const&) = delete;

  // It fails only without memory, or where OpenSSL was built without SHA-256.
  static void require(bool done) {
    if (!done) throw std::runtime_error("SHA-256 is not available");
  }
  void begin() const {
    require(context != nullptr && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1);
  }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(std::string_view bytes) {
  State::require(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1);
  return *this;
}

std::string Sha256::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  State::require(EVP_DigestFinal_ex(state_->context, digest.data(), &size) == 1);
  state_->begin();
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += digits[digest[i] >> 4];
    text += digits[digest[i] & 0xFU];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) { return Sha256().update(bytes).finish(); }

}  // namespace visado
