// Rulebooks.
#include "handles.hpp"

using namespace visado;

extern "C" {

visado_status visado_rulebook_load(const char* const* paths, size_t count, const char* schema, visado_rulebook** out,
                                   visado_error** error) {
  return c::guarded(error, [&] {
    c::need(out != nullptr && paths != nullptr && count > 0, "faltan las rutas de las reglas, o dónde dejar el reglamento");
    c::need(std::all_of(paths, paths + count, [](char const* path) { return path != nullptr; }), "una ruta es NULL");
    auto loaded = Rulebook::load({paths, paths + count});
    if (!loaded) throw c::BadInput{std::move(loaded.diagnostics())};
    auto const whole = std::make_shared<Rulebook const>(std::move(loaded).value());
    auto const* const part = schema != nullptr ? whole->part(schema) : whole.get();
    c::need(part != nullptr, "las reglas no tienen ese esquema");
    auto handle = std::make_unique<visado_rulebook>();
    handle->rulebook = std::shared_ptr<Rulebook const>(whole, part);
    handle->warnings = c::list_of(loaded.diagnostics());
    *out = handle.release();
  });
}

visado_rulebook* visado_rulebook_retain(visado_rulebook* rulebook) { return c::retain(rulebook); }
void visado_rulebook_release(visado_rulebook* rulebook) { c::release(rulebook); }

const char* visado_rulebook_fingerprint(const visado_rulebook* rulebook) {
  return rulebook != nullptr ? rulebook->rulebook->fingerprint().c_str() : "";
}
const char* visado_rulebook_schema(const visado_rulebook* rulebook) {
  return rulebook != nullptr ? rulebook->rulebook->schema().name.c_str() : "";
}
size_t visado_rulebook_rule_count(const visado_rulebook* rulebook) {
  return rulebook != nullptr ? rulebook->rulebook->rules().size() : 0;
}
const char* visado_rulebook_rule_id(const visado_rulebook* rulebook, size_t index) {
  if (rulebook == nullptr || index >= rulebook->rulebook->rules().size()) return nullptr;
  return rulebook->rulebook->rules()[index].id.c_str();
}
const char* visado_rulebook_warnings_json(const visado_rulebook* rulebook) {
  return rulebook != nullptr ? rulebook->warnings.c_str() : "[]";
}
}
