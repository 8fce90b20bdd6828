#include "dossier/folder/assembly.hpp"

#include <algorithm>
#include <utility>

#include "dossier/folder/merge.hpp"
#include "visado/diagnostics/dossier.hpp"
#include "visado/diagnostics/dossier_files.hpp"

namespace visado::dossier::folder {

namespace {

bool is_missing(Code code) { return code == code::required_missing || code == code::required_null; }

bool says_missing(Diagnostic const& diagnostic, std::string const& path) {
  return is_missing(diagnostic.code) && !diagnostic.arguments.empty() && diagnostic.arguments[0] == path;
}

Label whole(XmlFile const& file) { return {nullptr, {}, file.source->name()}; }

}  // namespace

Assembly::Assembly(ReadPlan const& plan, fel::RecordReader const& reader, DossierFiles const& files, Arena& arena,
                   Dossier& dossier)
    : plan_(plan), reader_(reader), files_(files), arena_(arena), dossier_(dossier) {
  RecordPlan const& root = plan.root();
  requests_slot_ = root.find(fel::requests_field);
  for (std::size_t slot = 0; slot < root.fields.size() && !invoices_slot_; ++slot) {
    FieldPlan const& field = root.fields[slot];
    bool const fel = field.list && field.record != nullptr && field.record->type->source == "fel-dte";
    if (fel && slot != requests_slot_) invoices_slot_ = slot;
  }
}

void Assembly::run() {
  make_root();
  for (XmlFile const& file : files_.documents) {
    if (!file.document) continue;
    switch (file.document->kind()) {
      case fel::DocumentKind::invoice: read_invoice(file); break;
      case fel::DocumentKind::request: read_request(file); break;
      case fel::DocumentKind::annulment: name_annulment(file); break;
      case fel::DocumentKind::foreign:
        dossier_.diagnostics.add(Diagnostic::make(code::fel_foreign_document, whole(file),
                                                  {file.name, file.document->description()}));
        break;
    }
  }
  merge_invoices();
  put_requests();
}

// A record to write into: of its own, so that the values the dossier file gave stay as they are.
void Assembly::make_root() {
  RecordPlan const& plan = plan_.root();
  std::size_t const size = plan.fields.size();
  auto* const memory = static_cast<std::byte*>(arena_.allocate(plan.blank.size()));
  std::copy(plan.blank.begin(), plan.blank.end(), memory);
  auto* const values = reinterpret_cast<Value*>(memory);
  auto* const places = reinterpret_cast<std::uint32_t*>(memory + size * sizeof(Value));
  if (dossier_.root.is(Kind::context)) {
    Context const& from = dossier_.root.as_context();
    std::copy_n(from.values, size, values);
    if (from.places != nullptr) std::copy_n(from.places, size, places);
  }
  dossier_.root = Value::context(arena_.store(Context{&plan.type->shape(), values, places, plan.type}));
}

void Assembly::set_root(std::size_t slot, Value value, std::uint32_t place) {
  Context const& root = dossier_.root.as_context();
  const_cast<Value*>(root.values)[slot] = value;  // made by make_root
  auto& at = const_cast<std::uint32_t*>(root.places)[slot];
  if (at == no_place) at = place;
}

// --- documents -------------------------------------------------------------------------------------------------------

Value Assembly::read_record(XmlFile const& file, FieldPlan const& field, Diagnostics& diagnostics) {
  Dossier aside;
  auto const label = [&](std::uint32_t place) -> Label {
    if (!file.holds(place)) return whole(file);
    std::uint32_t const offset = place - file.base;
    Quotation const quotation = file.quote(place);
    if (plan_.has_sensitive()) return {nullptr, {}, quotation.place};
    return {file.source, {offset, offset}, quotation.place};
  };
  Building building{plan_, arena_, aside, label};
  RecordPath const root{};
  RecordPath const path{&root, field.field->name, 0};
  Value const record = reader_.read(building, *file.document, *field.record, path, file.base);
  diagnostics.append(std::move(aside.diagnostics));
  return record;
}

void Assembly::read_invoice(XmlFile const& file) {
  if (!invoices_slot_) {
    dossier_.diagnostics.add(Diagnostic::make(code::fel_without_place, whole(file), {file.name}));
    return;
  }
  FieldPlan const& field = plan_.root().fields[*invoices_slot_];
  if (repeated(file) || !field.used) return;
  Invoice& invoice = invoices_.emplace_back(Invoice{&file, {}, {}, false});
  invoice.record = read_record(file, field, invoice.diagnostics);
}

// Whether an earlier file is this invoice too.
bool Assembly::repeated(XmlFile const& file) {
  for (XmlFile const& other : files_.documents) {
    if (&other == &file) return false;
    if (!other.document || other.document->kind() != fel::DocumentKind::invoice) continue;
    std::string const& number = file.document->authorisation();
    bool const identical = other.source->text() == file.source->text();
    if (!identical && (number.empty() || number != other.document->authorisation())) continue;
    dossier_.diagnostics.add(Diagnostic::make(identical ? code::fel_repeated : code::fel_conflicting, whole(file),
                                              {"la factura " + number, other.name, file.name}));
    return true;
  }
  return false;
}

void Assembly::read_request(XmlFile const& file) {
  dossier_.diagnostics.add(Diagnostic::make(code::fel_request, whole(file), {file.name}));
  if (!requests_slot_) return;
  FieldPlan const& field = plan_.root().fields[*requests_slot_];
  if (!field.used || !field.list) return;
  request_files_.push_back(&file);
  if (field.record == nullptr) {
    requests_.push_back(Value::string(file.name, arena_));
    return;
  }
  Diagnostics diagnostics;
  requests_.push_back(read_record(file, field, diagnostics));
  // A request lacks what certification gives, and backs no payment: nothing about it stops the dossier.
  for (Diagnostic& diagnostic : diagnostics.items()) {
    if (is_missing(diagnostic.code)) continue;
    diagnostic.severity = std::max(diagnostic.severity, Severity::warning);
    dossier_.diagnostics.add(std::move(diagnostic));
  }
}

void Assembly::name_annulment(XmlFile const& file) {
  std::string const& number = file.document->authorisation();
  std::string const named = number.empty() ? "que no nombra" : number;
  dossier_.diagnostics.add(Diagnostic::make(code::fel_annulment, whole(file), {file.name, named}));
  for (XmlFile const& other : files_.documents) {
    bool const invoice = other.document && other.document->kind() == fel::DocumentKind::invoice;
    if (!invoice || number.empty() || other.document->authorisation() != number) continue;
    dossier_.diagnostics.add(Diagnostic::make(code::fel_annulled_invoice, whole(other), {number, file.name}));
  }
}

// --- into the dossier ------------------------------------------------------------------------------------------------

void Assembly::forget_missing(Diagnostics& diagnostics, std::string const& path) {
  std::erase_if(diagnostics.items(), [&](Diagnostic const& diagnostic) { return says_missing(diagnostic, path); });
}

// What the dossier file lists keeps its order; invoices that only the XML has follow, by file name.
void Assembly::merge_invoices() {
  if (invoices_.empty()) return;
  FieldPlan const& field = plan_.root().fields[*invoices_slot_];
  Value const& listed = dossier_.root.as_context().values[*invoices_slot_];
  std::vector<Value> merged;
  if (listed.is(Kind::list)) {
    for (Value const& element : listed.as_list()) {
      std::string const key = key_text(element, *field.record->type);
      auto const found = std::find_if(invoices_.begin(), invoices_.end(), [&](Invoice const& invoice) {
        return !invoice.merged && !key.empty() && key_text(invoice.record, *field.record->type) == key;
      });
      merged.push_back(found == invoices_.end() ? element : merge_with(*found, element, merged.size() + 1));
    }
  }
  for (Invoice& invoice : invoices_) {
    if (!invoice.merged) merged.push_back(invoice.record);
    dossier_.diagnostics.append(std::move(invoice.diagnostics));
  }
  forget_missing(dossier_.diagnostics, field.field->name);
  set_root(*invoices_slot_, Value::list(merged, arena_), invoices_.front().file->base);
}

Value Assembly::merge_with(Invoice& invoice, Value const& other, std::size_t position) {
  invoice.merged = true;
  FieldPlan const& field = plan_.root().fields[*invoices_slot_];
  RecordPath const root{};
  RecordPath const in_file{&root, field.field->name, position};
  RecordPath const in_xml{&root, field.field->name, 0};
  Context const& certified = invoice.record.as_context();
  Value const merged = merge(invoice.record, other, arena_, [&](Difference const& difference) {
    Label at = whole(*invoice.file);
    std::uint32_t const place = certified.places[difference.slot];
    if (invoice.file->holds(place)) at.text = invoice.file->quote(place).place;
    invoice.diagnostics.add(Diagnostic::make(
        code::merge_difference, std::move(at),
        {in_file.text(difference.field->name), difference.certified, difference.other}));
  });
  // What one of the two lacks and the other has is not missing.
  for (std::size_t slot = 0; slot < field.record->fields.size(); ++slot) {
    if (merged.as_context().values[slot].is_null()) continue;
    std::string const& name = field.record->fields[slot].field->name;
    forget_missing(dossier_.diagnostics, in_file.text(name));
    forget_missing(invoice.diagnostics, in_xml.text(name));
  }
  return merged;
}

void Assembly::put_requests() {
  if (request_files_.empty()) return;
  Value const& listed = dossier_.root.as_context().values[*requests_slot_];
  std::vector<Value> all;
  if (listed.is(Kind::list)) all.assign(listed.as_list().begin(), listed.as_list().end());
  all.insert(all.end(), requests_.begin(), requests_.end());
  forget_missing(dossier_.diagnostics, plan_.root().fields[*requests_slot_].field->name);
  set_root(*requests_slot_, Value::list(all, arena_), request_files_.front()->base);
}

}  // namespace visado::dossier::folder
