// Documents for people: the hoja de revisión, and what acts gave as pages.
#include <fstream>
#include <iostream>
#include <iterator>

#include "acto.hpp"
#include "output.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::command {
namespace {

struct Options : ActOptions {
  std::string subject, format = "texto", output;
};

int deliver(Options const& o, std::string const& text) {
  if (!o.output.empty()) return write_file(o.output, text) ? all_well : cannot_read;
  std::cout << text;
  return all_well;
}

int print_page(Options const& o, std::string const& json) {
  if (o.format == "json") return deliver(o, json + '\n');
  auto const format = document_format(o.format);
  if (!format) {
    std::cerr << "visado: --formato es texto, html o json, no «" << o.format << "»\n";
    return wrong_usage;
  }
  auto const page = print_document(json, *format);
  print(page.diagnostics());
  return page ? deliver(o, page.value()) : static_cast<int>(something_wrong);
}

int sheet(Options const& o) {
  if (overwrites_input("hoja", "--salida", o.output, {o.ledger})) return wrong_usage;
  return with_ledger(o, LedgerOptions::Access::read, [&](Ledger& ledger, Occasion const& when) {
    auto const json = review_sheet(ledger, o.subject, when.day);
    print(json.diagnostics());
    return json ? print_page(o, json.value()) : static_cast<int>(something_wrong);
  });
}

int attached(Options const& o) {
  auto const document = evidence(o);
  if (!document) return wrong_usage;
  return with_ledger(o, LedgerOptions::Access::write,
                     [&](Ledger& ledger, Occasion const& when) { return said(attach(ledger, o.subject, *document, when)); });
}

int page(Options const& o) {
  if (overwrites_input("imprimir", "--salida", o.output, {o.subject})) return wrong_usage;
  std::ifstream in(o.subject, std::ios::binary);
  std::string const json{std::istreambuf_iterator<char>(in), {}};
  if (!in) {
    std::cerr << render(Diagnostic::make(code::file_unreadable, {}, {o.subject, "no existe o no hay permiso"}));
    return cannot_read;
  }
  return print_page(o, json);
}

void add_output(CLI::App& verb, Options& o) {
  verb.add_option("--formato", o.format, "texto, html (una página carta para imprimir) o json");
  verb.add_option("--salida", o.output, "Archivo (si falta: la salida estándar)");
}

}  // namespace

void add_hoja(CLI::App& app, Action& action) {
  auto o = std::make_shared<Options>();
  auto* verb = app.add_subcommand("hoja", "La hoja de revisión de un expediente: qué está mal, cuánto se paga, dónde se firma");
  add_act_options(*verb, *o, false);
  verb->add_option("EXPEDIENTE", o->subject, "El expediente")->required();
  verb->add_option("--fecha", o->day, "El día de la hoja, AAAA-MM-DD (si falta: hoy)");
  add_output(*verb, *o);
  verb->callback([o, &action] { action = [o] { return sheet(*o); }; });
  verb = app.add_subcommand("adjuntar", "Une a un acto un documento que se guarda en otra parte, por su huella: la constancia firmada");
  add_act_options(*verb, *o, true);
  verb->add_option("NÚMERO", o->subject, "El número del acto")->required();
  add_document_options(*verb, *o, true);
  verb->callback([o, &action] { action = [o] { return attached(*o); }; });
  verb = app.add_subcommand("imprimir", "Una constancia o un oficio (JSON) como página para imprimir");
  verb->add_option("ARCHIVO", o->subject, "El documento que dio visar, devolver u orden-escrita")->required();
  add_output(*verb, *o);
  verb->callback([o, &action] { action = [o] { return page(*o); }; });
}

}  // namespace visado::command
