// Dossiers that a program holds in memory, verified one by one as they come.
//
//   auto rulebook = std::make_shared<visado::Rulebook const>(visado::Rulebook::load({"rules"}).value());
//   visado::TextVerifier const verifier(rulebook, {.date = today});
//   visado::Verdict const verdict = verifier.verify(R"({"expediente": "IGM-2026-00001", …})");
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "visado/verify.hpp"

#pragma GCC visibility push(default)
namespace visado {

// Immutable; any number of threads verify with one at the same time. What it needs besides (memory of each thread, how
// the schema is read) is made once and used again, so keep it: making one costs far more than a dossier. To change to
// another rulebook, make another and let go of this one when its last verdict was used.
class TextVerifier {
 public:
  // Keeps the rulebook alive; for one schema of several, give the part: `std::shared_ptr<Rulebook const>(all, all->part("x"))`.
  // Of `read`, only `read_all` means anything here. `name` is what messages call the text.
  TextVerifier(std::shared_ptr<Rulebook const> rulebook, VerifyOptions options, ReadOptions read = {},
               std::string name = "<expediente>");
  ~TextVerifier();
  TextVerifier(TextVerifier&&) noexcept;
  TextVerifier& operator=(TextVerifier&&) noexcept;

  // One dossier as a JSON object, in UTF-8. A text that is anything else, or more than one object, gives a verdict too: no
  // verificado, with the reason in its diagnostics. The verdict keeps nothing of `json`; its findings point to rules of the rulebook.
  // Nothing is known of other dossiers: the same text twice is verified twice.
  [[nodiscard]] Verdict verify(std::string_view json) const;
  // The same into a verdict that is used again and then allocates little.
  void verify(std::string_view json, Verdict& verdict) const;

  [[nodiscard]] Rulebook const& rulebook() const;
  [[nodiscard]] std::shared_ptr<Rulebook const> const& shared_rulebook() const;
  [[nodiscard]] VerifyOptions const& options() const;
  [[nodiscard]] Verifier const& verifier() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace visado
#pragma GCC visibility pop
