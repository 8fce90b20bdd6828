// Two dossiers compared to the last detail: values with their reasons, digits and places, diagnostics, unknown keys.
#pragma once

#include <string>

#include "visado/dossier.hpp"

namespace visado::testing {

inline void print(Value const& value, std::string& out) {
  if (value.is_null()) {
    out += "nulo:" + std::to_string(static_cast<int>(value.null_reason()));
  } else if (value.is(Kind::list)) {
    out += '[';
    for (Value const& item : value.as_list()) print(item, out), out += ',';
    out += ']';
  } else if (value.is(Kind::context)) {
    Context const& record = value.as_context();
    out += '{';
    for (std::size_t slot = 0; slot < record.shape->size(); ++slot) {
      out += record.shape->names()[slot] + '@' + std::to_string(record.places[slot]) + '=';
      print(record.values[slot], out);
      out += ',';
    }
    out += '}';
  } else {
    out += to_feel(value) + '/' + std::to_string(static_cast<int>(value.kind()));
    if (value.is(Kind::number)) out += currency_name(value.currency()) + (value.is_small_number() ? "s" : "d");
  }
}

inline std::string print(Dossier const& dossier) {
  std::string out = std::to_string(dossier.ordinal) + ' ' + dossier.key + ' ' + dossier.place +
                    (dossier.verifiable ? " verificable " : " no verificable ");
  print(dossier.root, out);
  out += '\n' + render(dossier.diagnostics);
  for (Diagnostic const& diagnostic : dossier.diagnostics) {
    out += std::to_string(diagnostic.at.span.begin) + '-' + std::to_string(diagnostic.at.span.end) + ' ';
  }
  for (auto const& [path, nearest] : dossier.unknown_keys) out += '\n' + path + " → " + nearest;
  return out;
}

}  // namespace visado::testing
