#include <simdjson.h>

#include "report/document/blocks.hpp"
#include "visado/diagnostics/ledger.hpp"
#include "visado/documents.hpp"
#include "visado/follow_up.hpp"

namespace visado {

std::optional<DocumentFormat> document_format(std::string_view name) {
  if (name == "texto") return DocumentFormat::texto;
  if (name == "html") return DocumentFormat::html;
  return std::nullopt;
}

Result<std::string> print_document(std::string_view json, DocumentFormat format) {
  simdjson::dom::parser parser;
  simdjson::padded_string const padded(json);
  simdjson::dom::object whole, content;
  std::string_view kind, hash, signature;
  if (parser.parse(padded).get(whole) != simdjson::SUCCESS || whole["contenido"].get(content) != simdjson::SUCCESS ||
      content["documento"].get(kind) != simdjson::SUCCESS)
    return Diagnostic::make(code::certificate_unreadable, {}, {"el documento"});
  if (kind != "hoja de revisión") {  // which no act gave, and nothing covers
    auto const check = check_certificate(json);
    if (!check) return check.diagnostics();
    if (check->diagnostics.has_errors()) return check->diagnostics;
  }
  if (whole["huella"].get(hash) != simdjson::SUCCESS) hash = {};  // a hoja has none
  bool const sealed = whole["firma"].get(signature) == simdjson::SUCCESS;
  auto const page = report::page_of(content, std::string(hash), sealed);
  return format == DocumentFormat::html ? report::html_page(page) : report::text_page(page);
}

}  // namespace visado
