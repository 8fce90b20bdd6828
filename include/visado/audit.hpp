// The follow-up by internal audit: hallazgos, which a person opens, and the recomendaciones that confirmed ones yield
// (docs/actos.md). As all acts: one event each, in one transaction with the check that it may be done; one that may not is
// a diagnostic of the table BIT and leaves nothing behind.
//
//   hallazgo:      posible → notificado → con descargo → desvanecido | confirmado
//   recomendación: pendiente → en proceso → cumplida | incumplida
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "visado/acts.hpp"
#include "visado/ledger.hpp"
#include "visado/result.hpp"

#pragma GCC visibility push(default)
namespace visado {

// How long there is to do something, from a day on (until another is set for a later day). `kind`: «descargo», from the
// notification of a hallazgo; «recomendación», from its confirmation.
struct ActTerm {
  std::string kind;
  Date from{};
  int days = 0;
  bool working = true;  // working days of the State's calendar; calendar days otherwise
  int extension = 0;    // days that an extension adds, once; 0: none is given
  std::string basis;    // what sets it: «LOCGC art. 28»
};
Result<std::int64_t> set_term(Ledger& ledger, ActTerm const& term, Occasion const& occasion);

struct HallazgoDraft {
  std::string title, condition, criterion, effect, recommendation, unit;
  std::string cause{};   // empty: «por determinar»; only a person says it
  std::string amount{};  // in quetzales, or empty
  std::vector<std::int64_t> reparos{};  // that it groups
};
// A hallazgo that was written down, and its number.
struct FiledHallazgo {
  std::string number;  // HAL-2026-00001
  std::int64_t event = 0;
};
Result<FiledHallazgo> open_hallazgo(Ledger& ledger, HallazgoDraft const& draft, Occasion const& occasion);

// The hallazgos of the Contraloría, from a CSV or JSON file: `referencia` (by which the Contraloría knows it), `titulo`,
// `condicion`, `criterio`, `causa`, `efecto`, `recomendacion`, `unidad`, `monto`. All of them or none; one with a
// reference that is there already is passed over.
struct ImportAccounts {
  std::uint64_t filed = 0, known = 0;
};
Result<ImportAccounts> import_hallazgos(Ledger& ledger, std::filesystem::path const& file, Occasion const& occasion);

Result<std::int64_t> set_hallazgo_cause(Ledger& ledger, std::string const& hallazgo, std::string const& cause, Occasion const& occasion);
// The term for the descargo begins.
Result<std::int64_t> notify_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& responsible, Occasion const& occasion);
// What those responsible say; the last one holds.
Result<std::int64_t> answer_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& comment,
                                     std::optional<Evidence> const& evidence, Occasion const& occasion);
Result<std::int64_t> dismiss_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& comment, Evidence const& evidence,
                             Occasion const& occasion);
struct RecommendationDraft {
  std::string text, responsible;
};
// Without a descargo only when its term is over. A confirmed hallazgo stays confirmed, whatever is mended later.
Result<std::int64_t> confirm_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& comment,
                             std::vector<RecommendationDraft> const& recommendations, Occasion const& occasion);

// By the number of the recomendación.
Result<std::int64_t> report_progress(Ledger& ledger, std::int64_t recommendation, std::string const& text,
                                     std::optional<Evidence> const& evidence, Occasion const& occasion);
Result<std::int64_t> settle_recommendation(Ledger& ledger, std::int64_t recommendation, bool met, std::string const& comment,
                            std::optional<Evidence> const& evidence, Occasion const& occasion);

// Once, before it is over, by the days that the term allows.
Result<std::int64_t> extend_hallazgo(Ledger& ledger, std::string const& hallazgo, std::string const& cause, Occasion const& occasion);
Result<std::int64_t> extend_recommendation(Ledger& ledger, std::int64_t recommendation, std::string const& cause,
                                           Occasion const& occasion);

}  // namespace visado
#pragma GCC visibility pop
