// Planning, publications, awards, framework contracts, exceptions and the supplier.
#include "rule_faults.hpp"

namespace datos {
namespace {

string const other_nit = nit_of(7'120'045);

}  // namespace

std::vector<RuleFault> purchase_faults() {
  Order const small = detailed(Class::baja_cuantia, q(3'810));
  Order const goods = with_goods(small, true);
  Order const direct = detailed(Class::compra_directa, q(42'810));
  Order const contest = detailed_contest(Class::cotizacion, q(300'000), q(100'000));
  Order const tender = detailed_contest(Class::licitacion, q(1'600'000), q(400'000));
  Order const frame = detailed(Class::contrato_abierto, q(8'400));
  Order const single = detailed(Class::proveedor_unico, q(64'000));
  Order const exception = detailed(Class::excepcion, q(58'000));
  return {
      {"Baja cuantía sin requisición en el índice", small, sets({{"documentos.0.tipo", "solicitud"}}, "DOC-001")},
      {"Servicio sin conformidad en el índice", plain(with_goods(small, false)),
       [](Node& d) {
         for (std::size_t i = 0; i < d.at("documentos").items().size(); ++i) {
           auto const kind = "documentos." + std::to_string(i) + ".tipo";
           if (d.text_at(kind) == "conformidad_servicio") d.at(kind) = "nota";
         }
         return Lines{{"DOC-002", fails, ""}};
       }},
      {"La cotización no está en el plan anual", contest, sets({{"plan_anual.incluida", false}}, "ADQ-016")},
      {"Requisición sin justificar", small, sets({{"requisicion.justificada", false}}, "ADQ-017")},
      {"La requisición pide una marca", small,
       sets({{"requisicion.menciona_marca", true}, {"requisicion.o_equivalente", false}}, "ADQ-018")},
      {"La requisición pide una marca «o equivalente»", small,
       sets({{"requisicion.menciona_marca", true}, {"requisicion.o_equivalente", true}}, Lines{})},
      {"Bienes sin constancia de que no hay existencias", goods,
       sets({{"requisicion.sin_existencia", false}}, "ADQ-019")},
      {"Bases modificadas tres días antes de abrir ofertas", contest,
       moves("guatecompras.fecha_modificacion_bases", "guatecompras.fecha_apertura", -3, "ADQ-020")},
      {"Junta de licitación con cuatro suplentes", tender, sets({{"junta.suplentes", 4}}, "ADQ-021")},
      {"Ofertas publicadas a los ocho días", contest,
       moves("guatecompras.fecha_ofertas_publicadas", "guatecompras.fecha_apertura", 8, "ADQ-022")},
      {"Adjudicación un mes después de abrir ofertas", contest,
       [](Node& d) {
         Day const award = (day(d, "guatecompras.fecha_apertura") + 30).working();
         Day const approved = (award + 3).working();
         d.at("guatecompras.fecha_adjudicacion") = award;
         d.at("guatecompras.fecha_aprobacion_adjudicacion") = approved;
         d.at("guatecompras.fecha_publicacion_adjudicacion") = (approved + 1).working();
         return Lines{{"ADQ-023", fails, ""}};
       }},
      {"Adjudicación aprobada tres semanas después", contest,
       [](Node& d) {
         Day const approved = (day(d, "guatecompras.fecha_adjudicacion") + 21).working();
         d.at("guatecompras.fecha_aprobacion_adjudicacion") = approved;
         d.at("guatecompras.fecha_publicacion_adjudicacion") = (approved + 1).working();
         return Lines{{"ADQ-024", fails, ""}};
       }},
      {"Aprobación de la adjudicación publicada a los ocho días", contest,
       moves("guatecompras.fecha_publicacion_adjudicacion", "guatecompras.fecha_aprobacion_adjudicacion", 8,
             "ADQ-025")},
      {"Una inconformidad sin respuesta", contest, sets({{"guatecompras.inconformidades_abiertas", 1}}, "ADQ-026")},
      {"Compra directa sin ofertas ni ampliación del plazo", direct,
       sets({{"guatecompras.ofertas_recibidas", 0}, {"guatecompras.plazo_ampliado", false}}, "ADQ-027")},
      {"Compra directa sin ofertas, con el plazo ampliado", direct,
       sets({{"guatecompras.ofertas_recibidas", 0}, {"guatecompras.plazo_ampliado", true}}, Lines{})},
      {"Proveedor único sin aviso en el diario oficial", single,
       sets({{"guatecompras.fecha_aviso_dca", Node()}}, "ADQ-028")},
      {"Proveedor único contratado dos días después del aviso", single,
       moves("guatecompras.fecha_aviso_diario", "contrato.fecha_suscripcion", -2, "ADQ-029")},
      {"Subasta inversa con dos postores", detailed_contest(Class::subasta_inversa, q(160'000), q(160'000)),
       sets({{"guatecompras.ofertas_recibidas", 2}}, "ADQ-030")},
      {"Orden emitida al día siguiente de vencer el contrato abierto", frame,
       moves("contrato_abierto.vigente_hasta", "fecha_compra", -1, "ADQ-031")},
      {"Un centavo más que el precio del contrato abierto", frame,
       adds("contrato_abierto.precio_pagado", cent, "ADQ-032")},
      {"El proveedor no es el del contrato abierto", frame,
       sets({{"contrato_abierto.nit_proveedor", other_nit}}, "ADQ-033")},
      {"Comprado fuera del contrato abierto al mismo precio", small,
       sets({{"contrato_abierto", Node::record({{"disponible", true},
                                                {"precio_unitario", money(q(42))},
                                                {"precio_pagado", money(q(42))}})}},
            "ADQ-034")},
      {"Comprado fuera del contrato abierto, un centavo más barato", small,
       sets({{"contrato_abierto", Node::record({{"disponible", true},
                                                {"precio_unitario", money(q(42))},
                                                {"precio_pagado", money(q(41, 99))}})}},
            Lines{})},
      {"Excepción sin resolución", exception, sets({{"excepcion.resolucion", Node()}}, "ADQ-035")},
      {"Excepción del literal e con dos invitados", exception, sets({{"excepcion.invitados", 2}}, "ADQ-036")},
      {"Entre entidades con una empresa privada", detailed(Class::entre_entidades, q(18'000)),
       sets({{"convenio.entidad_publica", false}}, "ADQ-037")},
      {"Declaración jurada posterior a las ofertas", contest,
       moves("proveedor.declaracion_jurada", "guatecompras.fecha_apertura", 1, "ADQ-038")},
      {"El adjudicado en GUATECOMPRAS es otro", contest,
       sets({{"guatecompras.nit_adjudicado", other_nit}}, "ADQ-039")},
      {"Aviso de licitación en el diario oficial al sexto día", tender,
       moves("guatecompras.fecha_aviso_dca", "guatecompras.fecha_publicacion", 6, "ADQ-040")},
      {"Licitación sin precio de referencia", tender,
       sets({{"guatecompras.precio_referencia", Node()}}, "ADQ-041")},
      {"El concurso figura desierto", contest, sets({{"guatecompras.estado", "Finalizado desierto"}}, "ADQ-042")},
      {"Arrendamiento de equipo por 108,000.00 sin concurso", plain(detailed(Class::arrendamiento, q(9'000))),
       [](Node& d) {
         d.at("arrendamiento.es_inmueble") = false;
         d["guatecompras"] = Node::record({{"nog", Node()}});
         return Lines{{"ADQ-044", fails, ""}};
       }},

      {"CUI del proveedor con dígito verificador equivocado", small,
       sets({{"proveedor.cui", "1234567880101"}}, "PRO-002")},
      {"Proveedor nacido en Petatán", small, sets({{"proveedor.cui", "1234567891333"}}, Lines{})},
      {"Proveedor omiso en el RTU", small, sets({{"proveedor.rtu_estado", "omiso"}}, "PRO-003")},
      {"Solvencia de la SAT vencida un día antes del contrato", contest,
       moves("proveedor.solvencia_fiscal_vence", "contrato.fecha_suscripcion", -1, "PRO-004")},
      {"Solvencia del IGSS vencida un día antes del contrato", contest,
       [](Node& d) {
         d.at("proveedor.patrono") = true;
         d.at("proveedor.solvencia_igss_vence") = day(d, "contrato.fecha_suscripcion") - 1;
         return Lines{{"PRO-005", fails, ""}};
       }},
      {"Proveedor inhabilitado en GUATECOMPRAS", direct,
       sets({{"proveedor.inhabilitado_guatecompras", true}}, "PRO-006")},
      {"El proveedor es servidor público", direct, sets({{"proveedor.servidor_publico", true}}, "PRO-007")},
      {"Cuenta bancaria sin registrar", direct,
       sets({{"proveedor.cuenta_bancaria.registrada", false}}, "PRO-008")},
      {"Se pagó un centavo menos que el líquido", direct, adds("pago.monto", -cent, "PRO-009")},
  };
}

}  // namespace datos
