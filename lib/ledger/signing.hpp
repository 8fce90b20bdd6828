// Ed25519 seals of the system on heads of the chain. They say that whoever had the key saw this head; they are nobody's
// signature of a decision.
#pragma once

#include "ledger/ledger_impl.hpp"

namespace visado::ledger {

// A key that cannot be used; thrown inside the room only.
struct KeyFailure {
  Diagnostic diagnostic;
};

class Key {
 public:
  // Throw KeyFailure.
  static Key read_private(std::filesystem::path const& file);
  static Key read_public(std::filesystem::path const& file);
  Key(Key&&) noexcept;
  ~Key();

  [[nodiscard]] std::string identifier() const;  // SHA-256 of the public key, hexadecimal
  [[nodiscard]] std::string sign(std::string_view message) const;  // hexadecimal
  [[nodiscard]] bool verifies(std::string_view message, std::string_view signature) const;

 private:
  struct Impl;
  explicit Key(std::unique_ptr<Impl> impl);
  static Key read(std::filesystem::path const& file, bool secret);
  std::unique_ptr<Impl> impl_;
};

// What is signed of a head.
[[nodiscard]] std::string signed_text(std::string_view ledger, std::int64_t event, std::string_view hash);

// Appends the event «firma» over the head as it is; inside a transaction. Throws KeyFailure.
void append_signature(Chain& chain, Ledger::Impl& ledger, Moment moment, Actor const& actor);

}  // namespace visado::ledger
