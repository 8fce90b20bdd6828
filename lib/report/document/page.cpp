// What each document says, in the order in which it is read: what it is, what is wrong, how much is paid, what it is
// about, who signs.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/document/blocks.hpp"
#include "support/display.hpp"
#include "visado/counted.hpp"

namespace visado::report {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string text(element value) {
  std::string_view found;
  std::int64_t number = 0;
  if (value.get(found) == simdjson::SUCCESS) return std::string(found);
  return value.get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

// Empty when it is not there, or null.
std::string text(object from, char const* key) {
  element value;
  return from[key].get(value) == simdjson::SUCCESS ? text(value) : std::string();
}

std::string text(object from, char const* key, char const* inner) {
  object inside;
  return from[key].get(inside) == simdjson::SUCCESS ? text(inside, inner) : std::string();
}

std::vector<object> objects(object from, char const* key) {
  std::vector<object> all;
  array list;
  if (from[key].get(list) != simdjson::SUCCESS) return all;
  for (auto const item : list)
    if (object one; item.get(one) == simdjson::SUCCESS) all.push_back(one);
  return all;
}

// Of an element, or of one that may not be there.
template <class Json>
std::vector<std::string> texts(Json from) {
  std::vector<std::string> all;
  array list;
  if (from.get(list) != simdjson::SUCCESS) return all;
  for (auto const item : list) all.push_back(text(item));
  return all;
}

std::string day(std::string const& iso) {
  auto const date = Date::parse(iso);
  return date ? display_date(*date) : iso;
}

std::string amount(std::string const& number, std::string const& currency) {
  auto const value = Decimal::parse(number);
  return value ? display_money(*value, currency) : number;
}

std::string capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

std::string joined(std::vector<std::string> const& words, char const* with) {
  std::string all;
  for (auto const& word : words)
    if (!word.empty()) all += (all.empty() ? "" : with) + word;
  return all;
}

std::string days(std::uint64_t count, bool working) {
  return working ? counted(count, "día hábil", "días hábiles") : counted(count, "día de calendario", "días de calendario");
}

// A person as «Nombre (identificador)».
std::string person(object from, char const* key) {
  auto const name = text(from, key, "nombre"), id = text(from, key, "persona");
  return name.empty() ? id : name + " (" + id + ")";
}

bool blocks(std::string const& effect) { return effect == "rechaza" || effect == "devuelve"; }
bool is_open(std::string const& state) { return state == "formulado" || state == "notificado" || state == "sostenido"; }

class Writer {
 public:
  Writer(object content, std::string const& hash, bool sealed) : content_(content), kind_(get("documento")) {
    page_.number = get("numero");
    if (auto const currency = text(content_, "hoja", "moneda"); !currency.empty()) currency_ = currency;
    page_.facts = {"Fecha: " + day(get("fecha"))};
    if (!get("verificado").empty()) page_.facts.push_back(fmt::format("Verificado el {}, corrida {}", day(get("verificado")), get("corrida")));
    if (!get("reglamento").empty()) page_.facts.push_back("Reglamento " + get("reglamento").substr(0, 12));
    if (!get("ingreso").empty()) {
      page_.subtitle = fmt::format("Expediente {} · {}", get("expediente"), entry_name());
      page_.facts.push_back("Ingresó el " + day(get("ingresado")) + (get("completo").empty() ? "" : "; completo el " + day(get("completo"))));
    } else {
      page_.subtitle = "Expediente " + get("expediente");
    }
    page_.foot = foot(hash, sealed);
    for (auto const& reparo : objects(content_, "reparos")) {
      bool const open = is_open(text(reparo, "estado"));
      auto const effect = text(reparo, "efecto");
      if (open && blocks(effect)) ++in_the_way_;
      else if (open && effect == "excluye") ++excluding_;
    }
    for (auto const& check : objects(content_, "comprobaciones")) {
      auto const answer = text(check, "respuesta");
      if (answer.empty()) ++unanswered_;
      if (answer == "no cumple" && blocks(text(check, "efecto"))) ++failed_;
    }
  }

  Page run() {
    if (kind_ == "visado") approval();
    else if (kind_ == "devolución") return_letter();
    else if (kind_ == "orden escrita") order();
    else sheet();
    return std::move(page_);
  }

 private:
  std::string get(char const* key) { return text(content_, key); }
  template <class Block>
  void add(Block block) {
    page_.blocks.emplace_back(std::move(block));
  }

  std::string entry_name() {
    auto const number = get("ingreso");
    return number == "1" ? "ingreso 1" : "reingreso " + number;
  }

  std::string foot(std::string const& hash, bool sealed) {
    auto words = fmt::format("Expediente versión {}, huella {} · reglamento {} · {}", get("version"), get("huella_expediente"),
                             get("reglamento"), get("motor"));
    if (!hash.empty()) words += fmt::format(" · bitácora {}, evento {} · huella de este documento {}", get("bitacora"), get("evento"), hash);
    if (sealed) words += " · con sello Ed25519 del sistema, que prueba integridad y no es la firma de una persona";
    return words;
  }

  std::vector<std::pair<std::string, std::string>> amounts() {
    std::vector<std::pair<std::string, std::string>> all;
    auto const requested = get("solicitado"), excluded = get("excluido");
    auto const net = text(content_, "hoja", "liquido");
    auto const a = Decimal::parse(requested), b = Decimal::parse(excluded);
    auto const left = a && b ? Decimal::subtract(*a, *b) : std::nullopt;
    if (!requested.empty()) all.emplace_back("Solicitado", amount(requested, currency_));
    all.emplace_back("Excluido", excluded.empty() && !requested.empty() ? "no se puede decir" : amount(excluded.empty() ? "0" : excluded, currency_));
    all.emplace_back("Solicitado − excluido", left ? display_money(*left, currency_) : "no se puede decir");
    bool const nothing_excluded = b && *b == Decimal();
    if (!net.empty()) all.emplace_back(nothing_excluded ? "Líquido a pagar" : "Líquido, antes de excluir", net);
    return all;
  }

  // --- What all documents share -------------------------------------------------------------------------------------

  // What the layout of the schema prints. What is missing is left out: where it had to be there, a rule says so.
  void dossier() {
    object printed;
    if (content_["hoja"].get(printed) != simdjson::SUCCESS) {
      add(Paragraph{"Del expediente no hay datos que imprimir: el esquema no dice su «hoja», o se borraron.", true});
      return;
    }
    for (auto const& part : objects(printed, "partes")) {
      array pairs, rows;
      if (part["datos"].get(pairs) == simdjson::SUCCESS) {
        Data data{text(part, "titulo"), {}};
        for (auto const pair : pairs) {
          auto const both = texts(pair);
          if (both.size() == 2 && !both[1].empty()) data.values.emplace_back(both[0], both[1]);
        }
        if (!data.values.empty()) add(std::move(data));
      } else if (part["filas"].get(rows) == simdjson::SUCCESS) {
        Table table{text(part, "titulo"), texts(part["columnas"]), {}};
        for (auto const row : rows) table.rows.emplace_back(texts(row)).resize(table.columns.size());
        drop_empty_columns(table);
        if (!table.rows.empty()) add(std::move(table));
      }
    }
  }

  static void drop_empty_columns(Table& table) {
    for (std::size_t i = table.columns.size(); i-- > 0;) {
      bool const empty = std::ranges::all_of(table.rows, [i](auto const& row) { return i >= row.size() || row[i].empty(); });
      if (!empty) continue;
      table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(i));
      for (auto& row : table.rows)
        if (i < row.size()) row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  static std::string place(object reparo) {
    auto const list = text(reparo, "lista"), element = text(reparo, "elemento");
    return list.empty() ? std::string() : list + " " + element;
  }

  static std::string basis(object reparo) {
    std::vector<std::string> all;
    for (auto const& one : objects(reparo, "base")) {
      auto const says = text(one, "dice");
      all.push_back(text(one, "cita") + (says.empty() ? "" : ": " + says) + " (" + text(one, "conocido") + ")");
    }
    return joined(all, "; ");
  }

  static std::string what(object reparo) {
    auto const message = text(reparo, "mensaje");
    return message.empty() ? text(reparo, "titulo") + " (el mensaje se borró)" : message;
  }

  static std::string mend(object reparo) {
    auto words = text(reparo, "recomendacion");
    bool mendable = true;
    if (reparo["subsanable"].get(mendable) == simdjson::SUCCESS && !mendable) words += " No se puede subsanar: se justifica.";
    object term;
    if (reparo["plazo"].get(term) == simdjson::SUCCESS) {
      bool working = false;
      std::int64_t count = 0;
      if (term["habiles"].get(working) == simdjson::SUCCESS && term["dias"].get(count) == simdjson::SUCCESS)
        words += " Plazo: " + days(static_cast<std::uint64_t>(count), working) + ".";
    }
    return words;
  }

  template <class Test>
  void reparos(std::string const& title, Test const& test, bool with_basis) {
    Table table{title, {"N.º", "Regla", "Qué está mal, y dónde", with_basis ? "Base legal" : "Cómo se subsana", "Efecto", "Monto"}, {},
                {6, 10, 38, 26, 9, 11}};
    for (auto const& reparo : objects(content_, "reparos")) {
      if (!test(text(reparo, "efecto"), text(reparo, "estado"))) continue;
      auto where = place(reparo);
      auto state = text(reparo, "estado");
      auto said = what(reparo) + (where.empty() ? "" : " [" + where + "]");
      if (with_basis && !mend(reparo).empty()) said += " Cómo se subsana: " + mend(reparo);
      auto const currency = text(reparo, "moneda");
      table.rows.push_back({text(reparo, "reparo"), text(reparo, "regla"), std::move(said), with_basis ? basis(reparo) : mend(reparo),
                            text(reparo, "efecto") + (state == "formulado" ? "" : " (" + state + ")"),
                            text(reparo, "monto").empty() ? "" : amount(text(reparo, "monto"), currency.empty() ? currency_ : currency)});
    }
    if (!table.rows.empty()) add(std::move(table));
  }

  void checks() {
    Table table{"Comprobaciones manuales", {"Regla", "Pregunta", "Respuesta", "Folio", "Nota y quién"}, {}, {10, 40, 25, 8, 17}};
    for (auto const& check : objects(content_, "comprobaciones")) {
      auto const question = text(check, "pregunta"), answer = text(check, "respuesta");
      table.rows.push_back({text(check, "regla"), question.empty() ? text(check, "titulo") : question,
                            answer.empty() ? "[  ] cumple  [  ] no cumple  [  ] no aplica" : capital(answer), text(check, "folio"),
                            joined({text(check, "nota"), text(check, "persona")}, " · ")});
    }
    if (!table.rows.empty()) add(std::move(table));
  }

  // Rules that could not be asked for lack of data, or broke: nobody knows.
  void undecided() {
    std::vector<std::string> missing, broken;
    for (auto const& rule : objects(content_, "reglas"))
      for (auto const& outcome : texts(rule["resultados"])) {
        if (outcome == "no evaluable") missing.push_back(text(rule, "regla"));
        if (outcome == "error") broken.push_back(text(rule, "regla"));
      }
    if (!missing.empty()) add(Paragraph{"Sin evaluar por falta de datos: " + joined(missing, ", ") + "."});
    if (!broken.empty()) add(Paragraph{"Reglas que fallaron: " + joined(broken, ", ") + "."});
  }

  void changes() {
    object changes;
    if (content_["cambios"].get(changes) != simdjson::SUCCESS) return;
    Table table{"Qué cambió desde la devolución " + text(changes, "devolucion"), {"Qué", "Antes", "Ahora"}, {}, {40, 30, 30}};
    for (auto const& reparo : objects(changes, "reparos"))
      table.rows.push_back({fmt::format("Reparo {}, {}: {}", text(reparo, "reparo"), text(reparo, "regla"), text(reparo, "titulo")),
                            text(reparo, "cambio") == "nuevo" ? "no estaba" : "estaba",
                            text(reparo, "cambio") + " (" + text(reparo, "estado") + ")"});
    for (auto const& datum : objects(changes, "datos"))
      table.rows.push_back({joined({text(datum, "parte"), text(datum, "rotulo")}, ": "), text(datum, "antes"), text(datum, "ahora")});
    if (table.rows.empty()) table.note = "Nada de lo que se imprime, ni los reparos.";
    add(std::move(table));
  }

  void annex() {
    Table table{"Anexo: todas las reglas que se aplicaron y su resultado", {"Regla", "Qué pide", "Resultado"}, {}, {14, 60, 26}};
    std::map<std::string, std::uint64_t> counts;
    for (auto const& rule : objects(content_, "reglas")) {
      auto const outcomes = joined(texts(rule["resultados"]), ", ");
      ++counts[outcomes];
      table.rows.push_back({text(rule, "regla"), text(rule, "titulo"), outcomes});
    }
    if (table.rows.empty()) return;
    std::vector<std::string> words;
    for (auto const& [outcome, count] : counts) words.push_back(outcome + ": " + std::to_string(count));
    table.note = counted(table.rows.size(), "regla", "reglas") + ". " + joined(words, " · ");
    add(NewPage{});
    add(std::move(table));
  }

  // --- The documents ------------------------------------------------------------------------------------------------

  void sheet() {
    page_.title = "Hoja de revisión";
    auto const days_since = get("dias_desde_completo");
    if (!days_since.empty()) page_.facts.push_back("Días desde que está completo: " + days_since);
    std::vector<std::string> elapsed;
    for (auto const& stage : objects(content_, "etapas"))
      elapsed.push_back(text(stage, "etapa") + " " + day(text(stage, "fecha")) + " (" + text(stage, "dias") + " d)");
    auto const proposal = get("propuesta");
    Banner banner;
    banner.title = capital(proposal);
    banner.tone = proposal == "sin reparos" && failed_ == 0 ? Banner::Tone::good
                  : proposal == "con observaciones" && failed_ == 0 ? Banner::Tone::warning
                                                                    : Banner::Tone::bad;
    std::vector<std::string> why;
    if (in_the_way_ > 0) why.push_back(counted(in_the_way_, "reparo impide", "reparos impiden") + " el visado");
    if (excluding_ > 0) why.push_back(counted(excluding_, "reparo excluye", "reparos excluyen") + " parte del pago");
    if (failed_ > 0) why.push_back(counted(failed_, "comprobación no se cumple", "comprobaciones no se cumplen"));
    if (unanswered_ > 0) why.push_back(counted(unanswered_, "comprobación por responder", "comprobaciones por responder"));
    if (proposal == "no verificado") why.emplace_back("algo no se pudo leer o una regla falló");
    banner.text = why.empty() ? "Nada impide el visado." : capital(joined(why, "; ")) + ".";
    banner.amounts = amounts();
    add(std::move(banner));
    reparos("Reparos", [](auto const& effect, auto const& state) { return effect != "observa" && state != "levantado"; }, false);
    reparos("Observaciones", [](auto const& effect, auto const& state) { return effect == "observa" && state != "levantado"; }, false);
    undecided();
    dossier();
    checks();
    changes();
    if (!elapsed.empty()) add(Paragraph{"Trámite: " + joined(elapsed, " → "), true});
    add(Signatures{{{"Revisó", person(content_, "asignado")}, {"Vo. Bo.", ""}}});
    annex();
  }

  void approval() {
    page_.title = "Constancia de visado";
    Banner banner{Banner::Tone::good, "Visado", {}, amounts()};
    auto const stage = get("etapa");
    banner.text = (stage.empty() ? "" : "Etapa: " + stage + ". ") + "Se visó el " + day(get("fecha")) + " con el reglamento vigente.";
    add(std::move(banner));
    dossier();
    reparos("Reparos que se levantaron o dispensaron, y observaciones", [](auto const&, auto const&) { return true; }, false);
    checks();
    add(Signatures{{{"Revisó", person(content_, "asignado")}, {"Visó", person(content_, "decide")}}});
    annex();
  }

  void return_letter() {
    page_.title = "Oficio de devolución";
    std::int64_t term = 0;
    auto const has_term = content_["plazo_dias"].get(term) == simdjson::SUCCESS && term > 0;
    auto const due = get("vence");
    Banner banner{Banner::Tone::bad, "Se devuelve", {}, amounts()};
    banner.text = "Para: " + get("destinatario") + "." +
                  (has_term ? " Plazo para subsanar: " + days(static_cast<std::uint64_t>(term), true) : "") +
                  (due.empty() ? "" : ", hasta el " + day(due)) + (has_term ? "." : "");
    add(std::move(banner));
    add(Paragraph{fmt::format("Se devuelve el expediente {} porque tiene lo que sigue. Al volver con lo corregido se registra su reingreso.",
                              get("expediente"))});
    reparos("Por qué se devuelve", [](auto const& effect, auto const& state) { return effect != "observa" && is_open(state); }, true);
    failed_checks();
    reparos("Observaciones", [](auto const& effect, auto const& state) { return effect == "observa" && is_open(state); }, true);
    dossier();
    add(Signatures{{{"Devuelve", person(content_, "decide")}, {"Recibe", get("destinatario")}}});
  }

  void failed_checks() {
    Table table{"Comprobaciones que no se cumplen", {"Regla", "Pregunta", "Folio", "Nota"}, {}, {12, 50, 10, 28}};
    for (auto const& check : objects(content_, "comprobaciones"))
      if (text(check, "respuesta") == "no cumple")
        table.rows.push_back({text(check, "regla"), text(check, "pregunta"), text(check, "folio"), text(check, "nota")});
    if (!table.rows.empty()) add(std::move(table));
  }

  void order() {
    page_.title = "Constancia de trámite por orden escrita";
    Banner banner{Banner::Tone::bad, "Sin visado: sigue por orden escrita", {}, amounts()};
    banner.text = fmt::format("Lo ordena {}. Causa: {}. Sus reparos pasaron a auditoría interna.", person(content_, "ordena"), get("causa"));
    add(std::move(banner));
    add(Data{"La orden", {{"Documento", text(content_, "evidencia", "nombre")}, {"Fecha", day(text(content_, "evidencia", "fecha"))},
                          {"SHA-256", text(content_, "evidencia", "sha256")}}});
    reparos("Reparos que quedan sin resolver", [](auto const&, auto const& state) { return state == "trasladado" || is_open(state); }, true);
    dossier();
    add(Signatures{{{"Ordena", person(content_, "ordena")}, {"Da trámite", person(content_, "decide")}}});
    annex();
  }

  object content_;
  std::string kind_;
  std::string currency_ = "GTQ";  // of a ledger that kept no layout
  Page page_;
  std::uint64_t in_the_way_ = 0, excluding_ = 0, unanswered_ = 0, failed_ = 0;
};

}  // namespace

Page page_of(object content, std::string const& hash, bool sealed) { return Writer(content, hash, sealed).run(); }

}  // namespace visado::report
