#include "support/display.hpp"
#include "support/severity.hpp"
#include "visado/diagnostic.hpp"

namespace visado {

namespace {

// {"clave":valor,…}
class JsonObject {
 public:
  explicit JsonObject(std::string& json) : json_(json) { json_ += '{'; }
  ~JsonObject() { json_ += '}'; }
  JsonObject(JsonObject const&) = delete;
  JsonObject& operator=(JsonObject const&) = delete;

  std::string& key(std::string_view name) {
    if (!first_) json_ += ',';
    first_ = false;
    append_json_string(json_, name);
    return json_ += ':';
  }
  void text(std::string_view name, std::string_view value) { append_json_string(key(name), value); }
  void number(std::string_view name, std::uint32_t value) { key(name) += std::to_string(value); }

 private:
  std::string& json_;
  bool first_ = true;
};

void append_label(std::string& json, Label const& label) {
  JsonObject object(json);
  if (label.source) {
    Location begin = label.source->locate(label.span.begin), end = label.source->locate(label.span.end);
    object.text("archivo", label.source->name());
    object.number("linea", begin.line);
    object.number("columna", begin.column);
    object.number("linea_final", end.line);
    object.number("columna_final", end.column);
    object.number("desde", label.span.begin);
    object.number("hasta", label.span.end);
  }
  object.text("texto", label.text);
}

template <class Items, class Append>
void append_array(std::string& json, Items const& items, Append append) {
  json += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) json += ',';
    append(json, items[i]);
  }
  json += ']';
}

}  // namespace

std::string to_json(Diagnostic const& diagnostic) {
  std::string json;
  {
    JsonObject object(json);
    object.text("codigo", info(diagnostic.code).name);
    object.text("gravedad", severity_name(diagnostic.severity));
    object.text("mensaje", diagnostic.message());
    object.text("sugerencia", diagnostic.hint);
    append_label(object.key("lugar"), diagnostic.at);
    append_array(object.key("relacionados"), diagnostic.related, append_label);
    append_array(object.key("dentro_de"), diagnostic.within, append_json_string);
  }
  return json;
}

}  // namespace visado
