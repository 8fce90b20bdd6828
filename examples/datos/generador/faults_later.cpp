// Faults of the rules that came once the dossiers had their numbers: they go behind the rest.
#include "complete.hpp"
#include "rule_faults.hpp"

namespace datos {
namespace {

// A rule of each expense finds fault with the invoice of the first one.
Change first_invoice(string field, Node value, char const* rule) {
  return [=](Node& d) {
    d.at("facturas.0." + field) = value;
    return Lines{{rule, fails, uuid(d)}};
  };
}

// What a service of a month asks for, from the day after the last one paid or from some days before.
Change month_of_service(std::int64_t days_paid_again, Lines expected) {
  return [=](Node& d) {
    Day const received = day(d, "recepcion.fecha");
    Day const from(received.year(), received.month(), 1);
    d.at("solicitud.periodo_desde") = from;
    d.at("solicitud.periodo_hasta") = received;
    d.at("solicitud.pagado_hasta") = from - 1 + days_paid_again;
    return expected;
  };
}

// What was earned in so many days is the part of a month's salary.
void paid_by_days(Node& d, int days) {
  d.at("nomina.puestos.0.dias") = static_cast<std::int64_t>(days);
  d.at("nomina.puestos.0.sueldo_base") = money(scaled(amount(d, "nomina.puestos.0.sueldo_base"), 30, days));
}

// The first position of the payroll was left on the tenth day of the period.
Lines left_on_the_tenth(Node& d, int paid, Lines expected) {
  detail_payroll(d);
  d.at("nomina.puestos.0.fecha_baja") = day(d, "nomina.periodo_desde") + 9;
  paid_by_days(d, paid);
  return expected;
}

// It was taken on the eleventh, with its appointment.
Lines taken_on_the_eleventh(Node& d, int paid, Lines expected) {
  detail_payroll(d);
  Day const from = day(d, "nomina.periodo_desde") + 10;
  Node const earned = d.at("nomina.puestos.0.devengado");
  d.at("nomina.puestos.0.fecha_alta") = from;
  paid_by_days(d, paid);
  d.at("nomina.personas_antes") = static_cast<std::int64_t>(2);
  add(d, "nomina.devengado_antes", -amount(d, "nomina.puestos.0.devengado"));
  d.at("nomina.movimientos") = Node::list({Node::record({{"tipo", "alta"},
                                                         {"puesto", "P-100"},
                                                         {"acto", "AC-12"},
                                                         {"fecha_acto", from - 3},
                                                         {"fecha_efectiva", from},
                                                         {"monto", earned}})});
  return expected;
}

// The first expense of a small taxpayer is of another amount, and so is all that sums it.
Change small_taxpayer_charges(Micros total, bool retained) {
  return [=](Node& d) {
    int i = 0;
    while (d.text_at("facturas." + std::to_string(i) + ".tipo") != "FPEQ") ++i;
    auto const invoice = "facturas." + std::to_string(i) + ".";
    auto const spent = "fondo_rotativo.gastos." + std::to_string(i) + ".";
    Micros const more = total - amount(d, invoice + "gran_total");
    for (char const* part : {"gran_total", "items.0.precio_unitario", "items.0.precio", "items.0.total"})
      d.at(invoice + part) = money(total);
    d.at(spent + "monto") = money(total);
    for (std::size_t line = 0; line < d.at("partidas").items().size(); ++line) {
      auto const at = "partidas." + std::to_string(line) + ".";
      if (d.text_at(at + "renglon") != d.text_at(spent + "renglon")) continue;
      for (char const* part : {"monto", "disponible"}) add(d, at + part, more);
    }
    for (char const* path :
         {"monto_solicitado", "monto_negociado", "liquido_solicitado", "pago.monto", "cur.0.monto_bruto",
          "cuotas.0.aprobada", "cuotas.0.disponible", "fondo_rotativo.total_rendido", "fondo_rotativo.en_tramite"})
      add(d, path, more);
    add(d, "fondo_rotativo.en_banco", -more);
    if (!retained) return Lines{{"FON-017", fails, uuid(d, i)}};
    d.at("retenciones") = Node::list({Node::record({{"constancia", "771204518"},
                                                    {"impuesto", "iva"},
                                                    {"autorizacion_factura", uuid(d, i)},
                                                    {"fecha", d.at(invoice + "fecha_emision")},
                                                    {"base", money(total)},
                                                    {"porcentaje", Node::literal("0.05")},
                                                    {"monto", money(scaled(total, 5, 100))},
                                                    {"nit_retenido", d.at(invoice + "nit_emisor")},
                                                    {"estado", "impresa"}})});
    return Lines{};
  };
}

}  // namespace

std::vector<RuleFault> later_faults() {
  Order const small = detailed(Class::baja_cuantia, q(3'940));
  Order const service = with_goods(detailed(Class::compra_directa, q(38'500)), false);
  Order const contest = detailed_contest(Class::cotizacion, q(310'000), q(110'000));
  Order const fund = on({.kind = Class::fondo_rotativo, .rich = true}, Day(2025, 4, 7));
  Order const payroll = on(detailed(Class::nomina, q(15'000)), Day(2025, 5, 5));
  return {
      {"Se pide un centavo más que lo negociado, sin contrato", plain(small), adds("monto_negociado", -cent, "ADQ-045")},
      {"Cotización sin ofertas y sin ampliar el plazo", contest,
       sets({{"guatecompras.ofertas_recibidas", 0}, {"guatecompras.plazo_ampliado", false}}, "ADQ-046")},
      {"Cotización sin ofertas que amplió el plazo", contest,
       sets({{"guatecompras.ofertas_recibidas", 0}, {"guatecompras.plazo_ampliado", true}}, Lines{})},
      {"En una rendición, una factura anulada en la SAT", fund, first_invoice("estado_sat", "anulada", "FON-015")},
      {"En una rendición, una nota de envío", fund, first_invoice("tipo", "NEV", "FON-016")},
      {"En una rendición, un pequeño contribuyente por 2,500.01 sin constancia de retención", fund,
       small_taxpayer_charges(q(2'500, 1), false)},
      {"En una rendición, un pequeño contribuyente por 3,000.00 con su constancia", fund,
       small_taxpayer_charges(q(3'000), true)},
      {"Servicio de un mes desde un día ya pagado", service, month_of_service(1, {{"PLA-005", fails, ""}})},
      {"Servicio de un mes desde el día siguiente al último pagado", service, month_of_service(0, {})},
      {"Pagado sin decir cuándo quedó completo: se pregunta", small,
       sets({{"fecha_expediente_completo", Node()}}, Lines{})},
      {"Mes completo a quien entregó el puesto el décimo día", payroll,
       [](Node& d) { return left_on_the_tenth(d, 30, {{"NOM-019", fails, "P-100"}}); }},
      {"Diez días a quien entregó el puesto el décimo día", payroll,
       [](Node& d) { return left_on_the_tenth(d, 10, {}); }},
      {"Mes completo a quien tomó el puesto el undécimo día", payroll,
       [](Node& d) { return taken_on_the_eleventh(d, 30, {{"NOM-020", fails, "P-100"}}); }},
      {"Veinte días a quien tomó el puesto el undécimo día", payroll,
       [](Node& d) { return taken_on_the_eleventh(d, 20, {}); }},
      {"Nómina con tiempo extraordinario sin su detalle: se pregunta", plain(payroll),
       [](Node& d) {
         d.at("partidas.1.renglon") = "041";
         d.at("nomina.renglones.1.renglon") = "041";
         return Lines{};
       }},
      {"El CUR de un viático, un centavo mayor que lo solicitado", on({.kind = Class::viaticos}, Day(2025, 5, 5)),
       [](Node& d) {
         for (char const* path : {"cur.0.monto_bruto", "cur.0.liquido"}) add(d, path, cent);
         return Lines{{"PRE-027", fails, ""}};
       }},
      {"Servicio cargado a papelería", plain(with_goods(small, false)),
       [](Node& d) {
         d.at("partidas.0.renglon") = "241";
         return Lines{{"REC-013", fails, budget_key(d)}};
       }},
  };
}

}  // namespace datos
