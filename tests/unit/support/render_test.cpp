#include <gtest/gtest.h>

#include "support/terminal_text.hpp"
#include "visado/diagnostic.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado {
namespace {

SourcePtr source(std::string text, std::string name = "rules/pagos.yaml") {
  return std::make_shared<Source const>(std::move(name), std::move(text));
}

// The place of `needle` in the text.
Label label(SourcePtr const& source, std::string_view needle, std::string text = {}) {
  auto begin = static_cast<std::uint32_t>(source->text().find(needle));
  return {source, {begin, begin + static_cast<std::uint32_t>(needle.size())}, std::move(text)};
}

Diagnostic diagnostic(Label at, std::string argument = "x") {
  return Diagnostic::make(code::not_available_yet, std::move(at), {std::move(argument)});
}

TEST(Render, LabelsOnOneLineLieUnderIt) {
  auto text = source(std::string(13, '\n') + "      exige: fecha de pago > 30\n");
  Diagnostic d = diagnostic(label(text, "30", "número"), "comparar fecha con número");
  d.related.push_back(label(text, "fecha de pago", "fecha"));
  d.within = {"regla PAG-007", "exige"};
  d.hint = "reste fechas y compare duraciones:\nfecha de pago - fecha de factura > duration(\"P30D\")";
  EXPECT_EQ(render(d), R"(error[ARC-002]: todavía no disponible: comparar fecha con número
  --> rules/pagos.yaml:14:30
   |
14 |       exige: fecha de pago > 30
   |              -------------   ^^ número
   |              fecha
   = en: regla PAG-007 › exige
   = ayuda: reste fechas y compare duraciones:
            fecha de pago - fecha de factura > duration("P30D")
)");
}

TEST(Render, ManyLabelsOnALineStandBelowEachOther) {
  auto text = source("a + b + c + d");
  Diagnostic d = diagnostic(label(text, "b", "segundo"));
  d.severity = Severity::warning;
  d.related = {label(text, "a", "primero"), label(text, "c"), label(text, "d", "cuarto")};
  EXPECT_EQ(render(d), R"(aviso[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:5
  |
1 | a + b + c + d
  | -   ^   -   - cuarto
  | |   segundo
  | primero
)");
}

TEST(Render, OtherPlacesHaveTheirOwnSnippets) {
  auto text = source("uno: 1\ndos: 2\nuno: 3\n");
  auto other = source(std::string(99, '\n') + "uno: texto", "esquema.yaml");
  Diagnostic d = diagnostic({text, {14, 17}, "repetido"});
  d.severity = Severity::note;
  d.related = {label(text, "uno", "declarado aquí"), label(other, "texto"), {nullptr, {}, "vea el esquema"}};
  EXPECT_EQ(render(d), R"(nota[ARC-002]: todavía no disponible: x
   --> rules/pagos.yaml:3:1
    |
  3 | uno: 3
    | ^^^ repetido
   ::: rules/pagos.yaml:1:1
    |
  1 | uno: 1
    | --- declarado aquí
   ::: esquema.yaml:100:6
    |
100 | uno: texto
    |      -----
    = nota: vea el esquema
)");
}

TEST(Render, WithoutASource) {
  EXPECT_EQ(render(diagnostic({nullptr, {}, "línea de órdenes"})), R"(error[ARC-002]: todavía no disponible: x
 --> línea de órdenes
)");
  EXPECT_EQ(render(diagnostic({})), "error[ARC-002]: todavía no disponible: x\n");
}

TEST(Render, CaretsStandUnderTheirText) {
  auto text = source("\xEF\xBB\xBF\taño\tde 名前:\tn\u0303u x\r\nfin\r\n");
  EXPECT_EQ(render(diagnostic(label(text, "año", "aquí"))), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:2
  |
1 |     año de 名前:    )"
                                                            "n\u0303u x\n"
                                                            R"(  |     ^^^ aquí
)");
  EXPECT_EQ(render(diagnostic(label(text, "名前"))), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:9
  |
1 |     año de 名前:    )"
                                                     "n\u0303u x\n"
                                                     R"(  |            ^^^^
)");
  EXPECT_EQ(render(diagnostic(label(text, "x"))), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:17
  |
1 |     año de 名前:    )"
                                                  "n\u0303u x\n"
                                                  R"(  |                        ^
)");
}

TEST(Render, EmptySpansAndLineEnds) {
  auto text = source("a +\nb\n");
  EXPECT_EQ(render(diagnostic({text, {3, 3}, "falta algo"})), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:4
  |
1 | a +
  |    ^ falta algo
)");
  EXPECT_EQ(render(diagnostic({text, {6, 6}, ""})), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:3:1
  |
3 |
  | ^
)");
  EXPECT_EQ(render(diagnostic({text, {2, 5}, "varias líneas"})), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:3
  |
1 | a +
  |   ^
2 | b
  | ^ varias líneas
)");
}

TEST(Render, SpansOverSeveralLinesAreShownLineByLine) {
  auto text = source("exige: |\n  si a\n\n    entonces b  \n  sino c\n");
  EXPECT_EQ(render(diagnostic({text, {11, 43}, "todo"})), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:2:3
  |
2 |   si a
  |   ^^^^
  | …
4 |     entonces b
  |     ^^^^^^^^^^
5 |   sino c
  |   ^^^^^^ todo
)");
}

TEST(Render, OfManyLinesTheFirstOnesAndTheLastAreShown) {
  auto text = source("a\nb\nc\nd\ne\nf\ng\nh\n");
  EXPECT_EQ(render(diagnostic({text, {0, 15}, ""})), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:1
  |
1 | a
  | ^
2 | b
  | ^
3 | c
  | ^
4 | d
  | ^
  | …
8 | h
  | ^
)");
}

TEST(Render, LabelsOnTheNextLineStandInTheSameSnippet) {
  auto text = source("monto >\n  \"x\" y\n");
  Diagnostic d = diagnostic(label(text, ">"));
  d.related = {label(text, "monto", "dinero"), label(text, "\"x\"", "texto")};
  EXPECT_EQ(render(d), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:7
  |
1 | monto >
  | ----- ^
  | dinero
2 |   "x" y
  |   --- texto
)");
}

TEST(Render, LongLinesAreCutAroundThePlace) {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "palabra" + std::to_string(i) + ' ';
  auto text = source(words);
  RenderOptions const narrow{false, 44};
  EXPECT_EQ(render(diagnostic(label(text, "palabra50", "esta")), narrow),
            R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:491
  |
1 | …a48 palabra49 palabra50 palabra51 pala…
  |                ^^^^^^^^^ esta
)");
  EXPECT_EQ(render(diagnostic(label(text, "palabra0")), narrow), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:1
  |
1 | palabra0 palabra1 palabra2 palabra3 pa…
  | ^^^^^^^^
)");
  Diagnostic far = diagnostic(label(text, "palabra99", "al final"));
  far.related.push_back(label(text, "palabra0", "al principio"));
  EXPECT_EQ(render(far, narrow), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:981
  |
1 | …labra96 palabra97 palabra98 palabra99
  |                              ^^^^^^^^^ al final
 ::: rules/pagos.yaml:1:1
  |
1 | palabra0 palabra1 palabra2 palabra3 pa…
  | -------- al principio
)");
  EXPECT_EQ(render(diagnostic({text, {0, 900}, "todo"}), narrow), R"(error[ARC-002]: todavía no disponible: x
 --> rules/pagos.yaml:1:1
  |
1 | palabra0 palabra1 palabra2 palabra3 pa…
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ todo
)");
}

TEST(Render, CannotBeMadeToControlTheTerminal) {
  auto text = source("a \x1b[31m\u202E\xFF b", "x\ny");
  EXPECT_EQ(render(diagnostic(label(text, "b"), "\x1b]0;\x07")),
            "error[ARC-002]: todavía no disponible: ␛]0;␇\n"
            " --> x␊y:1:11\n"
            "  |\n"
            "1 | a ␛[31m\uFFFD\uFFFD b\n"
            "  |           ^\n");
}

TEST(Render, Colours) {
  auto text = source("a b");
  Diagnostic d = diagnostic(label(text, "b", "be"));
  d.related.push_back(label(text, "a"));
  EXPECT_EQ(render(d, {true, 100}),
            "\x1b[1;31merror[ARC-002]\x1b[0m\x1b[1m: todavía no disponible: x\x1b[0m\n"
            " \x1b[1;34m-->\x1b[0m rules/pagos.yaml:1:3\n"
            "\x1b[1;34m  |\x1b[0m\n"
            "\x1b[1;34m1 |\x1b[0m a b\n"
            "\x1b[1;34m  |\x1b[0m \x1b[1;34m-\x1b[0m \x1b[1;31m^\x1b[0m \x1b[1;31mbe\x1b[0m\n");
}

TEST(Render, SeveralAreParted) {
  Diagnostics all;
  all.add(diagnostic({}));
  all.add(diagnostic({}, "y"));
  EXPECT_EQ(render(all),
            "error[ARC-002]: todavía no disponible: x\n\nerror[ARC-002]: todavía no disponible: y\n");
  EXPECT_EQ(render(Diagnostics{}), "");
}

TEST(TerminalLine, CutsBetweenCharacters) {
  TerminalLine line("a名b");
  EXPECT_EQ(line.width(), 4U);
  EXPECT_EQ(line.part(0, 2), "a");
  EXPECT_EQ(line.part(2, 4), " b") << "half a character is a blank";
  EXPECT_EQ(line.column(0), 0U);
  EXPECT_EQ(line.column(2), 1U) << "inside a character";
  EXPECT_EQ(line.column(4), 3U);
  EXPECT_EQ(line.column(5), 4U);
  EXPECT_EQ(TerminalLine("").column(3), 0U);
}

}  // namespace
}  // namespace visado
