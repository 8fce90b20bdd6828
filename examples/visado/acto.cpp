#include "acto.hpp"

#include <filesystem>
#include <iostream>

namespace visado::command {

std::optional<Date> day_of(std::string const& text, char const* option) {
  auto const date = Date::parse(text);
  if (!date) std::cerr << "visado: " << option << " se escribe AAAA-MM-DD, no «" << text << "»\n";
  return date;
}

std::optional<Evidence> evidence(ActOptions const& options) {
  auto const date = day_of(options.document_date, "--fecha-documento");
  if (!date) return std::nullopt;
  if (!options.sha256.empty()) return Evidence{options.document, options.sha256, *date};
  auto const found = evidence_of(options.document, *date);
  print(found.diagnostics());
  if (!found) return std::nullopt;
  return found.value();
}

int with_ledger(ActOptions const& o, LedgerOptions::Access access, std::function<int(Ledger&, Occasion const&)> const& work) {
  Occasion occasion{{account(), o.person}, now(), today()};
  if (!o.day.empty()) {
    auto const day = day_of(o.day, "--fecha");
    if (!day) return wrong_usage;
    occasion.day = *day;
  }
  LedgerOptions options;
  options.access = access;
  options.signing_key = o.key;
  options.now = occasion.moment;
  auto ledger = Ledger::open(o.ledger, options);
  if (!ledger) {
    print(ledger.diagnostics());
    return cannot_read;
  }
  return work(ledger.value(), occasion);
}

int said(Result<std::int64_t> const& result) {
  print(result.diagnostics());
  if (!result) return something_wrong;
  std::cout << "registrado: evento " << result.value() << '\n';
  return all_well;
}

void add_act_options(CLI::App& verb, ActOptions& options, bool decides) {
  verb.add_option("--bitacora", options.ledger, "La bitácora")->required();
  if (!decides) return;
  verb.add_option("--persona", options.person, "Quién lo decide")->required();
  verb.add_option("--fecha", options.day, "El día del acto, AAAA-MM-DD (si falta: hoy)");
}

void add_document_options(CLI::App& verb, ActOptions& options, bool required) {
  auto* document = verb.add_option("--documento", options.document, "El documento que lo sustenta: un archivo, o su nombre con --sha256");
  verb.add_option("--sha256", options.sha256, "Huella SHA-256 del documento, si el archivo no está aquí");
  auto* date = verb.add_option("--fecha-documento", options.document_date, "Fecha del documento, AAAA-MM-DD");
  document->needs(date);
  if (!required) return;
  document->required();
  date->required();
}

}  // namespace visado::command
