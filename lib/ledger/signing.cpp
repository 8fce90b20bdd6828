#include "ledger/signing.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <cerrno>
#include <cstdio>
#include <vector>

#include "support/file_error.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado::ledger {
namespace {

[[noreturn]] void fail(std::filesystem::path const& file, std::string why) {
  throw KeyFailure{Diagnostic::make(code::key_unusable, {}, {file.string(), std::move(why)})};
}

std::string from_hex(std::string_view text) {
  std::string bytes;
  auto const digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    int const high = digit(text[i]), low = digit(text[i + 1]);
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

unsigned char const* bytes(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

struct Context {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  Context() = default;
  ~Context() { EVP_MD_CTX_free(context); }
  Context(Context const&) = delete;
  Context& operator=(Context const&) = delete;
};

}  // namespace

struct Key::Impl {
  explicit Impl(EVP_PKEY* key) : key(key) {}
  ~Impl() { EVP_PKEY_free(key); }
  Impl(Impl const&) = delete;
  Impl& operator=(Impl const&) = delete;
  EVP_PKEY* key;
};

Key::Key(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Key::Key(Key&&) noexcept = default;
Key::~Key() = default;

Key Key::read(std::filesystem::path const& file, bool secret) {
  std::FILE* const in = std::fopen(file.c_str(), "rb");
  if (in == nullptr) fail(file, describe_file_error(errno));
  // No callback may ask for a password: there is nobody to answer.
  auto const refuse = [](char*, int, int, void*) { return -1; };
  auto* const key = secret ? PEM_read_PrivateKey(in, nullptr, refuse, nullptr)
                           : PEM_read_PUBKEY(in, nullptr, refuse, nullptr);
  std::fclose(in);
  if (key == nullptr) fail(file, secret ? "no es una llave privada en PEM" : "no es una llave pública en PEM");
  auto impl = std::make_unique<Impl>(key);
  if (EVP_PKEY_get_base_id(key) != EVP_PKEY_ED25519) fail(file, "no es Ed25519");
  return Key(std::move(impl));
}

Key Key::read_private(std::filesystem::path const& file) { return read(file, true); }
Key Key::read_public(std::filesystem::path const& file) { return read(file, false); }

std::string Key::identifier() const {
  unsigned char raw[32];
  std::size_t size = sizeof raw;
  if (EVP_PKEY_get_raw_public_key(impl_->key, raw, &size) != 1) return {};
  return sha256_hex({reinterpret_cast<char const*>(raw), size});
}

std::string Key::sign(std::string_view message) const {
  Context context;
  unsigned char signature[64];
  std::size_t size = sizeof signature;
  if (EVP_DigestSignInit(context.context, nullptr, nullptr, nullptr, impl_->key) != 1 ||
      EVP_DigestSign(context.context, signature, &size, bytes(message), message.size()) != 1)
    throw std::runtime_error("OpenSSL could not sign");
  return to_hex({reinterpret_cast<char const*>(signature), size});
}

bool Key::verifies(std::string_view message, std::string_view signature) const {
  Context context;
  auto const raw = from_hex(signature);
  return EVP_DigestVerifyInit(context.context, nullptr, nullptr, nullptr, impl_->key) == 1 &&
         EVP_DigestVerify(context.context, bytes(raw), raw.size(), bytes(message), message.size()) == 1;
}

std::string signed_text(std::string_view ledger, std::int64_t event, std::string_view hash) {
  return "visado-cabeza-1\n" + std::string(ledger) + '\n' + std::to_string(event) + '\n' + std::string(hash) + '\n';
}

void append_signature(Chain& chain, Ledger::Impl& ledger, Moment moment, Actor const& actor) {
  auto const key = Key::read_private(ledger.options.signing_key);
  auto const head = chain.head();
  auto const hash = to_hex(bytes_of(head.hash));
  JsonWriter json;
  json.begin_object().key("evento").number(head.event).key("huella").text(hash);
  json.key("llave").text(key.identifier());
  json.key("firma").text(key.sign(signed_text(ledger.identifier, head.event, hash)));
  chain.append("firma", moment, actor, json);
}

}  // namespace visado::ledger
