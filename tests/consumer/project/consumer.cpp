// A program of somebody else's: it has decimal arithmetic of its own (libgcc's, whose functions are called what those of
// Intel's library are called), and verifies a dossier beside it.
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <visado/visado.hpp>

extern "C" int decimal_of_the_compiler(void);

#define AS_TEXT(number) #number
#define TEXT(number) AS_TEXT(number)
static_assert(std::string_view(VISADO_VERSION) ==
              TEXT(VISADO_VERSION_MAJOR) "." TEXT(VISADO_VERSION_MINOR) "." TEXT(VISADO_VERSION_PATCH));

int main(int, char** argv) {
  if (visado::version() != VISADO_VERSION) return 1;
  if (!decimal_of_the_compiler()) return 2;
  visado::Date const date = visado::Date::of(2026, 11, 2).value();
  // Beyond 64 bits, so that Intel's library has to work.
  auto const sum = visado::evaluate(visado::EmbeddedText::of("<x>", "12345678901234567890.5 * 1.01 + sqrt(2)"), {},
                                    {.inputs = {}, .today = date, .now = {date, {}}}, {});
  if (visado::to_feel(sum.value) != "12469135690246913570.81921356237310") {
    std::printf("%s\n", visado::to_feel(sum.value).c_str());
    return 3;
  }
  auto loaded = visado::Rulebook::load({argv[1]});
  if (!loaded) {
    std::fputs(visado::render(loaded.diagnostics()).c_str(), stderr);
    return 4;
  }
  auto const rulebook = std::make_shared<visado::Rulebook const>(std::move(loaded).value());
  visado::TextVerifier const verifier(rulebook, {.date = date});
  auto const verdict = verifier.verify(R"({"expediente": "P-1", "monto": 25000.01, "fecha_ingreso": "2026-03-05"})");
  // An exception from inside, and back across the library's border.
  try {
    (void)visado::Result<int>(visado::Diagnostics{}).value();
    return 5;
  } catch (std::bad_optional_access const&) {
  }
  std::printf("%s %s\n", verdict.key.c_str(), std::string(visado::to_string(verdict.proposal)).c_str());
  return decimal_of_the_compiler() && verdict.proposal == visado::Proposal::con_reparos ? 0 : 6;
}
