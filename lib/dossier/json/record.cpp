// Walks the places that the first stage found, and converts what is wanted on the way. Every function that reads
// returns false when the text is not JSON; why, `JsonUnitText` finds out.
#include "dossier/json/record.hpp"

#include <charconv>
#include <memory>

#include "dossier/json/check.hpp"
#include "dossier/json/tokens.hpp"
#include "dossier/json/units.hpp"
#include "dossier/scalar/scalar.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

using Way = FieldStep::Way;

void append(std::string& text, std::uint32_t number) {
  char digits[10];
  auto const [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  text.append(digits, end);
}

}  // namespace

JsonRecordReader::JsonRecordReader(ReadPlan const& plan) : plan_(plan) {
  for (RecordPlan const& record : plan.records()) steps_.push_back(steps_of(record));
}

class JsonRecordReader::Job {
 public:
  Job(JsonRecordReader& reader, DossierSource::Unit const& unit, std::string const& file, Arena& arena, Dossier& dossier)
      : reader_(reader),
        dossier_(dossier),
        text_(unit, file, reader.plan_),
        building_{reader.plan_, arena, dossier_, [this](std::uint32_t place) { return text_.label(place); }} {
    dossier_.clear();
    dossier_.ordinal = unit.ordinal;
    dossier_.place = file;
    dossier_.place += ':';
    append(dossier_.place, unit.line);
    reader_.items_.clear();
  }

  void run(std::string_view text) {
    if (text.size() > JsonUnits::longest_unit || reader_.structure_.index(text) || !read(text)) refuse();
  }

 private:
  bool read(std::string_view text) {
    tokens_ = JsonTokens(text, reader_.structure_.begin(), reader_.structure_.end());
    if (!tokens_.is_object()) return false;
    Value value;
    if (!record(reader_.plan_.root(), RecordPath{}, 1, value) || !tokens_.at_end()) return false;
    finish_dossier(building_, value);
    return true;
  }

  // Nothing of the dossier is used.
  void refuse() {
    dossier_.diagnostics.items().clear();
    dossier_.unknown_keys.clear();
    dossier_.key.clear();
    dossier_.root = Value::null(NullReason::illegible);
    dossier_.verifiable = false;
    dossier_.diagnostics.add(text_.refusal());
  }

  // --- records and lists ---------------------------------------------------------------------------------------------

  bool record(RecordPlan const& plan, RecordPath const& path, int depth, Value& value) {
    if (depth > deepest_json) return false;
    RecordBuilder builder(building_, plan, path);
    std::uint32_t const here = tokens_.place();
    if (!tokens_.enter('}') && !(fields(builder, depth) && tokens_.leave('}'))) return false;
    value = builder.finish(here);
    return true;
  }

  // Those of one record. Its cursor is a copy, which the compiler keeps in registers; what is called in between has
  // the other.
  bool fields(RecordBuilder& builder, int depth) {
    FieldStep* const steps = reader_.steps_[builder.plan().index].data();
    FieldStep* previous = steps + builder.plan().fields.size();
    JsonTokens tokens = tokens_;
    auto const aside = [&](auto const& read) {
      tokens_.go_to(tokens);
      bool const done = read();
      tokens.go_to(tokens_);
      return done;
    };
    do {
      FieldStep* step = steps + previous->next;
      if (!is_key(tokens, *step)) [[unlikely]] {
        tokens_.go_to(tokens);
        step = other_field(builder, steps, *step);
        if (broken_key_) return false;
        if (step == nullptr) {
          tokens.behind_key();
          if (!aside([&] { return skip_json_value(tokens_, depth); })) return false;
          continue;
        }
        previous->next = step->slot;
      }
      tokens.behind_key();
      previous = step;
      if (step->way == Way::pass || !builder.begin_used(step->slot, tokens.place())) {
        if (tokens.skip_string()) continue;
        if (!aside([&] { return skip_json_value(tokens_, depth); })) return false;
      } else if (step->way != Way::scalar || !plain_value(tokens, step->direct, builder.value(step->slot))) {
        if (!aside([&] { return value_of(builder, step->slot, depth); })) return false;
      }
    } while (tokens.another());
    tokens_.go_to(tokens);
    return true;
  }

  [[gnu::always_inline]] static bool is_key(JsonTokens const& tokens, FieldStep const& step) {
    return tokens.room() == step.size && tokens.colon_is_next() && tokens.has_word() && step.is_at(tokens.here());
  }

  // Takes a value in its plain form; false: it has another, and all is as before. Inlined, so that the cursor of its
  // caller needs no place in memory.
  [[gnu::always_inline]] static bool plain_value(JsonTokens& tokens, Direct const& direct, Value& value) {
    if (tokens.first() == '"') {
      std::string_view const text = tokens.text();
      if (tokens.has_escapes(text) || !read_text(direct, text, value)) return false;
    } else if (!read_number(direct, tokens.word(), tokens.limit(), value)) {
      return false;  // objects and lists too
    }
    tokens.step();
    return true;
  }

  bool value_of(RecordBuilder& builder, std::size_t slot, int depth) {
    char const first = tokens_.first();
    if (first == '{' || first == '[') return structure_of(builder, slot, first, depth);
    FieldPlan const& field = builder.plan().fields[slot];
    bool const structure = field.list || field.record != nullptr;
    Raw raw;
    if (!scalar(tokens_.scalar(), raw)) return false;
    if (raw.kind != RawKind::null && structure) builder.wrong_shape(slot, json_kind(first));
    else builder.convert(slot, raw);
    return true;
  }

  bool structure_of(RecordBuilder& builder, std::size_t slot, char first, int depth) {
    FieldPlan const& field = builder.plan().fields[slot];
    if (first == '[' && field.list) return list(builder, slot, depth + 1);
    if (first == '{' && field.record != nullptr && !field.list) {
      RecordPath const path{&builder.path(), field.field->name, 0};
      Value value;
      if (!record(*field.record, path, depth + 1, value)) return false;
      builder.set(slot, value);
      return true;
    }
    builder.wrong_shape(slot, json_kind(first));
    return skip_json_value(tokens_, depth);
  }

  bool list(RecordBuilder& builder, std::size_t slot, int depth) {
    if (depth > deepest_json) return false;
    std::vector<Value>& items = reader_.items_;
    std::size_t const bottom = items.size();
    FieldPlan const& field = builder.plan().fields[slot];
    RecordPath path{&builder.path(), field.field->name, 0};
    if (!tokens_.enter(']')) {
      do {
        Value value;
        ++path.position;
        bool const is_record = field.record != nullptr && tokens_.first() == '{';
        bool const done = is_record ? record(*field.record, path, depth + 1, value)
                                    : list_item(builder, slot, path.position, depth, value);
        if (!done) return false;
        items.push_back(value);
      } while (tokens_.another());
      if (!tokens_.leave(']')) return false;
    }
    std::size_t const count = items.size() - bottom;
    Value* const kept = building_.arena.allocate_array<Value>(count);
    std::uninitialized_copy(items.begin() + static_cast<std::ptrdiff_t>(bottom), items.end(), kept);
    items.resize(bottom);
    builder.set(slot, Value::list(std::span<Value const>(kept, count)));
    return true;
  }

  // Not a record where there should be one.
  bool list_item(RecordBuilder& builder, std::size_t slot, std::size_t position, int depth, Value& value) {
    FieldPlan const& field = builder.plan().fields[slot];
    std::uint32_t const place = tokens_.place();
    char const first = tokens_.first();
    if (field.record == nullptr && plain_value(tokens_, field.direct, value)) return true;
    bool const simple = first != '{' && first != '[';
    if (simple) {
      Raw raw;
      if (!scalar(tokens_.scalar(), raw)) return false;
      if (field.record == nullptr || raw.kind == RawKind::null) {
        value = builder.convert_item(slot, raw, place, position);
        return true;
      }
    }
    value = Value::null(NullReason::illegible);
    std::string const path = builder.path().text(field.field->name) + "[" + std::to_string(position) + "]";
    building_.report(field, builder.path(), place, code::value_wrong_kind,
                     {path, field.record != nullptr ? "un objeto" : "un solo valor", std::string(json_kind(first))},
                     true);
    return simple || skip_json_value(tokens_, depth);
  }

  // --- scalars and keys ----------------------------------------------------------------------------------------------

  static std::string_view inside(std::string_view quoted) { return quoted.substr(1, quoted.size() - 2); }

  bool scalar(std::string_view token, Raw& raw) {
    if (!tokens_.is_json_scalar(token)) return false;
    switch (token.front()) {
      case '"': {
        raw = {RawKind::json_string, inside(token)};
        if (raw.text.find('\\') == raw.text.npos) return true;
        reader_.unescaped_.clear();
        unescape_json(raw.text, reader_.unescaped_);
        raw.text = building_.arena.store_text(reader_.unescaped_);
        return true;
      }
      case 't':
      case 'f': raw = {RawKind::json_boolean, token}; return true;
      case 'n': raw = {RawKind::null, token}; return true;
      default: raw = {RawKind::json_number, token}; return true;
    }
  }

  // The step of the key at hand, which is not the one that was expected. Null: the record has no such field, or what
  // stands here is no key (`broken_key_`).
  FieldStep* other_field(RecordBuilder& builder, FieldStep* steps, FieldStep const& expected) {
    FieldStep* const behind = steps + expected.next;
    if (is_key(tokens_, *behind)) return behind;  // the one expected is not there this time
    broken_key_ = !tokens_.is_key() || !tokens_.is_json_scalar(tokens_.string());
    if (broken_key_) return nullptr;
    std::string_view key = tokens_.text();
    std::string unescaped;
    if (tokens_.has_escapes(key)) key = unescaped = unescape_json(key);
    std::optional<std::size_t> const slot = builder.plan().find(key);
    if (slot) return steps + *slot;
    building_.unknown_key(builder.plan(), builder.path(), key);
    return nullptr;
  }

  JsonRecordReader& reader_;
  Dossier& dossier_;
  JsonUnitText text_;
  Building building_;
  JsonTokens tokens_;
  bool broken_key_ = false;
};

void JsonRecordReader::read(DossierSource::Unit const& unit, std::string const& file, Arena& arena, Dossier& dossier) {
  Job(*this, unit, file, arena, dossier).run(unit.bytes);
}

}  // namespace visado::dossier
