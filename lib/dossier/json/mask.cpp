// What is masked of JSON: values of sensitive fields, and of keys that the schema does not have (a misspelled name
// hides nothing); everything when the text is not JSON.
#include "dossier/json/check.hpp"
#include "dossier/json/record.hpp"
#include "dossier/mask.hpp"

namespace visado::dossier {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Walks a text that is JSON, and masks as it goes.
class Masker {
 public:
  explicit Masker(std::string& text) : text_(text) {}

  void value(RecordPlan const* plan) {
    skip_blanks();
    if (text_[at_] == '{') return object(plan);
    if (text_[at_] == '[') return list(plan);
    at_ += json_value_size(text_, at_);
  }

 private:
  void object(RecordPlan const* plan) {
    for (++at_; next('}');) {
      std::size_t const size = json_value_size(text_, at_);
      std::string const key = unescape_json(std::string_view(text_).substr(at_ + 1, size - 2));
      at_ += size;
      skip_blanks();
      ++at_;  // the colon
      skip_blanks();
      std::optional<std::size_t> const slot = plan == nullptr ? std::nullopt : plan->find(key);
      FieldPlan const* const field = slot ? &plan->fields[*slot] : nullptr;
      if (field != nullptr && field->field->data != DataClass::sensible) {
        // A simple field that holds an object has no names to go by.
        bool const structure = text_[at_] == '{' || text_[at_] == '[';
        if (field->record != nullptr || !structure) value(field->record);
        else hide();
      } else {
        hide();
      }
    }
  }

  void list(RecordPlan const* plan) {
    for (++at_; next(']');) value(plan);
  }

  void hide() {
    std::size_t const end = at_ + json_value_size(text_, at_);
    mask_words(text_, at_, end);
    at_ = end;
  }

  // At the next item; false behind the end.
  bool next(char end) {
    skip_blanks();
    if (text_[at_] == ',') ++at_;
    skip_blanks();
    if (text_[at_] != end) return true;
    ++at_;
    return false;
  }

  void skip_blanks() {
    while (is_blank(text_[at_])) ++at_;
  }

  std::string& text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string mask_json(std::string_view text, ReadPlan const& plan) {
  std::string masked(text);
  if (check_json(text)) mask_words(masked, 0, masked.size());
  else Masker(masked).value(&plan.root());
  return masked;
}

}  // namespace visado::dossier
