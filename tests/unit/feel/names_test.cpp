// The table of names that a text may use, and the words that no name may hold.
#include <gtest/gtest.h>

#include "feel/grammar/keywords.hpp"
#include "feel/grammar/names.hpp"
#include "visado/schema.hpp"

namespace visado::feel {
namespace {

std::string longest(NameTable const& names, std::string_view text, bool fold = false) {
  NameTable::Match const match = names.longest(text, fold);
  return std::string(match.name) + ":" + std::to_string(match.length);
}

Binding binding(std::string name, Type type) {
  Binding result;
  result.name = std::move(name);
  result.type = std::move(type);
  return result;
}

TEST(NameTable, PrefersTheLongest) {
  NameTable names;
  for (char const* name : {"fecha", "fecha de pago", "fecha de pago final"}) names.add(name);
  EXPECT_EQ("fecha de pago:13", longest(names, "fecha de pago > 3"));
  EXPECT_EQ("fecha de pago final:19", longest(names, "fecha de pago final"));
  EXPECT_EQ("fecha:5", longest(names, "fecha de pagos"));
  EXPECT_EQ(":0", longest(names, "fechas"));
  EXPECT_EQ(":0", longest(names, ""));
}

TEST(NameTable, BlanksAreFree) {
  NameTable names;
  names.add("a b");
  names.add("c-d");
  EXPECT_EQ("a b:4", longest(names, "a\t\nb"));
  EXPECT_EQ(":0", longest(names, "ab"));
  EXPECT_EQ("c-d:5", longest(names, "c - d"));
  EXPECT_EQ("c-d:3", longest(names, "c-d"));
}

TEST(NameTable, AccentsMatterOnlyWithoutFolding) {
  NameTable names;
  names.add("cuantía máxima");
  EXPECT_EQ(":0", longest(names, "cuantia maxima"));
  EXPECT_EQ("cuantía máxima:14", longest(names, "cuantia maxima", true));
  EXPECT_EQ("cuantía máxima:16", longest(names, "cuantía máxima", true));
  names.add("caña");
  EXPECT_EQ(":0", longest(names, "cana", true));
}

TEST(NameTable, TwoNamesEqualAfterFoldingKeepTheirSpelling) {
  NameTable names;
  names.add("linea");
  names.add("línea");
  EXPECT_EQ("línea:6", longest(names, "línea", true));
  EXPECT_EQ("linea:5", longest(names, "linea", true));
}

TEST(NameTable, HoldsFieldsAtAnyDepth) {
  RecordType invoice;
  invoice.name = "Factura";
  invoice.fields.emplace_back().name = "fecha de pago";
  invoice.fields.emplace_back().name = "madre";
  invoice.fields.back().type = Type::record(&invoice);  // recursive
  invoice.seal();
  Scope outer;
  outer.add(binding("lista de facturas", Type::list(Type::record(&invoice))));
  Scope scope(&outer);
  scope.add(binding("datos", Type::context({{"número de serie", Type::of(TypeKind::string)}})));
  NameTable const names(scope);
  EXPECT_EQ("fecha de pago:13", longest(names, "fecha de pago"));
  EXPECT_EQ("lista de facturas:17", longest(names, "lista de facturas"));
  EXPECT_EQ("número de serie:16", longest(names, "número de serie"));
}

TEST(NameTable, BuiltinsHideNothing) {
  Scope scope;
  scope.add(binding("suma", Type::of(TypeKind::number)));
  NameTable const names(scope);
  EXPECT_FALSE(names.longest("suma", true).builtin);
  EXPECT_TRUE(names.longest("promedio", true).builtin);
  // «fecha y hora» is a function only where it is called; its Spanish name does not exist in English.
  EXPECT_EQ("fecha", names.longest("fecha y hora", true).name);
  EXPECT_EQ(12u, names.longest("fecha y hora (x)", true).length);
  EXPECT_EQ(0u, names.longest("fecha y hora (x)", false).length);
  EXPECT_EQ(13u, names.longest("date and time(x)", false).length);
}

TEST(NameTable, PropertiesStandBehindAPoint) {
  Scope const scope;
  NameTable const names(scope);
  EXPECT_EQ("time", names.longest("time offset", false).name);  // the function
  EXPECT_EQ(11u, names.longest_property("time offset", false).length);
}

TEST(Keywords, KnowBothVocabularies) {
  EXPECT_EQ(Keyword::some, find_keyword("algún", Language::es));
  EXPECT_EQ(Keyword::some, find_keyword("algun", Language::es));
  EXPECT_EQ(Keyword::some, find_keyword("alguna", Language::es));
  EXPECT_EQ(Keyword::some, find_keyword("some", Language::es));
  EXPECT_FALSE(find_keyword("algún", Language::en));
  EXPECT_FALSE(find_keyword("Some", Language::en));
  EXPECT_FALSE(find_keyword("", Language::es));
  EXPECT_FALSE(find_reserved("de", Language::es));
  EXPECT_EQ("devolver", spelling(Keyword::return_, Language::es));
}

TEST(Keywords, AreFoundWithinNames) {
  EXPECT_EQ("y", keyword_within("ingreso y gasto"));
  EXPECT_EQ("and", keyword_within("profit and loss"));
  EXPECT_EQ("en", keyword_within("valores en lista"));
  EXPECT_EQ("", keyword_within("fecha de pago"));
  EXPECT_EQ("", keyword_within("yegua"));
  EXPECT_EQ("", keyword_within(""));
}

}  // namespace
}  // namespace visado::feel
