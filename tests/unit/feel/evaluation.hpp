// What the tests of expressions share: evaluating a text over names given as FEEL, and a small schema with
// records.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "visado/expression.hpp"

namespace visado::test {

struct Row {
  std::string_view expression;
  std::string_view context;  // FEEL text of a context, whose entries are names; may be empty
  std::string_view result;   // as to_feel() writes it
};

inline std::string messages(Diagnostics const& diagnostics) {
  std::string text;
  for (Diagnostic const& diagnostic : diagnostics)
    text += std::string(info(diagnostic.code).name) + " " + diagnostic.message() + "\n";
  return text;
}

inline Activation at_noon(std::span<Value const> inputs) {
  Activation activation{.inputs = inputs};
  activation.today = *Date::parse("2024-03-15");
  activation.now = *DateTime::parse("2024-03-15T12:00:00Z");
  return activation;
}

// Evaluates without and with explanations, which must agree.
inline std::string evaluate_both(Expression const& expression, Activation const& activation) {
  Arena arena;
  std::string const plain = to_feel(expression.evaluate(activation, arena));
  Explanation explanation;
  EXPECT_EQ(plain, to_feel(expression.explain(activation, arena, explanation)));
  return plain;
}

// The names of a context written in FEEL, as inputs.
class Names {
 public:
  explicit Names(std::string_view context) {
    if (context.empty()) return;
    Result<Expression> compiled =
        Expression::compile(EmbeddedText::of("<contexto>", std::string(context)), Scope(), CompileOptions());
    EXPECT_TRUE(compiled.ok()) << messages(compiled.diagnostics());
    if (!compiled) return;
    expression_ = compiled.value();
    Value const value = expression_.evaluate(at_noon({}), arena_);
    for (auto const& [name, type] : expression_.type().fields()) {
      scope.add({.name = name, .type = type, .index = static_cast<std::uint32_t>(inputs.size())});
      inputs.push_back(*value.as_context().find(name));
    }
  }
  Scope scope;
  std::vector<Value> inputs;

 private:
  Expression expression_;
  Arena arena_;
};

inline std::string evaluate_row(Row const& row, Profile profile, Language language) {
  Names const names(row.context);
  CompileOptions const options{.profile = profile, .language = language};
  Result<Expression> compiled =
      Expression::compile(EmbeddedText::of("<expresión>", std::string(row.expression)), names.scope, options);
  if (!compiled) return messages(compiled.diagnostics());
  return evaluate_both(compiled.value(), at_noon(names.inputs));
}

// A payment file of a few fields.
class Dossier {
 public:
  Dossier() {
    std::uint16_t const gtq = currency_code("GTQ");
    line_.name = "Linea";
    add(line_, "codigo", Type::of(TypeKind::string));
    add(line_, "precio", Type::money(gtq));
    line_.seal();
    invoice_.name = "Factura";
    add(invoice_, "total", Type::money(gtq));
    add(invoice_, "serie", Type::of(TypeKind::string));
    add(invoice_, "fecha", Type::of(TypeKind::date));
    add(invoice_, "items", Type::list(Type::record(&line_)));
    invoice_.seal();
    add(root_, "expediente", Type::of(TypeKind::string));
    add(root_, "monto", Type::money(gtq));
    add(root_, "monto_usd", Type::money(currency_code("USD")));
    add(root_, "cantidad", Type::of(TypeKind::number));
    add(root_, "modalidad", Type::enumeration({"baja_cuantia", "compra_directa", "cotizacion"}));
    add(root_, "clase", Type::enumeration({"bienes", "obras"}));
    add(root_, "fecha_ingreso", Type::of(TypeKind::date));
    add(root_, "fecha", Type::of(TypeKind::date));
    add(root_, "certificada", Type::of(TypeKind::date_time));
    add(root_, "urgente", Type::of(TypeKind::boolean));
    add(root_, "código", Type::of(TypeKind::string));
    add(root_, "facturas", Type::list(Type::record(&invoice_)));
    add(root_, "contrato", Type::record(&invoice_));
    root_.seal();
    scope.add({.name = "raíz", .type = Type::record(&root_), .open = true});
  }

  // Reads the fields given as FEEL; the others are absent.
  Value read(std::string_view context) {
    Result<Expression> compiled =
        Expression::compile(EmbeddedText::of("<datos>", std::string(context)), Scope(), CompileOptions());
    EXPECT_TRUE(compiled.ok()) << messages(compiled.diagnostics());
    sources_.push_back(compiled.value());
    return as(sources_.back().evaluate(at_noon({}), arena_), Type::record(&root_));
  }

  // The result in the pack profile, or the diagnostics that stop it.
  std::string evaluate(std::string_view expression, std::string_view data, Language language = Language::es) {
    CompileOptions const options{.profile = Profile::pack, .language = language};
    Result<Expression> compiled =
        Expression::compile(EmbeddedText::of("<regla>", std::string(expression)), scope, options);
    if (!compiled) return messages(compiled.diagnostics());
    std::vector<Value> const inputs{read(data)};
    return evaluate_both(compiled.value(), at_noon(inputs));
  }

  // What is said when the text is compiled as a rule's condition.
  Diagnostics check(std::string_view expression, Type expected = {}, FieldUse* uses = nullptr) {
    CompileOptions options{.profile = Profile::pack, .language = Language::es};
    options.expected = expected;
    options.uses = uses;
    return Expression::compile(EmbeddedText::of("<regla>", std::string(expression)), scope, options)
        .diagnostics();
  }

  Scope scope;
  RecordType const& root() const { return root_; }
  RecordType const& invoice() const { return invoice_; }
  RecordType const& line() const { return line_; }

 private:
  static void add(RecordType& type, std::string name, Type field) {
    SchemaField schema;
    schema.name = std::move(name);
    schema.type = std::move(field);
    type.fields.push_back(std::move(schema));
  }

  Value as(Value const& value, Type const& type) {
    if (value.is(Kind::number) && type.is(TypeKind::money)) return value.with_currency(type.currency());
    if (value.is(Kind::list) && type.is(TypeKind::list)) {
      std::vector<Value> items;
      for (Value const& item : value.as_list()) items.push_back(as(item, type.item()));
      return Value::list(items, arena_);
    }
    RecordType const* const record = type.record();
    if (!value.is(Kind::context) || record == nullptr) return value;
    Value* const slots = arena_.allocate_array<Value>(record->fields.size());
    for (std::size_t slot = 0; slot < record->fields.size(); ++slot) {
      Value const* const entry = value.as_context().find(record->fields[slot].name);
      slots[slot] = entry == nullptr   ? Value::null(NullReason::absent)
                    : entry->is_null() ? Value::null(NullReason::null_in_data)
                                       : as(*entry, record->fields[slot].type);
    }
    return Value::context(arena_.store(Context{&record->shape(), slots, nullptr, record}));
  }

  RecordType line_;
  RecordType invoice_;
  RecordType root_;
  std::vector<Expression> sources_;
  Arena arena_;
};

}  // namespace visado::test
