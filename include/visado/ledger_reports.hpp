// What the ledger can tell: lists of reparos with filters, what is due, and the figures of a period, as typed rows. Each
// function reads one state of the file and waits for no writer. Pages for people are made of these in ledger_pages.hpp.
//
//   ReparoQuery overdue;
//   overdue.overdue = today;
//   auto rows = visado::find_reparos(ledger, overdue);
//
// Days are those that acts and runs were given, not the clock's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "visado/ledger.hpp"

#pragma GCC visibility push(default)
namespace visado {

// Days, both included.
struct Period {
  Date from{}, to{};
  // «2026» a year, «2026-C1» a cuatrimestre (C1 January to April), «2026-05» a month, «2026-05-04..2026-05-08» days.
  // Nothing when it is none of these or ends before it begins.
  static std::optional<Period> parse(std::string_view text);
  [[nodiscard]] bool contains(Date day) const { return from <= day && day <= to; }
  friend bool operator==(Period const&, Period const&) = default;
};
// «2026-C1».
[[nodiscard]] std::string four_months_of(Date day);

struct Amount {
  Decimal value;
  std::string currency;  // «GTQ»; empty when it was not said
};
// By currency: amounts of two are never added. Nothing where the sum overflows.
using Amounts = std::map<std::string, std::optional<Decimal>>;

// Empty texts ask for any.
struct ReparoQuery {
  std::string dossier{}, rule{}, state{}, severity{};
  std::string unit{};         // as the dossiers write it
  std::string class_value{};  // of `clase`: the modality
  std::string supplier{};     // what identifies it, or its name
  std::string owner{};        // as ReparoRow::owner
  std::optional<Period> formulated{};  // the date of the verification that formulated it
  std::optional<Date> overdue{};       // notified, and the last day to mend it was before this one
  bool open = false;                   // formulado, notificado or sostenido
  std::size_t limit = 0;               // at most so many; 0: all
};

struct ReparoRow {
  std::int64_t id = 0;
  std::string dossier, unit, class_value, supplier, supplier_name;  // empty: the ledger does not know
  std::string rule, title, severity, effect, state, cause;
  std::optional<Amount> amount;     // observed
  bool present = false;             // the last verification that asked still found it
  int times = 1;                    // that it was found anew
  Date formulated{};                // date of the verification
  std::optional<Date> notified, due;  // of the return that notified it, while it stays notificado
  // Who has to do something: whom it was returned to, the analyst of the dossier or «sin asignar», «jefe de la unidad»
  // (sostenido), «auditoría interna» (trasladado); empty when nobody.
  std::string owner;
  std::string message;              // empty when it was erased
};
// By dossier, then number; what is overdue by its last day first.
[[nodiscard]] Result<std::vector<ReparoRow>> find_reparos(Ledger& ledger, ReparoQuery const& query = {});

// Empty texts ask for any.
struct HallazgoQuery {
  std::string number{}, state{}, origin{}, unit{}, owner{};
  std::string dossier{}, rule{};       // of a reparo that it groups
  std::optional<Period> opened{};
  std::optional<Date> overdue{};       // the last day to answer was before this one
  bool open = false;                   // posible, notificado or con descargo
  std::size_t limit = 0;
};
struct HallazgoRow {
  std::int64_t id = 0;
  std::string number, origin, reference, title, state, unit, owner;
  std::string condition, criterion, cause, effect, recommendation, responsible_comment, audit_comment;
  std::optional<Amount> amount;
  Date opened{};
  std::optional<Date> due;             // to answer, while it is open
  std::uint64_t reparos = 0;           // that it groups
  std::uint64_t recommendations = 0, fulfilled = 0;
};
// By number; what is overdue by its last day first.
[[nodiscard]] Result<std::vector<HallazgoRow>> find_hallazgos(Ledger& ledger, HallazgoQuery const& query = {});

struct RecommendationRow {
  std::int64_t id = 0;
  std::string hallazgo, unit, text, owner, state;
  std::optional<Date> due;
};

// The reparos that a period's verifications formulated.
struct ReparosReport {
  Period period;
  std::vector<ReparoRow> rows;
  std::uint64_t dossiers = 0;
  Amounts requested, excluded;  // of those dossiers, each once, as they stand today
};
[[nodiscard]] Result<ReparosReport> report_reparos(Ledger& ledger, Period const& period);

// The hallazgos that were opened in a period, and what was recommended in them.
struct HallazgosReport {
  Period period;
  std::vector<HallazgoRow> rows;
  std::vector<RecommendationRow> recommendations;
  std::map<std::string, std::uint64_t> by_state;
};
[[nodiscard]] Result<HallazgosReport> report_hallazgos(Ledger& ledger, Period const& period);

struct FollowUpOptions {
  Date day{};              // what is past on this day is overdue
  int days_to_pay = 30;    // working days from complete documents
};
struct FollowUpReport {
  FollowUpOptions options;
  struct Owner {
    std::string owner;
    std::uint64_t open = 0, with_term = 0, overdue = 0;  // reparos, hallazgos and recommendations
    std::optional<Date> oldest;                          // last day of the one that is longest overdue
  };
  std::vector<Owner> owners;        // by name
  std::vector<ReparoRow> due;       // with a term, the first to end first
  std::vector<HallazgoRow> hallazgos;              // open, as above; those without a term last
  std::vector<RecommendationRow> recommendations;  // pendiente or en proceso, the same
  struct Entry {                    // a dossier that is in the unit
    std::string dossier, unit, class_value, analyst;
    std::int64_t number = 0;        // 1, or a re-entry
    Date entered{};
    std::optional<Date> complete;
    std::int64_t days = 0;          // since it entered
    std::optional<std::int64_t> working_days;  // since its documents were complete
    bool late = false;              // working_days above the options'
  };
  std::vector<Entry> entries;       // the oldest first
};
[[nodiscard]] Result<FollowUpReport> report_follow_up(Ledger& ledger, FollowUpOptions const& options);

struct IndicatorsReport {
  Period period;
  struct Activity {  // of a cuatrimestre, cut to the period
    std::string four_months;
    std::uint64_t verified = 0;  // dossiers, each once
    std::uint64_t visados = 0, returns = 0, orders = 0;  // acts; visados without those annulled
    std::uint64_t reparos = 0, dossiers = 0;             // formulated; the dossiers that have them
    Amounts requested, excluded;                         // of those dossiers, each once
  };
  std::vector<Activity> activity;
  // Reparos formulated, by what they have in common. A dossier counts once in each group of each cuatrimestre: groups do
  // not add up to the total where a dossier is in several.
  struct Group {
    std::string four_months, key, label;  // label: the rule's title, the supplier's name
    std::uint64_t reparos = 0, open = 0, dossiers = 0;
    Amounts requested, excluded;
  };
  std::vector<Group> by_rule, by_unit, by_class, by_supplier;  // by cuatrimestre, the most dossiers first
  // Days from the first entry, and from complete documents, to the visados of the period.
  struct Days {
    std::string class_value;  // empty: all
    std::uint64_t visados = 0;
    std::int64_t least = 0, median = 0, ninth_decile = 0, most = 0;
    std::optional<std::int64_t> median_from_complete;
  };
  std::vector<Days> days;
  // A rule was wrong where a person lifted its reparo (levantado), or it vanished because the rule or a parameter changed.
  struct Precision {
    std::string rule, title;
    std::uint64_t reparos = 0, lifted = 0, rule_changed = 0;
    Decimal percent;  // of reparos that were not wrong, one decimal
  };
  std::vector<Precision> precision;  // the least precise first
  // The same fault again: by rule alone, and of one unit or supplier.
  struct Recidivism {
    enum class By : unsigned char { rule, unit, supplier } by{};
    std::string rule, title, who, label;
    std::uint64_t dossiers = 0;  // in the period
    std::uint64_t before = 0;    // in the twelve months before it
    std::uint64_t returned = 0;  // reparos of the period that came back after they were settled
  };
  std::vector<Recidivism> recidivism;  // where there was one dossier before, or two in all; the most first
};
[[nodiscard]] Result<IndicatorsReport> report_indicators(Ledger& ledger, Period const& period);

}  // namespace visado
#pragma GCC visibility pop
