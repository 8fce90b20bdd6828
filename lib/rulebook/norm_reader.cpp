// `norma`: a law, regulation or practice that rules stand on.
#include "rulebook/readers.hpp"
#include "rulebook/words.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

Norm::Reform read_reform(YamlNode const& node, Log& log) {
  Log::Inside const inside(log, "reformas");
  Section const section(node, reform_keys, log);
  return {section.text("norma"), section.date("desde")};
}

}  // namespace

void read_norm(YamlNode const& node, Draft& draft, Log& log) {
  Section const section(node, norm_keys, log);
  auto norm = std::make_unique<Norm>();
  norm->id = section.text("norma");
  Log::Inside const inside(log, "norma " + norm->id);
  norm->title = section.text("titulo");
  norm->published = section.date("publicada");
  norm->source = section.text("fuente");
  norm->text = section.word("texto", TextKnown::practica);
  norm->written_text = norm->text;
  norm->review_by = section.date("revisar_antes_de");
  norm->declared = section.find("norma") != nullptr ? section.find("norma")->label() : section.label();
  if (section.key("texto") == nullptr) log.report(code::text_not_known, norm->declared, {norm->id});
  if (YamlNode const* const validity = section.find("vigencia")) {
    norm->validity = read_validity(Section(*validity, validity_keys, log), log);
  }
  for (YamlNode const* item : section.items("reformas")) norm->reforms.push_back(read_reform(*item, log));
  for (auto const& [article, title] : section.named("articulos")) {
    norm->articles[article.text()] = title->is_scalar() ? trimmed(title->text).text() : std::string();
  }
  draft.norms.push_back(std::move(norm));
}

}  // namespace visado::rulebook
