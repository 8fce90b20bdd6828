// A run for the analyst: of each dossier what is wrong, what could not be judged, and what is left to check by eye.
#include <algorithm>
#include <map>

#include "report/adjustment_text.hpp"
#include "report/reports.hpp"
#include "report/spoken.hpp"
#include "support/display.hpp"

namespace visado::report {
namespace {

constexpr std::size_t widest_explanation = 12;  // parts of a condition shown; the rest is in the JSON report

std::string money(Decimal value, std::uint16_t currency) { return display_money(value, currency_name(currency)); }

std::string basis_text(Rule const& rule) {
  std::string text;
  for (auto const& citation : rule.basis) {
    if (!text.empty()) text += "; ";
    text += citation.text + " (" + std::string(to_string(citation.norm->text)) + ')';
  }
  return text.empty() ? "sin base legal" : text;
}

class TextReport final : public Report {
 public:
  explicit TextReport(std::ostream& out) : out_(out) {}

  void begin(RunHeading const& heading) override {
    out_ << "Verificación del " << display_date(heading.date) << " · visado " << heading.version << '\n'
         << "Reglas: " << heading.rulebook << " (huella " << heading.fingerprint.substr(0, 16) << ") · esquema "
         << heading.schema << " · control "
         << heading.control << (heading.stage.empty() ? "" : " · etapa " + heading.stage) << '\n';
    name_files_ = heading.name_files;
    if (heading.rules_asked == 0)
      out_ << "ATENCIÓN: ninguna regla es de este control y esta etapa: nada se va a verificar, y «sin reparos» no dice nada\n";
    if (!heading.adjustments.empty()) {
      out_ << "Ajustes en vigor:\n";
      for (auto const& adjustment : heading.adjustments)
        out_ << "    " << adjustment.rule << ": " << adjustment_text(adjustment) << '\n';
    }
    out_ << '\n';
  }

  void verdict(Verdict const& verdict) override {
    heading_line(verdict);
    for (auto const& diagnostic : verdict.diagnostics) reading(diagnostic);
    for (auto const& finding : verdict.findings)
      if (finding.outcome == Outcome::incumple || finding.outcome == Outcome::exceptuado) violation(finding);
    for (auto const& finding : verdict.findings)
      if (finding.outcome == Outcome::error)
        out_ << "    ! " << finding.rule->id << "  la regla no pudo decidir [" << finding.error_code << "]: " << finding.message << '\n';
    undecided(verdict);
    by_eye(verdict);
    if (!verdict.findings.empty() || !verdict.diagnostics.empty()) out_ << '\n';
  }

  void end(Summary const& summary, Rulebook const& rulebook) override {
    if (!questions_.empty()) out_ << "Preguntas por comprobar a ojo:\n";
    for (auto const& [rule, question] : questions_) out_ << "    " << rule << "  " << question << '\n';
    out_ << '\n' << summary_text(summary, rulebook);
  }

 private:
  void heading_line(Verdict const& verdict) {
    out_ << (verdict.key.empty() ? "(sin número)" : verdict.key);
    if (!verdict.class_value.empty()) out_ << " · " << verdict.class_value;
    out_ << " · " << (verdict.repeated ? "repetido" : to_string(verdict.proposal));
    if (verdict.requested) {
      auto const currency = currency_code("GTQ");
      out_ << " · solicitado " << money(*verdict.requested, currency);
      if (!verdict.excluded) out_ << " − excluido que no se puede calcular";
      else if (verdict.excluded->sign() != 0)
        out_ << " − excluido " << money(*verdict.excluded, currency) << " = "
             << (verdict.payable() ? money(*verdict.payable(), currency) : "no calculable");
    }
    if (name_files_ || verdict.proposal == Proposal::no_verificado) out_ << " · " << verdict.place;
    out_ << '\n';
  }

  void reading(Diagnostic const& diagnostic) {
    out_ << "    lectura [" << info(diagnostic.code).name << "] " << diagnostic.message();
    if (diagnostic.at.source) {
      auto const at = diagnostic.at.source->locate(diagnostic.at.span.begin);
      out_ << " (" << diagnostic.at.source->name() << ':' << at.line << ':' << at.column << ')';
    } else if (!diagnostic.at.text.empty()) {
      out_ << " (" << diagnostic.at.text << ')';
    }
    if (!diagnostic.hint.empty()) out_ << "; " << diagnostic.hint;
    out_ << '\n';
  }

  void violation(Finding const& finding) {
    auto const& rule = *finding.rule;
    if (rule.type == Rule::Type::obligatory) {
      out_ << "    " << rule.id << "  " << to_string(finding.effect) << " · obligatorio: " << finding.message << '\n';
      if (!rule.basis.empty()) out_ << "        base legal: " << basis_text(rule) << '\n';
      if (!rule.recommendation.empty()) out_ << "        qué hacer: " << rule.recommendation << '\n';
      return;
    }
    out_ << "    " << (finding.outcome == Outcome::exceptuado ? "exceptuado " : "") << rule.id << "  "
         << to_string(finding.effect) << " · severidad " << spoken(rule.severity) << '\n'
         << "        " << finding.message << '\n';
    if (!finding.element_path.empty())
      out_ << "        elemento: " << finding.element_path << " " << finding.element_key << '\n';
    if (finding.observed)
      out_ << "        monto observado: " << money(*finding.observed, finding.currency) << '\n';
    out_ << "        base legal: " << basis_text(rule);
    if (finding.date) out_ << ", según " << finding.date_text << ' ' << display_date(*finding.date);
    out_ << '\n';
    if (!rule.effect_limited_because.empty()) out_ << "        solo observa: " << rule.effect_limited_because << '\n';
    explanation(finding);
    for (auto const& [field, quotation] : finding.quotations)
      out_ << "        dato: " << field << " = " << quotation.raw << " (" << quotation.place << ")\n";
    if (!rule.recommendation.empty()) out_ << "        qué hacer: " << rule.recommendation << '\n';
    if (!rule.mendable) out_ << "        no es subsanable: se observa una vez, con justificación\n";
  }

  void explanation(Finding const& finding) {
    std::size_t shown = 0;
    for (auto const& part : finding.explanation) {
      if (shown++ == widest_explanation) {
        out_ << "        … (" << finding.explanation.size() - widest_explanation << " partes más)\n";
        break;
      }
      out_ << (shown == 1 ? "        porque: " : "                ")
           << std::string(static_cast<std::size_t>(part.depth) * 2, ' ') << part.text << " → " << part.value << '\n';
    }
  }

  // One line for each field that was wanted, not one for each rule that wanted it.
  void undecided(Verdict const& verdict) {
    std::map<MissingField, std::vector<std::string_view>> waiting;
    for (auto const& finding : verdict.findings) {
      if (finding.outcome != Outcome::no_evaluable) continue;
      auto const& id = finding.rule->id;
      if (finding.missing.empty()) out_ << "    no evaluable " << id << ": " << finding.message << '\n';
      for (auto const& field : finding.missing) {
        auto& rules = waiting[field];
        if (std::ranges::find(rules, id) == rules.end()) rules.push_back(id);
      }
    }
    for (auto const& [field, rules] : waiting) {
      out_ << "    no evaluable: " << field.path << ' ' << field.reason;
      if (!field.place.empty()) out_ << " en " << field.place;
      if (!field.document.empty()) out_ << " (viene de: " << field.document << ')';
      out_ << "; esperan";
      for (auto rule : rules) out_ << ' ' << rule;
      out_ << '\n';
    }
  }

  // The questions are the same for many dossiers: here their numbers, at the end of the report their texts.
  void by_eye(Verdict const& verdict) {
    bool first = true;
    for (auto const& finding : verdict.findings) {
      if (finding.outcome != Outcome::por_comprobar) continue;
      out_ << (first ? "    por comprobar a ojo: " : ", ") << finding.rule->id
           << (finding.element_key.empty() ? "" : " [" + finding.element_key + ']');
      questions_[finding.rule->id] = finding.message;
      first = false;
    }
    if (!first) out_ << '\n';
  }

  std::ostream& out_;
  bool name_files_ = false;
  std::map<std::string, std::string> questions_;  // of the manual checks met, by rule
};

}  // namespace

std::unique_ptr<Report> make_text(std::ostream& out) { return std::make_unique<TextReport>(out); }

}  // namespace visado::report
