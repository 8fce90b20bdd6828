// The data of tests: a misspelt field would let a case pass for the wrong reason.
#include "rulebook/compilers.hpp"
#include "rulebook/section.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

SchemaField const* find_field(RecordType const& type, std::string_view name) {
  std::string const folded = utf8::fold(name);
  for (SchemaField const& field : type.fields) {
    if (utf8::fold(field.name) == folded) return &field;
  }
  return nullptr;
}

}  // namespace

void check_test_data(YamlNode const& data, RecordType const& type, Log& log) {
  for (auto const& item : data.items) check_test_data(*item, type, log);
  std::vector<std::string> names;
  for (SchemaField const& field : type.fields) names.push_back(field.name);
  for (YamlNode::Entry const& entry : data.entries) {
    SchemaField const* const field = find_field(type, entry.key->text.text());
    if (field == nullptr) {
      log.report(code::unknown_test_field, entry.key->label(), {entry.key->text.text()},
                 suggestion_hint(entry.key->text.text(), names));
    } else if (RecordType const* const below = field->record()) {
      check_test_data(*entry.value, *below, log);
    }
  }
}

}  // namespace visado::rulebook
