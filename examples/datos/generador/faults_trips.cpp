// Trips of employees and of contractors, and restricted spending.
#include "rule_faults.hpp"

namespace datos {

std::vector<RuleFault> trip_faults() {
  Order trip = on({.kind = Class::viaticos, .total = q(900), .comision_days = 2, .rich = true}, Day(2025, 6, 4));
  Order abroad = trip;
  abroad.abroad = true;
  Order const contractor = on({.kind = Class::reconocimiento_gastos, .total = q(800), .comision_days = 2, .rich = true},
                              Day(2025, 6, 4));
  Order const small_2026 = on(plain(detailed(Class::baja_cuantia, q(1'910))), Day(2026, 3, 9));
  Order const large_2026 =
      with_goods(on(plain(detailed_contest(Class::cotizacion, q(310'000), q(310'000))), Day(2026, 2, 16)), true);
  // One line of the budget, without the justification.
  auto const unjustified = [](char const* code, char const* rule) {
    return [=](Node& d) {
      d.at("partidas.0.renglon") = code;
      d.erase("austeridad");
      return Lines{{rule, fails, ""}};
    };
  };
  return {
      {"Liquidación sin informe", trip, sets({{"viaticos.fecha_informe", Node()}}, "VIA-007")},
      {"Comisión al exterior, completa", abroad, sets({}, Lines{})},
      {"Cuota del exterior por 400.01 dólares", abroad,
       sets({{"viaticos.cuota_exterior", money(q(400, 1))}}, "VIA-008")},
      {"Cuota del exterior por 400.00 dólares", abroad, sets({{"viaticos.cuota_exterior", money(q(400))}}, Lines{})},
      {"Comisión del interior con el renglón del exterior", plain(trip),
       [](Node& d) {
         d.at("partidas.0.renglon") = "131";
         return Lines{{"VIA-009", fails, budget_key(d)}};
       }},
      {"Comisión al exterior sin pases de abordar", abroad, sets({{"viaticos.boletos", false}}, "VIA-010")},
      {"Gastos conexos con un centavo sin comprobar", trip,
       [](Node& d) {
         add(d, "viaticos.gastado", -q(50));
         add(d, "viaticos.conexos", q(50));
         d.at("viaticos.conexos_comprobados") = money(amount(d, "viaticos.conexos") - cent);
         return Lines{{"VIA-011", fails, ""}};
       }},
      {"Anticipo sin su formulario", trip, sets({{"viaticos.formulario_anticipo", Node()}}, "VIA-012")},
      {"Comisionado con un anticipo sin liquidar", trip, sets({{"viaticos.anticipos_sin_liquidar", 1}}, "VIA-013")},
      {"Contratista cuyo contrato no prevé comisiones", contractor,
       sets({{"viaticos.prevista_en_contrato", false}}, "VIA-014")},
      {"Kilometraje en vehículo de la institución", trip, sets({{"viaticos.kilometros", 120}}, "VIA-015")},
      {"Un día más que los de la comisión", trip, sets({{"viaticos.dias_completos", 3}}, "VIA-016")},
      {"Factura de tres días después de volver", trip,
       [](Node& d) {
         Day const late = day(d, "viaticos.fecha_fin") + 3;
         for (char const* field : {"fecha_emision", "fecha_certificacion"})
           d.at(string("facturas.0.") + field) = late;
         return Lines{{"VIA-017", fails, uuid(d)}};
       }},
      {"La liquidación suma un centavo más que lo solicitado", trip,
       [](Node& d) {
         for (char const* path : {"viaticos.conexos", "viaticos.conexos_comprobados"}) add(d, path, cent);
         return Lines{{"VIA-018", fails, ""}};
       }},
      {"Sin formulario de liquidación", trip, sets({{"viaticos.formulario_liquidacion", Node()}}, "VIA-019")},

      {"Viáticos de 2026 sin justificar", on(plain(trip), Day(2026, 3, 4)),
       [](Node& d) {
         d.erase("austeridad");
         return Lines{{"AUS-001", fails, ""}};
       }},
      {"Viáticos de 2025 sin justificar: la norma aún no regía", plain(trip),
       [](Node& d) {
         d.erase("austeridad");
         return Lines{};
       }},
      {"Alimentos de 2026 sin justificar", with_goods(small_2026, true), unjustified("211", "AUS-002")},
      {"Alimentos de 2026 para personas retornadas", with_goods(small_2026, true),
       [](Node& d) {
         d.at("partidas.0.renglon") = "211";
         d.erase("austeridad");
         d["personas_atendidas"] =
             Node::record({{"poblacion", "retornados"}, {"cantidad", 60}, {"raciones", 60}, {"huella_lista", "5be1"}});
         return Lines{};
       }},
      {"Vehículos de 2026 sin justificar", large_2026, unjustified("325", "AUS-003")},
      {"Atención y protocolo de 2026 sin justificar", with_goods(small_2026, false), unjustified("196", "AUS-004")},
      {"Justificación posterior al gasto", large_2026,
       [](Node& d) {
         d.at("partidas.0.renglon") = "325";
         d["austeridad"] = Node::record({{"numero", "J-1"},
                                         {"fecha", day(d, "fecha_compra") + 1},
                                         {"autoriza_puesto", "Director general"},
                                         {"ineludible", true}});
         return Lines{{"AUS-006", fails, ""}};
       }},
  };
}

}  // namespace datos
