// What the ledger says of persons and reparos. Reads one state of the file and waits for nobody.
#pragma once

#include <string>
#include <vector>

#include "visado/ledger.hpp"

#pragma GCC visibility push(default)
namespace visado {

struct ReparoFilter {
  std::string dossier{}, rule{}, state{};  // empty: any
  bool open_only = false;                  // formulado, notificado or sostenido
};
struct ReparoLine {
  std::int64_t id = 0;
  std::string dossier, rule, title, effect, state, cause;
  std::string amount;    // empty: none
  bool present = false;  // the last verification that asked still found it
  std::string message;   // empty when it was erased
};
// By dossier, then by number.
[[nodiscard]] Result<std::vector<ReparoLine>> list_reparos(Ledger& ledger, ReparoFilter const& filter = {});

struct PersonLine {
  std::string id, name, account;
  struct Post {
    std::string role, post, unit, from, to, substitute_of;
  };
  std::vector<Post> posts;  // by first day
};
// By id.
[[nodiscard]] Result<std::vector<PersonLine>> list_persons(Ledger& ledger);

// What an offline check of a constancia or an oficio saw.
struct CertificateCheck {
  std::string number, kind, dossier;
  bool sealed = false;  // a seal of the system that holds with the public key given
  Diagnostics diagnostics;
};
// `json` as the act gave it (blanks between tokens count nothing). Fails when it is no such document. With a ledger, also
// that it was given by it and whether it was annulled since.
[[nodiscard]] Result<CertificateCheck> check_certificate(std::string_view json,
                                                         std::filesystem::path const& public_key = {},
                                                         Ledger* ledger = nullptr);

}  // namespace visado
#pragma GCC visibility pop
