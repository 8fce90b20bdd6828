// What a pack or a rule says of its own proof: the functions of the unit that it serves, and what its tests leave out.
#include <charconv>

#include "rulebook/readers.hpp"
#include "rulebook/words.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {

std::vector<int> read_functions(Section const& section, Log& log) {
  std::vector<int> functions;
  for (EmbeddedText const& written : section.texts("funciones")) {
    std::string const& text = written.text();
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 1) {
      log.report(code::bad_function, label_of(written), {text});
    } else {
      functions.push_back(number);
    }
  }
  return functions;
}

std::vector<ExplainedMutant> read_explained_mutants(Section const& section, Log& log) {
  Log::Inside const inside(log, "mutantes_equivalentes");
  std::vector<ExplainedMutant> mutants;
  for (YamlNode const* item : section.items("mutantes_equivalentes")) {
    Section const mutant(*item, explained_mutant_keys, log);
    mutants.push_back({mutant.text("mutante"), mutant.text("porque"), mutant.label()});
  }
  return mutants;
}

std::vector<ImpossiblePart> read_impossible_parts(Section const& section, Log& log) {
  Log::Inside const inside(log, "cobertura_imposible");
  std::vector<ImpossiblePart> parts;
  for (YamlNode const* item : section.items("cobertura_imposible")) {
    Section const part(*item, impossible_part_keys, log);
    parts.push_back({part.text("parte"), part.word("valor", ImpossiblePart::What::nulo), part.text("porque"),
                     part.label()});
  }
  return parts;
}

}  // namespace visado::rulebook
