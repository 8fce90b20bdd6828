// YAML as a source of dossiers: one, or a list of them. The whole file is in memory.
#include <algorithm>
#include <utility>

#include "dossier/mask.hpp"
#include "dossier/readers.hpp"
#include "dossier/yaml_record.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

using NodePtr = std::shared_ptr<YamlNode const>;

// Masks values of sensitive fields, and of keys that the schema does not have.
void mask(std::string& text, YamlNode const& node, RecordPlan const* plan) {
  for (NodePtr const& item : node.items) mask(text, *item, plan);
  for (auto const& [key, value] : node.entries) {
    auto const slot = plan == nullptr ? std::nullopt : plan->find(key->text.text());
    FieldPlan const* const field = slot ? &plan->fields[*slot] : nullptr;
    bool const open = field != nullptr && field->field->data != DataClass::sensible;
    if (!open || (field->record == nullptr && !value->is_scalar())) mask_words(text, value->span.begin, value->span.end);
    else mask(text, *value, field->record);
  }
}

class YamlSource final : public DossierSource {
 public:
  YamlSource(SourcePtr source, NodePtr root, Diagnostics diagnostics, Opening const& opening)
      : source_(std::move(source)),
        shown_(source_),
        root_(std::move(root)),
        plan_(opening.schema, opening.uses, opening.options.read_all) {
    if (root_->is_list()) dossiers_ = root_->items;
    else if (!root_->is_null()) dossiers_ = {root_};
    if (plan_.has_sensitive()) {
      std::string text(source_->text());
      mask(text, *root_, &plan_.root());
      shown_ = std::make_shared<Source const>(source_->name(), std::move(text));
    }
    of_dossiers_.resize(dossiers_.size());
    share_out(std::move(diagnostics));
    if (dossiers_.empty() && diagnostics_.empty()) {
      diagnostics_.add(Diagnostic::make(code::no_dossiers, {nullptr, {}, source_->name()}));
    }
  }

  bool next(Unit& unit) override {
    if (next_ >= dossiers_.size()) return false;
    unit = make_unit(next_++);
    return true;
  }

  using DossierSource::read;
  void read(Unit const& unit, Arena& arena, Dossier& dossier) const override {
    auto const index = static_cast<std::size_t>(unit.offset);
    YamlNode const& node = *dossiers_[index];
    dossier.clear();
    dossier.ordinal = unit.ordinal;
    dossier.place = source_->name() + ":" + std::to_string(unit.line);
    dossier.diagnostics = of_dossiers_[index];
    if (!node.is_map()) {
      dossier.root = Value::null(NullReason::illegible);
      dossier.verifiable = false;
      dossier.diagnostics.add(Diagnostic::make(
          code::dossier_not_object, {shown_, {node.span.begin, node.span.begin}, {}}, {std::string(kind_of(node))}));
      return;
    }
    YamlRecordReader(plan_, arena, dossier, shown_).read(node.entries, node.span.begin);
  }

  Quotation quote(Unit const& unit, Context const& record, std::size_t slot) const override {
    if (record.places == nullptr || record.places[slot] == no_place) return {};
    std::uint32_t const place = record.places[slot];
    Location const at = source_->locate(place);
    Quotation quotation;
    quotation.place = "línea " + std::to_string(at.line) + ", columna " + std::to_string(at.column);
    bool const sensitive = record.record != nullptr && record.record->fields[slot].data == DataClass::sensible;
    YamlNode const* const node = value_at(*dossiers_[static_cast<std::size_t>(unit.offset)], place);
    if (sensitive) quotation.raw = "(reservado)";
    else if (node != nullptr && node->is_scalar()) quotation.raw = node->text.text();
    else if (node != nullptr && !node->is_null()) quotation.raw = text_of(*node);
    return quotation;
  }

  std::optional<Unit> again(std::uint32_t file, std::uint64_t offset) const override {
    if (file != 0 || offset >= dossiers_.size()) return std::nullopt;
    return make_unit(static_cast<std::size_t>(offset));
  }

  [[nodiscard]] Diagnostics const& diagnostics() const override { return diagnostics_; }
  [[nodiscard]] InputFormat format() const override { return InputFormat::yaml; }
  [[nodiscard]] std::string const& name() const override { return source_->name(); }
  [[nodiscard]] std::uint64_t position() const override { return next_; }
  [[nodiscard]] std::uint64_t total() const override { return dossiers_.size(); }

 private:
  [[nodiscard]] std::string text_of(YamlNode const& node) const {
    return std::string(source_->text().substr(node.span.begin, node.span.size()));
  }

  [[nodiscard]] Unit make_unit(std::size_t index) const {
    YamlNode const& node = *dossiers_[index];
    Location const at = source_->locate(node.span.begin);
    Unit unit;
    unit.ordinal = unit.offset = index;
    unit.line = at.line;
    unit.column = at.column;
    unit.own(text_of(node));
    return unit;
  }

  // What the YAML reader found goes to the dossier where it stands; the rest is about the file.
  void share_out(Diagnostics found) {
    for (Diagnostic& diagnostic : found.items()) {
      std::uint32_t const place = diagnostic.at.span.begin;
      bool const placed = diagnostic.at.source == source_;
      auto const after = std::upper_bound(dossiers_.begin(), dossiers_.end(), place,
                                          [](std::uint32_t p, NodePtr const& node) { return p < node->span.begin; });
      bool const inside = placed && after != dossiers_.begin() && place < (*std::prev(after))->span.end;
      if (placed) diagnostic.at.source = shown_;
      for (Label& label : diagnostic.related) {
        if (label.source == source_) label.source = shown_;
      }
      if (!inside) {
        diagnostics_.add(std::move(diagnostic));
        continue;
      }
      of_dossiers_[static_cast<std::size_t>(after - dossiers_.begin()) - 1].add(std::move(diagnostic));
    }
  }

  // The value that begins at a place; of several inside one another, the outermost that is a field's.
  static YamlNode const* value_at(YamlNode const& node, std::uint32_t place) {
    for (NodePtr const& item : node.items) {
      if (YamlNode const* const found = value_at(*item, place)) return found;
    }
    for (auto const& [key, value] : node.entries) {
      if (value->span.begin == place) return value.get();
      if (YamlNode const* const found = value_at(*value, place)) return found;
    }
    return nullptr;
  }

  SourcePtr source_, shown_;
  NodePtr root_;
  ReadPlan plan_;
  std::vector<NodePtr> dossiers_;
  std::vector<Diagnostics> of_dossiers_;
  Diagnostics diagnostics_;
  std::size_t next_ = 0;
};

}  // namespace

Opened open_yaml(TextStream stream, Opening const& opening) {
  std::string const name = stream.name();
  Result<std::string> text = read_whole(stream, YamlLimits{}.bytes);
  if (!text) return text.diagnostics();
  Diagnostics diagnostics = text.diagnostics();
  auto const source = std::make_shared<Source const>(name, std::move(text).value());
  NodePtr root = read_yaml_repaired(source, diagnostics);
  bool const dossiers = root != nullptr && !root->is_scalar();
  if (dossiers) {
    return Opened(std::make_unique<YamlSource>(source, std::move(root), std::move(diagnostics), opening));
  }
  if (root != nullptr) {
    return Diagnostic::make(code::format_not_recognised, {nullptr, {}, name}, {"es un texto sin campos"});
  }
  // Nothing says where the sensitive values are: no line is shown, only its number.
  bool const sensitive = ReadPlan(opening.schema, opening.uses, false).has_sensitive();
  for (Diagnostic& diagnostic : diagnostics.items()) {
    if (!sensitive || !diagnostic.at.source) continue;
    Location const at = diagnostic.at.source->locate(diagnostic.at.span.begin);
    std::string const place = name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    diagnostic.at = {nullptr, {}, place};
    diagnostic.related.clear();
  }
  return diagnostics;
}

}  // namespace visado::dossier
