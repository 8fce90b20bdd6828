// Reparos with all that stands around them.
#pragma once

#include "ledger/reports/reading.hpp"

namespace visado::ledger {

// Who has to do something about the reparo `p`, in SQL; `a` is the act that notified it, `i` the open ingreso.
inline constexpr char const* owner_of_reparo =
    "CASE p.estado WHEN 'notificado' THEN coalesce(a.destinatario, '') WHEN 'formulado' THEN coalesce(i.asignado, 'sin asignar') "
    "WHEN 'sostenido' THEN 'jefe de la unidad' WHEN 'trasladado' THEN 'auditoría interna' ELSE '' END";

// Inside a ReadState.
[[nodiscard]] std::vector<ReparoRow> reparo_rows(SQLite::Database& database, ReparoQuery const& query);

}  // namespace visado::ledger
