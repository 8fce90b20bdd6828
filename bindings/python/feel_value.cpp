#include "feel_value.hpp"

#include <pybind11/stl.h>

namespace py = pybind11;

namespace visado::python {
namespace {

py::object type(char const* module, char const* name) { return py::module_::import(module).attr(name); }

bool fits(Date date) { return date.year() >= 1 && date.year() <= 9999; }
// datetime knows microseconds, and no zone but by another module.
bool fits(Time const& time) { return time.nano() % 1000 == 0; }

py::object zone_of(Zone const& zone) {
  switch (zone.kind) {
    case Zone::Kind::none: return py::none();
    case Zone::Kind::offset:
      return type("datetime", "timezone")(type("datetime", "timedelta")(py::arg("seconds") = zone.offset_seconds));
    case Zone::Kind::named: return type("zoneinfo", "ZoneInfo")(zone_name(zone.zone));
  }
  return py::none();
}

py::object date_of(Date date) { return type("datetime", "date")(date.year(), date.month(), date.day()); }

py::object time_of(Time const& time) {
  return type("datetime", "time")(time.hour(), time.minute(), time.second(), time.nano() / 1000, zone_of(time.zone));
}

py::object moment_of(DateTime const& moment) {
  auto const& [date, time] = moment;
  return type("datetime", "datetime")(date.year(), date.month(), date.day(), time.hour(), time.minute(), time.second(),
                                      time.nano() / 1000, zone_of(time.zone));
}

py::object duration_of(DayTimeDuration duration) {
  constexpr std::int64_t most = std::int64_t{86400} * 999'999'999;
  if (duration.nanos % 1000 != 0 || duration.seconds > most || duration.seconds < -most) return py::str(duration.to_string());
  return type("datetime", "timedelta")(py::arg("seconds") = duration.seconds, py::arg("microseconds") = duration.nanos / 1000);
}

py::object context_of(Context const& context) {
  py::dict made;
  auto const& names = context.shape->names();
  for (std::size_t i = 0; i < names.size(); ++i) made[py::str(names[i])] = to_python(context.values[i]);
  return made;
}

}  // namespace

py::object to_python(Value const& value) {
  switch (value.kind()) {
    case Kind::null: return py::none();
    case Kind::boolean: return py::bool_(value.as_boolean());
    case Kind::number: return type("decimal", "Decimal")(value.as_number().to_string());
    case Kind::string: return py::str(std::string(value.as_string()));
    case Kind::date: return fits(value.as_date()) ? date_of(value.as_date()) : py::str(value.as_date().to_string());
    case Kind::time: {
      auto const time = value.as_time();
      return fits(time) ? time_of(time) : py::str(time.to_string());
    }
    case Kind::date_time: {
      auto const& moment = value.as_date_time();
      return fits(moment.date) && fits(moment.time) ? moment_of(moment) : py::str(moment.to_string());
    }
    case Kind::day_time_duration: return duration_of(value.as_day_time_duration());
    case Kind::year_month_duration: return py::str(value.as_year_month_duration().to_string());
    case Kind::list: {
      py::list made;
      for (auto const& item : value.as_list()) made.append(to_python(item));
      return made;
    }
    case Kind::context: return context_of(value.as_context());
    case Kind::range:
    case Kind::function: return py::str(to_feel(value));
  }
  return py::none();
}

}  // namespace visado::python
