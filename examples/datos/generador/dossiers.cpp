#include "dossiers.hpp"

#include <algorithm>
#include <array>

#include "catalog.hpp"
#include "complete.hpp"

namespace datos {
namespace {

constexpr std::array<char const*, class_count> class_names{
    "baja_cuantia",     "compra_directa",  "cotizacion",        "licitacion",
    "contrato_abierto", "subasta_inversa", "proveedor_unico",   "excepcion",
    "arrendamiento",    "entre_entidades", "servicios_basicos", "servicios_029",
    "nomina",           "viaticos",        "fondo_rotativo",    "obra",
    "reconocimiento_gastos", "caja_chica", "prestaciones_retiro", "sentencia_judicial", "cuota_organismo"};
constexpr char const* banks[] = {"Banco de Desarrollo Rural", "Crédito Hipotecario Nacional",
                                 "Banco Industrial"};
constexpr char const* insurers[] = {"Aseguradora de Fianzas del Valle, S.A.",
                                    "Afianzadora Centroamericana, S.A.",
                                    "Seguros y Fianzas La Antigua, S.A."};

std::string padded(std::int64_t number, std::size_t width) {
  auto text = std::to_string(number);
  return std::string(text.size() < width ? width - text.size() : 0, '0') + text;
}

bool is_contest(Class kind) {
  return kind == Class::cotizacion || kind == Class::licitacion || kind == Class::subasta_inversa ||
         kind == Class::obra;
}

// Builds one dossier, step by step in the order in which the facts happened.
class Maker {
 public:
  Maker(Random& random, int number, Order const& order) : random_(random), number_(number), order_(order) {}

  Node make() {
    choose();
    switch (order_.kind) {
      case Class::nomina:
        payroll();
        break;
      case Class::viaticos:
      case Class::reconocimiento_gastos:
        trip();
        break;
      case Class::prestaciones_retiro:
      case Class::sentencia_judicial:
      case Class::cuota_organismo:
        obligation();
        break;
      case Class::fondo_rotativo:
      case Class::caja_chica:
        petty_cash();
        break;
      case Class::servicios_029:
        personal_services();
        break;
      case Class::arrendamiento:
        rent();
        break;
      case Class::servicios_basicos:
        basic_service();
        break;
      default:
        purchase();
        break;
    }
    return finish();
  }

 private:
  // --- what is common to all ---
  void choose() {
    int const year = static_cast<int>(random_.between(2022, 2026));
    Day const early(year, 1, 12);
    start_ =
        order_.purchase.value_or((early + random_.between(0, is_contest(order_.kind) ? 95 : 190)).working());
    unit_ = &random_.pick(units());
    product_ = &random_.pick(products_of(order_.kind));
    for (int i = 0; order_.goods && product_->goods != *order_.goods && i < 1000; ++i)
      product_ = &random_.pick(products_of(order_.kind));
    bool const person = random_.one_in(5) || order_.invoice_type == "FESP";
    provider_ = person ? new_person(random_) : new_company(random_);
    regime_ = order_.regime.value_or(pick_regime());
  }

  Regime pick_regime() {
    auto const n = random_.between(1, 10);
    if (order_.kind == Class::baja_cuantia && n <= 4) return Regime::pequeno;
    if (n <= 6) return Regime::trimestral;
    return n <= 9 ? Regime::definitiva : Regime::agente;
  }

  std::string invoice_type() const {
    if (!order_.invoice_type.empty()) return order_.invoice_type;
    return regime_ == Regime::pequeno ? "FPEQ" : "FACT";
  }

  Node finish() {
    Day const entry = (last_ + random_.between(1, 4)).working();
    // Until 2019 the institute was the Dirección General de Migración.
    std::string const body = entry.year() < 2019 ? "DGM-" : "IGM-";
    Node head = Node::record({{"expediente", body + std::to_string(entry.year()) + "-" + padded(number_, 5)},
                              {"modalidad", to_string(order_.kind)},
                              {"objeto", product_->purpose},
                              {"ejercicio", start_.year()},
                              {"unidad_ejecutora", "101"},
                              {"unidad_solicitante", unit_->name},
                              {"pago_recurrente", recurrent_},
                              {"es_bien", product_->goods}});
    for (auto const& [name, value] : d_.fields()) head[name] = value;
    head["fecha_ingreso"] = entry;
    return head;
  }

  void amounts(Micros total, Micros negotiated) {
    d_["monto_solicitado"] = money(total);
    d_["monto_negociado"] = money(negotiated);
  }

  Node line_of(char const* renglon, Micros amount) {
    char const* const sources[] = {"11", "31", "31"};
    std::string const source = random_.pick(sources);
    Micros const available = amount + q(random_.between(500, 250'000));
    return Node::record({{"institucion", "11200099"},
                         {"unidad_ejecutora", "101"},
                         {"programa", "11"},
                         {"subprograma", "00"},
                         {"proyecto", "000"},
                         {"actividad", padded(random_.between(1, 6), 3)},
                         {"obra", order_.kind == Class::obra ? "001" : "000"},
                         {"renglon", renglon},
                         {"geografico", unit_->geographic},
                         {"fuente", source},
                         {"organismo", "0000"},
                         {"correlativo", "0000"},
                         {"monto", money(amount)},
                         {"disponible", money(available)}});
  }

  void budget(Micros total) { d_["partidas"] = Node::list({line_of(product_->renglon, total)}); }

  void provider() {
    Day const fact = start_;
    Node node = Node::record({{"nit", provider_.nit},
                              {"nombre", provider_.name},
                              {"persona_individual", provider_.person()},
                              {"rgae", digits_of(random_, 6)},
                              {"rgae_vigente_hasta", Day(fact.year(), 12, 31)},
                              {"rgae_estado", "habilitado"},
                              {"fecha_consulta_rgae", fact}});
    if (provider_.person()) node["cui"] = provider_.cui;
    d_["proveedor"] = node;
  }

  // Invoices and what is retained on them; returns the deductions.
  Micros invoice(Day date, std::vector<Line> lines) {
    Node retentions = Node::list();
    if (order_.paper) {
      Micros total = 0;
      for (auto const& line : lines) total += line.unit_price * line.quantity;
      d_["facturas"] = Node::list({make_paper_invoice(random_, provider_, date, total).node});
      d_["retenciones"] = retentions;
      return 0;
    }
    InvoiceOrder order{.type = invoice_type(),
                       .regime = regime_,
                       .issuer = provider_,
                       .date = date,
                       .lines = std::move(lines),
                       .decimals = order_.decimals,
                       .currency = order_.currency,
                       .instalments = order_.invoice_type == "FCAM" ? 2 : 0};
    if (order.type == "FESP") {
      order.receiver_id = provider_.nit;
      order.receiver_name = provider_.name;
    }
    Invoice const made = make_invoice(random_, order);
    Node invoices = Node::list({made.node});
    Micros deductions = 0;
    if (order_.currency == "GTQ") deductions = add_retentions(random_, retentions, made, regime_, date + 2);
    if (order.type == "FESP") deductions = made.vat + scaled(made.total - made.vat, 5, 100);
    if (order_.credit_note) {
      order.lines = {{"Devolución de producto defectuoso", 'B', 1, credit_}};
      invoices.push(make_credit_note(random_, order, made, date + 1).node);
    }
    d_["facturas"] = invoices;
    d_["retenciones"] = retentions;
    return deductions;
  }

  void registers(Day day, Micros total, Micros deductions) {
    Day const date = day.working();
    Node list = Node::list();
    int const year = date.year();
    auto const number = random_.between(120, 3'900);
    list.push(Node::record({{"clase", "compromiso"},
                            {"numero", std::to_string(number)},
                            {"ejercicio", year},
                            {"fecha", (date - 1).working_before()},
                            {"estado", "aprobado"},
                            {"monto_bruto", money(total)},
                            {"nit_beneficiario", provider_.nit}}));
    list.push(Node::record({{"clase", "devengado"},
                            {"numero", std::to_string(number + 3)},
                            {"ejercicio", year},
                            {"fecha", date},
                            {"estado", "aprobado"},
                            {"monto_bruto", money(total)},
                            {"deducciones", money(deductions)},
                            {"liquido", money(total - deductions)},
                            {"nit_beneficiario", provider_.nit}}));
    d_["cur"] = list;
    last_ = std::max(last_, date);
  }

  void payment(char const* means = "transferencia") {
    std::string const bank = random_.pick(banks);
    d_["pago"] = Node::record({{"medio", means}, {"banco", bank}});
  }

  void documents(std::vector<char const*> kinds, Day from) {
    Node list = Node::list();
    int folio = 1;
    for (char const* kind : kinds) {
      list.push(Node::record(
          {{"tipo", kind},
           {"numero", std::to_string(random_.between(1, 280)) + "-" + std::to_string(from.year())},
           {"fecha", from},
           {"folio", folio}}));
      folio += static_cast<int>(random_.between(1, 9));
    }
    d_["documentos"] = list;
  }

  void reception(Day day, Micros total) {
    Day const date = day.working();
    Node node = Node::record({{"fecha", date}, {"monto", money(total)}, {"conforme", true}});
    if (product_->goods)
      node["forma_1h"] = digits_of(random_, 6);
    else
      node["acta"] = std::to_string(random_.between(1, 150)) + "-" + std::to_string(date.year());
    d_["recepcion"] = node;
    last_ = std::max(last_, date);
  }

  void constancies(Day date, Micros total) {
    for (char const* which : {"cdp", "cdf"})
      d_[which] = Node::record(
          {{"numero", std::to_string(random_.between(1, 900))}, {"fecha", date}, {"monto", money(total)}});
  }

  // `paid_before` of the same contract; advance with its guarantee.
  void contract(char const* form, char const* object, Micros total, Day signed_on, Day from, Day to,
                Micros paid_before) {
    auto const number = padded(random_.between(1, 60), 3) + "-" + std::to_string(signed_on.year());
    Node node = Node::record({{"numero", number},
                              {"forma", form},
                              {"objeto_del_contrato", object},
                              {"monto", money(total)},
                              {"fecha_suscripcion", signed_on}});
    if (std::string(form) == "contrato") {
      Day const presented = (signed_on + 4).working();
      node["fecha_aprobacion"] = (presented + 6).working();
      Node guarantees = Node::list({guarantee("cumplimiento", scaled(total, 10, 100), presented, to + 30)});
      if (order_.advance) guarantees.push(guarantee("anticipo", *order_.advance, presented, to + 30));
      node["garantias"] = guarantees;
    }
    node["plazo_desde"] = from;
    node["plazo_hasta"] = to;
    if (order_.advance) node["anticipo"] = money(*order_.advance);
    node["pagado_antes"] = money(paid_before);
    d_["contrato"] = node;
  }

  Node guarantee(char const* kind, Micros amount, Day presented, Day until) {
    std::string const insurer = random_.pick(insurers);
    return Node::record({{"tipo", kind},
                         {"numero", digits_of(random_, 7)},
                         {"monto", money(amount)},
                         {"fecha_presentacion", presented},
                         {"vigente_desde", presented},
                         {"vigente_hasta", until},
                         {"afianzadora", insurer}});
  }

  // Lines of the invoice: of a total when it was asked for, otherwise within the class's range.
  std::vector<Line> lines() {
    char const kind = product_->goods ? 'B' : 'S';
    if (order_.total) {
      Micros const total = *order_.total + (order_.credit_note ? credit_ : 0);
      // What a fixed total buys is described as a whole.
      std::string const whole = std::string(product_->purpose) + ", según orden adjunta";
      if (order_.lines == 2) {
        Micros const half = scaled(total, 1, 2, quetzal);
        return {{whole, kind, 1, half}, {"Accesorios y entrega", kind, 1, total - half}};
      }
      return {{whole, kind, 1, total}};
    }
    Micros price = q(random_.between(product_->low, product_->high));
    if (product_->low < product_->high && product_->high < 500) price += 25 * cent * random_.between(0, 3);
    auto const [low, high] = range();
    auto const fewest = std::max<std::int64_t>(1, (low + price - 1) / price);
    auto const most = std::max<std::int64_t>(fewest, high / price);
    auto const quantity = random_.between(fewest, std::min(most, fewest + 40));
    return {{product_->description, kind, quantity, price}};
  }

  [[nodiscard]] std::pair<Micros, Micros> range() const {
    switch (order_.kind) {
      case Class::baja_cuantia:
        return {q(400), q(24'900)};
      case Class::compra_directa:
        return {q(25'100), q(89'900)};
      case Class::cotizacion:
      case Class::subasta_inversa:
        return {q(91'000), q(880'000)};
      case Class::licitacion:
        return {q(905'000), q(2'400'000)};
      case Class::obra:
        return {q(150'000), q(850'000)};
      default:
        return {q(900), q(88'000)};
    }
  }

  // --- purchases ---
  void purchase() {
    auto const bought = lines();
    Micros total = 0;
    for (auto const& line : bought) total += line.unit_price * line.quantity;
    if (order_.credit_note) total -= credit_;
    // A work is paid by estimates: this is one of them.
    Micros const rest = order_.kind == Class::obra ? q(40'000) : 0;
    Micros const negotiated = order_.negotiated.value_or(total + rest);
    Micros const paid = order_.currency == "GTQ" ? total : scaled(total, 778, 100);
    amounts(paid, order_.currency == "GTQ" ? negotiated : paid);
    d_["fecha_solicitud"] = (start_ - random_.between(4, 12)).working_before();
    d_["fecha_compra"] = start_;
    provider();

    Day ready = (start_ + random_.between(1, 4)).working();
    bool const contest = is_contest(order_.kind);
    if (order_.kind == Class::baja_cuantia) {
      d_["orden_compra"] =
          Node::record({{"numero", digits_of(random_, 5)}, {"fecha", start_}, {"monto", money(paid)}});
    } else {
      Day const opening = (start_ + (order_.kind == Class::licitacion ? 45 : contest ? 18 : 5)).working();
      Day const award = (opening + 5).working();
      ready = (award + random_.between(2, 5)).working();
      if (needs_nog()) publication(opening, award, negotiated);
      Day const signed_on = (award + 7).working();
      if (contest || order_.kind == Class::excepcion || negotiated > q(100'000)) {
        Day const from = signed_on + 12;
        Day const to = std::max(Day(from.year(), 12, 31), from + 120);
        contract("contrato",
                 order_.kind == Class::obra ? "obra"
                 : product_->goods          ? "bienes"
                                            : "servicios",
                 negotiated, signed_on, from, to, partial(negotiated, total));
        ready = (signed_on + random_.between(14, 20)).working();
      } else if (order_.kind == Class::proveedor_unico) {
        contract("acta", "servicios", negotiated, signed_on, signed_on, Day(signed_on.year(), 12, 31), 0);
        ready = (signed_on + random_.between(3, 9)).working();
      }
      constancies((signed_on - 3).working_before(), negotiated);
    }
    budget(paid);
    Micros const deductions = invoice(ready, bought);
    reception(ready + random_.between(0, 2), paid);
    if (order_.kind == Class::baja_cuantia)
      d_["guatecompras"] =
          Node::record({{"npg", "E" + digits_of(random_, 9)},
                        {"fecha_publicacion_npg", (last_ + random_.between(0, 3)).working()}});
    registers(ready + random_.between(4, 8), paid, order_.currency == "GTQ" ? deductions : 0);
    if (order_.currency != "GTQ") d_["tipo_cambio"] = Node::literal("7.78");
    documents(papers(), start_);
    if (order_.kind == Class::obra)
      d_["obra"] =
          Node::record({{"snip", digits_of(random_, 6)},
                        {"estimacion", 1},
                        {"avance_fisico", Node::literal("0.35")},
                        {"avance_financiero", Node::literal("0.30")},
                        {"anticipo_amortizado", money(order_.advance ? scaled(total, 20, 100) : 0)}});
    payment();
  }

  // Some of the contract was paid before, unless everything is paid now.
  static Micros partial(Micros negotiated, Micros total) { return scaled(negotiated - total, 1, 2); }

  bool needs_nog() const {
    return order_.kind != Class::entre_entidades && order_.kind != Class::excepcion &&
           order_.kind != Class::proveedor_unico;
  }

  void publication(Day opening, Day award, Micros negotiated) {
    d_["guatecompras"] = Node::record({{"nog", digits_of(random_, 8)},
                                       {"estado", "Terminado adjudicado"},
                                       {"fecha_publicacion", start_},
                                       {"fecha_apertura", opening},
                                       {"fecha_adjudicacion", award},
                                       {"nit_adjudicado", provider_.nit},
                                       {"monto_adjudicado", money(negotiated)},
                                       {"ofertas_recibidas", random_.between(1, 6)}});
  }

  std::vector<char const*> papers() const {
    switch (order_.kind) {
      case Class::compra_directa:
        return {"requisicion", "terminos_de_referencia", "cuadro_de_ofertas", "acta_negociacion"};
      case Class::cotizacion:
      case Class::licitacion:
      case Class::subasta_inversa:
      case Class::obra:
        return {"requisicion", "bases", "acta_apertura", "acta_adjudicacion", "aprobacion_adjudicacion"};
      default:
        return {"requisicion", "orden_compra"};
    }
  }

  // --- other classes ---
  void rent() {
    recurrent_ = true;
    Micros const rent = order_.total.value_or(q(random_.between(product_->low, product_->high)));
    int const month = static_cast<int>(random_.between(2, 9));
    Day const signed_on = Day(start_.year(), 1, 8).working();
    Day const from(start_.year(), static_cast<unsigned>(month), 1), to = from.month_end();
    start_ = signed_on - 4;
    amounts(rent, rent * 12);
    d_["fecha_solicitud"] = start_ - 8;
    d_["fecha_compra"] = start_;
    provider();
    contract("contrato", "servicios", rent * 12, signed_on, signed_on,
             Day(start_.year(), 12, 31), rent * (month - 1));
    constancies(signed_on - 2, rent * 12);
    budget(rent);
    last_ = to;
    Micros const deductions = invoice(to - 2, {{product_->description, 'S', 1, rent}});
    registers(to + 4, rent, deductions);
    d_["arrendamiento"] = Node::record({{"periodo_desde", from},
                                        {"periodo_hasta", to},
                                        {"renta_mensual", money(rent)},
                                        {"inmueble", unit_->name}});
    payment();
  }

  void basic_service() {
    recurrent_ = true;
    Micros used = q(random_.between(product_->low, product_->high));
    used = order_.total.value_or(used + cent * random_.between(0, 99));
    provider_ = new_company(random_);
    amounts(used, used);
    provider();
    budget(used);
    Micros const deductions = invoice(start_, {{product_->description, 'S', 1, used}});
    registers(start_ + 6, used, deductions);
    payment();
  }

  void personal_services() {
    recurrent_ = true;
    provider_ = new_person(random_);
    if (!order_.regime) regime_ = order_.professional ? Regime::definitiva : Regime::pequeno;
    Micros const fee =
        order_.total.value_or(q(100 * random_.between(product_->low / 100, product_->high / 100)));
    int const month = static_cast<int>(random_.between(2, 9));
    Day const signed_on = Day(start_.year(), 1, 4).working();
    Day const from(start_.year(), static_cast<unsigned>(month), 1), to = from.month_end();
    start_ = signed_on - 2;
    amounts(fee, fee * 12);
    d_["fecha_solicitud"] = Day(start_.year() - 1, 12, 12);
    d_["fecha_compra"] = start_;
    provider();
    contract("contrato", "servicios", fee * 12, signed_on, signed_on,
             Day(signed_on.year(), 12, 31), fee * (month - 1));
    budget(fee);
    last_ = to + 2;
    Micros const deductions = invoice(to - 1, {{product_->description, 'S', 1, fee}});
    Node services = Node::record({{"tipo", order_.professional ? "profesionales" : "tecnicos"},
                                  {"periodo_desde", from},
                                  {"periodo_hasta", to},
                                  {"fecha_informe", to},
                                  {"fecha_aprobacion_informe", to + 1}});
    if (order_.professional) services["colegiado_activo_hasta"] = Day(start_.year() + 1, 3, 31);
    d_["servicios"] = services;
    registers(to + 5, fee, deductions);
    payment();
    start_ = signed_on;
  }

  void payroll() {
    recurrent_ = true;
    provider_ = {};
    Day const from(start_.year(), start_.month(), 1), to = from.month_end();
    auto const people = random_.between(18, 240);
    Micros const salaries = order_.total.value_or(q(people * random_.between(product_->low, product_->high)));
    Micros const bonus = scaled(salaries, 1, 10), total = salaries + bonus;
    Micros const discounts = scaled(total, 12, 100);
    amounts(total, total);
    d_["partidas"] =
        Node::list({line_of(product_->renglon, salaries),
                    line_of(std::string_view(product_->renglon) == "011" ? "015" : "027", bonus)});
    d_["facturas"] = Node::list();
    d_["retenciones"] = Node::list();
    d_["nomina"] =
        Node::record({{"numero", std::to_string(random_.between(1, 60)) + "-" + std::to_string(from.year())},
                      {"periodo_desde", from},
                      {"periodo_hasta", to},
                      {"personas", people},
                      {"devengado", money(total)},
                      {"descuentos", money(discounts)},
                      {"liquido", money(total - discounts)}});
    d_["cur"] = Node::list({Node::record({{"clase", "compromiso_devengado"},
                                          {"numero", std::to_string(random_.between(40, 900))},
                                          {"ejercicio", from.year()},
                                          {"fecha", (to - 4).working_before()},
                                          {"estado", "aprobado"},
                                          {"monto_bruto", money(total)},
                                          {"deducciones", money(discounts)},
                                          {"liquido", money(total - discounts)}})});
    last_ = (to - 4).working_before();
    payment("deposito");
  }

  void trip() {
    Party const traveller = new_person(random_);
    std::int64_t const nights = order_.comision_days > 0 ? order_.comision_days : random_.between(1, 4);
    Day const end = start_ + nights;
    Micros const quota = q(420) * nights + q(210);
    Micros const advance = quota;
    Micros const spent =
        order_.total.value_or(quota - (random_.one_in(3) ? 0 : q(10 * random_.between(1, 9))));
    Micros const related = random_.one_in(3) ? q(random_.between(40, 160)) : 0;
    Micros const total = spent + related;
    Micros const returned = std::max<Micros>(0, advance - total);
    provider_ = {};
    amounts(total, total);
    d_["fecha_comision"] = start_;
    d_["viaticos"] = Node::record(
        {{"nombramiento", std::to_string(random_.between(1, 400)) + "-" + std::to_string(start_.year())},
         {"fecha_nombramiento", (start_ - random_.between(1, 6)).working_before()},
         {"destino", "interior"},
         {"fecha_fin", end},
         {"fecha_liquidacion", (end + 4).working()},
         {"dias_completos", nights},
         {"dias_sin_pernocta", 1},
         {"anticipo", money(advance)},
         {"gastado", money(spent)},
         {"conexos", money(related)},
         {"reintegro", money(returned)},
         {"comisionado", traveller.trade_name},
         {"constancia", "VC-" + digits_of(random_, 5)}});
    bool const contractor = order_.kind == Class::reconocimiento_gastos;
    d_["partidas"] = Node::list({line_of(contractor ? "136" : order_.abroad ? "131" : "133", total)});
    if (order_.abroad) d_.at("viaticos.destino") = "exterior";
    if (contractor) d_["contrato"] = Node::record({{"numero", "014-" + std::to_string(start_.year())}, {"forma", "acta"},
                                                   {"monto", money(total * 20)}, {"pagado_antes", money(0)}});
    if (order_.paper)
      d_["facturas"] = Node::list();
    else
      trip_invoices(end, nights);
    d_["retenciones"] = Node::list();
    d_["cur"] = Node::list({Node::record({{"clase", "devengado"},
                                          {"numero", std::to_string(random_.between(40, 2900))},
                                          {"ejercicio", start_.year()},
                                          {"fecha", (end + 6).working()},
                                          {"estado", "aprobado"},
                                          {"monto_bruto", money(total)},
                                          {"deducciones", money(0)},
                                          {"liquido", money(total)}})});
    last_ = (end + 6).working();
    payment();
  }

  // Lodging, with its own tax, and meals.
  void trip_invoices(Day end, std::int64_t nights) {
    Party const hotel = new_company(random_);
    Micros const room = q(28 * random_.between(4, 8));  // with VAT; the base is a whole number of quetzales
    Invoice const lodging =
        make_invoice(random_, {.type = "FACT",
                               .regime = Regime::trimestral,
                               .issuer = hotel,
                               .date = end,
                               .lines = {{"Hospedaje en habitación sencilla, por noche", 'S', nights, room,
                                          scaled(room * nights, 10, 112)}}});
    Party const cook = new_person(random_);
    Invoice const meals = make_invoice(
        random_, {.type = "FPEQ",
                  .regime = Regime::pequeno,
                  .issuer = cook,
                  .date = end,
                  .lines = {{"Consumo de alimentos", 'S', nights + 1, q(random_.between(35, 85))}}});
    d_["facturas"] = Node::list({lodging.node, meals.node});
  }

  // What is paid by order of a law or a court, without an invoice.
  void obligation() {
    provider_ = order_.kind == Class::cuota_organismo ? new_company(random_) : Party{};
    // Dues are of whole dollars at 7.75.
    Micros const chosen = order_.kind == Class::cuota_organismo
                              ? scaled(q(random_.between(2'000, 7'000)), 775, 100)
                              : q(random_.between(product_->low, product_->high));
    Micros const total = order_.total.value_or(chosen);
    amounts(total, total);
    d_["partidas"] = Node::list({line_of(product_->renglon, total)});
    d_["facturas"] = Node::list();
    d_["retenciones"] = Node::list();
    d_["cur"] = Node::list({Node::record({{"clase", "compromiso_devengado"},
                                          {"numero", std::to_string(random_.between(40, 900))},
                                          {"ejercicio", start_.year()},
                                          {"fecha", start_.working()},
                                          {"estado", "aprobado"},
                                          {"monto_bruto", money(total)},
                                          {"deducciones", money(0)},
                                          {"liquido", money(total)}})});
    last_ = start_.working();
    payment();
  }

  void petty_cash() {
    provider_ = {};
    auto const count = random_.between(2, 5);
    Node invoices = Node::list(), lines = Node::list();
    Micros total = 0;
    std::vector<std::pair<char const*, Micros>> by_line;
    for (std::int64_t i = 0; i < count; ++i) {
      Product const& product = random_.pick(products_of(Class::fondo_rotativo));
      bool const small = random_.one_in(2);
      Party const issuer = small ? new_person(random_) : new_company(random_);
      Micros amount = q(random_.between(product.low, product.high));
      amount += 5 * cent * random_.between(0, 19);
      Invoice const made = make_invoice(random_, {.type = small ? "FPEQ" : "FACT",
                                                  .regime = small ? Regime::pequeno : Regime::trimestral,
                                                  .issuer = issuer,
                                                  .date = start_ + i,
                                                  .lines = {{product.description, 'S', 1, amount}}});
      invoices.push(made.node);
      total += amount;
      auto const same = std::ranges::find(by_line, std::string_view(product.renglon),
                                          [](auto const& entry) { return std::string_view(entry.first); });
      if (same == by_line.end())
        by_line.emplace_back(product.renglon, amount);
      else
        same->second += amount;
    }
    for (auto const& [renglon, amount] : by_line) lines.push(line_of(renglon, amount));
    amounts(total, total);
    d_["partidas"] = lines;
    d_["facturas"] = invoices;
    d_["retenciones"] = Node::list();
    Day const statement = (start_ + count + 3).working();
    d_["cur"] = Node::list({Node::record({{"clase", "regularizacion"},
                                          {"numero", std::to_string(random_.between(40, 2900))},
                                          {"ejercicio", start_.year()},
                                          {"fecha", (statement + 3).working()},
                                          {"estado", "aprobado"},
                                          {"monto_bruto", money(total)}})});
    d_["fondo_rotativo"] = Node::record({{"numero_rendicion", "FR03-" + digits_of(random_, 4)},
                                         {"fecha_rendicion", statement},
                                         {"limite", money(q(50'000))},
                                         {"resolucion", "DG-" + std::to_string(random_.between(1, 90)) + "-" +
                                                            std::to_string(start_.year())}});
    last_ = (statement + 3).working();
    payment("cheque_no_negociable");
  }

  Random& random_;
  int number_;
  Order order_;
  Node d_ = Node::record();
  Day start_, last_;
  Unit const* unit_ = nullptr;
  Product const* product_ = nullptr;
  Party provider_;
  Regime regime_ = Regime::trimestral;
  bool recurrent_ = false;
  Micros credit_ = q(250);
};

}  // namespace

char const* to_string(Class value) { return class_names[static_cast<std::size_t>(value)]; }

Node Dossiers::make(Order const& order) {
  Node dossier = Maker(random_, ++number_, order).make();
  complete(dossier, order, number_);
  return dossier;
}

}  // namespace datos
