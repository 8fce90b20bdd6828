// Contracts after the award, works, leases and utilities.
#include "rule_faults.hpp"

namespace datos {

std::vector<RuleFault> contract_faults() {
  Order const contest = detailed_contest(Class::cotizacion, q(360'000), q(120'000));
  Order const work = detailed_contest(Class::obra, q(500'000), q(150'000));
  Order advanced = work;
  advanced.advance = q(100'000);
  Order const rent = detailed(Class::arrendamiento, q(12'000));
  Order const utility = detailed(Class::servicios_basicos, q(1'250));
  auto const change = [](char const* kind, Micros by) {
    return Node::list({Node::record({{"tipo", kind}, {"numero", "1"}, {"monto", money(by)}})});
  };
  auto const line = [](string field, Node value, char const* rule) {
    return [=](Node& d) {
      d.at("suministros.0." + field) = value;
      return Lines{{rule, fails, key_of(d, "suministros.0", {"servicio", "linea"})}};
    };
  };
  return {
      {"Contrato firmado un mes después de la adjudicación definitiva", contest,
       moves("contrato.fecha_adjudicacion_definitiva", "contrato.fecha_suscripcion", -30, "CON-010")},
      {"Garantía de cumplimiento presentada a los veinticinco días", contest,
       [](Node& d) {
         Day const presented = (day(d, "contrato.fecha_suscripcion") + 25).working();
         Day const approved = (presented + 2).working();
         d.at("contrato.garantias.0.fecha_presentacion") = presented;
         d.at("contrato.fecha_aprobacion") = approved;
         d.at("contrato.fecha_registro_cgc") = (approved + 5).working();
         return Lines{{"CON-011", fails, ""}};
       }},
      {"El mismo puesto firma y aprueba el contrato", contest,
       sets({{"contrato.aprueba_puesto", "Subdirector administrativo financiero"}}, "CON-012")},
      {"Contrato con dos prórrogas", contest, sets({{"contrato.prorrogas", 2}}, "CON-013")},
      {"Órdenes de cambio por un centavo más del veinte por ciento", work,
       sets({{"contrato.modificaciones", change("orden_de_cambio", q(100'000, 1))},
             {"contrato.monto_vigente", money(q(600'000, 1))}},
            "CON-014")},
      {"Órdenes de cambio por el veinte por ciento", work,
       sets({{"contrato.modificaciones", change("orden_de_cambio", q(100'000))},
             {"contrato.monto_vigente", money(q(600'000))}},
            Lines{})},
      {"Contrato de servicios que aumenta de valor", with_goods(contest, false),
       sets({{"contrato.modificaciones", change("ampliacion", q(1'000))},
             {"contrato.monto_vigente", money(q(361'000))}},
            "CON-015")},
      {"El valor vigente difiere un centavo", contest, adds("contrato.monto_vigente", cent, "CON-016")},
      {"Amortización del anticipo dos centésimas menor", advanced,
       [](Node& d) {
         add(d, "contrato.amortizacion", -2 * cent);
         d.at("obra.anticipo_amortizado") = d.at("contrato.amortizacion");
         return Lines{{"CON-017", fails, ""}};
       }},
      {"Se amortiza más que el anticipo", advanced,
       [](Node& d) {
         d.at("contrato.amortizado_antes") = d.at("contrato.anticipo");
         return Lines{{"CON-018", fails, ""}};
       }},
      {"Programa de inversión posterior al pago del anticipo", advanced,
       moves("contrato.fecha_programa_inversion", "contrato.fecha_pago_anticipo", 1, "CON-019")},
      {"Entrega con diez días de retraso y sin multa", contest,
       moves("contrato.fecha_entrega_pactada", "recepcion.fecha", -10, "CON-020")},
      {"Una entrega parcial con un día de retraso", contest,
       [](Node& d) {
         Day const received = day(d, "recepcion.fecha");
         d.at("recepcion.entregas") = Node::list({Node::record({{"numero", 1},
                                                                {"fecha_pactada", received - 1},
                                                                {"fecha_recibida", received},
                                                                {"monto", money(q(60'000))}})});
         return Lines{{"CON-021", fails, "1"}};
       }},
      {"Contrato registrado en la Contraloría a los sesenta días", contest,
       moves("contrato.fecha_registro_cgc", "contrato.fecha_aprobacion", 60, "CON-022")},
      {"Contrato sin publicar en GUATECOMPRAS", contest,
       sets({{"guatecompras.fecha_publicacion_contrato", Node()}}, "CON-023")},
      {"Garantía sin certificación de autenticidad", contest,
       [](Node& d) {
         d.at("contrato.garantias.0.certificacion") = Node();
         return Lines{{"CON-024", fails, key_of(d, "contrato.garantias.0", {"tipo", "numero"})}};
       }},
      {"Garantía de cumplimiento vencida al recibir", contest,
       [](Node& d) {
         d.at("contrato.garantias.0.vigente_hasta") = day(d, "recepcion.fecha") - 1;
         return Lines{{"CON-006", fails, ""}, {"CON-025", fails, ""}};
       }},
      {"Obra recibida sin garantías de conservación ni de saldos deudores", work,
       [](Node& d) {
         d.at("contrato.fecha_recepcion_definitiva") = d.at("recepcion.fecha");
         return Lines{{"CON-026", fails, ""}, {"CON-027", fails, ""}};
       }},
      {"Garantía de sostenimiento por un quetzal", contest,
       [](Node& d) {
         Day const opening = day(d, "guatecompras.fecha_apertura");
         d.at("contrato.garantias")
             .push(Node::record({{"tipo", "sostenimiento"},
                                 {"numero", "S-1"},
                                 {"monto", money(q(1))},
                                 {"fecha_presentacion", opening},
                                 {"vigente_desde", opening},
                                 {"vigente_hasta", opening + 150},
                                 {"certificacion", opening}}));
         return Lines{{"CON-028", fails, "sostenimiento|S-1"}};
       }},
      {"Contrato liquidado siete meses después de recibido", contest,
       [](Node& d) {
         d.at("contrato.fecha_recepcion_definitiva") = d.at("recepcion.fecha");
         d.at("contrato.fecha_liquidacion") = day(d, "recepcion.fecha") + 210;
         return Lines{{"CON-029", fails, ""}};
       }},
      {"Último pago de la obra sin finiquito", work, sets({{"contrato.pago_final", true}}, "CON-030")},
      {"Pago sin autorización de la autoridad superior", contest,
       sets({{"solicitud.autorizada", Node()}}, "CON-031")},
      {"El contratista es otro NIT", contest, sets({{"contrato.nit_contratista", nit_of(7'120'045)}}, "CON-032")},
      {"Contrato firmado al día siguiente de empezar", contest,
       moves("contrato.plazo_desde", "contrato.fecha_suscripcion", -1, "CON-033")},

      {"Obra sin código SNIP", work, sets({{"obra.snip", Node()}}, "OBR-001")},
      {"Obra en terreno sin título", work, sets({{"obra.propiedad", false}}, "OBR-002")},
      {"Avance financiero mayor que el físico", work,
       sets({{"obra.avance_financiero", Node::literal("0.3501")}}, "OBR-003")},
      {"La estimación es un centavo menor que lo solicitado", work, adds("obra.monto_estimacion", -cent, "OBR-004")},
      {"Informe del supervisor anterior a la estimación", work,
       moves("obra.fecha_informe_supervisor", "obra.fecha_estimacion", -3, "OBR-005")},
      {"La estimación amortiza un centavo más que el contrato", advanced,
       adds("obra.anticipo_amortizado", cent, "OBR-006")},
      {"Obra cargada a un proyecto sin obra", work,
       [](Node& d) {
         d.at("partidas.0.obra") = "000";
         return Lines{{"OBR-007", fails, budget_key(d)}};
       }},

      {"Renta de un día ya pagado", rent,
       [](Node& d) {
         d.at("arrendamiento.pagado_hasta") = d.at("arrendamiento.periodo_desde");
         return Lines{{"ARR-001", fails, ""}};
       }},
      {"Renta un centavo mayor que la pactada", rent, adds("arrendamiento.renta_mensual", -cent, "ARR-002")},
      {"Inmueble arrendado sin justificar", rent,
       sets({{"arrendamiento.es_inmueble", true},
             {"arrendamiento.sin_inmueble_propio", false},
             {"arrendamiento.titulo_arrendante", true}},
            "ARR-003")},

      {"Línea que no es de la institución", utility, line("institucional", false, "SUM-001")},
      {"Período de servicio ya pagado",  utility,
       [](Node& d) {
         d.at("suministros.0.pagado_hasta") = d.at("suministros.0.desde");
         return Lines{{"SUM-002", fails, key_of(d, "suministros.0", {"servicio", "linea"})}};
       }},
      {"Cargo con mora", utility, line("mora", money(q(25)), "SUM-003")},
      {"Las líneas suman dos centésimas menos", utility, adds("suministros.0.monto", -2 * cent, "SUM-004")},
      {"Exceso sobre el tope de la línea sin reintegrar", utility, line("tope", money(q(1'000)), "SUM-005")},
      {"Cargo con saldo anterior", utility, line("saldo_anterior", money(q(10)), "SUM-006")},
  };
}

}  // namespace datos
