// What each system says, the order of the facts, separate duties and terms.
#include "rule_faults.hpp"

namespace datos {
namespace {

string upload_key(Node const& d, int i) {
  return key_of(d, "cargas." + std::to_string(i), {"sistema", "tipo", "numero"});
}

}  // namespace

std::vector<RuleFault> system_faults() {
  Order const small = detailed(Class::baja_cuantia, q(4'030));
  Order const direct = detailed(Class::compra_directa, q(45'600));
  auto const said = [](char const* system, string path, Node value, char const* rule) {
    return [=](Node& d) {
      d.at("sistemas." + path) = value;
      return Lines{{rule, fails, system}};
    };
  };
  return {
      {"SIGES dice otro NIT", direct, said("siges", "0.nit", nit_of(7'120'045), "CRU-001")},
      {"SICOIN dice dos centésimas más", direct,
       [](Node& d) {
         add(d, "sistemas.1.monto", 2 * cent);
         return Lines{{"CRU-002", fails, "sicoin"}};
       }},
      {"SIGES usa otro renglón", direct, said("siges", "0.renglones", Node::list({"999"}), "CRU-003")},
      {"La orden figura anulada en SIGES", direct, said("siges", "0.estado", "Anulada", "CRU-004")},
      {"Documento subido que no se lee", direct,
       [](Node& d) {
         d.at("cargas.0.legible") = false;
         return Lines{{"CRU-006", fails, upload_key(d, 0)}};
       }},
      {"Documento subido antes de su fecha", direct,
       [](Node& d) {
         d.at("cargas.0.fecha_carga") = day(d, "cargas.0.fecha_documento") - 1;
         return Lines{{"CRU-007", fails, upload_key(d, 0)}};
       }},
      {"El mismo documento, distinto en dos sistemas", direct,
       [](Node& d) {
         d.at("cargas.1.huella") = "000bad";
         return Lines{{"CRU-008", fails, upload_key(d, 0)}, {"CRU-008", fails, upload_key(d, 1)}};
       }},
      {"El documento del expediente tiene otra fecha que el subido", direct,
       [](Node& d) {
         d.at("documentos.0.fecha") = day(d, "documentos.0.fecha") + 1;
         return Lines{{"CRU-009", fails, upload_key(d, 0)}, {"CRU-009", fails, upload_key(d, 1)}};
       }},
      {"La orden es de otro proveedor", small, sets({{"orden_compra.nit_proveedor", nit_of(7'120'045)}}, "CRU-010")},
      {"Los insumos suman dos centésimas menos que la orden", small,
       adds("orden_compra.insumos.0.monto", -2 * cent, "CRU-011")},
      {"Insumo de otro renglón", small,
       [](Node& d) {
         d.at("orden_compra.insumos.0.renglon") = "999";
         return Lines{{"CRU-012", fails, d.text_at("orden_compra.insumos.0.codigo")}};
       }},

      {"Compromiso del día siguiente al devengado", small, moves("cur.0.fecha", "cur.1.fecha", 1, "FEC-001")},
      {"Se devenga un centavo más que lo comprometido", small, adds("cur.0.monto_bruto", -cent, "FEC-002")},
      {"El CUR de devengado está anulado", small,
       [](Node& d) {
         d.at("cur.1.estado") = "anulado";
         return Lines{{"FEC-003", fails, register_key(d, 1)}};
       }},
      {"Factura del día anterior a la compra", small,
       [](Node& d) {
         for (char const* field : {"fecha_emision", "fecha_certificacion"})
           d.at(string("facturas.0.") + field) = day(d, "fecha_compra") - 1;
         return Lines{{"FEC-004", fails, uuid(d)}};
       }},
      {"Quien solicita también autoriza", small, sets({{"responsables.autoriza", "U-01"}}, "SEG-001")},
      {"Quien registra también aprueba", small, sets({{"responsables.aprueba", "U-05"}}, "SEG-002")},
      {"Pagado a los sesenta días de completo", small, moves("pago.fecha", "fecha_expediente_completo", 60, "PLA-001")},
      {"Reingreso anterior a la salida", small,
       [](Node& d) {
         d.at("ingresos.1.fecha_entrada") = day(d, "ingresos.0.fecha_salida") - 1;
         return Lines{{"PLA-002", fails, "2"}};
       }},
      {"Devuelto sin motivo escrito", small,
       [](Node& d) {
         d.at("ingresos.0.motivo") = "";
         return Lines{{"PLA-003", fails, "1"}};
       }},
      {"Pago trece de doce", small, sets({{"solicitud.numero", 13}}, "PLA-004")},
  };
}

}  // namespace datos
