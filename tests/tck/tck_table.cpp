// Decision tables of the kit.
#include "tck/tck.hpp"

#include "feel/program/machine.hpp"
#include "feel/table/table.hpp"

namespace visado::tck {

namespace {

using Element = simdjson::dom::element;

std::string text_or_empty(Element record, char const* key) {
  std::string_view text;
  return record[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

bool is_given(Element record, char const* key, Element& found) {
  return record[key].get(found) == simdjson::SUCCESS && !found.is_null();
}

HitPolicy policy_of(Element table) {
  std::string const policy = text_or_empty(table, "hitPolicy");
  std::string const aggregation = text_or_empty(table, "aggregation");
  if (policy == "ANY") return HitPolicy::any;
  if (policy == "PRIORITY") return HitPolicy::priority;
  if (policy == "FIRST") return HitPolicy::first;
  if (policy == "RULE ORDER") return HitPolicy::rule_order;
  if (policy == "OUTPUT ORDER") return HitPolicy::output_order;
  if (policy != "COLLECT") return HitPolicy::unique;
  if (aggregation == "SUM") return HitPolicy::collect_sum;
  if (aggregation == "MIN") return HitPolicy::collect_min;
  if (aggregation == "MAX") return HitPolicy::collect_max;
  if (aggregation == "COUNT") return HitPolicy::collect_count;
  return HitPolicy::collect;
}

// The texts of a table on one sheet, a row a line, so that each has a place.
class Sheet {
 public:
  std::size_t add(std::string text) {
    offsets_.push_back(static_cast<std::uint32_t>(content_.size()));
    content_ += text + " | ";
    texts_.push_back(std::move(text));
    return texts_.size() - 1;
  }
  void end_row() { content_ += '\n'; }
  void finish() { source_ = std::make_shared<Source>("<tck>", content_); }
  [[nodiscard]] EmbeddedText text(std::size_t index) const {
    return texts_[index].empty() ? EmbeddedText(std::string(), source_, {})
                                 : EmbeddedText(texts_[index], source_, {{0, offsets_[index]}});
  }
  [[nodiscard]] Label place(std::size_t first) const {
    std::uint32_t const begin = offsets_[first];
    return {source_, {begin, begin + static_cast<std::uint32_t>(texts_[first].size())}, {}};
  }

 private:
  std::vector<std::string> texts_;
  std::vector<std::uint32_t> offsets_;
  std::string content_;
  SourcePtr source_;
};

}  // namespace

// The type that the decision's type gives to an output: itself, its item, its field.
std::optional<simdjson::dom::element> Runner::output_type(std::optional<Element> type, HitPolicy policy,
                                                          std::string const& name, bool several) {
  for (int depth = 8; type && depth > 0; --depth) {
    Element part;
    if (!type->is_object()) break;
    if ((*type)["ref"].get(part) == simdjson::SUCCESS) {
      auto const found = item_types_.find(std::string(part.get_string().value()));
      type = found == item_types_.end() ? std::nullopt : std::optional(found->second);
    } else if (feel::gives_list(policy) && (*type)["list"].get(part) == simdjson::SUCCESS) {
      type = part;
    } else {
      break;
    }
  }
  if (!several || !type) return type;
  Element field;
  bool const known = type->is_object() && (*type)["context"][name].get(field) == simdjson::SUCCESS;
  return known ? std::optional(field) : std::nullopt;
}

// The allowed values of a type, for a list those of its items.
std::optional<std::string> Runner::allowed_values(std::optional<Element> type) {
  for (int depth = 8; type && type->is_object() && depth > 0; --depth) {
    Element part;
    if ((*type)["allowedValues"].get(part) == simdjson::SUCCESS && part.is_string())
      return std::string(part.get_string().value());
    if ((*type)["list"].get(part) == simdjson::SUCCESS) {
      type = part;
    } else if ((*type)["ref"].get(part) == simdjson::SUCCESS) {
      auto const found = item_types_.find(std::string(part.get_string().value()));
      type = found == item_types_.end() ? std::nullopt : std::optional(found->second);
    } else {
      break;
    }
  }
  return std::nullopt;
}

TableText Runner::read_table(Element table, std::string const& name, std::optional<Element> type) {
  TableText text;
  text.name = name;
  text.policy = policy_of(table);
  Sheet sheet;
  std::vector<std::size_t> inputs, outputs;
  std::vector<std::optional<std::size_t>> input_allowed, output_allowed, defaults;
  std::vector<std::vector<std::size_t>> rows;
  auto const optional_text = [&](Element record, char const* key) -> std::optional<std::size_t> {
    std::string const written = text_or_empty(record, key);
    return written.empty() ? std::nullopt : std::optional(sheet.add(written));
  };
  for (Element const input : table["inputs"].get_array()) {
    inputs.push_back(sheet.add(text_or_empty(input, "expr")));
    Element declared;
    bool const typed = is_given(input, "type", declared);
    TableText::Input& read = text.inputs.emplace_back();
    if (typed) read.type = read_type(declared, 8);
    input_allowed.push_back(optional_text(input, "allowedValues"));
    if (!input_allowed.back() && typed) {
      if (auto const allowed = allowed_values(declared)) input_allowed.back() = sheet.add(*allowed);
    }
  }
  std::size_t const columns = table["outputs"].get_array().size();
  for (Element const output : table["outputs"].get_array()) {
    TableText::Output& read = text.outputs.emplace_back();
    read.name = text_or_empty(output, "name");
    Element declared;
    std::optional<Element> known = output_type(type, text.policy, read.name, columns > 1);
    if (is_given(output, "type", declared)) known = declared;
    // The number of hits, or their sum, is of the decision's type, the outputs need not be.
    if (known && text.policy != HitPolicy::collect_count) read.type = read_type(*known, 8);
    outputs.push_back(sheet.add(read.name));
    output_allowed.push_back(optional_text(output, "allowedValues"));
    if (!output_allowed.back()) {
      if (auto const allowed = allowed_values(known)) output_allowed.back() = sheet.add(*allowed);
    }
    defaults.push_back(optional_text(output, "default"));
  }
  sheet.end_row();
  for (Element const row : table["rules"].get_array()) {
    std::vector<std::size_t>& cells = rows.emplace_back();
    for (char const* side : {"inputs", "outputs"}) {
      for (Element const cell : row[side].get_array())
        cells.push_back(sheet.add(cell.is_string() ? std::string(cell.get_string().value()) : std::string()));
    }
    sheet.end_row();
  }
  sheet.finish();
  auto const optional = [&](std::optional<std::size_t> index) -> std::optional<EmbeddedText> {
    return index ? std::optional(sheet.text(*index)) : std::nullopt;
  };
  auto const list = [&](std::optional<std::size_t> index) {
    return index ? std::vector{sheet.text(*index)} : std::vector<EmbeddedText>();
  };
  for (std::size_t i = 0; i < text.inputs.size(); ++i) {
    text.inputs[i].expression = sheet.text(inputs[i]);
    text.inputs[i].allowed = list(input_allowed[i]);
  }
  for (std::size_t i = 0; i < text.outputs.size(); ++i) {
    text.outputs[i].declared = sheet.place(outputs[i]);
    text.outputs[i].allowed = list(output_allowed[i]);
    text.outputs[i].otherwise = optional(defaults[i]);
  }
  for (std::vector<std::size_t> const& cells : rows) {
    TableText::Row& row = text.rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i)
      (i < text.inputs.size() ? row.inputs : row.outputs).push_back(sheet.text(cells[i]));
    if (!cells.empty()) row.place = sheet.place(cells.front());
  }
  text.place = sheet.place(inputs.empty() ? outputs.front() : inputs.front());
  return text;
}

Value Runner::evaluate_table(Element table, std::string const& name, std::optional<Element> type,
                             std::string const& in, Outcome& outcome) {
  CompileOptions options{.language = language_};
  options.tested_input = static_cast<std::uint32_t>(inputs_.size());
  Result<DecisionTable> compiled = DecisionTable::compile(read_table(table, name, type), scope_, options);
  note(compiled.diagnostics(), in, outcome);
  if (!compiled) return {};
  TableExplanation explanation;
  Value const value = compiled->explain(activation(), arena_, explanation);
  note(explanation.reasons, in, outcome);
  tables_.push_back(std::move(compiled).value());  // what a function in the value needs
  return value;
}

}  // namespace visado::tck
