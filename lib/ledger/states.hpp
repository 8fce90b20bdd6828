// The lives of reparos, hallazgos and recomendaciones, in words of the database.
#pragma once

#include <string>

namespace visado::ledger {

namespace state {
inline std::string const formulado = "formulado";
inline std::string const notificado = "notificado";
inline std::string const subsanado = "subsanado";    // the data, the rule or its parameters changed
inline std::string const dispensado = "dispensado";  // an exception in force covers it
inline std::string const eximido = "dispensa otorgada";  // by a person, unlike `dispensado`
inline std::string const levantado = "levantado";    // by a person: rule or data were wrong
inline std::string const sostenido = "sostenido";    // by a person
inline std::string const trasladado = "trasladado";  // to internal audit

// Of a hallazgo.
inline std::string const posible = "posible";
inline std::string const hallazgo_notificado = "notificado";
inline std::string const con_descargo = "con descargo";
inline std::string const desvanecido = "desvanecido";
inline std::string const confirmado = "confirmado";
// Of a recomendación.
inline std::string const pendiente = "pendiente";
inline std::string const en_proceso = "en proceso";
inline std::string const cumplida = "cumplida";
inline std::string const incumplida = "incumplida";
}  // namespace state

namespace cause {
inline std::string const data = "datos corregidos";
inline std::string const rule = "regla cambiada";
inline std::string const parameter = "parámetro cambiado";
inline std::string const date = "otra fecha de verificación";
inline std::string const dispensation = "dispensa";
inline std::string const found_again = "reaparece";
}  // namespace cause

// Verification settles what no person has decided, and finds anew what it settled itself.
[[nodiscard]] inline bool data_may_settle(std::string const& state) {
  return state == state::formulado || state == state::notificado;
}
[[nodiscard]] inline bool settled_by_data(std::string const& state) {
  return state == state::subsanado || state == state::dispensado;
}

}  // namespace visado::ledger
