#include "visado/diagnostic.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "support/placeholders.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado {
namespace {

std::set<std::size_t> placeholders(std::string_view text) {
  std::set<std::size_t> numbers;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (Placeholder p = placeholder_at(text, i); p.length > 0) numbers.insert(p.number);
  }
  return numbers;
}

TEST(DiagnosticTable, IsWellFormed) {
  std::set<std::string_view> names;
  std::map<std::string, std::string_view> last_of_prefix;
  for (CodeInfo const& row : all_codes()) {
    SCOPED_TRACE(row.name);
    EXPECT_TRUE(names.insert(row.name).second) << "a code twice";
    EXPECT_EQ(&info(row.code), &row);
    EXPECT_EQ(find_code(row.name), &row);
    EXPECT_FALSE(row.message.empty());
    EXPECT_FALSE(row.explanation.empty());

    std::size_t hyphen = row.name.rfind('-');
    ASSERT_NE(hyphen, row.name.npos);
    EXPECT_EQ(row.name.size() - hyphen, 4U) << "three digits";
    std::string_view& last = last_of_prefix[std::string(row.name.substr(0, hyphen))];
    EXPECT_LT(last, row.name) << "codes of a prefix in order";
    last = row.name;

    std::set<std::size_t> numbers = placeholders(row.message);
    std::size_t wanted = numbers.empty() ? 0 : *numbers.rbegin() + 1;
    EXPECT_EQ(wanted, numbers.size()) << "placeholders from {0} without holes";
    EXPECT_TRUE(documentation_page(row).starts_with("# " + std::string(row.name)));
  }
  EXPECT_EQ(find_code("NADA-000"), nullptr);
}

TEST(DocumentationPage, IsMarkdown) {
  CodeInfo row{code::file_unreadable,
               "FEEL-012",
               Severity::warning,
               "no se puede comparar {0} con {1}",
               "Una fecha no es un número.",
               "fecha > 30",
               "fecha > date(\"2024-01-01\")"};
  EXPECT_EQ(documentation_page(row), R"(# FEEL-012: no se puede comparar … con …

Gravedad: aviso.

Una fecha no es un número.

## Incorrecto

```
fecha > 30
```

## Correcto

```
fecha > date("2024-01-01")
```
)");
}

TEST(Placeholders, AreFilled) {
  EXPECT_EQ(fill_placeholders("{1} y {0} y {0}", {"a", "b"}), "b y a y a");
  EXPECT_EQ(fill_placeholders("{0} {2} {x} {} {", {"{1}", "b"}), "{1} {2} {x} {} {");
  EXPECT_EQ(fill_placeholders("", {"a"}), "");
}

Label at(SourcePtr source, std::uint32_t offset) { return {std::move(source), {offset, offset + 1}, ""}; }

TEST(Diagnostics, AreSortedAsPeopleRead) {
  auto a = std::make_shared<Source const>("a.yaml", "xxxxx");
  auto b = std::make_shared<Source const>("b.yaml", "xxxxx");
  Diagnostics all;
  all.add(Diagnostic::make(code::file_unreadable, at(b, 0)));
  all.add(Diagnostic::make(code::not_available_yet, at(a, 3), {"segundo"}));
  all.add(Diagnostic::make(code::file_unreadable, at(a, 3), {"primero"}));
  all.add(Diagnostic::make(code::not_available_yet, at(a, 1)));
  Diagnostics more;
  more.add(Diagnostic::make(code::not_available_yet, {}));
  all.append(std::move(more));
  all.sort();
  EXPECT_EQ(all.items()[0].at.source, nullptr);
  EXPECT_EQ(all.items()[1].at.span.begin, 1U);
  EXPECT_EQ(all.items()[2].arguments.at(0), "primero");
  EXPECT_EQ(all.items()[3].arguments.at(0), "segundo");
  EXPECT_EQ(all.items()[4].at.source, b);
}

TEST(Diagnostics, AreCounted) {
  Diagnostics all;
  EXPECT_FALSE(all.has_errors());
  all.add(Diagnostic::make(code::file_unreadable, {})).severity = Severity::warning;
  EXPECT_FALSE(all.has_errors());
  all.add(Diagnostic::make(code::file_unreadable, {}));
  EXPECT_TRUE(all.has_errors());
  EXPECT_EQ(all.count(Severity::warning), 1U);
}

TEST(Diagnostic, HasAJsonForm) {
  auto source = std::make_shared<Source const>("a\"b.yaml", "uno\ndos ñ");
  auto diagnostic =
      Diagnostic::make(code::file_unreadable, {source, {4, 10}, "aquí"}, {"x\ty", "\xFF"}, "mírelo");
  diagnostic.related.push_back({nullptr, {}, "declarado"});
  diagnostic.within = {"regla A-1", "exige"};
  EXPECT_EQ(to_json(diagnostic),
            R"({"codigo":"ARC-001","gravedad":"error","mensaje":"no se puede leer \"x\ty\": )"
            "\uFFFD"
            R"(","sugerencia":"mírelo","lugar":{"archivo":"a\"b.yaml","linea":2,"columna":1,)"
            R"("linea_final":2,"columna_final":6,"desde":4,"hasta":10,"texto":"aquí"},)"
            R"("relacionados":[{"texto":"declarado"}],"dentro_de":["regla A-1","exige"]})");
}

TEST(Suggest, FindsNearNames) {
  std::vector<std::string> const names{"fecha_ingreso", "fecha_pago", "monto", "número", "año"};
  using Names = std::vector<std::string>;
  EXPECT_EQ(suggest("fecha_ingrso", names), Names{"fecha_ingreso"});
  EXPECT_EQ(suggest("fehca_pago", names), Names{"fecha_pago"}) << "neighbours exchanged";
  EXPECT_EQ(suggest("NUMERO", names), Names{"número"}) << "accents and case count little";
  EXPECT_EQ(suggest("mnoto", names), Names{"monto"});
  EXPECT_EQ(suggest("xyz", names), Names{});
  EXPECT_EQ(suggest("", names), Names{});
  EXPECT_EQ(suggest("fecha_pagp", {"fecha_papa", "fecha_pago", "fecha_a"}),
            (Names{"fecha_pago", "fecha_papa"}));
  EXPECT_EQ(suggest("monto", names), Names{}) << "it is the name";
  EXPECT_EQ(suggest("montos", {"montes", "monto", "montos2", "monto", "mantas"}, 2),
            (Names{"montes", "monto"}));
}

TEST(Suggest, MakesAHint) {
  EXPECT_EQ(suggestion_hint("fecha_ingrso", {"fecha_ingreso"}), "¿quiso decir \"fecha_ingreso\"?");
  EXPECT_EQ(suggestion_hint("monta", {"monto", "monte", "montas"}),
            "¿quiso decir \"monto\", \"monte\" o \"montas\"?");
  EXPECT_EQ(suggestion_hint("x", {"monto"}), "");
}

}  // namespace
}  // namespace visado
