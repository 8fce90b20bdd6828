#include "complete.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "catalog.hpp"

namespace datos {
namespace {

using std::string;

class Completer {
 public:
  Completer(Node& d, Order const& order, int number)
      : d_(d), order_(order), random_(0x5eed'0000ULL + static_cast<std::uint64_t>(number)) {}

  void run() {
    austerity();
    switch (order_.kind) {
      case Class::nomina:
        payroll();
        break;
      case Class::viaticos:
      case Class::reconocimiento_gastos:
        trip();
        break;
      case Class::fondo_rotativo:
      case Class::caja_chica:
        fund();
        break;
      case Class::prestaciones_retiro:
        severance();
        break;
      case Class::sentencia_judicial:
        judgment();
        break;
      case Class::cuota_organismo:
        dues();
        break;
      case Class::servicios_029:
        contract();
        supplier();
        services();
        break;
      case Class::arrendamiento:
        contract();
        rent();
        break;
      case Class::servicios_basicos:
        utility();
        break;
      default:
        purchase();
        contract();
        supplier();
        break;
    }
    papers();
    if (has("recepcion.forma_1h")) warehouse_form();
    certificates();
    if (order_.rich) rich();
  }

 private:
  [[nodiscard]] bool has(string const& path) const { return d_.find(path) != nullptr; }
  [[nodiscard]] Day day(string const& path) const { return Day::of_iso(d_.text_at(path)); }
  [[nodiscard]] Micros amount(string const& path) const { return amount_of(d_.text_at(path)); }
  [[nodiscard]] bool contest() const {
    return order_.kind == Class::cotizacion || order_.kind == Class::licitacion;
  }
  [[nodiscard]] Day bought() const { return day(has("fecha_compra") ? "fecha_compra" : "fecha_ingreso"); }
  [[nodiscard]] string number(int digits) { return digits_of(random_, digits); }

  void austerity() {
    auto const& lines = d_.at("partidas").items();
    bool const restricted = std::ranges::any_of(lines, [](Node const& line) {
      auto const code = line.text_at("renglon");
      return code.starts_with("13") || code == "211" || code == "325" || code == "196";
    });
    if (!restricted) return;
    Day const before = has("fecha_comision") ? day("fecha_comision") : bought();
    d_["austeridad"] = Node::record({{"numero", "DG-J-" + number(3)},
                                     {"fecha", before - 2},
                                     {"autoriza_puesto", "Director general"},
                                     {"ineludible", true}});
  }

  // What the index must list of its class, besides what the purchase already lists.
  void papers() {
    std::vector<char const*> kinds{"caratula"};
    auto const some = [&](std::initializer_list<Class> classes, std::initializer_list<char const*> more) {
      if (std::ranges::find(classes, order_.kind) != classes.end()) kinds.insert(kinds.end(), more.begin(), more.end());
    };
    some({Class::cotizacion, Class::licitacion, Class::subasta_inversa, Class::obra},
         {"dictamen_presupuestario", "dictamen_juridico", "dictamen_tecnico"});
    some({Class::cotizacion, Class::licitacion, Class::obra}, {"nombramiento_junta"});
    some({Class::licitacion}, {"aviso_diario_oficial"});
    some({Class::proveedor_unico}, {"dictamen_tecnico"});
    some({Class::excepcion}, {"resolucion_excepcion", "terminos_de_referencia"});
    some({Class::arrendamiento}, {"requisicion", "justificacion_arrendamiento"});
    some({Class::entre_entidades}, {"convenio"});
    some({Class::servicios_029},
         {"terminos_de_referencia", "acuerdo_aprobacion", "fianza_cumplimiento", "informe_mensual"});
    some({Class::baja_cuantia, Class::compra_directa, Class::cotizacion, Class::licitacion, Class::subasta_inversa,
          Class::obra},
         {"impresion_guatecompras"});
    some({Class::servicios_basicos}, {"detalle_de_lineas"});
    some({Class::nomina}, {"nomina_firmada", "reporte_movimientos"});
    some({Class::viaticos, Class::reconocimiento_gastos}, {"nombramiento", "informe_comision", "liquidacion_viaticos"});
    some({Class::fondo_rotativo}, {"fr03", "conciliacion_bancaria"});
    some({Class::caja_chica}, {"liquidacion_caja"});
    some({Class::obra}, {"estimacion", "informe_supervisor", "fotografias"});
    some({Class::prestaciones_retiro}, {"calculo_prestaciones"});
    some({Class::sentencia_judicial}, {"sentencia_firme"});
    some({Class::cuota_organismo}, {"nota_de_cobro"});
    if (has("fecha_compra") && d_.text_at("es_bien") == "false") kinds.push_back("conformidad_servicio");
    Node list = has("documentos") ? d_.at("documentos") : Node::list();
    Day const dated = std::min(bought(), day("fecha_ingreso") - 5);
    for (char const* kind : kinds)
      list.push(Node::record({{"tipo", kind},
                              {"numero", number(3) + "-" + std::to_string(dated.year())},
                              {"fecha", dated},
                              {"folio", static_cast<std::int64_t>(40 + list.items().size() * 3)}}));
    d_["documentos"] = list;
  }

  // --- purchases ---
  void purchase() {
    bool const goods = d_.text_at("es_bien") == "true";
    d_["requisicion"] = Node::record({{"numero", number(4)},
                                      {"fecha", day("fecha_solicitud")},
                                      {"justificada", true},
                                      {"autorizada", true},
                                      {"menciona_marca", false}});
    if (goods) {
      d_.at("requisicion.sin_existencia") = true;
      d_["consumo_inmediato"] = false;
    }
    if (order_.kind != Class::baja_cuantia) d_["plan_anual"] = Node::record({{"incluida", true}});
    publications();
    switch (order_.kind) {
      case Class::contrato_abierto:
        d_["contrato_abierto"] = Node::record({{"consultado", true},
                                               {"disponible", true},
                                               {"numero", "DGAE-" + number(2)},
                                               {"vigente_desde", bought() - 200},
                                               {"vigente_hasta", bought() + 300},
                                               {"precio_unitario", d_.at("facturas.0.items.0.precio_unitario")},
                                               {"precio_pagado", d_.at("facturas.0.items.0.precio_unitario")},
                                               {"nit_proveedor", d_.text_at("proveedor.nit")}});
        for (char const* price : {"contrato_abierto.precio_unitario", "contrato_abierto.precio_pagado"})
          d_.at(price) = money(amount(price));
        break;
      case Class::excepcion:
        d_["excepcion"] = Node::record({{"literal", "e"},
                                        {"resolucion", "DG-" + number(3)},
                                        {"fecha_resolucion", bought()},
                                        {"invitados", 3},
                                        {"comision", 3}});
        break;
      case Class::entre_entidades:
        d_["convenio"] = Node::record({{"numero", number(3)}, {"fecha", bought()}, {"entidad_publica", true}});
        break;
      case Class::obra:
        work();
        break;
      default:
        break;
    }
    assets();
    if (contest() || order_.kind == Class::obra || order_.kind == Class::subasta_inversa)
      d_.at("recepcion.comision") = 3;
  }

  void publications() {
    if (order_.kind == Class::proveedor_unico) {
      d_["guatecompras"] = Node::record(
          {{"fecha_publicacion", bought()}, {"fecha_aviso_dca", bought()}, {"fecha_aviso_diario", bought()}});
      return;
    }
    if (!has("guatecompras.nog")) return;
    if (order_.kind == Class::subasta_inversa)
      d_.at("guatecompras.ofertas_recibidas") =
          std::max<std::int64_t>(3, std::stoll(d_.text_at("guatecompras.ofertas_recibidas")));
    if (has("contrato.fecha_aprobacion"))
      d_.at("guatecompras.fecha_publicacion_contrato") = (day("contrato.fecha_aprobacion") + 2).working();
    if (!contest()) return;
    int const members = order_.kind == Class::licitacion ? 5 : 3;
    d_["junta"] = Node::record({{"titulares", members}, {"suplentes", members}});
    Day const opening = day("guatecompras.fecha_apertura"), award = day("guatecompras.fecha_adjudicacion");
    Day const approved = (award + 3).working();
    d_.at("guatecompras.fecha_ofertas_publicadas") = (opening + 1).working();
    d_.at("guatecompras.fecha_aprobacion_adjudicacion") = approved;
    d_.at("guatecompras.fecha_publicacion_adjudicacion") = (approved + 1).working();
    d_.at("guatecompras.inconformidades_abiertas") = 0;
    if (has("contrato")) d_.at("contrato.fecha_adjudicacion_definitiva") = (approved + 1).working();
    if (order_.kind == Class::licitacion) {
      d_.at("guatecompras.fecha_aviso_dca") = bought() + 2;
      d_.at("guatecompras.precio_referencia") = d_.at("monto_negociado");
    }
  }

  void work() {
    Day const estimate = day("recepcion.fecha");
    auto& work = d_["obra"];
    work["fecha_registro_snip"] = estimate - 3;
    work["propiedad"] = true;
    work["fecha_estimacion"] = estimate;
    work["monto_estimacion"] = d_.at("monto_solicitado");
    work["fecha_informe_supervisor"] = (estimate + 2).working();
  }

  // Equipment is entered in the inventory, with its card.
  void assets() {
    Node list = Node::list();
    Day const entered = day("recepcion.fecha");
    for (auto const& line : d_.at("partidas").items()) {
      if (!line.text_at("renglon").starts_with("32")) continue;
      list.push(Node::record({{"codigo", "I-" + number(5)},
                              {"serie", "S" + number(8)},
                              {"valor", *line.find("monto")},
                              {"fecha_alta", entered},
                              {"tarjeta", "T-" + number(3)},
                              {"fecha_tarjeta", entered + 1}}));
    }
    if (!list.items().empty()) d_["inventario"] = list;
  }

  void contract() {
    if (!has("contrato.numero")) return;
    if (has("proveedor.nit")) d_.at("contrato.nit_contratista") = d_.text_at("proveedor.nit");
    d_.at("contrato.firma_puesto") = "Subdirector administrativo financiero";
    if (has("contrato.fecha_aprobacion")) d_.at("contrato.aprueba_puesto") = "Director general";
    if (has("contrato.fecha_aprobacion"))
      d_.at("contrato.fecha_registro_cgc") = (day("contrato.fecha_aprobacion") + 5).working();
    if (!has("contrato.garantias")) return;
    auto const count = d_.at("contrato.garantias").items().size();
    for (std::size_t i = 0; i < count; ++i) {
      auto const at = "contrato.garantias." + std::to_string(i);
      d_.at(at + ".certificacion") = day(at + ".vigente_desde") + 1;
    }
    if (has("contrato.anticipo")) advance();
  }

  void advance() {
    Micros const advance = amount("contrato.anticipo"), value = amount("contrato.monto");
    auto part = [&](Micros paid) { return scaled(advance, paid / cent, value / cent); };
    Micros const now = part(amount("monto_solicitado"));
    d_.at("contrato.amortizacion") = money(now);
    d_.at("contrato.amortizado_antes") = money(std::min(part(amount("contrato.pagado_antes")), advance - now));
    Day const paid = (day("contrato.fecha_aprobacion") + 6).working();
    d_.at("contrato.fecha_programa_inversion") = paid - 2;
    d_.at("contrato.fecha_pago_anticipo") = paid;
    if (order_.kind == Class::obra) d_.at("obra.anticipo_amortizado") = money(now);
  }

  void supplier() {
    Day const contracted = day(has("contrato.fecha_suscripcion") ? "contrato.fecha_suscripcion" : "fecha_compra");
    auto& supplier = d_["proveedor"];
    supplier["solvencia_fiscal"] = contracted - 10;
    supplier["solvencia_fiscal_vence"] = contracted + 20;
    supplier["patrono"] = d_.text_at("proveedor.persona_individual") != "true";
    supplier["solvencia_igss"] = contracted - 10;
    supplier["solvencia_igss_vence"] = contracted + 20;
    if (contest()) supplier["declaracion_jurada"] = bought();
  }

  // --- other classes ---
  void services() {
    auto& services = d_["servicios"];
    services["honorario_mensual"] = d_.at("monto_solicitado");
    services["informe_final"] = false;
    services["prestaciones"] = money(0);
    d_["excepcion"] = Node::record({{"literal", "e"}, {"invitados", 3}, {"comision", 3}});
    d_["solicitud"] = Node::record(
        {{"autorizada", day("fecha_ingreso") - 1}, {"pagado_hasta", Day::of_iso(services.text_at("periodo_desde")) - 1}});
  }

  void rent() {
    bool const premises = d_.text_at("partidas.0.renglon") == "151";
    auto& rent = d_["arrendamiento"];
    rent["pagado_hasta"] = Day::of_iso(rent.text_at("periodo_desde")) - 1;
    rent["meses"] = 1;
    rent["es_inmueble"] = premises;
    if (premises) {
      rent["sin_inmueble_propio"] = true;
      rent["titulo_arrendante"] = true;
    } else if (amount("monto_negociado") > q(90'000)) {
      d_["guatecompras"] = Node::record({{"nog", number(8)},
                                         {"estado", "Terminado adjudicado"},
                                         {"nit_adjudicado", d_.text_at("proveedor.nit")},
                                         {"fecha_publicacion_contrato", day("contrato.fecha_aprobacion") + 2}});
    }
  }

  void utility() {
    auto const code = d_.text_at("partidas.0.renglon");
    Day const issued = day("facturas.0.fecha_emision");
    Day const to = Day(issued.year(), issued.month(), 1) - 1, from(to.year(), to.month(), 1);
    d_["suministros"] = Node::list({Node::record({{"servicio", code == "111"   ? "energia"
                                                               : code == "112" ? "agua"
                                                               : code == "113" ? "telefonia"
                                                                               : "basura"},
                                                  {"linea", number(8)},
                                                  {"institucional", true},
                                                  {"desde", from},
                                                  {"hasta", to},
                                                  {"pagado_hasta", from - 1},
                                                  {"monto", d_.at("monto_solicitado")},
                                                  {"mora", money(0)},
                                                  {"saldo_anterior", money(0)}})});
  }

  void payroll() {
    auto& payroll = d_["nomina"];
    payroll["tipo"] = "ordinaria";
    payroll["personas_antes"] = Node(*payroll.find("personas"));
    payroll["devengado_antes"] = Node(*payroll.find("devengado"));
    payroll["movimientos"] = Node::list();
    Node lines = Node::list();
    for (auto const& line : d_.at("partidas").items())
      lines.push(Node::record({{"renglon", line.text_at("renglon")}, {"devengado", *line.find("monto")}}));
    payroll["renglones"] = lines;
  }

  void trip() {
    bool const contractor = order_.kind == Class::reconocimiento_gastos;
    auto& trip = d_["viaticos"];
    Day const start = day("fecha_comision"), end = Day::of_iso(trip.text_at("fecha_fin"));
    trip["fecha_informe"] = end + 1;
    trip["formulario_anticipo"] = "VA-" + number(5);
    trip["fecha_anticipo"] = (start - 1).working_before();
    trip["conexos_comprobados"] = Node(*trip.find("conexos"));
    trip["boleta_reintegro"] = number(7);
    trip["formulario_liquidacion"] = "VL-" + number(5);
    trip["anticipos_sin_liquidar"] = 0;
    trip["contratista"] = contractor;
    if (contractor) trip["prevista_en_contrato"] = true;
    trip["vehiculo_institucional"] = !order_.abroad;
    if (order_.abroad) {
      trip["pais"] = "Costa Rica";
      trip["cuota_exterior"] = money(q(300));
      trip["formulario_exterior"] = "VE-" + number(5);
      trip["boletos"] = true;
      trip["pasaporte"] = true;
    }
  }

  void fund() {
    auto& fund = d_["fondo_rotativo"];
    Day const statement = Day::of_iso(fund.text_at("fecha_rendicion"));
    Micros const total = amount("monto_solicitado"), cash = q(1'000);
    fund["fecha_resolucion"] = Day(statement.year(), 1, 5);
    fund["tope_por_gasto"] = money(q(5'000));
    Node spent = Node::list();
    for (auto const& invoice : d_.at("facturas").items()) {
      string code = "199";
      for (auto const& product : products_of(Class::fondo_rotativo))
        if (invoice.text_at("items.0.descripcion") == product.description) code = product.renglon;
      spent.push(Node::record({{"autorizacion", invoice.text_at("autorizacion")},
                               {"fecha", invoice.text_at("fecha_emision")},
                               {"nit_emisor", invoice.text_at("nit_emisor")},
                               {"monto", money(amount_of(invoice.text_at("gran_total")))},
                               {"renglon", code},
                               {"razonada", true}}));
    }
    fund["periodo_desde"] = spent.items().front().text_at("fecha");
    fund["periodo_hasta"] = spent.items().back().text_at("fecha");
    fund["gastos"] = spent;
    fund["total_rendido"] = money(total);
    fund["efectivo"] = money(cash);
    fund["en_banco"] = money(q(50'000) - cash - total);
    fund["vales"] = money(0);
    fund["en_tramite"] = money(total);
    fund["fianza_hasta"] = Day(statement.year(), 12, 31);
  }

  void severance() {
    Day const entry = day("fecha_ingreso");
    d_["retiro"] = Node::record({{"puesto", "P-" + number(4)},
                                 {"acuerdo", "AC-" + number(3)},
                                 {"fecha_retiro", entry - 60},
                                 {"fecha_solicitud", entry - 40},
                                 {"calculo", d_.at("monto_solicitado")},
                                 {"dictamen", "DRH-" + number(3)},
                                 {"solvencia_bienes", true}});
  }

  void judgment() {
    Day const entry = day("fecha_ingreso");
    d_["sentencia"] = Node::record({{"expediente_judicial", "01173-" + std::to_string(entry.year() - 2) + "-00" + number(3)},
                                    {"fecha_firme", entry - 45},
                                    {"fecha_requerimiento", entry - 30},
                                    {"monto", d_.at("monto_solicitado")},
                                    {"dictamen_juridico", "DJ-" + number(3)}});
  }

  void dues() {
    Micros const total = amount("monto_solicitado");
    d_["tipo_cambio"] = Node::literal("7.75");
    d_["cuota"] = Node::record({{"organismo", "Organismo regional de migración"},
                                {"instrumento", "Convenio constitutivo"},
                                {"anio", day("fecha_ingreso").year()},
                                {"moneda", "USD"},
                                {"monto_moneda", Node::literal(digits(scaled(total, 100, 775)))},
                                {"pagada_antes", false}});
  }

  // --- what each system says, and the rest of the file ---
  void rich() {
    bool const supplied = has("proveedor.nit");
    Day const entry = day("fecha_ingreso");
    request(entry);
    if (supplied) rich_supplier(entry);
    if (has("contrato.monto") && has("contrato.fecha_suscripcion")) rich_contract();
    if (supplied && has("fecha_compra")) rich_order();
    rich_registers();
    for (std::size_t i = 0; i < d_.at("facturas").items().size(); ++i) {
      auto const at = "facturas." + std::to_string(i);
      d_.at(at + ".estado_sat") = "vigente";
      d_.at(at + ".fecha_consulta_sat") = std::max(entry - 1, day(at + ".fecha_emision"));
    }
    for (std::size_t i = 0; i < retained(); ++i) d_.at("retenciones." + std::to_string(i) + ".estado") = "impresa";
    if (supplied) systems(entry);
    d_["responsables"] = Node::record({{"solicita", "U-01"},
                                       {"autoriza", "U-02"},
                                       {"adjudica", "U-03"},
                                       {"recibe", "U-04"},
                                       {"registra", "U-05"},
                                       {"aprueba", "U-06"},
                                       {"paga", "U-07"}});
    d_["ingresos"] = Node::list({Node::record({{"numero", 1}, {"fecha_entrada", entry - 7}, {"fecha_salida", entry - 5},
                                               {"resultado", "devuelto"}, {"motivo", "Faltaba una firma"}}),
                                 Node::record({{"numero", 2}, {"fecha_entrada", entry}, {"resultado", "en_revision"}})});
  }

  void request(Day entry) {
    Micros deductions = 0;
    for (auto const& entry_of : d_.at("cur").items())
      if (!entry_of.text_at("deducciones").empty()) deductions += amount_of(entry_of.text_at("deducciones"));
    Micros const total = amount("monto_solicitado");
    d_["solicitud"] = Node::record({{"numero", 1}, {"de", 12}, {"fecha", entry - 1}, {"autorizada", entry - 1}});
    if (order_.kind == Class::servicios_029) d_.at("solicitud.pagado_hasta") = day("servicios.periodo_desde") - 1;
    d_["deducciones"] = money(deductions);
    d_["liquido_solicitado"] = money(total - deductions);
    d_["fecha_expediente_completo"] = entry - 1;
    d_.at("pago.fecha") = (entry + 12).working();
    d_.at("pago.monto") = money(total - deductions);
    if (has("proveedor.nit")) d_.at("pago.nit_beneficiario") = d_.at("proveedor.nit");
    Node quotas = Node::list();
    quotas.push(Node::record({{"tipo", "compromiso"},
                              {"fuente", d_.text_at("partidas.0.fuente")},
                              {"periodo", std::to_string(entry.year()) + "-C1"},
                              {"aprobada", money(total * 4)},
                              {"disponible", money(total * 2)}}));
    d_["cuotas"] = quotas;
    d_["ingresos_propios"] = Node::record({{"recaudado", money(total * 40)}, {"devengado_antes", money(total * 20)}});
  }

  void rich_supplier(Day entry) {
    auto& supplier = d_["proveedor"];
    Day const looked = has("fecha_compra") ? day("fecha_compra") : entry - 9;
    supplier["rtu_estado"] = "activo";
    supplier["rtu_fecha"] = looked - 30;
    supplier["inhabilitado_guatecompras"] = false;
    supplier["fecha_consulta_guatecompras"] = looked;
    supplier["servidor_publico"] = false;
    supplier["cuenta_bancaria"] =
        Node::record({{"banco", "Banco Industrial"}, {"nit_titular", supplier.text_at("nit")}, {"registrada", true}});
  }

  void rich_contract() {
    auto& contract = d_["contrato"];
    contract["monto_vigente"] = Node(*contract.find("monto"));  // a copy: what it is taken from may move
    contract["modificaciones"] = Node::list();
    contract["prorrogas"] = 0;
    contract["pago_final"] = false;
    if (has("recepcion.fecha")) contract["fecha_entrega_pactada"] = day("recepcion.fecha");
  }

  void rich_order() {
    auto& order = d_["orden_compra"];
    if (order.find("numero") == nullptr) {
      order["numero"] = number(5);
      order["fecha"] = bought();
      order["monto"] = d_.at("monto_solicitado");
    }
    if (has("recepcion.forma_1h")) d_.at("recepcion.orden") = order.text_at("numero");
    order["estado"] = "comprometida";
    order["nit_proveedor"] = d_.text_at("proveedor.nit");
    order["insumos"] = Node::list({Node::record({{"codigo", number(5)},
                                                 {"renglon", d_.text_at("partidas.0.renglon")},
                                                 {"cantidad", 1},
                                                 {"precio_unitario", *order.find("monto")},
                                                 {"monto", *order.find("monto")}})});
  }

  [[nodiscard]] std::size_t retained() const { return has("retenciones") ? d_.at("retenciones").items().size() : 0; }

  // A certificate names the taxpayer.
  void certificates() {
    for (std::size_t i = 0; i < retained(); ++i)
      d_.at("retenciones." + std::to_string(i) + ".nit_retenido") = d_.at("facturas.0.nit_emisor");
  }

  void warehouse_form() {
    auto& reception = d_["recepcion"];
    reception["fecha_forma_1h"] = reception.text_at("fecha");
    reception["nit_proveedor"] = d_.text_at("proveedor.nit");
    reception["autorizacion_factura"] = d_.text_at("facturas.0.autorizacion");
    if (has("orden_compra.numero")) reception["orden"] = d_.text_at("orden_compra.numero");
    reception["items"] = Node::list({Node::record({{"linea", 1},
                                                   {"cantidad", 1},
                                                   {"precio_unitario", *reception.find("monto")},
                                                   {"monto", *reception.find("monto")}})});
  }

  // The lines of each register, and the tax that it deducts.
  void rich_registers() {
    Micros vat = 0, income = 0;
    if (auto const* list = d_.find("retenciones"))
      for (auto const& item : list->items())
        (item.text_at("impuesto") == "iva" ? vat : income) += amount_of(item.text_at("monto"));
    for (std::size_t i = 0; i < d_.at("cur").items().size(); ++i) {
      auto const at = "cur." + std::to_string(i);
      auto const kind = d_.text_at(at + ".clase");
      if (kind != "devengado" && kind != "compromiso_devengado") continue;
      d_.at(at + ".retencion_iva") = money(vat);
      d_.at(at + ".retencion_isr") = money(income);
      Node lines = Node::list();
      for (auto const& line : d_.at("partidas").items())
        lines.push(Node::record({{"renglon", line.text_at("renglon")},
                                 {"fuente", line.text_at("fuente")},
                                 {"geografico", line.text_at("geografico")},
                                 {"monto", *line.find("monto")}}));
      d_.at(at + ".lineas") = lines;
    }
  }

  void systems(Day entry) {
    auto const nit = d_.text_at("proveedor.nit");
    Node codes = Node::list();
    for (auto const& line : d_.at("partidas").items()) codes.push(line.text_at("renglon"));
    auto const said = [&](char const* system, Micros total, char const* scope, char const* state) {
      return Node::record({{"sistema", system},
                           {"nit", nit},
                           {"monto", money(total)},
                           {"alcance", scope},
                           {"renglones", codes},
                           {"estado", state},
                           {"consultado", entry - 1}});
    };
    Node list = Node::list({said("siges", amount("monto_solicitado"), "pago", "comprometida"),
                            said("sicoin", amount("monto_solicitado"), "pago", "aprobado")});
    if (has("guatecompras.nog"))
      list.push(said("guatecompras", amount("monto_negociado"), "negociacion", "Terminado adjudicado"));
    d_["sistemas"] = list;
    if (!has("documentos.0")) return;
    Day const dated = day("documentos.0.fecha");
    Node uploads = Node::list();
    for (char const* system : {"siges", "guatecompras"})
      uploads.push(Node::record({{"sistema", system},
                                 {"tipo", d_.text_at("documentos.0.tipo")},
                                 {"numero", d_.text_at("documentos.0.numero")},
                                 {"fecha_documento", dated},
                                 {"fecha_carga", dated + 1},
                                 {"huella", "9f2c4be17a"},
                                 {"legible", true}}));
    d_["cargas"] = uploads;
  }

  Node& d_;
  Order const& order_;
  Random random_;
};

}  // namespace

void complete(Node& dossier, Order const& order, int number) { Completer(dossier, order, number).run(); }

void detail_payroll(Node& dossier) {
  auto& payroll = dossier["nomina"];
  Micros const total = amount_of(payroll.text_at("devengado"));
  Micros const third = scaled(total, 1, 3);
  Micros deductions = 0;
  Node positions = Node::list();
  for (int i = 0; i < 3; ++i) {
    Micros const earned = i < 2 ? third : total - 2 * third;
    Micros const bonus = q(250), social = scaled(earned - bonus, 483, 10'000);
    deductions += social;
    positions.push(Node::record({{"puesto", "P-10" + std::to_string(i)},
                                 {"renglon", dossier.text_at("partidas.0.renglon")},
                                 {"dias", 30},
                                 {"sueldo_base", money(earned - bonus)},
                                 {"bonificacion", money(bonus)},
                                 {"devengado", money(earned)},
                                 {"igss", money(social)},
                                 {"montepio", money(0)},
                                 {"isr", money(0)},
                                 {"judiciales", money(0)},
                                 {"otros_descuentos", money(0)},
                                 {"liquido", money(earned - social)}}));
  }
  payroll["personas"] = 3;
  payroll["personas_antes"] = 3;
  payroll["descuentos"] = money(deductions);
  payroll["liquido"] = money(total - deductions);
  payroll["puestos"] = positions;
  dossier.at("cur.0.deducciones") = money(deductions);
  dossier.at("cur.0.liquido") = money(total - deductions);
  dossier.at("deducciones") = money(deductions);
  dossier.at("liquido_solicitado") = money(total - deductions);
  dossier.at("pago.monto") = money(total - deductions);
}

}  // namespace datos
