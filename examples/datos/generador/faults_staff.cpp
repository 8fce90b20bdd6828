// Payroll, overtime, severance, judgments, dues and personal services.
#include "complete.hpp"
#include "rule_faults.hpp"

namespace datos {
namespace {

// A payroll with its positions; `change` says what is done to it.
Change positions(Change change) {
  return [=](Node& d) {
    detail_payroll(d);
    return change(d);
  };
}
// A field of the first position.
Change position(string field, Node value, char const* rule) {
  return positions([=](Node& d) {
    d.at("nomina.puestos.0." + field) = value;
    return Lines{{rule, fails, "P-100"}};
  });
}
Change overtime(Node hours, Lines expected) {
  return [=](Node& d) {
    d["horas_extra"] = Node::list({hours});
    return expected;
  };
}
Node hours(Day from, Day authorised, int worked, Micros paid) {
  return Node::record({{"puesto", "P-7"},
                       {"desde", from},
                       {"hasta", from + 20},
                       {"horas", worked},
                       {"horas_marcadas", 20},
                       {"valor_hora", money(q(45))},
                       {"monto", money(paid)},
                       {"autorizacion", "DRH-81"},
                       {"fecha_autorizacion", authorised}});
}

}  // namespace

std::vector<RuleFault> staff_faults() {
  Order const payroll = on(detailed(Class::nomina, q(15'000)), Day(2025, 5, 5));
  Order const bare = plain(payroll);
  Order const severance = detailed(Class::prestaciones_retiro, q(42'000));
  Order const judgment = on(detailed(Class::sentencia_judicial, q(61'000)), Day(2025, 9, 8));
  Order const dues = detailed(Class::cuota_organismo, q(31'000));
  Order const services = on(detailed(Class::servicios_029, q(8'000), Regime::pequeno), Day(2025, 3, 3));
  Day const month(2025, 4, 7);
  return {
      {"Nómina con el detalle de sus puestos", payroll, positions([](Node&) { return Lines{}; })},
      {"El líquido de la nómina no cuadra por un centavo", payroll, adds("nomina.liquido", cent, "NOM-001")},
      {"Un renglón de la nómina un centavo mayor", payroll,
       [](Node& d) {
         add(d, "nomina.renglones.0.devengado", cent);
         auto const line = d.text_at("nomina.renglones.0.renglon");
         return Lines{{"NOM-002", fails, ""}, {"NOM-004", fails, line}, {"NOM-021", fails, line}};
       }},
      {"La nómina devenga un centavo menos que lo solicitado", bare,
       [](Node& d) {
         for (char const* path : {"nomina.devengado", "nomina.liquido", "nomina.renglones.0.devengado",
                                  "nomina.devengado_antes"})
           add(d, path, -cent);
         return Lines{{"NOM-003", fails, ""}, {"NOM-004", fails, d.text_at("nomina.renglones.0.renglon")}};
       }},
      {"Diferencia con el mes anterior sin movimientos", payroll,
       adds("nomina.devengado_antes", -q(100), "NOM-005")},
      {"Una persona más sin su alta", payroll,
       [](Node& d) {
         d.at("nomina.personas_antes") = static_cast<std::int64_t>(std::stoll(d.text_at("nomina.personas")) - 1);
         return Lines{{"NOM-006", fails, ""}};
       }},
      {"Alta con acto posterior a su efecto", payroll,
       [](Node& d) {
         d.at("nomina.personas_antes") = static_cast<std::int64_t>(std::stoll(d.text_at("nomina.personas")) - 1);
         Day const from = day(d, "nomina.periodo_desde");
         d.at("nomina.movimientos") = Node::list({Node::record({{"tipo", "alta"},
                                                                {"puesto", "P-9"},
                                                                {"acto", "AC-1"},
                                                                {"fecha_acto", from + 1},
                                                                {"fecha_efectiva", from},
                                                                {"monto", money(0)}})});
         return Lines{{"NOM-007", fails, "alta|P-9|AC-1"}};
       }},
      {"Treinta y un días pagados", payroll, position("dias", 31, "NOM-008")},
      {"Nómina de febrero con treinta días", on(payroll, Day(2025, 2, 3)), positions([](Node&) { return Lines{}; })},
      {"Pago a quien entregó el puesto antes del período", payroll, positions([](Node& d) {
         d.at("nomina.puestos.0.fecha_baja") = day(d, "nomina.periodo_desde") - 1;
         return Lines{{"NOM-009", fails, "P-100"}};
       })},
      {"Cuota del IGSS dos centésimas mayor", payroll, positions([](Node& d) {
         add(d, "nomina.puestos.0.igss", 2 * cent);
         add(d, "nomina.puestos.0.liquido", -2 * cent);
         return Lines{{"NOM-010", fails, "P-100"}};
       })},
      {"El líquido de un puesto no cuadra por un centavo", payroll, positions([](Node& d) {
         add(d, "nomina.puestos.0.liquido", cent);
         return Lines{{"NOM-011", fails, "P-100"}};
       })},
      {"Descuento judicial sin oficio", payroll, positions([](Node& d) {
         d.at("nomina.puestos.0.judiciales") = money(q(100));
         add(d, "nomina.puestos.0.liquido", -q(100));
         return Lines{{"NOM-012", fails, "P-100"}};
       })},
      {"Un puesto dos veces en la nómina", payroll, positions([](Node& d) {
         d.at("nomina.puestos").push(d.at("nomina.puestos.0"));
         return Lines{{"NOM-013", fails, "P-100"}, {"NOM-013", fails, "P-100#2"}, {"NOM-014", fails, ""}};
       })},
      {"Los puestos suman un centavo menos", payroll, positions([](Node& d) {
         add(d, "nomina.puestos.0.devengado", -cent);
         add(d, "nomina.puestos.0.liquido", -cent);
         return Lines{{"NOM-014", fails, ""}};
       })},
      {"Nómina cargada al renglón 189", bare,
       [](Node& d) {
         d.at("partidas.1.renglon") = "189";
         d.at("nomina.renglones.1.renglon") = "189";
         return Lines{{"NOM-015", fails, budget_key(d, 1)}};
       }},
      {"Aguinaldo en mayo", bare, sets({{"nomina.tipo", "aguinaldo"}}, "NOM-016")},
      {"Jornal mensual por debajo del salario mínimo", on(detailed(Class::nomina, q(9'000)), Day(2026, 5, 4)),
       position("renglon", "031", "NOM-017")},

      {"Tiempo extraordinario autorizado al día siguiente", bare,
       overtime(hours(month, month + 1, 20, q(900)), {{"HEX-001", fails, "P-7"}})},
      {"Más horas que las marcadas", bare,
       overtime(hours(month, month - 3, 21, q(945)), {{"HEX-002", fails, "P-7"}})},
      {"Tiempo extraordinario mal calculado", bare,
       overtime(hours(month, month - 3, 20, q(901)), {{"HEX-003", fails, "P-7"}})},
      {"Tiempo extraordinario en regla", bare, overtime(hours(month, month - 3, 20, q(900)), {})},

      {"Prestaciones un centavo mayores que el cálculo", severance, adds("retiro.calculo", -cent, "PRT-001")},
      {"Solicitud anterior al retiro", severance,
       moves("retiro.fecha_solicitud", "retiro.fecha_retiro", -1, "PRT-002")},
      {"Retiro sin solvencia de bienes", severance, sets({{"retiro.solvencia_bienes", false}}, "PRT-003")},
      {"Prestaciones cargadas a sueldos", plain(severance),
       [](Node& d) {
         d.at("partidas.0.renglon") = "011";
         return Lines{{"PRT-004", fails, budget_key(d)}};
       }},
      {"La sentencia ordena un centavo menos", judgment, adds("sentencia.monto", -cent, "SEN-001")},
      {"Sentencia firme de hace dos años", judgment, sets({{"sentencia.fecha_firme", Day(2023, 5, 5)}}, "SEN-002")},
      {"Sentencia cargada a indemnizaciones", plain(judgment),
       [](Node& d) {
         d.at("partidas.0.renglon") = "413";
         return Lines{{"SEN-003", fails, budget_key(d)}};
       }},
      {"Cuota ya pagada", dues, sets({{"cuota.pagada_antes", true}}, "CUO-001")},
      {"Cuota convertida con otro tipo de cambio", dues, sets({{"tipo_cambio", Node::literal("7.76")}}, "CUO-002")},
      {"Cuota cargada a servicios", plain(dues),
       [](Node& d) {
         d.at("partidas.0.renglon") = "189";
         return Lines{{"CUO-003", fails, budget_key(d)}};
       }},

      {"Honorario de un mes que empieza en día ya pagado", services,
       [](Node& d) {
         d.at("solicitud.pagado_hasta") = d.at("servicios.periodo_desde");
         return Lines{{"SER-007", fails, ""}};
       }},
      {"Honorario un centavo mayor que el pactado", services, adds("servicios.honorario_mensual", -cent, "SER-008")},
      {"Contratista con prestaciones", services, sets({{"servicios.prestaciones", money(q(500))}}, "SER-009")},
      {"Último pago sin informe final", services, sets({{"contrato.pago_final", true}}, "SER-010")},
      {"Contrato 029 que pasa al año siguiente", services, sets({{"contrato.plazo_hasta", Day(2026, 1, 1)}}, "SER-011")},
  };
}

}  // namespace datos
