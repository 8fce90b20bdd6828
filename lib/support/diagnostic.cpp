#include "visado/diagnostic.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "support/placeholders.hpp"
#include "visado/diagnostics/dossier.hpp"
#include "visado/diagnostics/dossier_files.hpp"
#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"
#include "visado/diagnostics/feel_syntax.hpp"
#include "visado/diagnostics/ledger.hpp"
#include "visado/diagnostics/rulebook.hpp"
#include "visado/diagnostics/support.hpp"
#include "visado/diagnostics/table.hpp"
#include "visado/diagnostics/verify.hpp"

namespace visado {

std::vector<CodeInfo> const& all_codes() {
  static std::vector<CodeInfo> const table{
#define VISADO_DIAGNOSTIC(symbol, name, severity, message, explanation, wrong, right) \
  CodeInfo{code::symbol, name, Severity::severity, message, explanation, wrong, right},
#include "visado/diagnostics/all.def"
#undef VISADO_DIAGNOSTIC
  };
  return table;
}

CodeInfo const& info(Code code) {
  static auto const by_number = [] {
    std::vector<CodeInfo const*> rows;
    for (CodeInfo const& row : all_codes()) {
      auto const number = static_cast<std::size_t>(row.code);
      if (rows.size() <= number) rows.resize(number + 1);
      rows[number] = &row;
    }
    return rows;
  }();
  return *by_number[static_cast<std::size_t>(code)];
}

CodeInfo const* find_code(std::string_view name) {
  static auto const by_name = [] {
    std::unordered_map<std::string_view, CodeInfo const*> map;
    for (CodeInfo const& row : all_codes()) map.emplace(row.name, &row);
    return map;
  }();
  auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

Diagnostic Diagnostic::make(Code code, Label at, std::vector<std::string> arguments, std::string hint) {
  Diagnostic result;
  result.code = code;
  result.severity = info(code).severity;
  result.at = std::move(at);
  result.arguments = std::move(arguments);
  result.hint = std::move(hint);
  return result;
}

std::string Diagnostic::message() const { return fill_placeholders(info(code).message, arguments); }

Diagnostic& Diagnostics::add(Diagnostic diagnostic) { return items_.emplace_back(std::move(diagnostic)); }

void Diagnostics::append(Diagnostics other) {
  std::move(other.items_.begin(), other.items_.end(), std::back_inserter(items_));
}

void Diagnostics::sort() {
  auto key = [](Diagnostic const& d) {
    std::string_view file = d.at.source ? std::string_view(d.at.source->name()) : std::string_view();
    return std::tuple(file, d.at.span.begin, info(d.code).name);
  };
  std::stable_sort(items_.begin(), items_.end(),
                   [&](Diagnostic const& a, Diagnostic const& b) { return key(a) < key(b); });
}

bool Diagnostics::has_errors() const { return count(Severity::error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(items_.begin(), items_.end(),
                                                [&](Diagnostic const& d) { return d.severity == severity; }));
}

}  // namespace visado
