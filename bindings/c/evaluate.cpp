// FEEL expressions over JSON.
#include "handles.hpp"

using namespace visado;

namespace {

// Every entry of the context is a name.
void add_names(std::string text, Arena& arena, std::vector<std::unique_ptr<Shape const>>& shapes,
               std::vector<Value>& inputs, Scope& scope) {
  auto const read = value_from_json(std::make_shared<Source const>("<contexto>", std::move(text)), arena, shapes);
  if (!read) throw c::BadInput{read.diagnostics()};
  c::need(read.value().is(Kind::context), "el contexto no es un objeto JSON");
  auto const& context = read.value().as_context();
  for (std::size_t i = 0; i < context.shape->size(); ++i) {
    auto const& entry = context.values[i];
    scope.add({.name = context.shape->names()[i],
               .type = entry.is_null() ? Type() : type_of(entry),
               .index = static_cast<std::uint32_t>(i)});
    inputs.push_back(entry);
  }
}

}  // namespace

extern "C" {

visado_status visado_evaluate(const char* expression, size_t size, const char* context, size_t context_size,
                              const visado_feel_options* options, visado_evaluation** out, visado_error** error) {
  return c::guarded(error, [&] {
    c::need(expression != nullptr && out != nullptr, "falta la expresión, o dónde dejar su valor");
    auto const given = c::received(options, visado_feel_options VISADO_FEEL_OPTIONS_INIT);
    CompileOptions compile;
    compile.profile = given.strict != 0 ? Profile::pack : Profile::standard;
    compile.language = given.spanish != 0 ? Language::es : Language::en;
    Date const date = c::date_of(given.date);
    Arena arena;
    std::vector<std::unique_ptr<Shape const>> shapes;
    std::vector<Value> inputs;
    Scope scope;
    if (context != nullptr) add_names({context, context_size}, arena, shapes, inputs, scope);
    auto const result = evaluate(EmbeddedText::of("<expresión>", {expression, size}), scope,
                                 {.inputs = inputs, .today = date, .now = DateTime{date, Time{}}}, compile);
    if (result.diagnostics.has_errors()) throw c::BadInput{result.diagnostics};
    *out = new visado_evaluation{to_json(result.value), to_feel(result.value), c::list_of(result.diagnostics)};
  });
}

void visado_evaluation_free(visado_evaluation* evaluation) { delete evaluation; }
const char* visado_evaluation_json(const visado_evaluation* evaluation) {
  return evaluation != nullptr ? evaluation->json.c_str() : "null";
}
const char* visado_evaluation_feel(const visado_evaluation* evaluation) {
  return evaluation != nullptr ? evaluation->feel.c_str() : "null";
}
const char* visado_evaluation_diagnostics_json(const visado_evaluation* evaluation) {
  return evaluation != nullptr ? evaluation->diagnostics.c_str() : "[]";
}
}
