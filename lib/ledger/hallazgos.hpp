// A hallazgo or a recomendación as it stands, and the acts that move it.
#pragma once

#include "ledger/acting.hpp"
#include "visado/audit.hpp"

namespace visado::ledger {

struct HallazgoNow {
  std::int64_t id = 0;
  std::string number, state, responsible, due;
  bool extended = false;
};
[[nodiscard]] HallazgoNow hallazgo_now(SQLite::Database& database, std::string const& number);  // refuses an unknown one

struct RecommendationNow {
  std::int64_t id = 0, hallazgo = 0;
  std::string state, responsible, due;
  bool extended = false;
};
[[nodiscard]] RecommendationNow recommendation_now(SQLite::Database& database, std::int64_t id);

// Refuses unless `state` is one that acts of this kind begin from.
void require_state(std::string_view kind, std::string const& what, std::string const& state);

// Writes a hallazgo down; of its values nothing is checked.
struct HallazgoSource {
  std::string origin, reference;
};
[[nodiscard]] FiledHallazgo file_hallazgo(Acting& acting, HallazgoDraft const& draft, HallazgoSource const& source);
// Refuses a draft that lacks something.
void require_whole(HallazgoDraft const& draft);

}  // namespace visado::ledger
