// Rotating fund, petty cash, fuel, vehicles, meals and people attended.
#include "rule_faults.hpp"

namespace datos {
namespace {

Change gasto(string field, Node value, char const* rule) {
  return [=](Node& d) {
    d.at("fondo_rotativo.gastos.0." + field) = value;
    return Lines{{rule, fails, uuid(d)}};
  };
}

Node fuel(Node vehicle, int before, int after, Micros paid) {
  return Node::list({Node::record({{"placa", "O-512BBX"},
                                   {"vale", "V-2210"},
                                   {"fecha", "2025-06-11"},
                                   {"galones", 12},
                                   {"monto", money(paid)},
                                   {"kilometros_antes", before},
                                   {"kilometros", after},
                                   {"vehiculo_institucional", vehicle}})});
}

Node meeting() {
  return Node::record({{"motivo", "Capacitación de delegados"},
                       {"fecha", Day(2025, 6, 11)},
                       {"autorizacion", "DG-77"},
                       {"fecha_autorizacion", Day(2025, 6, 2)},
                       {"participantes", 40},
                       {"servicios", 40},
                       {"huella_lista", "77ac0d"},
                       {"bebidas_alcoholicas", false},
                       {"con_viaticos", 0}});
}

Change event(Values values, Lines expected) {
  return [=](Node& d) {
    d["evento"] = meeting();
    for (auto const& [path, value] : values) d.at("evento." + path) = value;
    return expected;
  };
}

}  // namespace

std::vector<RuleFault> fund_faults() {
  Order const fund = on({.kind = Class::fondo_rotativo, .rich = true}, Day(2025, 4, 7));
  Order const petty = on({.kind = Class::caja_chica, .rich = true}, Day(2025, 4, 7));
  Order const small = on(with_goods(detailed(Class::baja_cuantia, q(600)), false), Day(2025, 6, 10));
  string const load = "O-512BBX|V-2210";
  return {
      {"La rendición dice un centavo más", fund, adds("fondo_rotativo.total_rendido", cent, "FON-001")},
      {"Un gasto rendido por un centavo más que su factura", petty,
       [](Node& d) {
         add(d, "fondo_rotativo.gastos.0.monto", cent);
         return Lines{{"FON-001", fails, ""}, {"FON-002", fails, uuid(d)}};
       }},
      {"La rendición pasa del fondo por un centavo", fund,
       [](Node& d) {
         d.at("fondo_rotativo.limite") = money(amount(d, "monto_solicitado") - cent);
         d.at("fondo_rotativo.efectivo") = Node();
         return Lines{{"FON-003", fails, ""}, {"FON-008", unknown, ""}};
       }},
      {"Gastos sobre el tope por compra", petty,
       [](Node& d) {
         d.at("fondo_rotativo.tope_por_gasto") = money(q(20));
         Lines expected;
         for (auto const& spent : d.at("fondo_rotativo.gastos").items())
           expected.push_back({"FON-004", fails, spent.text_at("autorizacion")});
         return expected;
       }},
      {"Gasto de hace más de tres meses", fund,
       [](Node& d) {
         d.at("fondo_rotativo.gastos.0.fecha") = day(d, "fondo_rotativo.fecha_rendicion") - 100;
         return Lines{{"FON-005", fails, uuid(d)}};
       }},
      {"Factura sin razonar", petty, gasto("razonada", false, "FON-006")},
      {"Una factura rendida dos veces", fund,
       [](Node& d) {
         d.at("fondo_rotativo.gastos").push(d.at("fondo_rotativo.gastos.0"));
         return Lines{{"FON-001", fails, ""}, {"FON-007", fails, uuid(d)}, {"FON-007", fails, uuid(d) + "#2"}};
       }},
      {"Al fondo le falta un centavo", fund, adds("fondo_rotativo.efectivo", -cent, "FON-008")},
      {"Fianza vencida", petty,
       moves("fondo_rotativo.fianza_hasta", "fondo_rotativo.fecha_rendicion", -1, "FON-009")},
      {"Fondo constituido al día siguiente de gastar", fund,
       moves("fondo_rotativo.fecha_resolucion", "fondo_rotativo.periodo_desde", 1, "FON-010")},
      {"Equipo comprado con el fondo", petty, gasto("renglon", "328", "FON-011")},
      {"Compras del mismo día y emisor que juntas pasan el tope", fund,
       [](Node& d) {
         Lines expected;
         auto const count = d.at("fondo_rotativo.gastos").items().size();
         for (std::size_t i = 0; i < count; ++i) {
           auto const at = "fondo_rotativo.gastos." + std::to_string(i) + ".";
           d.at(at + "fecha") = d.at("fondo_rotativo.gastos.0.fecha");
           d.at(at + "nit_emisor") = d.at("fondo_rotativo.gastos.0.nit_emisor");
           expected.push_back({"FON-012", fails, d.text_at(at + "autorizacion")});
         }
         d.at("fondo_rotativo.tope_por_gasto") = money(amount(d, "monto_solicitado") - cent);
         return expected;
       }},

      {"Combustible con su bitácora", small, sets({{"combustible", fuel(true, 41'200, 41'560, q(600))}}, Lines{})},
      {"Combustible en un vehículo particular", small,
       sets({{"combustible", fuel(false, 41'200, 41'560, q(600))}}, {{"CMB-001", fails, load}})},
      {"El kilometraje no avanza", small,
       sets({{"combustible", fuel(true, 41'560, 41'560, q(600))}}, {{"CMB-002", fails, load}})},
      {"Rendimiento de dos kilómetros por galón", small,
       sets({{"combustible", fuel(true, 41'536, 41'560, q(600))}}, {{"CMB-003", fails, load}})},
      {"Los despachos suman dos centésimas menos", small,
       sets({{"combustible", fuel(true, 41'200, 41'560, q(599, 98))}}, "CMB-004")},
      {"Reparación de un vehículo con su diagnóstico", small,
       sets({{"vehiculo", Node::record({{"placa", "O-512BBX"},
                                        {"institucional", true},
                                        {"diagnostico", "D-31"},
                                        {"fecha_diagnostico", Day(2025, 6, 4)},
                                        {"repuestos_devueltos", true}})}},
            Lines{})},
      {"Reparación sin diagnóstico", small,
       sets({{"vehiculo", Node::record({{"placa", "O-512BBX"}, {"institucional", true}, {"diagnostico", Node()},
                                        {"repuestos_devueltos", true}})}},
            "VEH-001")},
      {"Repuestos sin devolver", small,
       sets({{"vehiculo", Node::record({{"placa", "O-512BBX"},
                                        {"institucional", true},
                                        {"diagnostico", "D-31"},
                                        {"fecha_diagnostico", Day(2025, 6, 4)},
                                        {"repuestos_devueltos", false}})}},
            "VEH-002")},
      {"Capacitación con su lista", small, event({}, {})},
      {"Actividad autorizada al día siguiente", small,
       event({{"fecha_autorizacion", Day(2025, 6, 12)}}, {{"EVE-001", fails, ""}})},
      {"Un servicio más que los participantes", small, event({{"servicios", 41}}, {{"EVE-002", fails, ""}})},
      {"Bebidas alcohólicas", small, event({{"bebidas_alcoholicas", true}}, {{"EVE-003", fails, ""}})},
      {"Un participante con viáticos del mismo día", small, event({{"con_viaticos", 1}}, {{"EVE-004", fails, ""}})},
      {"Una ración más que las personas atendidas", small,
       sets({{"personas_atendidas", Node::record({{"poblacion", "retornados"},
                                                  {"cantidad", 40},
                                                  {"raciones", 41},
                                                  {"huella_lista", "c0ffee"}})}},
            "PER-001")},
  };
}

}  // namespace datos
