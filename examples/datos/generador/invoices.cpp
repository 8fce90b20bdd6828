#include "invoices.hpp"

#include <algorithm>

namespace datos {
namespace {

constexpr char certifier_nit[] = "16693949";
constexpr char certifier_name[] = "SUPERINTENDENCIA DE ADMINISTRACION TRIBUTARIA";

Node phrases_of(InvoiceOrder const& order) {
  auto const phrase = [](int type, int scenario) {
    return Node::record({{"tipo", type}, {"escenario", scenario}});
  };
  if (order.type == "FESP") return Node::list({phrase(5, 1)});
  switch (order.regime) {
    case Regime::trimestral:
      return Node::list({phrase(1, 1)});
    case Regime::definitiva:
      return Node::list({phrase(1, 2)});
    case Regime::agente:
      return Node::list({phrase(1, 1), phrase(2, 1)});
    case Regime::pequeno:
      return Node::list({phrase(3, 1)});
  }
  return Node::list();
}

bool has_vat(std::string const& type) {
  return type == "FACT" || type == "FCAM" || type == "FESP" || type == "NCRE";
}

Node tax(char const* name, Micros base, Micros amount, int decimals) {
  return Node::record({{"nombre_corto", name},
                       {"codigo_unidad_gravable", 1},
                       {"monto_gravable", money(base, decimals)},
                       {"monto_impuesto", money(amount, decimals)}});
}

void add_lines(Invoice& invoice, InvoiceOrder const& order) {
  Node items = Node::list();
  int number = 0;
  Micros const unit = order.decimals == 2 ? cent : 1;
  for (auto const& line : order.lines) {
    Micros const price = line.unit_price * line.quantity;
    Micros const total = price + line.hotel_tax;
    Node item = Node::record({{"numero_linea", ++number},
                              {"bien_servicio", std::string(1, line.kind)},
                              {"cantidad", line.quantity},
                              {"unidad_medida", "UNI"},
                              {"descripcion", line.description},
                              {"precio_unitario", money(line.unit_price, order.decimals)},
                              {"precio", money(price, order.decimals)},
                              {"descuento", money(0, order.decimals)}});
    if (has_vat(order.type)) {
      Micros const base = scaled(price, 100, 112, unit);
      Node taxes = Node::list({tax("IVA", base, price - base, order.decimals)});
      if (line.hotel_tax != 0) taxes.push(tax("TURISMO HOSPEDAJE", base, line.hotel_tax, order.decimals));
      item["impuestos"] = taxes;
      invoice.vat += price - base;
      invoice.other_taxes += line.hotel_tax;
    }
    item["total"] = money(total, order.decimals);
    items.push(item);
    invoice.total += total;
  }
  invoice.node["items"] = items;
}

void add_totals(Invoice& invoice, InvoiceOrder const& order) {
  if (has_vat(order.type)) {
    auto const total = [&](char const* name, Micros amount) {
      return Node::record({{"nombre_corto", name}, {"total_monto_impuesto", money(amount, order.decimals)}});
    };
    Node totals = Node::list({total("IVA", invoice.vat)});
    if (invoice.other_taxes != 0) totals.push(total("TURISMO HOSPEDAJE", invoice.other_taxes));
    invoice.node["total_impuestos"] = totals;
  }
  invoice.node["gran_total"] = money(invoice.total, order.decimals);
}

void add_complements(Invoice& invoice, InvoiceOrder const& order) {
  if (order.type == "FESP") {
    Micros const base = invoice.total - invoice.vat;
    Micros const isr = scaled(base, 5, 100);
    invoice.node["retencion_especial"] = Node::record(
        {{"isr", money(isr)}, {"iva", money(invoice.vat)}, {"total_menos_retenciones", money(base - isr)}});
  }
  if (order.instalments > 0) {
    Node payments = Node::list();
    Micros rest = invoice.total;
    for (int i = 1; i <= order.instalments; ++i) {
      Micros const amount = i == order.instalments ? rest : scaled(invoice.total, 1, order.instalments);
      rest -= amount;
      payments.push(Node::record(
          {{"numero_abono", i}, {"fecha_vencimiento", order.date + 30 * i}, {"monto_abono", money(amount)}}));
    }
    invoice.node["abonos"] = payments;
  }
}

}  // namespace

Invoice make_invoice(Random& random, InvoiceOrder const& order) {
  Invoice invoice;
  invoice.authorization = new_uuid(random);
  invoice.node = Node::record(
      {{"autorizacion", invoice.authorization},
       {"serie", series_of(invoice.authorization)},
       {"numero", number_of(invoice.authorization)},
       {"fecha_certificacion", order.date},
       {"nit_certificador", certifier_nit},
       {"nombre_certificador", certifier_name},
       {"tipo", order.type},
       {"fecha_emision", order.date},
       {"moneda", order.currency},
       {"nit_emisor", order.type == "FESP" ? std::string(institute_nit) : order.issuer.nit},
       {"nombre_emisor", order.type == "FESP" ? std::string(institute_name) : order.issuer.name},
       {"nombre_comercial", order.type == "FESP" ? std::string(institute_name) : order.issuer.trade_name},
       {"codigo_establecimiento", std::to_string(random.between(1, 4))},
       {"afiliacion_iva", order.regime == Regime::pequeno && order.type != "FESP" ? "PEQ" : "GEN"},
       {"id_receptor", order.receiver_id},
       {"nombre_receptor", order.receiver_name},
       {"frases", phrases_of(order)}});
  add_lines(invoice, order);
  add_totals(invoice, order);
  add_complements(invoice, order);
  return invoice;
}

Invoice make_paper_invoice(Random& random, Party const& issuer, Day date, Micros total) {
  Invoice invoice;
  Micros const base = scaled(total, 100, 112);
  invoice.total = total;
  invoice.vat = total - base;
  invoice.node = Node::record(
      {{"autorizacion", Node()},
       {"serie", std::string(1, static_cast<char>('A' + random.between(0, 5)))},
       {"numero", random.between(100, 9'999)},
       {"tipo", "FACT"},
       {"fecha_emision", date},
       {"moneda", "GTQ"},
       {"nit_emisor", issuer.nit},
       {"nombre_emisor", issuer.name},
       {"frases", Node::list()},
       {"items", Node::list()},
       {"total_impuestos",
        Node::list({Node::record({{"nombre_corto", "IVA"}, {"total_monto_impuesto", money(invoice.vat)}})})},
       {"gran_total", money(total)}});
  return invoice;
}

Invoice make_credit_note(Random& random, InvoiceOrder const& order, Invoice const& origin, Day date) {
  InvoiceOrder note = order;
  note.type = "NCRE";
  note.date = date;
  Invoice invoice = make_invoice(random, note);
  invoice.node["nota"] = Node::record({{"autorizacion_origen", origin.authorization},
                                       {"fecha_origen", order.date},
                                       {"motivo", "Devolución parcial"}});
  return invoice;
}

Micros add_retentions(Random& random, Node& retentions, Invoice const& invoice, Regime regime, Day date) {
  Micros sum = 0;
  auto const add = [&](char const* which, Micros base, char const* rate, Micros amount) {
    retentions.push(Node::record({{"constancia", digits_of(random, 9)},
                                  {"impuesto", which},
                                  {"autorizacion_factura", invoice.authorization},
                                  {"fecha", date},
                                  {"base", money(base)},
                                  {"porcentaje", Node::literal(rate)},
                                  {"monto", money(amount)}}));
    sum += amount;
  };
  auto const type = invoice.node.text_at("tipo");
  if (type == "FPEQ" || type == "FCAP") {
    if (invoice.total > q(2'500)) add("iva", invoice.total, "0.05", scaled(invoice.total, 5, 100));
    return sum;
  }
  if (type != "FACT" && type != "FCAM") return sum;
  if (regime != Regime::agente && invoice.total - invoice.other_taxes >= q(30'000))
    add("iva", invoice.vat, "0.25", scaled(invoice.vat, 25, 100));
  Micros const base = invoice.total - invoice.vat - invoice.other_taxes;
  if (regime == Regime::definitiva && base >= q(2'500)) {
    Micros const first = std::min(base, q(30'000)), rest = base - first;
    add("isr", base, rest > 0 ? "0.07" : "0.05", scaled(first * 5 + rest * 7, 1, 100));
  }
  return sum;
}

}  // namespace datos
