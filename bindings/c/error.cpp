// Errors and diagnostics.
#include "handles.hpp"

namespace visado::c {

std::string list_of(Diagnostics const& diagnostics) {
  std::string list = "[";
  for (auto const& diagnostic : diagnostics) list += (list.size() > 1 ? "," : "") + to_json(diagnostic);
  return list + "]";
}

std::vector<std::string> messages_of(Diagnostics const& diagnostics) {
  std::vector<std::string> messages;
  for (auto const& diagnostic : diagnostics) messages.push_back(diagnostic.message());
  return messages;
}

void describe(Diagnostic const& diagnostic, std::string const& message, visado_diagnostic& out) {
  out.code = info(diagnostic.code).name.data();  // a literal
  out.gravity = static_cast<visado_gravity>(diagnostic.severity);
  out.message = message.c_str();
  out.hint = diagnostic.hint.c_str();
  out.file = "";
  out.line = out.column = 0;
  if (diagnostic.at.source) {
    auto const at = diagnostic.at.source->locate(diagnostic.at.span.begin);
    out.file = diagnostic.at.source->name().c_str();
    out.line = at.line, out.column = at.column;
  } else {
    out.file = diagnostic.at.text.c_str();  // a place that is no text: a file as a whole
  }
}

visado_status give(visado_error** error, visado_status status, std::string message, Diagnostics diagnostics) noexcept {
  if (error == nullptr) return status;
  try {
    auto made = std::make_unique<visado_error>();
    made->status = status;
    made->message = diagnostics.empty() ? std::move(message) : render(diagnostics);
    if (made->message.empty()) {
      made->message = status == VISADO_STOPPED     ? "la corrida se detuvo porque así se pidió"
                      : status == VISADO_NO_MEMORY ? "no hay memoria"
                                                   : "falla interna";
    }
    made->messages = messages_of(diagnostics);
    made->json = list_of(diagnostics);
    made->diagnostics = std::move(diagnostics);
    delete std::exchange(*error, made.release());
  } catch (...) {  // the status says it all the same
    delete std::exchange(*error, nullptr);
  }
  return status;
}

Date date_of(char const* text) {
  auto const date = text != nullptr ? Date::parse(text) : std::nullopt;
  need(date.has_value(), "falta la fecha, o no se escribe AAAA-MM-DD");
  return *date;
}

}  // namespace visado::c

extern "C" {

int visado_abi(void) { return VISADO_ABI; }
const char* visado_version_text(void) { return visado::version().data(); }

void visado_error_free(visado_error* error) { delete error; }
visado_status visado_error_status(const visado_error* error) { return error != nullptr ? error->status : VISADO_OK; }
const char* visado_error_message(const visado_error* error) { return error != nullptr ? error->message.c_str() : ""; }
const char* visado_error_json(const visado_error* error) { return error != nullptr ? error->json.c_str() : "[]"; }
size_t visado_error_count(const visado_error* error) { return error != nullptr ? error->diagnostics.size() : 0; }

visado_status visado_error_diagnostic(const visado_error* error, size_t index, visado_diagnostic* out) {
  if (error == nullptr || index >= error->diagnostics.size()) return VISADO_BAD_ARGUMENT;
  visado_diagnostic filled VISADO_DIAGNOSTIC_INIT;
  visado::c::describe(error->diagnostics.items()[index], error->messages[index], filled);
  return visado::c::handed(out, filled);
}
}
