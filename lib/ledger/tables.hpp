// The tables of the ledger, by what keeps them honest.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace visado::ledger {

// Facts: rows that are written once. Each is a leaf of the event that wrote it; ids grow by one. The order is that of the
// leaves in an event: new tables go at the end.
enum class Fact : std::size_t {
  reglamentos,
  reglas,
  ambitos,
  corridas,
  versiones,
  resultados,
  observaciones,
  coberturas,
  borrados,
  fundamentos,
};
inline constexpr std::array<std::string_view, 10> fact_tables{
    "reglamentos", "reglas", "ambitos", "corridas", "versiones", "resultados", "observaciones", "coberturas", "borrados",
    "fundamentos"};

// Payloads: what persons' data may stand in. A fact keeps the salted hash of its row (`compromiso`); the row can be
// erased, and a row of `borrados` says so.
struct Payload {
  std::string_view table;  // its first column is the id of the fact
  Fact fact;
};
inline constexpr std::array<Payload, 2> payloads{{{"contenidos", Fact::versiones}, {"mensajes", Fact::resultados}}};

// Derived: what follows from events and facts, in their order; can be computed anew at any time.
inline constexpr std::array<std::string_view, 18> derived_tables{
    "expedientes", "reparos",  "movimientos", "personas", "cargos",     "estados_reglamento",
    "ingresos",    "etapas",   "respuestas",  "actos",    "constancias",
    "plazos",   "hallazgos", "reparos_hallazgo", "recomendaciones", "pasos", "evidencias",
    "fichas"};

}  // namespace visado::ledger
