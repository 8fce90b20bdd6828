#include "ledger/dossier_now.hpp"

#include <algorithm>
#include <set>

#include "ledger/coverage.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado::ledger {
namespace {

bool in_word(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80U ||
         c == '_' || c == '-';
}

// Lower case, without the hyphens that identifiers are written with or without.
std::string folded(std::string_view text) {
  std::string out;
  for (char const c : text)
    if (c != '-') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// The whole words of the data, whatever their format.
std::set<std::string> words_of(std::string_view data) {
  std::set<std::string> words;
  for (std::size_t at = 0; at < data.size();) {
    if (!in_word(data[at])) {
      ++at;
      continue;
    }
    auto end = at;
    // A point joins («j.lopez») but does not end a word.
    while (end < data.size() && (in_word(data[end]) || (data[end] == '.' && end + 1 < data.size() && in_word(data[end + 1])))) ++end;
    words.insert(folded(data.substr(at, end - at)));
    at = end;
  }
  return words;
}

}  // namespace

DossierNow dossier_now(SQLite::Database& database, std::string const& key) {
  auto row = first_row(database, "SELECT version, versiones, resultado FROM expedientes WHERE expediente = ?1", key);
  if (!row) refuse(code::dossier_unknown, {key});
  return {key, row->getColumn(0).getInt64(), row->getColumn(1).getInt64(), row->getColumn(2).getInt64()};
}

std::optional<Entry> open_entry(SQLite::Database& database, std::string const& dossier) {
  auto row = first_row(database, "SELECT id, numero FROM ingresos WHERE expediente = ?1 AND salida IS NULL", dossier);
  if (!row) return std::nullopt;
  return Entry{row->getColumn(0).getInt64(), row->getColumn(1).getInt64()};
}

Entry require_entry(SQLite::Database& database, std::string const& dossier) {
  auto const entry = open_entry(database, dossier);
  if (!entry) refuse(code::dossier_not_entered, {dossier});
  return *entry;
}

std::vector<Answer> answers(SQLite::Database& database, std::int64_t version) {
  SQLite::Statement query(database,
                          "SELECT regla, respuesta, coalesce(folio, ''), coalesce(nota, ''), persona FROM respuestas "
                          "WHERE id IN (SELECT max(id) FROM respuestas WHERE version = ?1 GROUP BY regla) ORDER BY regla");
  query.bind(1, version);
  std::vector<Answer> all;
  while (query.executeStep())
    all.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                   query.getColumn(3).getString(), query.getColumn(4).getString()});
  return all;
}

Basis require_basis(Acting& acting, DossierNow const& dossier, std::string const& stage) {
  auto& database = acting.database();
  std::set<std::int64_t> results;
  SQLite::Statement of_version(database, "SELECT id FROM resultados WHERE version = ?1");
  of_version.bind(1, dossier.version);
  while (of_version.executeStep()) results.insert(of_version.getColumn(0).getInt64());
  // Those of the rulebook in force first: another one may be on trial beside it.
  SQLite::Statement runs(database,
                         "SELECT c.id, a.reglamento, coalesce(s.estado, 'sin presentar'), k.resultados FROM corridas c "
                         "JOIN ambitos a ON a.id = c.ambito JOIN coberturas k ON k.id = c.id "
                         "LEFT JOIN estados_reglamento s ON s.reglamento = a.reglamento "
                         "WHERE c.fecha = ?1 AND a.etapa IN (?2, '') AND a.control IN ('permanente', '') "
                         "ORDER BY coalesce(s.estado, '') = 'vigente' DESC, c.id DESC");
  runs.bind(1, acting.day());
  runs.bind(2, stage);
  while (runs.executeStep()) {
    auto const covered = Coverage::read(runs.getColumn(3).getString());
    auto const found = std::ranges::find_if(covered, [&](std::int64_t result) { return results.contains(result); });
    if (found == covered.end()) continue;
    Basis basis{runs.getColumn(0).getInt64(), *found, runs.getColumn(1).getInt64(), runs.getColumn(2).getString(), {}, {}};
    auto row = first_row(database, "SELECT propuesta, reglas FROM resultados WHERE id = ?1", *found);
    basis.proposal = row->getColumn(0).getString();
    basis.outcomes = row->getColumn(1).getString();
    if (basis.rulebook_state != "vigente")
      refuse(code::rulebook_not_in_force, {std::to_string(basis.run), basis.rulebook_state});
    return basis;
  }
  refuse(code::run_not_of_the_day, {acting.day(), "«" + stage + "»", std::to_string(dossier.number), dossier.key});
}

void require_not_party(Acting& acting, DossierNow const& dossier) {
  auto& database = acting.database();
  auto const& person = acting.person();
  if (first_row(database, "SELECT 1 FROM ingresos WHERE expediente = ?1 AND persona = ?2", dossier.key, person))
    refuse(code::own_dossier, {person, dossier.key, "lo ingresó"});
  auto data = first_row(database, "SELECT datos FROM contenidos WHERE version = ?1", dossier.version);
  if (!data) refuse(code::dossier_erased, {dossier.key, person});
  auto const words = words_of(data->getColumn(0).getString());
  SQLite::Statement mine(database,
                         "SELECT ?1 UNION SELECT value FROM json_each((SELECT identificadores FROM personas WHERE persona = ?1))");
  mine.bind(1, person);
  while (mine.executeStep()) {
    auto const identifier = mine.getColumn(0).getString();
    if (words.contains(folded(identifier)))
      refuse(code::own_dossier, {person, dossier.key, "su identificador «" + identifier + "» está en los datos del expediente"});
  }
}

std::vector<RuleOutcome> rule_outcomes(SQLite::Database& database, std::int64_t result) {
  auto row = first_row(database, "SELECT reglas FROM resultados WHERE id = ?1", result);
  auto const bytes = row ? row->getColumn(0).getString() : std::string();
  SQLite::Statement rules(database,
                          "SELECT g.indice, g.regla, g.version, g.titulo, g.efecto FROM resultados r "
                          "JOIN ambitos a ON a.id = r.ambito JOIN reglas g ON g.reglamento = a.reglamento "
                          "WHERE r.id = ?1 ORDER BY g.indice");
  rules.bind(1, result);
  std::vector<RuleOutcome> all;
  while (rules.executeStep()) {
    auto const index = static_cast<std::size_t>(rules.getColumn(0).getInt64());
    all.push_back({rules.getColumn(1).getString(), rules.getColumn(2).getString(), rules.getColumn(3).getString(),
                   rules.getColumn(4).getString(),
                   index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : static_cast<unsigned char>(0)});
  }
  return all;
}

}  // namespace visado::ledger
