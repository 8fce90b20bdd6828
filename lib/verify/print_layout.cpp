#include "verify/print_layout.hpp"

#include "support/json_writer.hpp"
#include "verify/print.hpp"

namespace visado::verify {
namespace {

class Printer {
 public:
  explicit Printer(Facts& facts) : facts_(facts) {}

  std::string const& run(PrintLayout const& layout, std::uint16_t currency) {
    json_.begin_object().key("moneda").text(currency_name(currency)).key("liquido");
    if (layout.payable) value(*layout.payable);
    else json_.null();
    json_.key("partes").begin_list();
    for (auto const& part : layout.parts) print(part);
    json_.end_list().end_object();
    return json_.text();
  }

 private:
  void print(PrintLayout::Part const& part) {
    json_.begin_object().key("titulo").text(part.title);
    if (part.for_each.empty()) {
      json_.key("datos").begin_list();
      for (auto const& datum : part.data) {
        json_.begin_list().text(datum.label);
        value(datum.value);
        json_.end_list();
      }
    } else {
      json_.key("columnas").begin_list();
      for (auto const& datum : part.data) json_.text(datum.label);
      json_.end_list().key("filas").begin_list();
      rows(part, 0);
    }
    json_.end_list().end_object();
  }

  void rows(PrintLayout::Part const& part, std::size_t level) {
    if (level == part.for_each.size()) {
      json_.begin_list();
      for (auto const& datum : part.data) value(datum.value);
      json_.end_list();
      return;
    }
    auto const& each = part.for_each[level];
    facts_.begin_rule();
    auto const list = facts_.evaluate(each.list);
    if (!list.is(Kind::list)) return;
    for (auto const& item : list.as_list()) {
      facts_.set_input(each.input, item);
      rows(part, level + 1);
    }
  }

  // What is missing is null; what could not be computed says so.
  void value(Expression const& expression) {
    facts_.begin_rule();
    auto const value = facts_.evaluate(expression);
    auto const text = for_people(value, expression.type());
    if (value.is_null() && text == for_people(Value(), expression.type())) json_.null();
    else json_.text(text);
  }

  Facts& facts_;
  JsonWriter json_;
};

}  // namespace

void print_layout(PrintLayout const& layout, Facts& facts, std::uint16_t currency, std::string& printed) {
  printed.clear();
  if (!layout.empty()) printed = Printer(facts).run(layout, currency);
}

}  // namespace visado::verify
