#include "faults.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include "change.hpp"
#include "rule_faults.hpp"

namespace datos {
namespace {

class Collection {
 public:
  explicit Collection(Random& random) : random_(random), dossiers_(random) {}

  std::vector<Dossier> make() {
    thresholds();
    purchases();
    contracts();
    invoices();
    figures();
    retentions();
    budget();
    trips_and_services();
    obligatory();
    missing();
    reading();
    repeated();
    folders();
    correct();
    by_rule();
    correct_in_detail();
    obligatory_of_other_classes();
    asked_of_few();
    by_later_rule();
    return std::move(all_);
  }

 private:
  Dossier& seed(string fault, Order const& order, Change const& change = {}, Place place = Place::jsonl) {
    Dossier& dossier = all_.emplace_back();
    dossier.data = dossiers_.make(order);
    dossier.place = place;
    dossier.fault = std::move(fault);
    if (change)
      dossier.expected = change(dossier.data);
    else
      dossier.boundary = true;
    return dossier;
  }
  static Change lines(Lines expected) {
    return [expected](Node&) { return expected; };
  }
  static Change set(string path, Node value, Lines expected = {}) {
    return [=](Node& d) {
      d.at(path) = value;
      return expected;
    };
  }
  static Change drop(string path, Lines expected = {}) {
    return [=](Node& d) {
      d.erase(path);
      return expected;
    };
  }

  static Order small(Micros total, Regime regime = Regime::trimestral) {
    return {.kind = Class::baja_cuantia, .total = total, .regime = regime};
  }
  static Order direct(Micros total = q(42'350), Regime regime = Regime::trimestral) {
    return {.kind = Class::compra_directa, .total = total, .regime = regime};
  }
  static Order contest(Class kind, Micros negotiated, Micros total) {
    return {.kind = kind, .total = total, .negotiated = negotiated, .regime = Regime::trimestral};
  }

  // --- limits of each modality, and the days on which they changed ---
  void thresholds() {
    auto paper = [](Day day, Micros total) {
      Order order = small(total);
      order.purchase = day;
      order.paper = true;
      return order;
    };
    seed("Baja cuantía por 25,000.00 exactos", small(q(25'000)));
    seed("Baja cuantía por 25,000.01", small(q(25'000, 1)), lines({{"ADQ-001", fails, ""}}));
    seed("Baja cuantía del 29/09/2016 por 10,000.00 exactos", paper({2016, 9, 29}, q(10'000)));
    seed("Baja cuantía del 30/09/2016 por 10,000.01: rige el tope anterior",
         paper({2016, 9, 30}, q(10'000, 1)), lines({{"ADQ-001", fails, ""}}));
    seed("Baja cuantía del 30/09/2016 por 24,800.00", paper({2016, 9, 30}, q(24'800)),
         lines({{"ADQ-001", fails, ""}}));
    seed("Baja cuantía del 01/10/2016 por 10,000.01: rige el tope nuevo", paper({2016, 10, 1}, q(10'000, 1)));
    seed("Baja cuantía del 01/10/2016 por 25,000.00 exactos", paper({2016, 10, 1}, q(25'000)));
    seed("Baja cuantía del 03/10/2016 por 25,000.01", paper({2016, 10, 3}, q(25'000, 1)),
         lines({{"ADQ-001", fails, ""}}));
    seed("Baja cuantía de junio de 2015, anterior al primer tope conocido", paper({2015, 6, 10}, q(4'500)),
         lines({{"ADQ-001", unknown, ""}}));
    seed("Compra directa por 90,000.00 exactos", direct(q(90'000)));
    seed("Compra directa por 90,000.01", direct(q(90'000, 1)),
         lines({{"ADQ-002", fails, ""}, {"ADQ-004", fails, ""}}));
    seed("Compra directa por 25,000.01, su piso", direct(q(25'000, 1)));
    seed("Compra directa por 25,000.00: bastaba la baja cuantía", direct(q(25'000)),
         lines({{"ADQ-004", fails, ""}}));
    seed("Cotización negociada por 900,000.00 exactos", contest(Class::cotizacion, q(900'000), q(300'000)));
    seed("Cotización negociada por 900,000.01", contest(Class::cotizacion, q(900'000, 1), q(300'000)),
         lines({{"ADQ-003", fails, ""}, {"ADQ-004", fails, ""}}));
    seed("Cotización por 90,000.00: bastaba la compra directa",
         contest(Class::cotizacion, q(90'000), q(90'000)), lines({{"ADQ-004", fails, ""}}));
    seed("Cotización por 90,000.01, su piso", contest(Class::cotizacion, q(90'000, 1), q(90'000, 1)));
    seed("Licitación negociada por 900,000.00: bastaba la cotización",
         contest(Class::licitacion, q(900'000), q(225'000)), lines({{"ADQ-004", fails, ""}}));
    seed("Licitación negociada por 900,000.01, su piso",
         contest(Class::licitacion, q(900'000, 1), q(225'000)));
  }

  void purchases() {
    seed("El NPG se publicó el día anterior a la recepción", small(q(3'150)), [](Node& d) {
      d.at("guatecompras.fecha_publicacion_npg") = day(d, "recepcion.fecha") - 1;
      return Lines{{"ADQ-005", fails, ""}};
    });
    seed("El NPG se publicó el mismo día de la recepción", small(q(3'275)), [](Node& d) {
      d.at("guatecompras.fecha_publicacion_npg") = d.at("recepcion.fecha");
      return Lines{};
    }).boundary = true;
    Order order = direct();
    order.purchase = Day(2024, 3, 1);
    seed("Convocatoria el viernes y ofertas el sábado: ningún día hábil", order,
         set("guatecompras.fecha_apertura", Day(2024, 3, 2), {{"ADQ-006", fails, ""}}));
    seed("Convocatoria el viernes y ofertas el lunes: un día hábil", order,
         set("guatecompras.fecha_apertura", Day(2024, 3, 4)))
        .boundary = true;
    auto opened = [](Day on, Lines expected) {
      return [=](Node& d) {
        d.at("guatecompras.fecha_apertura") = on;
        d.at("guatecompras.fecha_ofertas_publicadas") = (on + 1).working();
        return expected;
      };
    };
    order = contest(Class::cotizacion, q(184'000), q(184'000));
    order.purchase = Day(2024, 2, 5);
    seed("Cotización con siete días hábiles para ofertar", order,
         opened(Day(2024, 2, 14), {{"ADQ-007", fails, ""}}));
    seed("Cotización con ocho días hábiles para ofertar", order,
         opened(Day(2024, 2, 15), {}))
        .boundary = true;
    order.purchase = Day(2025, 9, 4);
    seed("Cotización con ocho días de lunes a viernes para ofertar, uno de ellos el 15 de septiembre", order,
         opened(Day(2025, 9, 16), {{"ADQ-007", fails, ""}}));
    order = contest(Class::licitacion, q(1'250'000), q(410'000));
    order.purchase = Day(2024, 1, 10);
    seed("Licitación con treinta y nueve días para ofertar", order,
         opened(Day(2024, 2, 18), {{"ADQ-008", fails, ""}}));
    seed("Licitación con cuarenta días para ofertar", order,
         opened(Day(2024, 2, 19), {}))
        .boundary = true;
    seed("Proveedor inhabilitado en el RGAE", contest(Class::licitacion, q(980'000), q(245'000)),
         set("proveedor.rgae_estado", "inhabilitado", {{"ADQ-009", fails, ""}}));
    order = contest(Class::cotizacion, q(120'000), q(120'000));
    order.purchase = Day(2025, 2, 17);
    seed("Constancia del RGAE vencida el día anterior a la compra", order,
         set("proveedor.rgae_vigente_hasta", Day(2025, 2, 16), {{"ADQ-009", fails, ""}}));
    seed("Constancia del RGAE que vence el día de la compra", order,
         set("proveedor.rgae_vigente_hasta", Day(2025, 2, 17)))
        .boundary = true;
    order = small(q(1'980));
    order.purchase = Day(2025, 5, 7);
    seed("La solicitud es del día siguiente a la compra", order,
         set("fecha_solicitud", Day(2025, 5, 8), {{"ADQ-010", fails, ""}}));
    seed("Compra directa sin acta de negociación", direct(), [](Node& d) {
      Node kept = Node::list();
      for (auto const& paper : d.at("documentos").items())
        if (paper.text_at("tipo") != "acta_negociacion") kept.push(paper);
      d.at("documentos") = kept;
      return Lines{{"ADQ-011", fails, ""}};
    });
    seed("Compra directa con el índice de documentos vacío", direct(),
         set("documentos", Node::list(),
             {{"ADQ-011", fails, ""}, {"DOC-001", fails, ""}, {"DOC-002", fails, ""}}));
    seed("Cotización sin bases en el índice", contest(Class::cotizacion, q(98'000), q(98'000)),
         set("documentos.1.tipo", "convocatoria", {{"ADQ-012", fails, ""}}));
    order = direct();
    order.goods = true;
    seed("Bienes recibidos sin forma 1-H", order,
         set("recepcion.forma_1h", Node(), {{"ADQ-013", fails, ""}}));
    seed("Bienes recibidos al día siguiente del ingreso del expediente", order, [](Node& d) {
      // The form is of that day too, after what was accrued.
      d.at("recepcion.fecha") = day(d, "fecha_ingreso") + 1;
      d.at("recepcion.fecha_forma_1h") = d.at("recepcion.fecha");
      return Lines{{"ADQ-013", fails, ""}, {"FEC-005", fails, ""}, {"REC-001", fails, ""}};
    });
    order = small(q(1'460));
    order.goods = true;
    seed("No dice si son bienes, pero el renglón es del grupo 2, y no hay forma 1-H", order, [](Node& d) {
      d.erase("es_bien");
      d.erase("recepcion.items");
      d.at("recepcion.forma_1h") = Node();
      return Lines{{"ADQ-013", fails, ""}, {"ADQ-019", unknown, ""}, {"DOC-002", unknown, ""},
                   {"PRE-023", unknown, budget_key(d)}};
    });
  }

  void contracts() {
    seed("Proveedor único con acta por 100,000.00 exactos",
         {.kind = Class::proveedor_unico, .total = q(100'000), .regime = Regime::trimestral});
    seed("Proveedor único por 100,000.01 sin contrato escrito, solo acta",
         {.kind = Class::proveedor_unico, .total = q(100'000, 1), .regime = Regime::trimestral}, [](Node& d) {
           d.at("contrato.forma") = "acta";
           return Lines{{"CON-001", fails, ""}};
         });
    Order const order = contest(Class::cotizacion, q(360'000), q(120'000));
    seed("El pago pasa en un centavo del saldo del contrato", order,
         set("contrato.pagado_antes", money(q(240'000, 1)), {{"CON-002", fails, ""}}));
    seed("El pago agota el contrato", order, set("contrato.pagado_antes", money(q(240'000)))).boundary = true;
    seed("Garantía de cumplimiento un centavo por debajo del diez por ciento", order,
         set("contrato.garantias.0.monto", money(q(35'999, 99)), {{"CON-003", fails, ""}}));
    Order dated = order;
    dated.purchase = Day(2024, 1, 25);
    auto approved = [](Day on) {
      return [on](Node& d) {
        d.at("contrato.garantias.0.fecha_presentacion") = Day(2024, 3, 4);
        d.at("contrato.fecha_aprobacion") = on;
        return Lines{};
      };
    };
    seed("Contrato aprobado al undécimo día hábil", dated, approved({2024, 3, 19})).expected = {
        {"CON-004", fails, ""}};
    seed("Contrato aprobado al décimo día hábil", dated, approved({2024, 3, 18})).boundary = true;
    seed("Contrato aprobado un día antes de presentarse la garantía", dated, approved({2024, 3, 1}))
        .expected = {{"CON-005", fails, ""}};
    seed("La garantía vence un día antes que el contrato", order, [](Node& d) {
      d.at("contrato.garantias.0.vigente_hasta") = day(d, "contrato.plazo_hasta") - 1;
      return Lines{{"CON-006", fails, ""}};
    });
    Order work = contest(Class::obra, q(500'000), q(150'000));
    work.advance = q(100'000);
    seed("Obra con anticipo del veinte por ciento exacto", work);
    work.advance = q(100'000, 1);
    seed("Obra con anticipo un centavo mayor que el veinte por ciento", work,
         lines({{"CON-007", fails, ""}}));
    work.advance = q(100'000);
    Order consultancy = contest(Class::cotizacion, q(500'000), q(150'000));
    consultancy.advance = q(100'000);
    consultancy.goods = false;
    seed("Consultoría con anticipo del veinte por ciento", consultancy, [](Node& d) {
      d.at("objeto") = "Consultoría para el rediseño de procesos de control migratorio";
      d.at("facturas.0.items.0.descripcion") = "Primer producto de la consultoría, según contrato";
      d.at("partidas.0.renglon") = "181";
      d.at("contrato.objeto_del_contrato") = "consultoria";
      return Lines{{"CON-007", fails, ""}};
    });
    seed("Garantía de anticipo un centavo menor que el anticipo", work,
         set("contrato.garantias.1.monto", money(q(99'999, 99)), {{"CON-008", fails, ""}}));
    seed("Anticipo declarado de cero", contest(Class::obra, q(420'000), q(140'000)),
         set("contrato.anticipo", money(0)))
        .boundary = true;
  }

  // --- electronic invoices ---
  void invoices() {
    auto on_invoice = [](string path, Node value, char const* rule) {
      return [=](Node& d) {
        d.at("facturas.0." + path) = value;
        return Lines{{rule, fails, uuid(d)}};
      };
    };
    seed("Factura sin fecha de certificación", small(q(2'240)), [](Node& d) {
      d.at("facturas.0.fecha_certificacion") = Node();
      return Lines{{"FEL-001", fails, uuid(d)}, {"FEL-020", unknown, uuid(d)}};
    });
    seed("Factura del ambiente de pruebas", small(q(1'344)), on_invoice("serie", "**PRUEBAS**", "FEL-002"));
    seed("La serie no sale de la autorización", small(q(1'568)), on_invoice("serie", "0A1B2C3D", "FEL-003"));
    seed("El número no sale de la autorización", small(q(1'792)), [](Node& d) {
      d.at("facturas.0.numero") = static_cast<std::int64_t>(number_of(uuid(d)) + 1);
      return Lines{{"FEL-004", fails, uuid(d)}};
    });
    seed("NIT del proveedor con dígito verificador equivocado", small(q(2'016)), [](Node& d) {
      for (char const* path :
           {"facturas.0.nit_emisor", "proveedor.nit", "cur.0.nit_beneficiario", "cur.1.nit_beneficiario"})
        d.at(path) = "45872310";
      return Lines{{"FEL-005", fails, uuid(d)}, {"PRO-001", fails, ""}};
    });
    seed("Factura a consumidor final", small(q(896)), on_invoice("id_receptor", "CF", "FEL-006"));
    seed("Factura a nombre de otra institución", small(q(1'120)),
         on_invoice("id_receptor", nit_of(337'813), "FEL-006"));
    seed("NIT de la institución escrito con guion", small(q(1'176)),
         set("facturas.0.id_receptor", "10167753-7"))
        .boundary = true;
    Order special = small(q(1'680));
    special.invoice_type = "FESP";
    seed("Factura especial emitida por otro NIT", special,
         on_invoice("nit_emisor", nit_of(4'587'231), "FEL-007"));
    seed("La factura la emite un NIT distinto del proveedor", small(q(2'128)),
         on_invoice("nit_emisor", nit_of(7'120'045), "FEL-008"));
    seed("El NIT del proveedor lleva guion y k minúscula", small(q(2'184)), [](Node& d) {
      d.at("facturas.0.nit_emisor") = "637672K";
      d.at("proveedor.nit") = "637672-k";
      for (char const* path : {"cur.0.nit_beneficiario", "cur.1.nit_beneficiario"}) d.at(path) = "637672-k";
      return Lines{};
    }).boundary = true;
    seed("Nota de envío en lugar de factura", small(q(1'232)), on_invoice("tipo", "NEV", "FEL-009"));
    auto phrase = [](int type, int scenario) {
      return Node::record({{"tipo", type}, {"escenario", scenario}});
    };
    seed("Frase 9-8: no sustituye a una factura", small(q(1'288)),
         on_invoice("frases", Node::list({phrase(1, 1), phrase(9, 8)}), "FEL-010"));
    seed("Frase 9-13: solo para gastos personales", small(q(952)),
         on_invoice("frases", Node::list({phrase(1, 1), phrase(9, 13)}), "FEL-011"));
    seed("Pequeño contribuyente con la frase de otro régimen", small(q(784), Regime::pequeno),
         on_invoice("frases", Node::list({phrase(4, 1)}), "FEL-012"));
    seed("Factura sin frases", small(q(672)), on_invoice("frases", Node(), "FEL-012"));
    seed("Factura emitida al día siguiente del ingreso", small(q(2'352)), [](Node& d) {
      for (char const* path : {"facturas.0.fecha_emision", "facturas.0.fecha_certificacion"})
        d.at(path) = day(d, "fecha_ingreso") + 1;
      return Lines{{"FEL-019", fails, uuid(d)}};
    });
    Order leap = small(q(2'408));
    leap.purchase = Day(2024, 2, 26);
    auto certified = [](Day on) {
      return [on](Node& d) {
        d.at("facturas.0.fecha_emision") = Day(2024, 2, 27);
        d.at("facturas.0.fecha_certificacion") = on;
        return Lines{};
      };
    };
    auto& late = seed("Certificada al sexto día", leap, certified({2024, 3, 4}));
    late.expected = {{"FEL-020", fails, uuid(late.data)}};
    seed("Certificada al quinto día", leap, certified({2024, 3, 3})).boundary = true;
    Order dollars = direct(q(5'600));
    dollars.currency = "USD";
    seed("Factura en dólares sin tipo de cambio", dollars, [](Node& d) {
      d.erase("tipo_cambio");
      return Lines{{"FEL-021", fails, uuid(d)}};
    });
    seed("Factura en dólares con su tipo de cambio", dollars);
    seed("Dos facturas del mismo emisor, fecha y total", small(q(2'000)), [this](Node& d) {
      Node again = d.at("facturas.0");
      again["autorizacion"] = new_uuid(random_);
      again["serie"] = series_of(again.text_at("autorizacion"));
      again["numero"] = number_of(again.text_at("autorizacion"));
      d.at("facturas").push(again);
      double_amounts(d);
      return Lines{{"FEL-022", fails, uuid(d, 0)}, {"FEL-022", fails, uuid(d, 1)}};
    });
    Order note = small(q(2'100));
    note.credit_note = true;
    seed("Factura con su nota de crédito", note);
    seed("Nota de crédito de una factura que no está", note, [this](Node& d) {
      d.at("facturas.1.nota.autorizacion_origen") = new_uuid(random_);
      return Lines{{"FEL-023", fails, uuid(d, 1)}};
    });
    Order exchange = contest(Class::cotizacion, q(140'000), q(140'000));
    exchange.invoice_type = "FCAM";
    seed("Factura cambiaria con dos abonos que suman su total", exchange);
    seed("Los abonos de la factura cambiaria no suman su total", exchange, [](Node& d) {
      add(d, "facturas.0.abonos.1.monto_abono", -2 * cent);
      return Lines{{"FEL-024", fails, uuid(d)}};
    });
    seed("Factura especial con sus retenciones", special);
    seed("Factura especial que retiene menos ISR", special, [](Node& d) {
      add(d, "facturas.0.retencion_especial.isr", -2 * cent);
      return Lines{{"FEL-025", fails, uuid(d)}};
    });
  }

  // Of group 3 the article names four codes; for the others its rule only observes.
  static string certificate_rule(Node const& d) {
    auto const code = d.text_at("partidas.0.renglon");
    bool const named = code == "325" || code == "328" || code == "331" || code == "332";
    return code.starts_with("3") && !named ? "PRE-031" : "PRE-011";
  }

  // What two equal invoices pay.
  static void double_amounts(Node& d) {
    for (char const* path :
         {"monto_solicitado", "monto_negociado", "orden_compra.monto", "recepcion.monto", "partidas.0.monto",
          "partidas.0.disponible", "cur.0.monto_bruto", "cur.1.monto_bruto", "cur.1.liquido"})
      add(d, path, amount(d, path));
    if (d.find("recepcion.items") == nullptr) return;
    for (char const* path : {"recepcion.items.0.precio_unitario", "recepcion.items.0.monto"}) add(d, path, amount(d, path));
  }

  void figures() {
    Order two = small(q(2'300));
    two.lines = 2;
    seed("Precio de línea que no es cantidad por precio unitario", small(q(2'310)), [](Node& d) {
      add(d, "facturas.0.items.0.precio_unitario", 2 * cent);
      return Lines{{"FEL-013", fails, uuid(d) + "/1"}};
    });
    seed("Precio de línea con una centésima de diferencia", small(q(2'320)), [](Node& d) {
      add(d, "facturas.0.items.0.precio_unitario", cent);
      return Lines{};
    }).boundary = true;
    seed("Totales de línea corridos entre sí dos centésimas", two, [](Node& d) {
      add(d, "facturas.0.items.0.total", 2 * cent);
      add(d, "facturas.0.items.1.total", -2 * cent);
      return Lines{{"FEL-014", fails, uuid(d) + "/1"}, {"FEL-014", fails, uuid(d) + "/2"}};
    });
    seed("Gran total dos centésimas mayor que sus líneas", two, [](Node& d) {
      add(d, "facturas.0.gran_total", 2 * cent);
      return Lines{{"FEL-015", fails, uuid(d)}, {"PRE-006", fails, ""}, {"PRE-007", fails, ""}};
    });
    seed("Base del IVA tres centésimas de más", small(q(2'330)), [](Node& d) {
      add(d, "facturas.0.items.0.impuestos.0.monto_gravable", 3 * cent);
      return Lines{{"FEL-016", fails, uuid(d) + "/1"}};
    });
    seed("IVA de la línea cinco centésimas de más", small(q(2'340)), [](Node& d) {
      add(d, "facturas.0.items.0.impuestos.0.monto_impuesto", 5 * cent);
      add(d, "facturas.0.total_impuestos.0.total_monto_impuesto", 5 * cent);
      return Lines{{"FEL-017", fails, uuid(d) + "/1"}};
    });
    seed("Total de IVA dos centésimas mayor que el de las líneas", small(q(2'350)), [](Node& d) {
      add(d, "facturas.0.total_impuestos.0.total_monto_impuesto", 2 * cent);
      return Lines{{"FEL-018", fails, uuid(d)}};
    });
    Order six = small(q(2'360));
    six.decimals = 6;
    seed("Cifras de la factura con seis decimales", six);
  }

  void retentions() {
    auto none = [](char const* rule) {
      return [rule](Node& d) {
        d.at("retenciones") = Node::list();
        return Lines{{rule, fails, uuid(d)}};
      };
    };
    auto certificate = [this](Node const& d, char const* tax, Micros sum) {
      return Node::record({{"constancia", digits_of(random_, 9)},
                           {"impuesto", tax},
                           {"autorizacion_factura", uuid(d)},
                           {"monto", money(sum)},
                           {"nit_retenido", d.text_at("facturas.0.nit_emisor")},
                           {"fecha", day(d, "facturas.0.fecha_emision") + 2}});
    };
    seed("Factura por 30,000.00 exactos con su retención de IVA", direct(q(30'000)));
    seed("Factura por 30,000.00 exactos sin retención de IVA", direct(q(30'000)), none("RET-001"));
    seed("Factura por 29,999.99, sin retención de IVA", direct(q(29'999, 99)));
    seed("Factura por 29,999.99 con retención de IVA", direct(q(29'999, 99)), [=](Node& d) {
      d.at("retenciones").push(certificate(d, "iva", q(803, 57)));
      return Lines{{"RET-002", fails, uuid(d)}};
    });
    seed("Retención de IVA dos centésimas menor", direct(q(56'000)), [](Node& d) {
      add(d, "retenciones.0.monto", -2 * cent);
      return Lines{{"RET-001", fails, uuid(d)}};
    });
    seed("El vendedor es agente de retención: no se le retiene IVA", direct(q(56'000), Regime::agente));
    seed("Pequeño contribuyente por 2,500.00 exactos, sin retención", small(q(2'500), Regime::pequeno));
    seed("Pequeño contribuyente por 2,500.01 con su retención", small(q(2'500, 1), Regime::pequeno));
    seed("Pequeño contribuyente por 2,500.01 sin retención", small(q(2'500, 1), Regime::pequeno),
         none("RET-003"));
    seed("Régimen electrónico con retención de IVA", small(q(4'100), Regime::pequeno), [](Node& d) {
      d.at("facturas.0.tipo") = "FAPE";
      return Lines{{"RET-004", fails, uuid(d)}};
    });
    seed("Régimen electrónico sin retención de IVA", small(q(4'100), Regime::pequeno), [](Node& d) {
      d.at("facturas.0.tipo") = "FAPE";
      d.at("retenciones") = Node::list();
      d.at("cur.1.deducciones") = money(0);
      d.at("cur.1.liquido") = d.at("cur.1.monto_bruto");
      return Lines{};
    }).boundary = true;
    seed("ISR de 56,000.00 calculado sobre los dos tramos", direct(q(56'000), Regime::definitiva));
    seed("ISR de 56,000.00 calculado solo con el primer tramo", direct(q(56'000), Regime::definitiva),
         [](Node& d) {
           d.at("retenciones.1.monto") = money(q(2'500));
           return Lines{{"RET-005", fails, uuid(d)}};
         });
    seed("Retención definitiva de ISR en el piso, 2,800.00 con IVA, sin retener",
         small(q(2'800), Regime::definitiva), none("RET-005"));
    seed("Factura de pagos trimestrales con retención de ISR", small(q(8'960)), [=](Node& d) {
      d.at("retenciones").push(certificate(d, "isr", q(400)));
      return Lines{{"RET-006", fails, uuid(d)}};
    });
    auto direct_payment = [](Node number, Node date) {
      return [=](Node& d) {
        d.at("facturas.0.frases") = Node::list({Node::record(
            {{"tipo", 1}, {"escenario", 3}, {"numero_resolucion", number}, {"fecha_resolucion", date}})});
        return Lines{};
      };
    };
    auto& bare = seed("Frase de pago directo sin resolución", small(q(6'720)), direct_payment({}, {}));
    bare.expected = {{"RET-007", fails, uuid(bare.data)}};
    seed("Frase de pago directo con su resolución", small(q(6'720)),
         direct_payment("SAT-IRE-2021-004512", Day(2021, 11, 8)))
        .boundary = true;
    seed("Retención de una factura que no está en el expediente", small(q(2'410)), [this](Node& d) {
      d.at("retenciones")
          .push(Node::record({{"constancia", digits_of(random_, 9)},
                              {"impuesto", "iva"},
                              {"autorizacion_factura", new_uuid(random_)},
                              {"monto", money(q(1'500))}}));
      return Lines{{"RET-008", fails, ""}};
    });
    seed("Pago en efectivo por 30,000.00 exactos", direct(q(30'000)),
         set("pago.medio", "efectivo", {{"RET-009", fails, ""}}));
    seed("Pago en efectivo por 29,999.99", direct(q(29'999, 99)), set("pago.medio", "efectivo")).boundary =
        true;
  }

  void budget() {
    auto on_line = [](char const* field, char const* value, char const* rule) {
      return [=](Node& d) {
        d.at(string("partidas.0.") + field) = value;
        return Lines{{rule, fails, budget_key(d)}};
      };
    };
    seed("Las partidas suman un centavo menos", small(q(3'400)), [](Node& d) {
      add(d, "partidas.0.monto", -cent);
      return Lines{{"PRE-001", fails, ""}};
    });
    seed("Renglón que no está en el catálogo", small(q(3'410)), on_line("renglon", "999", "PRE-002"));
    seed("Fuente que no está en el catálogo", small(q(3'420)), on_line("fuente", "99", "PRE-003"));
    seed("Código geográfico de un departamento que no existe", small(q(3'430)), [](Node& d) {
      d.at("partidas.0.geografico") = "2301";
      return Lines{{"PRE-004", fails, budget_key(d)}, {"PRE-015", fails, budget_key(d)}};
    });
    seed("Código geográfico sin su cero inicial", small(q(3'440)), [](Node& d) {
      d.at("partidas.0.geografico") = "101";
      return Lines{{"PRE-004", fails, budget_key(d)}, {"PRE-013", fails, budget_key(d)}, {"PRE-015", fails, budget_key(d)}};
    });
    seed("La partida no tiene saldo por un centavo", small(q(3'450)), [](Node& d) {
      d.at("partidas.0.disponible") = money(q(3'449, 99));
      return Lines{{"PRE-005", fails, budget_key(d)}};
    });
    seed("La partida se agota", small(q(3'460)), set("partidas.0.disponible", money(q(3'460)))).boundary =
        true;
    seed("Se solicita un centavo menos que lo facturado", small(q(3'470)), [](Node& d) {
      for (char const* path : {"monto_solicitado", "partidas.0.monto"}) add(d, path, -cent);
      return Lines{{"PRE-006", fails, ""}};
    });
    seed("El CUR de devengado es un centavo menor que lo facturado", small(q(3'480)), [](Node& d) {
      for (char const* path : {"cur.1.monto_bruto", "cur.1.liquido"}) add(d, path, -cent);
      return Lines{{"PRE-007", fails, ""}};
    });
    seed("El líquido del CUR no cuadra", small(q(3'490)), [](Node& d) {
      add(d, "cur.1.liquido", cent);
      return Lines{{"PRE-008", fails, register_key(d, 1)}};
    });
    Order late = small(q(3'500));
    late.purchase = Day(2024, 12, 9);
    seed("CUR del último día del ejercicio", late, [](Node& d) {
      d.at("cur.1.fecha") = Day(2024, 12, 31);
      d.at("fecha_ingreso") = Day(2025, 1, 6);
      return Lines{};
    }).boundary = true;
    seed("CUR fechado después del cierre del ejercicio", late, [](Node& d) {
      d.at("cur.1.fecha") = Day(2025, 1, 2);
      d.at("fecha_ingreso") = Day(2025, 1, 6);
      return Lines{{"PRE-009", fails, register_key(d, 1)}};
    });
    seed("El beneficiario del CUR no es el proveedor", small(q(3'510)), [](Node& d) {
      d.at("cur.1.nit_beneficiario") = nit_of(6'045'118);
      return Lines{{"PRE-010", fails, register_key(d, 1)}};
    });
    Order bought = contest(Class::cotizacion, q(310'000), q(310'000));
    bought.goods = true;
    seed("Constancia de disponibilidad del día siguiente al contrato", bought, [](Node& d) {
      d.at("cdp.fecha") = day(d, "contrato.fecha_suscripcion") + 1;
      d.at("partidas.0.renglon") = "322";  // of group 3, and not named by the article
      return Lines{{certificate_rule(d), fails, ""}};
    });
    seed("Contrato de bienes sin constancia de disponibilidad", bought, [](Node& d) {
      d.erase("cdp");
      return Lines{{certificate_rule(d), fails, ""}};
    });
  }

  void trips_and_services() {
    Order trip{.kind = Class::viaticos, .total = q(1'050), .comision_days = 2};
    seed("Viáticos por la cuota exacta de dos días y el de regreso", trip);
    trip.total = q(1'050, 1);
    seed("Viáticos un centavo sobre la cuota", trip, lines({{"VIA-001", fails, ""}}));
    trip.total = q(980);
    trip.purchase = Day(2024, 3, 6);
    auto settled = [](Day on) {
      return [on](Node& d) {
        d.at("viaticos.fecha_liquidacion") = on;
        d.at("cur.0.fecha") = on + 2;
        d.at("fecha_ingreso") = on + 5;
        return Lines{};
      };
    };
    seed("Liquidación al octavo día hábil", trip, settled({2024, 3, 20})).expected = {{"VIA-002", fails, ""}};
    trip.purchase = Day(2025, 9, 3);
    seed("Liquidación al séptimo día hábil, con el 15 de septiembre de por medio", trip,
         settled({2025, 9, 17}))
        .boundary = true;
    seed("Nombramiento posterior al inicio de la comisión", trip,
         set("viaticos.fecha_nombramiento", Day(2025, 9, 4), {{"VIA-003", fails, ""}}));
    seed("Reintegro un centavo menor que lo no gastado", trip, [](Node& d) {
      d.at("viaticos.anticipo") = money(amount(d, "monto_solicitado") + q(50));
      d.at("viaticos.reintegro") = money(q(49, 99));
      return Lines{{"VIA-004", fails, ""}};
    });
    seed("Viáticos cargados a alimentos", trip, [](Node& d) {
      d.at("partidas.0.renglon") = "211";
      return Lines{{"VIA-005", fails, budget_key(d)}};
    });
    Order old{.kind = Class::viaticos,
              .total = q(420),
              .purchase = Day(2016, 7, 13),
              .paper = true,
              .comision_days = 1};
    seed("Comisión de julio de 2016, antes de la cuota sin pernocta", old,
         lines({{"VIA-001", unknown, ""}, {"VIA-002", unknown, ""}}));
    old.purchase = Day(2016, 8, 1);
    seed("Comisión del primer día de la cuota sin pernocta", old);

    Order monthly{.kind = Class::servicios_029, .purchase = Day(2025, 3, 3)};
    seed("Servicios 029 cargados al renglón 189", monthly, [](Node& d) {
      d.at("partidas.0.renglon") = "189";
      return Lines{{"SER-001", fails, budget_key(d)}};
    });
    seed("El período empieza un día antes que el contrato", monthly, [](Node& d) {
      d.at("contrato.plazo_desde") = day(d, "servicios.periodo_desde") + 1;
      return Lines{{"SER-002", fails, ""}};
    });
    seed("Informe sin aprobar", monthly,
         set("servicios.fecha_aprobacion_informe", Node(), {{"SER-003", fails, ""}}));
    seed("La factura es del mes siguiente al período", monthly, [](Node& d) {
      for (char const* path : {"facturas.0.fecha_emision", "facturas.0.fecha_certificacion"})
        d.at(path) = day(d, "servicios.periodo_hasta") + 3;
      Lines expected{{"SER-004", fails, uuid(d)}};
      // The certificates are of before that day.
      for (auto const& certificate : d.at("retenciones").items())
        expected.push_back({"RET-014", fails, certificate.text_at("constancia")});
      return expected;
    });
    monthly.professional = true;
    seed("Constancia de colegiado vencida un día antes de terminar el período", monthly, [](Node& d) {
      d.at("servicios.colegiado_activo_hasta") = day(d, "servicios.periodo_hasta") - 1;
      return Lines{{"SER-005", fails, ""}};
    });
  }

  // --- what the schema asks for ---
  void obligatory() {
    seed("Baja cuantía sin NPG", small(q(3'600)),
         set("guatecompras.npg", Node(), {{"OBL-001", fails, "guatecompras.npg"}}));
    seed("Compra directa sin NOG", direct(),
         drop("guatecompras.nog", {{"OBL-002", fails, "guatecompras.nog"}}));
    seed("Cotización sin número de contrato", contest(Class::cotizacion, q(210'000), q(210'000)),
         drop("contrato.numero", {{"CON-001", fails, ""},
                                  {"OBL-003", fails, "contrato.numero"},
                                  {"OBL-004", fails, "contrato.numero"}}));
    seed("Licitación con el contrato sin aprobar", contest(Class::licitacion, q(1'400'000), q(350'000)),
         set("contrato.fecha_aprobacion", Node(),
             {{"CON-022", unknown, ""}, {"OBL-004", fails, "contrato.fecha_aprobacion"}}));
    seed("Subasta inversa con la lista de CUR vacía", contest(Class::subasta_inversa, q(155'000), q(155'000)),
         set("cur", Node::list(), {{"OBL-004", fails, "cur"}}));
    seed("Servicios básicos con la lista de partidas vacía", {.kind = Class::servicios_basicos},
         set("partidas", Node::list(), {{"OBL-005", fails, "partidas"}, {"PRE-001", fails, ""}}));
    seed("Excepción sin contrato",
         {.kind = Class::excepcion, .total = q(64'000), .regime = Regime::trimestral},
         drop("contrato", {{"OBL-006", fails, "contrato.numero"}, {"PRO-004", fails, ""}}));
    seed("Servicios 029 sin el fin del período", {.kind = Class::servicios_029}, [](Node& d) {
      d.erase("servicios.periodo_hasta");
      return Lines{{"OBL-007", fails, "servicios.periodo_hasta"},
                   {"SER-008", unknown, ""},
                   {"SER-002", unknown, ""},
                   {"SER-004", unknown, uuid(d)}};
    });
    seed("Viáticos sin nombramiento", {.kind = Class::viaticos},
         set("viaticos.nombramiento", Node(),
             {{"OBL-008", fails, "viaticos.nombramiento"}, {"VIA-003", fails, ""}}));
    seed("Nómina con el número en blanco", {.kind = Class::nomina},
         set("nomina.numero", "", {{"OBL-009", fails, "nomina.numero"}}));
    seed("Fondo rotativo sin número de rendición", {.kind = Class::fondo_rotativo},
         drop("fondo_rotativo.numero_rendicion", {{"OBL-010", fails, "fondo_rotativo.numero_rendicion"}}));
    seed("La lista de facturas está vacía", small(q(3'610)),
         [](Node& d) {
      d.at("facturas") = Node::list();
      return without_any_invoice(d);
    });
    seed("NIT del proveedor en blanco", small(q(3'620)), [](Node& d) {
      d.at("proveedor.nit") = "";
      return Lines{{"FEL-008", fails, uuid(d)},
                   {"PRO-001", fails, ""},
                   {"OBL-001", fails, "proveedor.nit"},
                   {"PRE-010", fails, register_key(d, 0)},
                   {"PRE-010", fails, register_key(d, 1)}};
    });
  }

  // The form of the warehouse is compared with the invoice; what it cites, since the norm of 2024.
  static Lines form_of_no_invoice(Node const& d, char const* outcome) {
    Lines expected;
    if (d.find("recepcion.forma_1h") == nullptr) return expected;
    expected.push_back({"REC-002", outcome, ""});
    if (day(d, "fecha_ingreso").year() >= 2024) expected.push_back({"REC-003", outcome, ""});
    return expected;
  }

  // The list of invoices is empty.
  static Lines without_any_invoice(Node const& d) {
    Lines expected{{"OBL-001", fails, "facturas"}, {"PRE-006", fails, ""}, {"PRE-007", fails, ""}};
    for (auto const& line : form_of_no_invoice(d, fails)) expected.push_back(line);
    return expected;
  }

  // Rules over invoices whose conditions need to look at an invoice.
  static Lines without_invoices() {
    Lines expected;
    for (int i = 1; i <= 25; ++i)
      expected.push_back({"FEL-0" + string(i < 10 ? "0" : "") + std::to_string(i), unknown, ""});
    for (int i = 1; i <= 7; ++i) expected.push_back({"RET-00" + std::to_string(i), unknown, ""});
    for (char const* rule :
         {"PRE-006", "PRE-007", "FEC-004", "FEL-027", "FEL-028", "FEL-029", "FEL-030", "FEL-031", "FEL-032",
          "FEL-033", "FEL-034", "PRE-024", "RET-015", "RET-016", "RET-017", "RET-018"})
      expected.push_back({rule, unknown, ""});
    return expected;
  }

  void missing() {
    auto absent = without_invoices();
    absent.push_back({"OBL-001", fails, "facturas"});
    auto const with_goods = [absent](Node const& d) {
      auto expected = absent;
      for (auto const& line : form_of_no_invoice(d, unknown)) expected.push_back(line);
      return expected;
    };
    seed("No dice si hay facturas", small(q(3'630)), [=](Node& d) {
      d.erase("facturas");
      return with_goods(d);
    });
    seed("La lista de facturas es nula", small(q(3'640)), [=](Node& d) {
      d.at("facturas") = Node();
      return with_goods(d);
    });
    seed("Compra directa sin fecha de compra", direct(), [](Node& d) {
      d.erase("fecha_compra");
      return without_purchase_date(d);
    });
    seed("Cotización sin consulta del RGAE", contest(Class::cotizacion, q(175'000), q(175'000)),
         drop("proveedor.rgae_estado", {{"ADQ-009", unknown, ""}}));
    Order goods = small(q(3'650));
    goods.goods = true;
    seed("Recepción sin fecha", goods,
         drop("recepcion.fecha", {{"ADQ-005", unknown, ""}, {"ADQ-013", unknown, ""}, {"REC-008", unknown, ""}}));
    seed("Contrato sin lo pagado antes", contest(Class::subasta_inversa, q(240'000), q(80'000)),
         drop("contrato.pagado_antes", {{"CON-002", unknown, ""}}));
    seed("Contrato sin lista de garantías", contest(Class::obra, q(260'000), q(130'000)),
         drop("contrato.garantias", {{"CON-003", unknown, ""}, {"CON-004", unknown, ""}}));
    seed("Arrendamiento sin valor negociado ni valor del contrato", {.kind = Class::arrendamiento},
         [](Node& d) {
           for (char const* path : {"monto_negociado", "contrato.monto"}) d.erase(path);
           Lines expected{{"CON-001", unknown, ""}, {"CON-002", unknown, ""}, {"CON-003", unknown, ""}, {"PRE-020", unknown, ""}};
           if (d.text_at("arrendamiento.es_inmueble") != "true") expected.push_back({"ADQ-044", unknown, ""});
           return expected;
         });
    seed("Garantía de cumplimiento sin fecha de presentación",
         contest(Class::cotizacion, q(195'000), q(65'000)),
         drop("contrato.garantias.0.fecha_presentacion",
              {{"CON-004", unknown, ""}, {"CON-005", unknown, ""}, {"CON-011", unknown, ""}}));
    seed("Garantía de cumplimiento sin vencimiento", contest(Class::cotizacion, q(198'000), q(66'000)),
         drop("contrato.garantias.0.vigente_hasta", {{"CON-006", unknown, ""}, {"CON-025", unknown, ""}}));
    Order work = contest(Class::obra, q(300'000), q(100'000));
    work.advance = q(45'000);
    seed("Obra con anticipo y sin valor del contrato", work,
         drop("contrato.monto", {{"CON-002", unknown, ""},
                                 {"CON-003", unknown, ""},
                                 {"CON-007", unknown, ""},
                                 {"CON-017", unknown, ""},
                                 {"CON-018", unknown, ""},
                                 {"CON-030", unknown, ""},
                                 {"OBR-003", unknown, ""}}));
    seed("Garantía de anticipo sin monto", work,
         drop("contrato.garantias.1.monto", {{"CON-008", unknown, ""}}));
    Order bought = contest(Class::cotizacion, q(290'000), q(290'000));
    bought.goods = true;
    seed("Constancia de disponibilidad sin fecha", bought, [](Node& d) {
      d.erase("cdp.fecha");
      return Lines{{certificate_rule(d), unknown, ""}};
    });
    seed("Pago de más de 30,000.00 sin medio de pago", direct(q(47'000)),
         drop("pago.medio", {{"RET-009", unknown, ""}}));
    seed("Sin lista de retenciones en una factura de 56,000.00", direct(q(56'000), Regime::definitiva),
         [](Node& d) {
           d.erase("retenciones");
           return Lines{{"RET-001", unknown, uuid(d)}, {"RET-005", unknown, uuid(d)}};
         });
    seed("Línea de factura sin cantidad", small(q(3'660)), [](Node& d) {
      d.erase("facturas.0.items.0.cantidad");
      return Lines{{"FEL-013", unknown, uuid(d) + "/1"}};
    });
    seed("Partida sin saldo declarado", small(q(3'670)), [](Node& d) {
      d.erase("partidas.0.disponible");
      return Lines{{"PRE-005", unknown, budget_key(d)}};
    });
    seed("CUR sin fecha", small(q(3'680)), [](Node& d) {
      d.at("cur.1.fecha") = Node();
      return Lines{{"FEC-001", unknown, ""}, {"PRE-009", unknown, register_key(d, 1)}};
    });
    Order trip{.kind = Class::viaticos, .total = q(900), .comision_days = 2};
    seed("Liquidación sin dato de reintegro", trip, [](Node& d) {
      d.at("viaticos.anticipo") = money(amount(d, "monto_solicitado") + q(150));
      d.erase("viaticos.reintegro");
      return Lines{{"VIA-004", unknown, ""}};
    });
    seed("Fondo rotativo sin lista de CUR", {.kind = Class::fondo_rotativo},
         drop("cur", {{"FEC-001", unknown, ""},
                      {"FEC-002", unknown, ""},
                      {"FEC-003", unknown, ""},
                      {"PRE-008", unknown, ""},
                      {"PRE-009", unknown, ""},
                      {"PRE-016", unknown, ""},
                      {"PRE-027", unknown, ""},
                      {"RET-010", unknown, ""},
                      {"RET-011", unknown, ""}}));
  }

  static Lines without_purchase_date(Node const& d) {
    return {{"ADQ-002", unknown, ""},      {"ADQ-004", unknown, ""},      {"ADQ-006", unknown, ""},
            {"ADQ-010", unknown, ""},      {"FEC-004", unknown, uuid(d)}, {"FEL-034", unknown, uuid(d)},
            {"DOC-001", unknown, ""},      {"OBL-002", fails, "fecha_compra"}};
  }

  // Without its class, no rule that depends on it can say anything.
  static Lines without_class(Node const& d) {
    Lines expected;
    for (int i = 1; i <= 15; ++i)
      expected.push_back({"OBL-0" + string(i < 10 ? "0" : "") + std::to_string(i), unknown, ""});
    for (char const* rule :
         {"ADQ-001", "ADQ-002", "ADQ-003", "ADQ-004", "ADQ-005", "ADQ-006", "ADQ-007", "ADQ-008", "ADQ-009",
          "ADQ-010", "ADQ-011", "ADQ-012", "ADQ-014", "ADQ-015", "PRE-006", "PRE-007", "SER-002", "SER-003",
          "SER-005", "SER-006", "VIA-001", "VIA-002", "VIA-003", "VIA-004", "VIA-006"})
      expected.push_back({rule, unknown, ""});
    expected.push_back({"FEL-008", unknown, uuid(d)});
    for (int i = 0; i < 2; ++i) expected.push_back({"PRE-010", unknown, register_key(d, i)});
    for (char const* rule : {"SER-001", "VIA-005"}) expected.push_back({rule, unknown, budget_key(d)});
    expected.push_back({"SER-004", unknown, uuid(d)});
    for (char const* rule :
         {"ADQ-016", "ADQ-017", "ADQ-023", "ADQ-027", "ADQ-028", "ADQ-030", "ADQ-031", "ADQ-032", "ADQ-035",
          "ADQ-037", "ADQ-038", "ADQ-041", "ADQ-043", "ARR-001", "DOC-001", "DOC-002", "FON-002", "FON-003", "FON-005", "FON-006",
          "FON-007", "FON-011", "NOM-001", "NOM-003", "NOM-004", "NOM-016", "OBR-001", "OBR-002", "OBR-003",
          "OBR-008", "PRO-004", "PRO-010", "PRT-001", "PRT-002", "PRT-003", "REC-006", "REC-008", "RET-019",
          "SEN-001", "SEN-002", "SER-012", "VIA-007", "VIA-008", "VIA-010", "VIA-011", "VIA-016", "VIA-018",
          "VIA-019", "ADQ-021", "ADQ-022", "ADQ-024", "ADQ-025", "ADQ-026", "ADQ-033", "ADQ-039", "ADQ-040", "ARR-002",
          "ARR-003", "CON-010", "CRU-013", "CRU-014", "FON-004", "FON-008", "FON-009", "FON-010", "FON-014", "NOM-022",
          "OBR-004", "OBR-005", "PRE-027", "PRO-011", "SER-008", "VIA-013", "VIA-014",
          "ADQ-046", "ADQ-047", "FON-001", "FON-015", "FON-016", "CUO-001", "CUO-002", "NOM-005", "NOM-006", "REC-007",
          "SER-007", "SER-009", "SER-010", "ADQ-036"})
      expected.push_back({rule, unknown, ""});
    for (char const* rule : {"CUO-003", "NOM-015", "OBR-007", "PRE-025", "PRT-004", "SEN-003"})
      expected.push_back({rule, unknown, budget_key(d)});
    for (char const* rule : {"FEC-004", "FEL-001", "FEL-002", "FEL-003", "FEL-004", "FEL-005", "FEL-009", "FEL-010",
                             "FEL-011", "FEL-015", "FEL-019", "FEL-030", "FEL-034", "PRE-024", "VIA-017"})
      expected.push_back({rule, unknown, uuid(d)});
    if (d.text_at("es_bien") == "true")
      for (auto const& [rule, element] : {std::pair<char const*, string>{"ADQ-013", ""}, {"ADQ-019", ""}, {"PRE-023", budget_key(d)}})
        expected.push_back({rule, unknown, element});
    else
      expected.push_back({"REC-013", unknown, budget_key(d)});
    if (d.text_at("proveedor.patrono") == "true") expected.push_back({"PRO-005", unknown, ""});
    if (day(d, "fecha_ingreso").year() >= 2024)
      for (char const* rule : {"DOC-004", "FON-013"}) expected.push_back({rule, unknown, ""});
    return expected;
  }

  // Without an amount that can be read.
  static Lines without_amount() {
    Lines expected;
    for (char const* rule : {"ADQ-001", "ADQ-045", "PRE-001", "PRE-006", "RET-009"}) expected.push_back({rule, unknown, ""});
    return expected;
  }

  // --- the reading contract ---
  void reading() {
    auto unreadable = [&](string fault, Order const& order, Change const& change,
                          Place place = Place::jsonl) {
      seed(std::move(fault), order, change, place).unverifiable = true;
    };
    unreadable("No dice su modalidad", small(q(3'700)), [](Node& d) {
      d.erase("modalidad");
      return without_class(d);
    });
    unreadable("Modalidad que no existe: «compra menor»", small(q(3'710)), [](Node& d) {
      d.at("modalidad") = "compra menor";
      return without_class(d);
    });
    unreadable("No dice el monto", small(q(3'720)), drop("monto_solicitado", without_amount()));
    unreadable("Monto ambiguo: «25,000»", small(q(25'000)), set("monto_solicitado", "25,000", without_amount()));
    unreadable("Monto ilegible: «Q 3o.50»", small(q(30, 50)), set("monto_solicitado", "Q 3o.50", without_amount()));
    unreadable("Monto con tres decimales", small(q(3'730)),
               set("monto_solicitado", Node::literal("3730.005"), without_amount()));
    unreadable("Clave mal escrita, «fecha_ingrezo», en lugar de fecha_ingreso", {.kind = Class::nomina},
               [](Node& d) {
                 d["fecha_ingrezo"] = d.at("fecha_ingreso");
                 d.erase("fecha_ingreso");
                 Lines expected;
                 for (int i = 0; i < 2; ++i)
                   for (char const* rule : {"PRE-002", "PRE-003", "PRE-004", "PRE-005"})
                     expected.push_back({rule, unknown, budget_key(d, i)});
                 for (char const* rule : {"PRE-008", "PRE-009"})
                   expected.push_back({rule, unknown, register_key(d, 0)});
                 for (char const* rule :
                      {"FEL-026", "PRE-001", "PRE-012", "RET-008", "RET-009", "DOC-002", "DOC-003", "EVE-003", "FEC-005", "NOM-001",
                       "NOM-002", "NOM-003", "NOM-005", "NOM-006", "ADQ-045", "NOM-022", "PRE-027", "PRE-028", "PRE-029",
                       "SEG-003"})
                   expected.push_back({rule, unknown, ""});
                 for (int i = 0; i < 2; ++i) {
                   for (char const* rule : {"NOM-015", "PRE-013", "PRE-014", "PRE-015"})
                     expected.push_back({rule, unknown, budget_key(d, i)});
                   expected.push_back({"NOM-004", unknown, d.text_at("partidas." + std::to_string(i) + ".renglon")});
                 }
                 for (auto const& [rule, element] : {std::pair<char const*, string>{"FEC-003", register_key(d, 0)}, {"OBL-009", ""}})
                   expected.push_back({rule, unknown, element});
                 return expected;
               });
    seed("Clave que el esquema no conoce: «observasiones»", small(q(3'740)),
         set("observasiones", "Pendiente de firma"))
        .boundary = true;
    seed("Montos escritos como texto, con coma de miles", small(q(13'745, 50)), [](Node& d) {
      d.at("monto_solicitado") = "13,745.50";
      d.at("monto_negociado") = "Q 13,745.50";
      d.at("partidas.0.monto") = "13,745.50";
      return Lines{};
    }).boundary = true;
    seed("NIT del proveedor escrito como número", small(q(3'750)), [](Node& d) {
      string nit = nit_of(2'481'607);
      for (char const* path : {"facturas.0.nit_emisor", "cur.0.nit_beneficiario", "cur.1.nit_beneficiario"})
        d.at(path) = nit;
      d.at("proveedor.nit") = Node::literal(nit);
      return Lines{{"OBL-001", fails, "proveedor.nit"}};
    });
    seed("NOG escrito como número", direct(q(33'600)), [](Node& d) {
      d.at("guatecompras.nog") = Node::literal(d.text_at("guatecompras.nog"));
      return Lines{{"OBL-002", fails, "guatecompras.nog"}};
    });
    seed("Fecha de compra que no existe: 30 de febrero", direct(q(26'400)),
         [](Node& d) {
           d.at("fecha_compra") = "2024-02-30";
           return without_purchase_date(d);
         });
    seed("Fechas escritas con día, mes y año", small(q(3'760)), [](Node& d) {
      for (char const* path : {"facturas.0.fecha_emision", "facturas.0.fecha_certificacion", "fecha_ingreso"})
        d.at(path) = day(d, path).local();
      return Lines{};
    }).boundary = true;

    seed("En una lista JSON: baja cuantía por 25,000.01", small(q(25'000, 1)),
         lines({{"ADQ-001", fails, ""}}), Place::json);
    seed(
        "En una lista JSON: el líquido del CUR no cuadra", direct(q(31'360)),
        [](Node& d) {
          add(d, "cur.1.liquido", cent);
          return Lines{{"PRE-008", fails, register_key(d, 1)}};
        },
        Place::json);
    seed(
        "En YAML: renglón que no está en el catálogo", small(q(4'010)),
        [](Node& d) {
          d.at("partidas.0.renglon") = "099";
          return Lines{{"PRE-002", fails, budget_key(d)}, {"PRE-025", fails, budget_key(d)}};
        },
        Place::yaml);
    unreadable("En YAML: monto ambiguo, «12,500»", small(q(12'500)), set("monto_solicitado", "12,500", without_amount()),
               Place::yaml);
    seed("En el libro: compra directa por 90,000.01", direct(q(90'000, 1)),
         lines({{"ADQ-002", fails, ""}, {"ADQ-004", fails, ""}}), Place::xlsx);
    seed(
        "En el libro: retención de IVA dos centésimas menor", direct(q(56'000)),
        [](Node& d) {
          add(d, "retenciones.0.monto", -2 * cent);
          return Lines{{"RET-001", fails, uuid(d)}};
        },
        Place::xlsx);
    seed("En CSV: baja cuantía sin NPG", small(q(4'020)),
         drop("guatecompras.npg", {{"OBL-001", fails, "guatecompras.npg"}}), Place::csv);
    seed(
        "En CSV: factura a consumidor final", small(q(980)),
        [](Node& d) {
          d.at("facturas.0.id_receptor") = "CF";
          return Lines{{"FEL-006", fails, uuid(d)}};
        },
        Place::csv);
  }

  void repeated() {
    seed("El mismo expediente dos veces, idéntico: se verifica una", small(q(5'120))).copies = 2;
    auto& twice = seed("El mismo número dos veces, con distinto contenido", small(q(5'230)));
    Node other = twice.data;
    other["objeto"] = "Compra de material distinto bajo el mismo número de expediente";
    twice.second_line = to_json(other);
  }

  // Dossier folders: the invoices are XML files. Faults of the files themselves are written by fel_xml.cpp,
  // which recognises them by `origen`, a mark that is taken off before writing.
  void folders() {
    auto in_folder = [&](string fault, Order const& order, char const* mark,
                         Change const& change = {}) -> Dossier& {
      Dossier& dossier = seed(std::move(fault), order, change, Place::folder);
      dossier.data["origen"] = mark;
      return dossier;
    };
    in_folder("", small(q(1'904)), "");
    in_folder("", small(q(2'950), Regime::pequeno), "json");
    in_folder("", direct(q(48'720), Regime::definitiva), "subcarpeta");
    Order special = small(q(1'456));
    special.invoice_type = "FESP";
    in_folder("", special, "");
    Order exchange = contest(Class::cotizacion, q(168'000), q(168'000));
    exchange.invoice_type = "FCAM";
    in_folder("", exchange, "json");
    in_folder("", {.kind = Class::servicios_029}, "");
    in_folder("", {.kind = Class::viaticos}, "subcarpeta");
    in_folder("", {.kind = Class::fondo_rotativo}, "subcarpeta");
    Order six = small(q(2'017));
    six.decimals = 6;
    in_folder("XML en una sola línea, con seis decimales y Adenda", six, "linea");
    in_folder("El XML no está certificado: es una solicitud", small(q(1'736)), "solicitud",
              [](Node& d) { return without_any_invoice(d); });
    in_folder("Uno de los XML no está bien formado", small(q(1'848)), "malformado", lines({})).unverifiable =
        true;
    in_folder("Entre los XML viene un CFDI de México", small(q(1'960)), "cfdi", lines({})).boundary = true;
    in_folder("El XML es del ambiente de pruebas", small(q(2'072)), "", [](Node& d) {
      d.at("facturas.0.serie") = "PRUEBAS";
      return Lines{{"FEL-002", fails, uuid(d)}};
    });
    in_folder("El expediente dice otro total que el XML: vale el XML", small(q(2'296)), "diferencia",
              lines({}))
        .boundary = true;
    in_folder("Entre los XML viene la anulación de otra factura", small(q(2'106)), "anulacion", lines({}))
        .boundary = true;
    in_folder("Serie y número del XML que no salen de la autorización", small(q(2'198)), "json", [](Node& d) {
      d.at("facturas.0.serie") = "ABCDEF01";
      d.at("facturas.0.numero") = static_cast<std::int64_t>(1'234'567'890);
      return Lines{{"FEL-003", fails, uuid(d)}, {"FEL-004", fails, uuid(d)}};
    });
    in_folder("La misma factura dos veces, en dos archivos idénticos", small(q(2'254)), "copia", lines({}))
        .boundary = true;
  }

  // --- correct ones, of every class ---
  void correct() {
    auto plain = [&](Class kind, Place place) {
      Order order{.kind = kind};
      if (kind == Class::servicios_029) order.professional = random_.one_in(2);
      if (kind == Class::obra && random_.one_in(2)) {
        order.negotiated = q(480'000);
        order.total = q(160'000);
        order.advance = q(72'000);
      }
      if (place == Place::jsonl && random_.one_in(5)) order.decimals = 6;
      Dossier& dossier = all_.emplace_back();
      dossier.data = dossiers_.make(order);
      dossier.place = place;
    };
    for (int round = 0; round < 8; ++round)
      for (int kind = 0; kind < older_classes; ++kind) plain(static_cast<Class>(kind), Place::jsonl);
    for (int kind = 0; kind < older_classes; ++kind) plain(static_cast<Class>(kind), Place::json);
    for (int kind = 0; kind < older_classes; ++kind) plain(static_cast<Class>(kind), Place::yaml);
    for (Place place : {Place::xlsx, Place::csv})
      for (int round = 0; round < 3; ++round)
        for (Class kind : {Class::baja_cuantia, Class::compra_directa, Class::servicios_basicos,
                           Class::servicios_029, Class::viaticos, Class::arrendamiento})
          plain(kind, place);
  }

  // One fault for each of the rules that the groups above do not reach.
  void by_rule() {
    for (auto const& group : {purchase_faults(), contract_faults(), staff_faults(), trip_faults(), fund_faults(),
                              record_faults(), system_faults()})
      seed_all(group);
  }
  void by_later_rule() { seed_all(later_faults()); }

  void seed_all(std::vector<RuleFault> const& faults) {
    for (auto const& fault : faults) {
      Dossier& dossier = seed(fault.text, fault.order, fault.change);
      dossier.boundary = dossier.expected.empty();
    }
  }

  // Correct ones of every class, with what each system says of them.
  void correct_in_detail() {
    for (int kind = 0; kind < class_count; ++kind) {
      Dossier& dossier = all_.emplace_back();
      dossier.data = dossiers_.make({.kind = static_cast<Class>(kind), .rich = true});
    }
    for (Place place : {Place::json, Place::yaml})
      for (int kind = older_classes; kind < class_count; ++kind) {
        Dossier& dossier = all_.emplace_back();
        dossier.data = dossiers_.make({.kind = static_cast<Class>(kind)});
        dossier.place = place;
      }
  }

  // Behind the rest: the dossiers before them stay as they were.
  void obligatory_of_other_classes() {
    seed("Reconocimiento de gastos sin nombramiento", {.kind = Class::reconocimiento_gastos},
         set("viaticos.nombramiento", Node(), {{"OBL-011", fails, "viaticos.nombramiento"}}));
    seed("Caja chica sin número de liquidación", {.kind = Class::caja_chica},
         drop("fondo_rotativo.numero_rendicion", {{"OBL-012", fails, "fondo_rotativo.numero_rendicion"}}));
    seed("Pago por retiro con el dictamen en blanco", {.kind = Class::prestaciones_retiro},
         set("retiro.dictamen", "", {{"OBL-013", fails, "retiro.dictamen"}}));
    seed("Sentencia sin dictamen jurídico", {.kind = Class::sentencia_judicial},
         drop("sentencia.dictamen_juridico", {{"OBL-014", fails, "sentencia.dictamen_juridico"}}));
    seed("Cuota de organismo con la lista de partidas vacía", {.kind = Class::cuota_organismo},
         set("partidas", Node::list(), {{"OBL-015", fails, "partidas"}, {"PRE-001", fails, ""}}));
  }

  // Manual checks of lines that no other dossier has: nothing is found, something is asked.
  void asked_of_few() {
    auto const with_line = [](char const* line) {
      return [=](Node& d) {
        Node other = d.at("partidas").items().front();
        other["renglon"] = line;
        other["monto"] = money(0);
        d.at("partidas").push(other);
        return Lines{};
      };
    };
    seed("Con una partida de seguros, en 2026", on(small(q(3'640)), Day(2026, 3, 9)), with_line("191")).boundary = true;
    seed("Con una partida de gastos de representación", {.kind = Class::nomina}, with_line("063")).boundary = true;
  }

  Random& random_;
  Dossiers dossiers_;
  std::vector<Dossier> all_;
};

// What each rule does when it fails: as the rulebook says, given how the text of its norms is known.
bool returns(std::string_view rule) {
  constexpr std::string_view rules[] = {
      "ARR-001", "CON-002", "CUO-001", "FEC-002", "FEC-003", "FEL-001", "FEL-002", "FEL-003", "FEL-004",
      "FEL-005", "FEL-007", "FEL-009", "FEL-010", "FEL-011", "FEL-015", "FEL-019", "FEL-025", "FEL-027",
      "FEL-030", "FON-002", "FON-007", "FON-015", "FON-016", "HEX-002", "NOM-003", "NOM-009",
      "NOM-013", "NOM-019", "OBR-001", "OBR-002", "OBR-003", "OBR-004", "PLA-005", "PRE-001",
      "PRE-005", "PRE-007", "PRE-009", "PRE-011", "PRE-017", "PRE-018", "PRE-027", "PRO-001",
      "REC-006", "RET-001", "RET-003", "RET-005", "RET-010", "RET-011", "RET-013", "RET-015", "SER-002",
      "SER-007", "SER-008", "SUM-001", "SUM-002", "VIA-016"};
  return rule.starts_with("OBL-") || std::ranges::find(rules, rule) != std::end(rules);
}

bool only_informs(std::string_view rule) {
  constexpr std::string_view rules[] = {
      "ADQ-004", "ADQ-019", "ADQ-022", "ADQ-024", "ADQ-025", "ADQ-040", "AUS-006", "CUO-003", "FEL-012",
      "FEL-022", "FEL-024", "FEL-029", "FON-006", "NOM-016", "PLA-002", "PLA-003", "PRE-002", "PRE-003",
      "PRE-004", "PRE-014", "PRE-015", "PRE-023", "PRE-025", "PRT-004", "RET-018", "SEN-003", "VEH-002",
      "VIA-017"};
  return std::ranges::find(rules, rule) != std::end(rules);
}

}  // namespace

char const* to_string(Place value) {
  constexpr std::array<char const*, 6> names{"pagos.jsonl",      "pagos_lista.json", "pagos_lote.yaml",
                                             "pagos_libro.xlsx", "pagos_csv/",       "expedientes/"};
  return names[static_cast<std::size_t>(value)];
}

string Dossier::proposal() const {
  if (unverifiable) return "no verificado";
  auto const any = [&](auto const& test) { return std::ranges::any_of(expected, test); };
  if (any([](Expected const& e) { return e.outcome == fails && returns(e.rule); })) return "con reparos";
  if (any([](Expected const& e) { return !only_informs(e.rule); })) return "con observaciones";
  return "sin reparos";
}

std::vector<Dossier> all_dossiers(Random& random) { return Collection(random).make(); }

}  // namespace datos
