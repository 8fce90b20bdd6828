// The names that the corpus of broken expressions is written with: the dossier that tests/feel/diagnosticos/LEAME.md
// describes.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "visado/expression.hpp"

namespace visado::test {

class AuditScope {
 public:
  AuditScope() {
    Type const text = Type::of(TypeKind::string);
    Type const number = Type::of(TypeKind::number);
    Type const boolean = Type::of(TypeKind::boolean);
    Type const date = Type::of(TypeKind::date);
    Type const gtq = Type::money(currency_code("GTQ"));
    fill(line_, "Linea", {{"descripcion", text}, {"precio", gtq}, {"unidades", number}});
    fill(invoice_, "Factura",
         {{"serie", text},
          {"tipo", Type::enumeration({"FACT", "FPEQ", "NCRE"})},
          {"total", gtq},
          {"fecha", date},
          {"emisor", text},
          {"anulada", boolean},
          {"items", Type::list(Type::record(&line_))}});
    fill(guarantee_, "Garantia", {{"monto", gtq}, {"vence", date}});
    fill(contract_, "Contrato",
         {{"numero", text},
          {"monto", gtq},
          {"inicio", date},
          {"fin", date},
          {"garantias", Type::list(Type::record(&guarantee_))}});
    fill(supplier_, "Proveedor", {{"nombre", text}, {"pais", text}});
    fill(root_, "",
         {{"expediente", text},
          {"modalidad", Type::enumeration({"baja_cuantia", "compra_directa", "cotizacion", "licitacion"})},
          {"clase", Type::enumeration({"bienes", "obras", "servicios"})},
          {"monto", gtq},
          {"anticipo", gtq},
          {"monto_usd", Type::money(currency_code("USD"))},
          {"cantidad", number},
          {"plazo_dias", number},
          {"porcentaje", number},
          {"urgente", boolean},
          {"pagado", boolean},
          {"fecha_ingreso", date},
          {"fecha_compra", date},
          {"fecha_pago", date},
          {"certificada", Type::of(TypeKind::date_time)},
          {"hora_recepcion", Type::of(TypeKind::time)},
          {"plazo_contrato", Type::of(TypeKind::day_time_duration)},
          {"observaciones", text},
          {"nit", text},
          {"renglones", Type::list(text)},
          {"facturas", Type::list(Type::record(&invoice_))},
          {"contrato", Type::record(&contract_)},
          {"proveedor", Type::record(&supplier_)}});
    root_.fields[*root_.find("plazo_dias")].integer = true;
    scope_.add({.name = "raíz", .type = Type::record(&root_), .open = true});
    add("tope baja cuantía", gtq, Binding::Role::parameter, 0);
    add("IVA", number, Binding::Role::parameter, 1);
    add("suma de facturas", gtq, Binding::Role::definition, 0);
  }

  Diagnostics check(std::string_view expression, Language language, Type const& expected) const {
    CompileOptions options{.profile = Profile::pack, .language = language};
    options.expected = expected;
    EmbeddedText const text = EmbeddedText::of("<regla>", std::string(expression));
    Diagnostics said = std::move(Expression::compile(text, scope_, options).diagnostics());
    said.sort();
    return said;
  }

  // The static type, as rule files write it.
  std::string type_of(std::string_view expression, Language language = Language::es) const {
    CompileOptions const options{.profile = Profile::pack, .language = language};
    EmbeddedText const text = EmbeddedText::of("<regla>", std::string(expression));
    Result<Expression> compiled = Expression::compile(text, scope_, options);
    return compiled ? compiled->type().to_string() : render(compiled.diagnostics());
  }

 private:
  void add(std::string name, Type type, Binding::Role role, std::uint32_t index) {
    scope_.add({.name = std::move(name), .type = std::move(type), .role = role, .index = index});
  }
  static void fill(RecordType& type, std::string name, std::vector<std::pair<std::string, Type>> fields) {
    type.name = std::move(name);
    for (auto& [field, field_type] : fields) {
      SchemaField schema;
      schema.name = field;
      schema.type = field_type;
      type.fields.push_back(std::move(schema));
    }
    type.seal();
  }

  RecordType line_, invoice_, guarantee_, contract_, supplier_, root_;
  Scope scope_;
};

}  // namespace visado::test
