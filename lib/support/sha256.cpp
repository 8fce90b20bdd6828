#include "support/sha256.hpp"

#include <openssl/evp.h>

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
  // Looking the algorithm up costs more than a short hash: only the first time.
  void begin() {
    require(context != nullptr && EVP_DigestInit_ex(context, begun ? nullptr : EVP_sha256(), nullptr) == 1);
    begun = true;
  }
  bool begun = false;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(std::string_view bytes) {
  State::require(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1);
  return *this;
}

Digest Sha256::digest() {
  Digest digest;
  State::require(EVP_DigestFinal_ex(state_->context, digest.data(), nullptr) == 1);
  state_->begin();
  return digest;
}

std::string Sha256::finish() { return to_hex(bytes_of(digest())); }

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4];
    text += digits[byte & 0xFU];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) { return Sha256().update(bytes).finish(); }

}  // namespace visado
