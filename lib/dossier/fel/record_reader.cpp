#include "dossier/fel/record_reader.hpp"

#include "visado/diagnostics/dossier_files.hpp"

namespace visado::dossier::fel {

ElementPath ElementPath::parse(std::string_view path) {
  ElementPath parsed;
  while (!path.empty()) {
    std::size_t const slash = path.find('/');
    std::string_view const step = path.substr(0, slash);
    if (step.starts_with('@')) {
      parsed.attribute = step.substr(1);
    } else if (!step.empty() && step != ".") {
      parsed.steps.emplace_back(step);
    }
    path = slash == path.npos ? std::string_view{} : path.substr(slash + 1);
  }
  return parsed;
}

std::vector<pugi::xml_node> ElementPath::elements(pugi::xml_node from) const {
  std::vector<pugi::xml_node> found{from};
  for (std::string const& step : steps) {
    std::vector<pugi::xml_node> below;
    for (pugi::xml_node const parent : found) {
      for (pugi::xml_node const child : parent.children()) {
        if (child.type() != pugi::node_element) continue;
        std::string_view const name = local_name(child);
        if (name == step && name != "Adenda") below.push_back(child);
      }
    }
    found = std::move(below);
  }
  return found;
}

RecordReader::RecordReader(ReadPlan const& plan) {
  for (RecordPlan const& record : plan.records()) {
    for (SchemaField const& field : record.type->fields) paths_.emplace(&field, ElementPath::parse(field.path));
  }
}

// One document.
class RecordReader::Job {
 public:
  Job(RecordReader const& reader, Building& building, Document const& document, std::uint32_t base)
      : reader_(reader), building_(building), document_(document), base_(base) {}

  Value record(pugi::xml_node at, RecordPlan const& plan, RecordPath const& path) {
    RecordBuilder builder(building_, plan, path);
    for (std::size_t slot = 0; slot < plan.fields.size(); ++slot) {
      FieldPlan const& field = plan.fields[slot];
      if (!field.used) continue;
      if (field.record != nullptr) {
        field.list ? records(builder, slot, at) : nested(builder, slot, at);
      } else if (!field.field->path.empty()) {
        field.list ? texts(builder, slot, at) : scalar(builder, slot, at);
      }
    }
    return builder.finish(base_ + document_.offset(at));
  }

 private:
  struct Match {
    std::uint32_t place;
    std::string_view text;
    bool simple;
  };

  // Every value that a path leads to.
  std::vector<Match> matches(ElementPath const& path, pugi::xml_node at) {
    std::vector<Match> found;
    for (pugi::xml_node const element : path.elements(at)) {
      if (path.attribute.empty()) {
        bool simple = true;
        std::string const text = text_of(element, simple);
        found.push_back({base_ + document_.text_offset(element), building_.arena.store_text(text), simple});
        continue;
      }
      for (pugi::xml_attribute const attribute : element.attributes()) {
        if (local_name(attribute) != path.attribute || is_declaration(attribute)) continue;
        found.push_back({base_ + document_.offset(attribute), building_.arena.store_text(attribute.value()), true});
      }
    }
    return found;
  }

  static bool is_declaration(pugi::xml_attribute attribute) {
    return std::string_view(attribute.name()).starts_with("xmlns");
  }

  void scalar(RecordBuilder& builder, std::size_t slot, pugi::xml_node at) {
    FieldPlan const& field = builder.plan().fields[slot];
    std::vector<Match> const found = matches(path_of(field), at);
    if (found.empty() || !builder.begin(slot, found.front().place)) return;
    if (found.size() > 1) {
      lose(builder, slot, found.front().place, code::fel_several_matches,
           {field.field->path, std::to_string(found.size())});
    } else if (!found.front().simple) {
      lose(builder, slot, found.front().place, code::fel_not_text, {field.field->path});
    } else {
      builder.convert(slot, {RawKind::untyped, found.front().text}, dte_format);
    }
  }

  void texts(RecordBuilder& builder, std::size_t slot, pugi::xml_node at) {
    FieldPlan const& field = builder.plan().fields[slot];
    std::vector<Match> const found = matches(path_of(field), at);
    if (found.empty()) return absent_or_empty(builder, slot, at);
    if (!begin_list(builder, slot, found.size(), found.front().place)) return;
    std::vector<Value> items;
    for (Match const& match : found) {
      items.push_back(builder.convert_item(slot, {RawKind::untyped, match.text}, match.place, items.size() + 1,
                                           dte_format));
    }
    builder.set(slot, Value::list(items, building_.arena));
  }

  void records(RecordBuilder& builder, std::size_t slot, pugi::xml_node at) {
    FieldPlan const& field = builder.plan().fields[slot];
    if (field.field->path.empty()) return;
    std::vector<pugi::xml_node> const found = path_of(field).elements(at);
    if (found.empty()) return absent_or_empty(builder, slot, at);
    if (!begin_list(builder, slot, found.size(), base_ + document_.offset(found.front()))) return;
    std::vector<Value> items;
    items.reserve(found.size());
    for (pugi::xml_node const element : found) {
      RecordPath const path{&builder.path(), field.field->name, items.size() + 1};
      items.push_back(record(element, *field.record, path));
    }
    builder.set(slot, Value::list(items, building_.arena));
  }

  // Without a path its fields are those of the element that holds it.
  void nested(RecordBuilder& builder, std::size_t slot, pugi::xml_node at) {
    FieldPlan const& field = builder.plan().fields[slot];
    if (field.field->path.empty() && !has_paths(*field.record)) return;
    std::vector<pugi::xml_node> const found = path_of(field).elements(at);
    if (found.empty()) return;
    std::uint32_t const place = base_ + document_.offset(found.front());
    if (!builder.begin(slot, place)) return;
    if (found.size() > 1) {
      return lose(builder, slot, place, code::fel_several_matches, {field.field->path, std::to_string(found.size())});
    }
    RecordPath const path{&builder.path(), field.field->name, 0};
    builder.set(slot, record(found.front(), *field.record, path));
  }

  // A list whose container is there is empty; without it, it is absent.
  void absent_or_empty(RecordBuilder& builder, std::size_t slot, pugi::xml_node at) {
    ElementPath container = path_of(builder.plan().fields[slot]);
    if (container.steps.size() < 2) return;
    container.steps.pop_back();
    std::vector<pugi::xml_node> const found = container.elements(at);
    if (found.empty() || !builder.begin(slot, base_ + document_.offset(found.front()))) return;
    builder.set(slot, Value::list(std::span<Value const>{}));
  }

  bool begin_list(RecordBuilder& builder, std::size_t slot, std::size_t size, std::uint32_t place) {
    if (!builder.begin(slot, place)) return false;
    if (size <= max_items) return true;
    lose(builder, slot, place, code::xml_limit,
         {builder.plan().fields[slot].field->path + " " + std::to_string(size) + " veces", std::to_string(max_items)});
    return false;
  }

  void lose(RecordBuilder& builder, std::size_t slot, std::uint32_t place, Code code,
            std::vector<std::string> arguments) {
    builder.set(slot, Value::null(NullReason::illegible));
    building_.report(builder.plan().fields[slot], builder.path(), place, code, std::move(arguments), true);
  }

  static bool has_paths(RecordPlan const& plan) {
    for (FieldPlan const& field : plan.fields) {
      if (!field.field->path.empty()) return true;
    }
    return false;
  }

  [[nodiscard]] ElementPath const& path_of(FieldPlan const& field) const { return reader_.paths_.at(field.field); }

  RecordReader const& reader_;
  Building& building_;
  Document const& document_;
  std::uint32_t base_;
};

Value RecordReader::read(Building& building, Document const& document, RecordPlan const& plan, RecordPath const& path,
                         std::uint32_t base) const {
  return Job(*this, building, document, base).record(document.dte(), plan, path);
}

}  // namespace visado::dossier::fel
