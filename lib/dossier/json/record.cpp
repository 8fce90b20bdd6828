// Walks the places that the first stage found, and converts what is wanted on the way. Every function that reads
// returns false when the text is not JSON; why, `JsonUnitText` finds out.
#include "dossier/json/record.hpp"

#include <charconv>
#include <cstring>
#include <memory>

#include "dossier/json/check.hpp"
#include "dossier/json/tokens.hpp"
#include "dossier/json/units.hpp"
#include "dossier/scalar/scalar.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

template <class Word>
Word word_at(char const* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The first and the last bytes overlap where the size is no multiple.
bool same_bytes(char const* a, char const* b, std::size_t size) {
  if (size < 4) return std::memcmp(a, b, size) == 0;
  if (size < 8) {
    using Word = std::uint32_t;
    std::size_t const last = size - sizeof(Word);
    return word_at<Word>(a) == word_at<Word>(b) && word_at<Word>(a + last) == word_at<Word>(b + last);
  }
  using Word = std::uint64_t;
  std::size_t const last = size - sizeof(Word);
  for (std::size_t i = 0; i < last; i += sizeof(Word)) {
    if (word_at<Word>(a + i) != word_at<Word>(b + i)) return false;
  }
  return word_at<Word>(a + last) == word_at<Word>(b + last);
}

void append(std::string& text, std::uint32_t number) {
  char digits[10];
  auto const [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  text.append(digits, end);
}

}  // namespace

JsonRecordReader::JsonRecordReader(ReadPlan const& plan) : plan_(plan) {
  for (RecordPlan const& record : plan.records()) following_.emplace_back(record.fields.size() + 1);
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
    std::uint16_t* const following = reader_.following_[plan.index].data();
    std::uint32_t const here = tokens_.place();
    if (!tokens_.enter('}')) {
      std::size_t previous = 0;  // slot + 1
      do {
        if (!tokens_.is_key()) return false;
        std::size_t slot = following[previous];
        if (slot >= plan.fields.size() || !is_key(plan.fields[slot].quoted)) {
          std::optional<std::size_t> const found = find(plan, path);
          if (!found && broken_key_) return false;
          if (!found) {
            tokens_.behind_key();
            if (!skip_json_value(tokens_, depth)) return false;
            continue;
          }
          slot = *found;
          following[previous] = static_cast<std::uint16_t>(slot);
        }
        previous = slot + 1;
        tokens_.behind_key();
        if (!builder.begin(slot, tokens_.place())) {
          if (!skip_json_value(tokens_, depth)) return false;
        } else if (!plain_value(plan.fields[slot], builder.value(slot)) && !value_of(builder, slot, depth)) {
          return false;
        }
      } while (tokens_.another());
      if (!tokens_.leave('}')) return false;
    }
    value = builder.finish(here);
    return true;
  }

  // Takes a value in its plain form; false: it has another.
  bool plain_value(FieldPlan const& field, Value& value) {
    if (field.list || field.direct.form == Direct::Form::none) return false;
    char const first = tokens_.first();
    if (first == '{' || first == '[' || !plain(field.direct, first, tokens_.token(), value)) return false;
    tokens_.step();
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
    if (!tokens_.enter(']')) {
      do {
        Value value;
        if (!list_item(builder, slot, items.size() - bottom + 1, depth, value)) return false;
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

  bool list_item(RecordBuilder& builder, std::size_t slot, std::size_t position, int depth, Value& value) {
    FieldPlan const& field = builder.plan().fields[slot];
    std::uint32_t const place = tokens_.place();
    char const first = tokens_.first();
    if (first == '{' && field.record != nullptr) {
      RecordPath const path{&builder.path(), field.field->name, position};
      return record(*field.record, path, depth + 1, value);
    }
    bool const simple = first != '{' && first != '[';
    if (simple) {
      std::string_view const token = tokens_.scalar();
      if (field.record == nullptr && plain(field.direct, first, token, value)) return true;
      Raw raw;
      if (!scalar(token, raw)) return false;
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

  // Reads a scalar in its plain form; false: it has another, and the value is untouched.
  bool plain(Direct const& direct, char first, std::string_view token, Value& value) const {
    if (first == '"') return !tokens_.may_have_escapes() && read_text(direct, inside(token), value);
    return read_number(direct, token, tokens_.limit(), value);
  }

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

  // The key at hand is written like this.
  [[nodiscard]] bool is_key(std::string const& quoted) const {
    return !quoted.empty() && tokens_.room() >= quoted.size() &&
           same_bytes(tokens_.here(), quoted.data(), quoted.size());
  }

  // The slot of the key at hand; it may be unknown, or broken.
  std::optional<std::size_t> find(RecordPlan const& plan, RecordPath const& path) {
    std::string_view const quoted = tokens_.string();
    broken_key_ = !tokens_.is_json_scalar(quoted);
    if (broken_key_) return std::nullopt;
    std::string_view key = inside(quoted);
    std::string unescaped;
    if (key.find('\\') != key.npos) key = unescaped = unescape_json(key);
    std::optional<std::size_t> const slot = plan.find(key);
    if (!slot) building_.unknown_key(plan, path, key);
    return slot;
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
