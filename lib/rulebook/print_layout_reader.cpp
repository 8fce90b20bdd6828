// `hoja` of a schema.
#include "rulebook/readers.hpp"

namespace visado::rulebook {
namespace {

PrintPartDraft read_part(YamlNode const& node, Log& log) {
  Section const section(node, print_part_keys, log);
  PrintPartDraft part;
  part.title = section.text("titulo");
  part.declared = section.label();
  part.for_each = section.source_text("por_cada");
  for (auto const& [label, value] : section.named("datos"))
    if (expect_text(*value, label.text(), log)) part.data.push_back({label, trimmed(value->text)});
  return part;
}

}  // namespace

PrintLayoutDraft read_print_layout(YamlNode const& node, Log& log) {
  Log::Inside const inside(log, "hoja");
  Section const section(node, print_layout_keys, log);
  PrintLayoutDraft layout;
  layout.payable = section.source_text("liquido");
  for (YamlNode const* const part : section.items("partes")) layout.parts.push_back(read_part(*part, log));
  return layout;
}

}  // namespace visado::rulebook
