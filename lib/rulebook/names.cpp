#include "rulebook/names.hpp"

#include <algorithm>
#include <array>

#include "feel/grammar/keywords.hpp"
#include "rulebook/section.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

constexpr std::array<std::string_view, 4> reserved_names{"item", "raíz", "grupo", "origen"};
constexpr std::string_view operators = "+-*/<>=!?,;:()[]{}\"'|&%@#^~`\\.";

// Why a name cannot be; empty when it can.
std::string objection(std::string const& name, Language language) {
  if (name.empty()) return "está vacío";
  if (name.front() >= '0' && name.front() <= '9') return "empieza con una cifra";
  if (find_word(name, reserved_names)) return "es un nombre reservado";
  for (char const c : name) {
    if (operators.find(c) != std::string_view::npos) return std::string("contiene «") + c + "»";
  }
  if (language == Language::es) {
    if (std::string_view const word = feel::keyword_within(name); !word.empty()) {
      return "contiene la palabra «" + std::string(word) + "», que es del lenguaje";
    }
  }
  return {};
}

}  // namespace

bool check_name(EmbeddedText const& name, Language language, Log& log) {
  std::string const reason = objection(name.text(), language);
  if (reason.empty()) return true;
  log.report(code::bad_name, label_of(name), {name.text(), reason});
  return false;
}

NameSpace::Declared const* NameSpace::find(std::string const& name) const {
  auto const found = names_.find(utf8::fold(name));
  return found == names_.end() ? nullptr : &found->second;
}

bool NameSpace::allows(EmbeddedText const& name, Log& log) const {
  Declared const* const taken = find(name.text());
  if (taken == nullptr) return true;
  Diagnostic& diagnostic = log.report(code::name_taken, label_of(name), {name.text(), taken->what});
  if (taken->at.source) {
    Label at = taken->at;
    at.text = "declarado aquí";
    diagnostic.related.push_back(std::move(at));
  }
  return false;
}

bool NameSpace::declare(EmbeddedText const& name, std::string what, Log& log) {
  if (!allows(name, log)) return false;
  names_.emplace(utf8::fold(name.text()), Declared{std::move(what), label_of(name)});
  return true;
}

}  // namespace visado::rulebook
