// Reception and inventory, the budget's registers, invoices and withholding certificates.
#include "rule_faults.hpp"

namespace datos {
namespace {

Change invoice(Values values, char const* rule) {
  return [=](Node& d) {
    for (auto const& [path, value] : values) d.at("facturas.0." + path) = value;
    return Lines{{rule, fails, uuid(d)}};
  };
}
Change certificate(string field, Node value, char const* rule) {
  return [=](Node& d) {
    d.at("retenciones.0." + field) = value;
    return Lines{{rule, fails, d.text_at("retenciones.0.constancia")}};
  };
}
Node phrases(std::vector<std::pair<int, int>> const& kinds) {
  Node list = Node::list();
  for (auto const& [type, scenario] : kinds) list.push(Node::record({{"tipo", type}, {"escenario", scenario}}));
  return list;
}
// The only line of the invoice carries no VAT.
void exempt(Node& d, Node frases) {
  d.at("facturas.0.frases") = std::move(frases);
  d.at("facturas.0.items.0.impuestos") =
      Node::list({Node::record({{"nombre_corto", "IVA"},
                                {"codigo_unidad_gravable", 2},
                                {"monto_gravable", d.at("facturas.0.gran_total")},
                                {"monto_impuesto", money(0)}})});
  d.at("facturas.0.total_impuestos") =
      Node::list({Node::record({{"nombre_corto", "IVA"}, {"total_monto_impuesto", money(0)}})});
}

Order paper() {
  Order order = plain(detailed(Class::compra_directa, q(28'000)));
  order.paper = true;
  return order;
}
// What identifies an invoice without authorization: a hash of its content.
constexpr char paper_key[] = "df5413f2491f";

}  // namespace

std::vector<RuleFault> record_faults() {
  Order const goods = with_goods(detailed(Class::compra_directa, q(43'120)), true);
  Order const equipment = with_goods(detailed_contest(Class::cotizacion, q(280'000), q(280'000)), true);
  Order const small = detailed(Class::baja_cuantia, q(3'920));
  Order const direct = detailed(Class::compra_directa, q(56'000), Regime::definitiva);
  Order const bare = plain(detailed(Class::baja_cuantia, q(2'240)));
  return {
      {"Forma 1-H del día anterior a la recepción", goods,
       moves("recepcion.fecha_forma_1h", "recepcion.fecha", -1, "REC-001")},
      {"Forma 1-H por dos centésimas menos que la factura", goods,
       [](Node& d) {
         for (char const* path : {"recepcion.monto", "recepcion.items.0.monto", "recepcion.items.0.precio_unitario"})
           add(d, path, -2 * cent);
         return Lines{{"REC-002", fails, ""}};
       }},
      {"La forma 1-H cita otra orden", goods, sets({{"recepcion.orden", "0"}}, "REC-003")},
      {"Línea de la forma 1-H que no es cantidad por precio", goods,
       [](Node& d) {
         add(d, "recepcion.items.0.precio_unitario", 2 * cent);
         return Lines{{"REC-004", fails, "1"}};
       }},
      {"Las líneas de la forma 1-H suman dos centésimas menos", goods,
       [](Node& d) {
         for (char const* path : {"recepcion.items.0.monto", "recepcion.items.0.precio_unitario"})
           add(d, path, -2 * cent);
         return Lines{{"REC-005", fails, ""}};
       }},
      {"Recibido sin conformidad", small, sets({{"recepcion.conforme", false}}, "REC-006")},
      {"Comisión receptora de dos miembros", equipment, sets({{"recepcion.comision", 2}}, "REC-007")},
      {"Recibido el día anterior a la orden", goods, moves("orden_compra.fecha", "recepcion.fecha", 1, "REC-008")},
      {"Alta en inventario por dos centésimas menos", equipment, adds("inventario.0.valor", -2 * cent, "REC-009")},
      {"Bien sin tarjeta de responsabilidad", equipment,
       [](Node& d) {
         d.at("inventario.0.tarjeta") = Node();
         return Lines{{"REC-010", fails, d.text_at("inventario.0.codigo")}};
       }},
      {"Dos bienes con la misma serie", equipment,
       [](Node& d) {
         Micros const half = q(140'000);
         add(d, "inventario.0.valor", -half);
         Node again = d.at("inventario.0");
         again["codigo"] = "I-99999";
         again["valor"] = money(half);
         d.at("inventario").push(again);
         return Lines{{"REC-011", fails, d.text_at("inventario.0.codigo")}, {"REC-011", fails, "I-99999"}};
       }},

      {"Organismo de tres dígitos", small,
       [](Node& d) {
         d.at("partidas.0.organismo") = "000";
         return Lines{{"PRE-013", fails, budget_key(d)}};
       }},
      {"Programa que no es de la institución", small,
       [](Node& d) {
         d.at("partidas.0.programa") = "13";
         return Lines{{"PRE-014", fails, budget_key(d)}};
       }},
      {"Geográfico de Petatán", small, sets({{"partidas.0.geografico", "1333"}}, Lines{})},
      {"Las líneas del CUR suman un centavo menos", small,
       [](Node& d) {
         add(d, "cur.1.lineas.0.monto", -cent);
         return Lines{{"PRE-016", fails, register_key(d, 1)}};
       }},
      {"Cuota de compromiso insuficiente por un centavo", small,
       [](Node& d) {
         d.at("cuotas.0.disponible") = money(amount(d, "monto_solicitado") - cent);
         return Lines{{"PRE-017", fails, ""}};
       }},
      {"Gasto mayor que los ingresos propios recaudados", plain(small),
       [](Node& d) {
         d.at("partidas.0.fuente") = "31";
         d["ingresos_propios"] = Node::record({{"recaudado", money(q(3'919, 99))}, {"devengado_antes", money(0)}});
         return Lines{{"PRE-018", fails, ""}};
       }},
      {"Constancia financiera del día siguiente al contrato", equipment,
       moves("cdf.fecha", "contrato.fecha_suscripcion", 1, "PRE-019")},
      {"Constancia presupuestaria por un centavo menos", equipment, adds("cdp.monto", -cent, "PRE-020")},
      {"La constancia de 2024 cita el presupuesto suspendido", on(equipment, Day(2024, 2, 12)),
       sets({{"cdp.presupuesto_citado", "Decreto 18-2023"}}, "PRE-026")},
      {"La constancia de 2024 cita el presupuesto de 2023, que seguía vigente", on(equipment, Day(2024, 2, 12)),
       sets({{"cdp.presupuesto_citado", "Decreto 54-2022"}}, Lines{})},
      {"El líquido solicitado no cuadra por un centavo", small,
       [](Node& d) {
         for (char const* path : {"liquido_solicitado", "pago.monto"}) add(d, path, cent);
         return Lines{{"PRE-021", fails, ""}};
       }},
      {"Las deducciones no son las del CUR", small,
       [](Node& d) {
         add(d, "deducciones", cent);
         for (char const* path : {"liquido_solicitado", "pago.monto"}) add(d, path, -cent);
         return Lines{{"PRE-022", fails, ""}};
       }},
      {"Bienes cargados a servicios", with_goods(bare, true),
       [](Node& d) {
         d.at("partidas.0.renglon") = "199";
         return Lines{{"PRE-023", fails, budget_key(d)}};
       }},
      {"Factura del ejercicio anterior", on(bare, Day(2024, 1, 15)),
       [](Node& d) {
         for (char const* field : {"fecha_emision", "fecha_certificacion"})
           d.at(string("facturas.0.") + field) = Day(2023, 12, 29);
         return Lines{{"FEC-004", fails, uuid(d)}, {"PRE-024", fails, uuid(d)}};
       }},

      {"Factura anulada en la SAT", small, invoice({{"estado_sat", "anulada"}}, "FEL-027")},
      {"Factura consultada en la SAT hace cuarenta días", small,
       [](Node& d) {
         d.at("facturas.0.fecha_consulta_sat") = day(d, "fecha_ingreso") - 40;
         return Lines{{"FEL-028", fails, uuid(d)}};
       }},
      {"Factura que solo dice «Varios»", small,
       [](Node& d) {
         d.at("facturas.0.items.0.descripcion") = "Varios";
         return Lines{{"FEL-029", fails, uuid(d) + "/1"}};
       }},
      {"La misma factura dos veces en el expediente", bare,
       [](Node& d) {
         d.at("facturas").push(d.at("facturas.0"));
         for (char const* path : {"monto_solicitado", "monto_negociado", "orden_compra.monto", "recepcion.monto",
                                  "partidas.0.monto", "partidas.0.disponible", "cur.0.monto_bruto", "cur.1.monto_bruto",
                                  "cur.1.liquido"})
           add(d, path, amount(d, path));
         Lines expected;
         for (char const* rule : {"FEL-022", "FEL-030"})
           for (char const* which : {"", "#2"}) expected.push_back({rule, fails, uuid(d) + which});
         return expected;
       }},
      {"Compra directa de 2025 con factura en papel", paper(),
       [](Node&) {
         Lines expected;
         for (char const* rule : {"FEL-001", "FEL-012", "FEL-015", "FEL-018", "FEL-034"})
           expected.push_back({rule, fails, paper_key});
         for (char const* rule : {"FEL-003", "FEL-004", "FEL-006", "FEL-020"})
           expected.push_back({rule, unknown, paper_key});
         return expected;
       }},
      {"Factura sin IVA y sin la frase que lo exime", bare,
       [](Node& d) {
         exempt(d, phrases({{1, 1}}));
         return Lines{{"FEL-031", fails, uuid(d)}};
       }},
      {"Factura exenta con su frase", bare,
       [](Node& d) {
         exempt(d, phrases({{1, 1}, {4, 16}}));
         return Lines{};
       }},
      {"Impuesto de hospedaje sobre otra base", {.kind = Class::viaticos, .total = q(900), .comision_days = 2},
       [](Node& d) {
         auto& taxes = d.at("facturas.0.items.0.impuestos");
         for (std::size_t i = 0; i < taxes.items().size(); ++i)
           if (taxes.items()[i].text_at("nombre_corto") == "TURISMO HOSPEDAJE")
             add(d, "facturas.0.items.0.impuestos." + std::to_string(i) + ".monto_gravable", -q(1));
         return Lines{{"FEL-032", fails, uuid(d) + "/1"}};
       }},
      {"Combustible sin su impuesto por galón", bare,
       [](Node& d) {
         d.at("facturas.0.items.0.impuestos")
             .push(Node::record({{"nombre_corto", "PETROLEO"},
                                 {"codigo_unidad_gravable", 1},
                                 {"cantidad_unidades_gravables", 10},
                                 {"monto_impuesto", money(0)}}));
         return Lines{{"FEL-033", fails, uuid(d) + "/1"}};
       }},

      {"El CUR deduce dos centésimas más de IVA", direct, adds("cur.1.retencion_iva", 2 * cent, "RET-010")},
      {"El CUR deduce dos centésimas más de ISR", direct, adds("cur.1.retencion_isr", 2 * cent, "RET-011")},
      {"Constancia a nombre de otro NIT", direct, certificate("nit_retenido", nit_of(7'120'045), "RET-012")},
      {"Constancia anulada", direct, certificate("estado", "anulada", "RET-013")},
      {"Constancia anterior a la factura", direct,
       [](Node& d) {
         d.at("retenciones.0.fecha") = day(d, "facturas.0.fecha_emision") - 1;
         return Lines{{"RET-014", fails, d.text_at("retenciones.0.constancia")}};
       }},
      {"Contribuyente agropecuario sin retención", plain(detailed(Class::baja_cuantia, q(4'100), Regime::pequeno)),
       [](Node& d) {
         d.at("facturas.0.tipo") = "FACA";
         d.at("facturas.0.frases") = phrases({{3, 1}, {6, 1}});
         d.at("retenciones") = Node::list();
         return Lines{{"RET-015", fails, uuid(d)}};
       }},
      {"Factura específica que retiene de menos", on(plain(detailed(Class::baja_cuantia, q(1'000), Regime::pequeno)), Day(2025, 6, 9)),
       [](Node& d) {
         d.at("facturas.0.tipo") = "FEPE";
         d.at("facturas.0.retencion_especifica") = Node::record({{"ict", money(q(14, 98))}});
         return Lines{{"RET-016", fails, uuid(d)}};
       }},
      {"Retención de IVA de una factura exenta", bare,
       [](Node& d) {
         exempt(d, phrases({{1, 1}, {4, 16}}));
         d.at("retenciones").push(Node::record({{"constancia", "700700"},
                                                {"impuesto", "iva"},
                                                {"autorizacion_factura", uuid(d)},
                                                {"monto", money(q(60))},
                                                {"nit_retenido", d.text_at("facturas.0.nit_emisor")},
                                                {"fecha", day(d, "facturas.0.fecha_emision") + 2}}));
         return Lines{{"RET-002", fails, uuid(d)}, {"RET-017", fails, uuid(d)}};
       }},
      {"Pequeño contribuyente por más de su techo anual",
       on(plain({.kind = Class::licitacion, .total = q(160'000), .negotiated = q(1'600'000), .regime = Regime::pequeno}),
          Day(2024, 2, 5)),
       [](Node& d) { return Lines{{"RET-018", fails, uuid(d)}}; }},
  };
}

}  // namespace datos
