// Writes a pack of 200 rules over the schema of reglamento/base, of the kinds that fill a real rulebook: documents by
// modality and amount, ceilings that change with the date, decision tables, rules for each line of budget, invoice, item, voucher and
// withholding. Most apply to few dossiers, and few dossiers break one: as in life.
//   bench_rulebook > doscientas.yaml
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::array<std::string_view, 6> modalities{"baja_cuantia", "compra_directa", "cotizacion",
                                                     "licitacion",   "arrendamiento",  "servicios_basicos"};
// What a dossier of each modality never exceeds, in quetzales.
constexpr std::array<int, 6> largest{25'000, 90'000, 900'000, 3'000'000, 60'000, 90'000};
constexpr std::array<std::string_view, 8> lines{"113", "151", "165", "199", "241", "267", "291", "322"};

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string three(int number) { return (number < 100 ? "0" : "") + two(number); }
std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

struct Rule {
  std::string title;
  std::string each{};      // por_cada, or empty
  std::string dated_by{};  // fecha_segun, or empty
  std::string applies{};   // or empty
  std::string demands;
  std::string finding;
  std::string amount{};    // monto_observado, or empty
};

class Pack {
 public:
  void parameter(std::string const& name, int value, std::string_view date = "fecha_compra") {
    parameters_ += "  " + name + ":\n    tipo: dinero\n    fecha_segun: " + std::string(date) + "\n    valores:\n";
    // It grew with the years: most dossiers are of the last two periods.
    constexpr std::array<std::string_view, 4> since{"2002-01-01", "2010-01-01", "2016-10-01", "2021-01-01"};
    constexpr std::array<std::string_view, 4> until{"2009-12-31", "2016-09-30", "2020-12-31", ""};
    for (std::size_t i = 0; i < since.size(); ++i) {
      parameters_ += "      - {desde: " + std::string(since[i]);
      if (!until[i].empty()) parameters_ += ", hasta: " + std::string(until[i]);
      int const part = i < 2 ? value / (4 - 2 * static_cast<int>(i)) : value;
      parameters_ += ", valor: " + std::to_string(part) + ".00, base_legal: [LCE art. 3]}\n";
    }
  }

  // `rows`: each a list of cells, inputs first.
  void table(std::string const& name, std::string const& inputs, std::string const& output,
             std::vector<std::string> const& rows) {
    tables_ += "  " + name + ":\n    politica: U\n    entradas: [" + inputs + "]\n    salidas: [" + output + "]\n    filas:\n";
    for (auto const& row : rows) tables_ += "      - [" + row + "]\n";
  }

  void rule(std::string const& family, Rule const& rule) {
    auto const line = [&](std::string_view key, std::string const& text) {
      if (!text.empty()) rules_ += "    " + std::string(key) + ": " + text + '\n';
    };
    if (family != family_) number_ = 0;
    family_ = family;
    rules_ += "\n  - id: " + family + '-' + three(++number_) + '\n';
    line("titulo", rule.title);
    line("severidad", "media");
    line("por_cada", rule.each);
    line("fecha_segun", rule.dated_by);
    line("base_legal", "[LCE art. 3]");
    line("aplica", rule.applies.empty() ? "" : "|\n      " + rule.applies);
    line("exige", "|\n      " + rule.demands);
    line("hallazgo", "|\n      " + rule.finding);
    line("monto_observado", rule.amount);
    ++count_;
  }

  [[nodiscard]] int count() const { return count_; }
  [[nodiscard]] std::string text() const {
    return "# Escrito por bench_rulebook. No es un reglamento: es su tamaño y su forma.\npaquete: doscientas\ntitulo: "
           "Doscientas reglas\nversion: 1.0.0\nidioma: es\n\nparametros:\n" +
           parameters_ + "\ntablas:\n" + tables_ + "\nreglas:" + rules_;
  }

 private:
  std::string parameters_, tables_, rules_, family_;
  int number_ = 0, count_ = 0;
};

// 72: twelve documents for each modality. Some are always asked for, the rest from an amount on.
void documents(Pack& pack) {
  constexpr std::array<std::string_view, 12> types{
      "requisicion",      "orden_compra",     "terminos_de_referencia", "cuadro_de_ofertas",
      "acta_negociacion", "bases",            "acta_apertura",          "acta_adjudicacion",
      "contrato",         "dictamen_tecnico", "dictamen_juridico",      "garantia"};
  constexpr std::array<std::array<int, 4>, 6> always{
      {{0, 1, 1, 1}, {0, 2, 3, 4}, {0, 5, 6, 7}, {0, 5, 6, 7}, {0, 8, 8, 8}, {0, 0, 0, 0}}};
  for (std::size_t m = 0; m < modalities.size(); ++m) {
    for (std::size_t k = 0; k < types.size(); ++k) {
      bool asked = false;
      for (int const one : always[m]) asked |= one == static_cast<int>(k);
      std::string applies = "modalidad = " + quoted(modalities[m]);
      std::string const name = "monto desde el que se pide documento " + two(static_cast<int>(m * types.size() + k));
      if (!asked) {
        pack.parameter(name, largest[m] * 3);
        applies += " y monto_negociado > " + name;
      }
      pack.rule("DOC", {.title = "Documento de la modalidad",
                        .dated_by = asked ? "" : "fecha_compra",
                        .applies = applies,
                        .demands = "lista contiene(documentos.tipo, " + quoted(types[k]) + ")",
                        .finding = "Falta el documento. Constan {documentos.tipo}."});
    }
  }
}

// 42: a ceiling for each modality and kind of expense.
void ceilings(Pack& pack) {
  for (std::size_t m = 0; m < modalities.size(); ++m) {
    for (std::size_t k = 0; k < 7; ++k) {
      std::string const name = "tope del renglón " + std::string(lines[k]) + " modalidad " + std::to_string(m);
      pack.parameter(name, largest[m]);
      pack.rule("TOP", {.title = "Tope por modalidad y renglón",
                        .dated_by = "fecha_compra",
                        .applies = "modalidad = " + quoted(modalities[m]) + " y (algún partida en partidas cumple partida.renglon = " +
                                   quoted(lines[k]) + ")",
                        .demands = "monto_negociado <= " + name,
                        .finding = "El valor {monto_negociado} supera el tope {" + name + "}.",
                        .amount = "monto_negociado"});
    }
  }
}

// 24: what each kind of expense asks of its line of budget.
void budget(Pack& pack) {
  for (auto const line : lines) {
    std::string const applies = "partida.renglon = " + quoted(line);
    std::string const name = "límite del renglón " + std::string(line);
    pack.parameter(name, 4'000'000);
    pack.rule("PAR", {.title = "La partida no pasa de su límite",
                      .each = "partida en partidas",
                      .dated_by = "fecha_compra",
                      .applies = applies,
                      .demands = "partida.monto <= " + name,
                      .finding = "La partida {partida.renglon} carga {partida.monto}.",
                      .amount = "partida.monto"});
    pack.rule("PAR", {.title = "El renglón admite la fuente",
                      .each = "partida en partidas",
                      .applies = applies,
                      .demands = R"(partida.fuente en ("11", "21", "22", "29", "31", "52"))",
                      .finding = "La fuente es {partida.fuente}."});
    pack.rule("PAR", {.title = "La partida tiene disponible",
                      .each = "partida en partidas",
                      .applies = applies + R"( y partida.programa = "11")",
                      .demands = "partida.disponible - partida.monto >= 0",
                      .finding = "Disponible {partida.disponible}, cargo {partida.monto}."});
  }
}

// 16: of each invoice.
void invoices(Pack& pack) {
  constexpr std::array<std::string_view, 8> types{"FACT", "FCAM", "FPEQ", "FCAP", "FESP", "NABN", "RECI", "NCRE"};
  for (auto const type : types) {
    std::string const applies = "factura.tipo = " + quoted(type);
    pack.rule("FAC", {.title = "Total de la factura de su tipo",
                      .each = "factura en facturas",
                      .applies = applies,
                      .demands = "factura.gran_total > 0 y factura.gran_total <= monto + 5",
                      .finding = "La factura es de {factura.gran_total} y se pide {monto}.",
                      .amount = "factura.gran_total"});
    pack.rule("FAC", {.title = "Emisión de la factura de su tipo",
                      .each = "factura en facturas",
                      .applies = applies,
                      .demands = "factura.fecha_emision <= fecha_ingreso y factura.serie != nulo",
                      .finding = "La factura es del {factura.fecha_emision} y el ingreso del {fecha_ingreso}."});
  }
}

// 12: of each item of each invoice.
void items(Pack& pack) {
  for (std::size_t m = 0; m < modalities.size(); ++m) {
    std::string const applies = "modalidad = " + quoted(modalities[m]);
    std::string const name = "precio tope modalidad " + std::to_string(m);
    pack.parameter(name, largest[m] * 2);
    pack.rule("LIN", {.title = "La línea dice cuánto y qué",
                      .each = "factura en facturas, linea en factura.items",
                      .applies = applies,
                      .demands = "linea.cantidad > 0 y linea.unidad_medida != nulo y linea.descuento <= linea.total",
                      .finding = "La línea {linea.numero_linea} dice {linea.cantidad}."});
    pack.rule("LIN", {.title = "El precio no pasa de su tope",
                      .each = "factura en facturas, linea en factura.items",
                      .dated_by = "fecha_compra",
                      .applies = applies,
                      .demands = "linea.precio_unitario <= " + name,
                      .finding = "El precio es {linea.precio_unitario}."});
  }
}

// 18: of each voucher and withholding.
void payments(Pack& pack) {
  constexpr std::array<std::string_view, 5> conditions{
      "comprobante.fecha <= fecha_ingreso + duración(\"P60D\")", "comprobante.ejercicio = ejercicio",
      "comprobante.liquido <= comprobante.monto_bruto", "comprobante.deducciones <= comprobante.monto_bruto * 0.25",
      "comprobante.monto_bruto <= monto + 5"};
  for (auto const condition : conditions) {
    for (auto const kind : {"compromiso", "devengado"}) {
      pack.rule("CUR", {.title = "El CUR concuerda",
                        .each = "comprobante en cur",
                        .applies = "comprobante.clase = " + quoted(kind),
                        .demands = std::string(condition),
                        .finding = "El CUR {comprobante.numero} no concuerda."});
    }
  }
  for (std::size_t m = 1; m < 5; ++m) {
    for (auto const tax : {"iva", "isr"}) {
      pack.rule("RET", {.title = "La retención no pasa de su base",
                        .each = "retencion en retenciones",
                        .applies = "modalidad = " + quoted(modalities[m]) + " y retencion.impuesto = " + quoted(tax),
                        .demands = "retencion.monto <= retencion.base * 0.15 y retencion.base <= monto + 5",
                        .finding = "Se retuvo {retencion.monto} de {retencion.base}."});
    }
  }
}

// 12: dates of the dossier, the term by a table.
void dates(Pack& pack) {
  constexpr std::array<int, 6> terms{120, 120, 150, 180, 120, 120};
  std::vector<std::string> rows;
  for (std::size_t m = 0; m < modalities.size(); ++m)
    rows.push_back("'" + quoted(modalities[m]) + "', 'duración(\"P" + std::to_string(terms[m]) + "D\")'");
  pack.table("plazo de ingreso", "modalidad", "plazo", rows);
  for (auto const modality : modalities) {
    std::string const applies = "modalidad = " + quoted(modality);
    pack.rule("FEC", {.title = "El expediente ingresa a tiempo",
                      .applies = applies,
                      .demands = "fecha_ingreso - fecha_compra <= plazo de ingreso",
                      .finding = "La compra es del {fecha_compra} y el ingreso del {fecha_ingreso}."});
    pack.rule("FEC", {.title = "Los documentos son anteriores al ingreso",
                      .applies = applies,
                      .demands = "todo documento en documentos cumple documento.fecha <= fecha_ingreso",
                      .finding = "Hay documentos posteriores al {fecha_ingreso}."});
  }
}

// 4: what is asked at each level of review, which a table gives by modality and amount.
void levels(Pack& pack) {
  std::vector<std::string> rows;
  for (std::size_t m = 0; m < modalities.size(); ++m) {
    int const first = largest[m] / 4, second = largest[m] / 2;
    auto const row = [&](std::string const& amounts, int level) {
      rows.push_back("'" + quoted(modalities[m]) + "', '" + amounts + "', " + std::to_string(level));
    };
    row("<= " + std::to_string(first), 1);
    row("(" + std::to_string(first) + ".." + std::to_string(second) + "]", 2);
    row("(" + std::to_string(second) + ".." + std::to_string(largest[m]) + "]", 3);
    row("> " + std::to_string(largest[m]), 4);
  }
  pack.table("nivel de revisión", "modalidad, monto", "nivel", rows);
  constexpr std::array<std::string_view, 4> asked{
      "cuenta(documentos) >= 1", "documentos[1].folio <= documentos[-1].folio", "cuenta(facturas) >= 1 y cuenta(partidas) >= 1",
      "lista contiene(documentos.tipo, \"dictamen_juridico\")"};
  for (std::size_t i = 0; i < asked.size(); ++i)
    pack.rule("NIV", {.title = "Lo que pide el nivel de revisión",
                      .applies = "nivel de revisión = " + std::to_string(i + 1),
                      .demands = std::string(asked[i]),
                      .finding = "No consta lo que pide el nivel {nivel de revisión}."});
}

}  // namespace

int main() {
  Pack pack;
  documents(pack);
  ceilings(pack);
  budget(pack);
  invoices(pack);
  items(pack);
  payments(pack);
  dates(pack);
  levels(pack);
  std::string const text = pack.text();
  return pack.count() == 200 && std::fputs(text.c_str(), stdout) >= 0 ? 0 : 1;
}
