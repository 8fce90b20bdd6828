// A parameter: values that the law changes over time.
#include "rulebook/readers.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

ParameterValueDraft read_value(YamlNode const& node, Log& log) {
  Section const section(node, parameter_value_keys, log);
  ParameterValueDraft draft;
  draft.value.validity = read_validity(section, log);
  draft.value.declared = section.find("desde") != nullptr ? section.find("desde")->label() : section.label();
  draft.written = section.find("valor");
  draft.basis = read_citations(section);
  return draft;
}

}  // namespace

ParameterDraft read_parameter(EmbeddedText const& name, YamlNode const& node, PackContext const& pack, Log& log) {
  Log::Inside const inside(log, "parámetro " + name.text());
  Section const section(node, parameter_keys, log);
  ParameterDraft draft{name, pack.name, pack.language, section.source_text("tipo"), section.source_text("fecha_segun"),
                       {}};
  if (YamlNode const* const values = section.find("valores"); values != nullptr && values->items.empty()) {
    log.report(code::empty_key, values->label(), {"valores"});
  }
  for (YamlNode const* item : section.items("valores")) draft.values.push_back(read_value(*item, log));
  return draft;
}

}  // namespace visado::rulebook
