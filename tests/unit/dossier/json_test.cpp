// Dossiers of JSON and JSON Lines.
#include <gtest/gtest.h>

#include "dossier/json/check.hpp"
#include "dossier/json/units.hpp"
#include "unit/dossier/sample.hpp"

namespace visado::dossier {
namespace {

using sample::codes;
using sample::place;
using sample::Reading;

TEST(Json, AbsentEmptyZeroAndNullAreFourThings) {
  Reading r;
  r.lines(R"({"expediente":"P-1","monto":0,"nota":"","fecha":null,"etiquetas":[]})");
  EXPECT_EQ(r.feel(0, "monto"), "0");
  EXPECT_EQ(r.feel(0, "nota"), "\"\"");
  EXPECT_EQ(r.value(0, "fecha").null_reason(), NullReason::null_in_data);
  EXPECT_EQ(r.value(0, "tasa").null_reason(), NullReason::absent);
  EXPECT_EQ(r.feel(0, "etiquetas"), "[]");
  EXPECT_TRUE(r.dossiers[0].verifiable);
  EXPECT_TRUE(r.dossiers[0].diagnostics.empty());
  EXPECT_EQ(r.dossiers[0].key, "P-1");
  EXPECT_EQ(r.dossiers[0].place, "pagos.jsonl:1");
}

TEST(Json, RecordsAndLists) {
  Reading r;
  r.lines(R"({"expediente":"P-1","monto":1.00,"proveedor":{"nit":"576937-K","nombre":"A \"B\" \u00f1"},)"
          R"("facturas":[{"autorizacion":"x","total":1.50,"lineas":[{"codigo":"011","precio":2},{"codigo":"012"}]},)"
          R"({"total":2}],"etiquetas":["a","b"]})");
  ASSERT_EQ(r.dossiers.size(), 1u);
  EXPECT_EQ(codes(r.dossiers[0].diagnostics), "");
  EXPECT_EQ(r.value(0, "proveedor", "nit").as_string(), "576937K");
  EXPECT_EQ(r.value(0, "proveedor", "nombre").as_string(), "A \"B\" ñ");
  auto const invoices = r.value(0, "facturas").as_list();
  ASSERT_EQ(invoices.size(), 2u);
  EXPECT_EQ(to_feel(*invoices[0].as_context().find("total")), "1.50");
  auto const lines = invoices[0].as_context().find("lineas")->as_list();
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1].as_context().find("codigo")->as_string(), "012");
  EXPECT_EQ(lines[1].as_context().find("precio")->null_reason(), NullReason::absent);
  EXPECT_EQ(r.feel(0, "etiquetas"), "[\"a\", \"b\"]");
  EXPECT_EQ(invoices[0].as_context().record, r.schema->types.at("Factura").get());
}

TEST(Json, OnlyWhatIsAskedForIsConverted) {
  Reading r(false);
  r.lines(R"({"expediente":"P-1","monto":1,"fecha":"nunca","nota":7,"facturas":[{"autorizacion":5,"lineas":3}]})");
  Dossier const& dossier = r.dossiers[0];
  EXPECT_EQ(r.value(0, "fecha").null_reason(), NullReason::not_read);
  EXPECT_EQ(r.value(0, "nota").null_reason(), NullReason::not_read);
  // Keys and required fields are, and the lists that lead to them.
  EXPECT_EQ(codes(dossier.diagnostics), "LEC-031 LEC-020");
  EXPECT_FALSE(dossier.verifiable);
}

TEST(Json, RequiredFieldsMissingNullOrIllegible) {
  Reading r;
  r.lines("{\"expediente\":\"P-1\"}\n{\"expediente\":\"P-2\",\"monto\":null}\n{\"expediente\":\"P-3\",\"monto\":\"3o.50\"}\n"
          "{\"monto\":1}\n{\"expediente\":4,\"monto\":1}");
  ASSERT_EQ(r.dossiers.size(), 5u);
  std::vector<std::string> const expected{"LEC-020", "LEC-021", "LEC-030", "LEC-020", "LEC-031"};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(codes(r.dossiers[i].diagnostics), expected[i]);
    EXPECT_FALSE(r.dossiers[i].verifiable);
    EXPECT_TRUE(r.dossiers[i].diagnostics.has_errors());
  }
  EXPECT_EQ(place(r.dossiers[2].diagnostics), "3:29");
  EXPECT_EQ(r.dossiers[2].key, "P-3");
  EXPECT_EQ(r.dossiers[3].key, "");
  EXPECT_EQ(r.dossiers[2].diagnostics.items()[0].message(), "monto: \"3o.50\" no es un número");
}

TEST(Json, IllegibleElsewhereIsAWarning) {
  Reading r;
  r.lines(R"({"expediente":"P-1","monto":1,"fecha":"ayer","clase":"c","firmado":1,"facturas":[{"total":1,"lineas":[{"precio":"x"}]}]})");
  EXPECT_TRUE(r.dossiers[0].verifiable);
  EXPECT_EQ(codes(r.dossiers[0].diagnostics), "LEC-040 LEC-051 LEC-024 LEC-030");
  EXPECT_EQ(r.dossiers[0].diagnostics.items()[3].arguments[0], "facturas[1].lineas[1].precio");
  EXPECT_EQ(r.value(0, "fecha").null_reason(), NullReason::illegible);
}

TEST(Json, WrongShapes) {
  Reading r;
  r.lines(R"({"expediente":"P-1","monto":1,"proveedor":"x","facturas":{"total":1},"etiquetas":"a","nota":{"a":[1]},"fecha":[]})"
          "\n"
          R"({"expediente":"P-2","monto":1,"facturas":[1,null,{"total":2}],"etiquetas":["a",1,{"b":2}]})");
  EXPECT_EQ(codes(r.dossiers[0].diagnostics), "LEC-024 LEC-024 LEC-024 LEC-024 LEC-024");
  EXPECT_EQ(codes(r.dossiers[1].diagnostics), "LEC-024 LEC-031 LEC-024");
  auto const invoices = r.value(1, "facturas").as_list();
  ASSERT_EQ(invoices.size(), 3u);
  EXPECT_EQ(invoices[0].null_reason(), NullReason::illegible);
  EXPECT_EQ(invoices[1].null_reason(), NullReason::null_in_data);
  EXPECT_TRUE(invoices[2].is(Kind::context));
}

TEST(Json, RepeatedFieldsAreIllegible) {
  Reading r;
  r.lines(R"({"expediente":"P-1","monto":1,"nota":"a","nota":"b"})" "\n" R"({"expediente":"P-2","monto":1,"monto":2})");
  EXPECT_EQ(codes(r.dossiers[0].diagnostics), "LEC-022");
  EXPECT_TRUE(r.dossiers[0].verifiable);
  EXPECT_EQ(r.value(0, "nota").null_reason(), NullReason::illegible);
  EXPECT_EQ(r.dossiers[0].diagnostics.items()[0].related.size(), 1u);
  EXPECT_FALSE(r.dossiers[1].verifiable);
}

TEST(Json, UnknownKeysWithTheNearestName) {
  Reading r;
  r.lines(R"({"expediente":"P-1","monto":1,"notaa":1,"zzzzzz":{"a":[1,{}]},"facturas":[{"total":1,"lineass":[]}]})");
  auto const& unknown = r.dossiers[0].unknown_keys;
  ASSERT_EQ(unknown.size(), 3u);
  EXPECT_EQ(unknown[0], (std::pair<std::string, std::string>("notaa", "nota")));
  EXPECT_EQ(unknown[1], (std::pair<std::string, std::string>("zzzzzz", "")));
  EXPECT_EQ(unknown[2], (std::pair<std::string, std::string>("facturas.lineass", "facturas.lineas")));
}

TEST(Json, EscapedKeysAreKeys) {
  Reading r;
  r.lines(R"({"\u0065xpediente":"P-1","mo\u006eto":1})");
  EXPECT_EQ(r.dossiers[0].key, "P-1");
  EXPECT_TRUE(r.dossiers[0].verifiable);
}

TEST(Json, Currencies) {
  Reading r;
  r.lines(R"({"expediente":"P-1","monto":1,"en_moneda":5.00,"moneda":"USD"})" "\n"
          R"({"expediente":"P-1","monto":1,"en_moneda":5.00})" "\n"
          R"({"expediente":"P-1","monto":1,"en_moneda":5.00,"moneda":"dólar"})" "\n"
          R"({"expediente":"P-1","monto":1,"en_moneda":"Q5.00","moneda":"USD"})");
  EXPECT_EQ(r.value(0, "en_moneda").currency(), currency_code("USD"));
  EXPECT_EQ(r.value(0, "monto").currency(), sample::gtq());
  EXPECT_EQ(codes(r.dossiers[1].diagnostics), "LEC-025");
  EXPECT_EQ(codes(r.dossiers[2].diagnostics), "LEC-025");
  EXPECT_EQ(codes(r.dossiers[3].diagnostics), "LEC-034 LEC-026");
  EXPECT_EQ(r.value(1, "en_moneda").null_reason(), NullReason::illegible);
}

TEST(Json, LinesThatAreNotJsonAreCountedAndTheRestIsRead) {
  Reading r;
  r.lines("{\"expediente\":\"P-1\",\"monto\":1}\n"
          "{\"expediente\":\"P-2\",,\"monto\":1}\n"
          "\n   \r\n"
          "[1,2]\n"
          "7\n"
          "{\"expediente\":\"P-6\",\"monto\":01}\n"
          "{\"expediente\":\"P-7\",\"monto\":1} x\n"
          "{\"expediente\":\"P-8\",\"monto\":1}\r\n"
          "{\"expediente\":\"P-9\",\"mon");
  ASSERT_EQ(r.dossiers.size(), 8u);
  std::vector<std::string> const expected{"", "LEC-001", "LEC-003", "LEC-003", "LEC-001", "LEC-001", "", "LEC-002"};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(codes(r.dossiers[i].diagnostics), expected[i]) << i;
    EXPECT_EQ(r.dossiers[i].verifiable, expected[i].empty());
    EXPECT_EQ(r.dossiers[i].root.is_null(), !expected[i].empty());
    EXPECT_EQ(r.dossiers[i].ordinal, i);
  }
  EXPECT_EQ(place(r.dossiers[1].diagnostics), "2:21");
  EXPECT_EQ(place(r.dossiers[4].diagnostics), "7:29");
  EXPECT_EQ(place(r.dossiers[7].diagnostics), "10:25");
  EXPECT_EQ(r.dossiers[6].place, "pagos.jsonl:9");
}

TEST(Json, WhatIsSkippedMustBeJsonToo) {
  for (std::string const bad : {"tru", "[1,2", "[1}", "{\"a\":}", "\"a\\x\"", "1.", "[1,]", "{\"a\":1,}"}) {
    Reading r;
    r.lines("{\"desconocido\":" + bad + ",\"expediente\":\"P-1\",\"monto\":1}");
    ASSERT_EQ(r.dossiers.size(), 1u);
    if (bad == "\"a\\x\"") continue;  // texts that nobody reads are not decoded
    EXPECT_FALSE(r.dossiers[0].verifiable) << bad;
  }
}

TEST(Json, Depth) {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "[";
  for (int i = 0; i < 200; ++i) deep += "]";
  Reading r;
  r.lines("{\"x\":" + deep + ",\"expediente\":\"P-1\",\"monto\":1}\n{\"expediente\":\"P-2\",\"monto\":1}");
  EXPECT_EQ(codes(r.dossiers[0].diagnostics), "LEC-005");
  EXPECT_TRUE(r.dossiers[1].verifiable);
}

TEST(Json, NulBytesAreRefused) {
  Reading r;
  std::string text = "{\"expediente\":\"P-1\",\"monto\":1,\"nota\":\"a_b\"}\n{\"expediente\":\"P-2\",\"monto\":1}";
  text[text.find('_')] = '\0';
  r.lines(text);
  EXPECT_EQ(codes(r.dossiers[0].diagnostics), "LEC-012");
  EXPECT_TRUE(r.dossiers[1].verifiable);
}

TEST(Json, Windows1252WithOneWarningPerFile) {
  Reading r;
  r.lines("{\"expediente\":\"P-1\",\"monto\":1}\n"
          "{\"expediente\":\"P-2\",\"monto\":1,\"nota\":\"a\xf1o\",\"fecha\":1}\n"
          "{\"expediente\":\"P-3\",\"monto\":1,\"nota\":\"\x80\"}\n"
          "{\"expediente\":\"P-4\",\"monto\":1,\"nota\":\"\x81\"}");
  EXPECT_EQ(codes(r.source->diagnostics()), "LEC-011");
  EXPECT_EQ(r.source->diagnostics().items()[0].arguments[0], "2");
  EXPECT_EQ(r.value(1, "nota").as_string(), "año");
  EXPECT_EQ(r.value(2, "nota").as_string(), "€");
  EXPECT_EQ(codes(r.dossiers[3].diagnostics), "LEC-012");
  EXPECT_EQ(place(r.dossiers[1].diagnostics), "2:52");
}

TEST(Json, ByteOrderMarksAndUtf16) {
  std::string const line = "{\"expediente\":\"P-1\",\"monto\":1,\"nota\":\"año 😀\"}\n{\"expediente\":\"P-2\",\"monto\":2}\n";
  auto utf16 = [&](bool little) {
    std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
    std::u16string const units = u"{\"expediente\":\"P-1\",\"monto\":1,\"nota\":\"año 😀\"}\n{\"expediente\":\"P-2\",\"monto\":2}\n";
    for (char16_t const unit : units) {
      char const low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
      out += little ? low : high;
      out += little ? high : low;
    }
    return out;
  };
  for (std::string const& text : {"\xEF\xBB\xBF" + line, utf16(true), utf16(false)}) {
    for (std::size_t const block : {4u, 5u, 7u, 64u, 4096u}) {
      Reading r;
      r.lines(text, block);
      ASSERT_EQ(r.dossiers.size(), 2u);
      EXPECT_EQ(r.value(0, "nota").as_string(), "año 😀");
      EXPECT_EQ(r.dossiers[1].key, "P-2");
      auto const again = r.source->again(0, r.units[1]->offset);
      ASSERT_TRUE(again);
      EXPECT_EQ(again->bytes, r.units[1]->bytes);
    }
  }
}

TEST(Json, ArraysAcrossBlocks) {
  std::string const text =
      " [ {\"expediente\":\"P-1\",\"monto\":1,\"nota\":\"],} \\\"\"},\n  {\"expediente\" : \"P-2\",\n   \"monto\": [2]},"
      "{\"expediente\":\"P-3\",\"monto\":3,\"etiquetas\":[\"a\",\"]\"]} ] \n";
  for (std::size_t block = 4; block < text.size() + 2; ++block) {
    Reading r;
    r.json(text, block);
    ASSERT_EQ(r.dossiers.size(), 3u) << block;
    EXPECT_EQ(codes(r.source->diagnostics()), "");
    EXPECT_EQ(r.dossiers[0].key, "P-1");
    EXPECT_EQ(r.value(0, "nota").as_string(), "],} \"");
    EXPECT_EQ(codes(r.dossiers[1].diagnostics), "LEC-024");
    EXPECT_EQ(place(r.dossiers[1].diagnostics), "3:13");
    EXPECT_EQ(r.dossiers[2].place, "pagos.json:3");
    EXPECT_EQ(r.units[2]->column, 18u);
    EXPECT_EQ(r.source->quote(*r.units[2], r.dossiers[2].root.as_context(), 2).place, "línea 3, columna 46");
    for (auto const& unit : r.units) {
      auto const again = r.source->again(0, unit->offset);
      ASSERT_TRUE(again) << block;
      EXPECT_EQ(again->bytes, unit->bytes);
      EXPECT_EQ(again->ordinal, unit->ordinal);
      EXPECT_EQ(again->line, unit->line);
      EXPECT_EQ(again->column, unit->column);
    }
  }
}

TEST(Json, LinesAcrossBlocks) {
  std::string text;
  for (int i = 0; i < 12; ++i) {
    text += "{\"expediente\":\"P-" + std::to_string(i) + "\",\"monto\":" + std::to_string(i) + "}" + (i % 3 ? "\n" : "\r\n\n");
  }
  for (std::size_t block = 4; block < 80; ++block) {
    Reading r;
    r.lines(text, block);
    ASSERT_EQ(r.dossiers.size(), 12u);
    for (std::size_t i = 0; i < 12; ++i) {
      EXPECT_EQ(r.dossiers[i].key, "P-" + std::to_string(i));
      auto const again = r.source->again(0, r.units[i]->offset);
      ASSERT_TRUE(again);
      EXPECT_EQ(again->bytes, r.units[i]->bytes);
      EXPECT_EQ(again->line, r.units[i]->line);
    }
    EXPECT_FALSE(r.source->again(0, 3));
    EXPECT_FALSE(r.source->again(1, 0));
  }
}

TEST(Json, ArraysThatAreDamaged) {
  struct Case {
    std::string text;
    std::size_t dossiers;
    std::string codes;
  };
  std::string const one = "{\"expediente\":\"P-1\",\"monto\":1}";
  for (Case const& c : std::vector<Case>{{"[" + one + "," + one, 2, "LEC-006"},
                                         {"[" + one + ",{\"expediente\":\"P-", 2, "LEC-006"},
                                         {"[" + one + " " + one + "]", 2, "LEC-007"},
                                         {"[" + one + ",]", 1, "LEC-007"},
                                         {"[" + one + "] x", 1, "LEC-008"},
                                         {"[]", 0, "LEC-009"},
                                         {"", 0, "LEC-009"},
                                         {"[", 0, "LEC-006"},
                                         {"[" + one + ",}," + one + "]", 3, ""},
                                         {"[1,\"a\",null,[" + one + "]]", 4, ""}}) {
    Reading r;
    r.json(c.text);
    EXPECT_EQ(r.dossiers.size(), c.dossiers) << c.text;
    EXPECT_EQ(codes(r.source->diagnostics()), c.codes) << c.text;
    EXPECT_FALSE(r.source->next(*std::make_unique<DossierSource::Unit>()));
  }
}

TEST(Json, OneObjectPrettyPrinted) {
  Reading r;
  r.json("\n{\n  \"expediente\": \"P-1\",\n  \"monto\": \"Q 5.00\"\n}\n");
  ASSERT_EQ(r.dossiers.size(), 1u);
  EXPECT_EQ(codes(r.dossiers[0].diagnostics), "LEC-034");
  EXPECT_EQ(place(r.dossiers[0].diagnostics), "4:12");
  EXPECT_EQ(r.source->format(), InputFormat::json);
}

TEST(Json, Quotations) {
  Reading r;
  r.lines("\n{\"expediente\":\"P-1\",\"monto\":\"Q 1\\u002c234.50\",\"fecha\":null, \"proveedor\" : {\"nit\":\"57-k\"},\"secreto\":5}");
  Context const& root = r.dossiers[0].root.as_context();
  auto quote = [&](Context const& record, std::string_view name) {
    return r.source->quote(*r.units[0], record, *record.shape->find(name));
  };
  EXPECT_EQ(quote(root, "monto").raw, "Q 1,234.50");
  EXPECT_EQ(quote(root, "monto").place, "línea 2, columna 29");
  EXPECT_EQ(quote(root, "fecha").raw, "null");
  EXPECT_EQ(quote(root, "tasa").raw, "");
  EXPECT_EQ(quote(root, "tasa").place, "");
  EXPECT_EQ(quote(root, "secreto").raw, "(reservado)");
  EXPECT_EQ(quote(root, "proveedor").raw, "{\"nit\":\"57-k\"}");
  Value const supplier = r.value(0, "proveedor");
  EXPECT_EQ(quote(supplier.as_context(), "nit").raw, "57-k");
}

TEST(Json, DiagnosticsDoNotShowSensitiveValues) {
  for (std::string const text : {R"({"expediente":"P-1","monto":"x","secreto":77777,"proveedor":{"nit":"1"}})",
                                 R"({"expediente":"P-1","monto":"x","secretos":"77777"})",
                                 R"({"expediente":"P-1","monto":1,"secreto":"77777 x"})",
                                 R"({"expediente":"P-1","monto":1,"secreto":"77777")"}) {
    Reading r;
    r.lines(text);
    ASSERT_FALSE(r.dossiers[0].diagnostics.empty());
    for (Diagnostic const& diagnostic : r.dossiers[0].diagnostics) {
      EXPECT_EQ(render(diagnostic).find("77777"), std::string::npos) << render(diagnostic);
    }
  }
}

TEST(Json, TooLongIsSkippedAndCounted) {
  std::string const long_text(JsonUnits::longest_unit + 100, 'x');
  Reading r;
  r.lines("{\"expediente\":\"P-1\",\"monto\":1}\n{\"nota\":\"" + long_text + "\"}\n{\"expediente\":\"P-3\",\"monto\":1}",
          1 << 16);
  ASSERT_EQ(r.dossiers.size(), 3u);
  EXPECT_EQ(codes(r.dossiers[1].diagnostics), "LEC-004");
  EXPECT_TRUE(r.dossiers[2].verifiable);
}

TEST(Json, TextsPointIntoTheUnit) {
  Reading r;
  r.lines(R"({"expediente":"P-1","monto":1,"nota":"un texto"})");
  std::string_view const bytes = r.units[0]->bytes;
  char const* const text = r.value(0, "nota").as_string().data();
  EXPECT_TRUE(text >= bytes.data() && text < bytes.data() + bytes.size());
}

TEST(JsonLayout, LinesOrValues) {
  auto layout = [](std::string_view text) { return json_layout(text, false); };
  EXPECT_EQ(layout("{\"a\":1}\n{\"a\":2}\n"), JsonLayout::lines);
  EXPECT_EQ(layout("{\"a\":1\n{\"a\":2}\n"), JsonLayout::lines);
  EXPECT_EQ(layout("{\"a\":1}\n"), JsonLayout::values);
  EXPECT_EQ(layout("{\n  \"a\": 1\n}\n"), JsonLayout::values);
  EXPECT_EQ(layout("{\"a\":[\n{\"b\":1}]}"), JsonLayout::values);
  EXPECT_EQ(layout("  [\n{\"a\":1}]"), JsonLayout::values);
  EXPECT_EQ(json_layout("{\"a\":", true), JsonLayout::lines);
}

TEST(JsonCheck, SaysWhereAndWhy) {
  struct Case {
    std::string_view text;
    std::size_t at;
    std::string_view reason;
  };
  for (Case const& c : std::vector<Case>{{"{\"a\":1,}", 7, "sobra una coma"},
                                         {"{\"a\" 1}", 5, "faltan los dos puntos después del nombre del campo"},
                                         {"{a:1}", 1, "se esperaba el nombre de un campo entre comillas"},
                                         {"[1 2]", 3, "falta una coma"},
                                         {"[1,]", 3, "sobra una coma"},
                                         {"[}", 1, "falta un valor"},
                                         {"{]", 1, "se esperaba el nombre de un campo entre comillas"},
                                         {"[1}", 2, "se cierra con } una lista"},
                                         {"nulo", 0, "lo que hay no es un valor; los textos van entre comillas"},
                                         {"\"\\ud800\"", 6, "\\u no es un carácter"},
                                         {"\"a\nb\"", 2, "dentro de un texto hay un salto de línea o un signo de control"}}) {
    auto const fault = check_json(c.text);
    ASSERT_TRUE(fault) << c.text;
    EXPECT_EQ(fault->at, c.at) << c.text;
    EXPECT_EQ(fault->reason, c.reason) << c.text;
  }
  for (std::string_view const text : {"{}", "[]", " {\"a\":[1,-2.5e3,null,true,\"\\ud83d\\ude00\"],\"b\":{}} ", "1"}) {
    EXPECT_FALSE(check_json(text)) << text;
  }
}

}  // namespace
}  // namespace visado::dossier
