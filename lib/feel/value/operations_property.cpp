// x.year, x.días, range.start…
#include <algorithm>
#include <array>

#include "feel/value/operations.hpp"
#include "support/calendar.hpp"
#include "support/utf8.hpp"

namespace visado::feel {

namespace {

enum class Property : unsigned char {
  year,
  month,
  day,
  weekday,
  hour,
  minute,
  second,
  time_offset,
  timezone,
  years,
  months,
  days,
  hours,
  minutes,
  seconds,
  start,
  end,
  start_included,
  end_included,
  amount_value,  // ours: an amount as a number, without its currency
};

struct Name {
  std::string_view text;  // without accents
  Property property;
};

constexpr std::array names{
    Name{"year", Property::year},
    Name{"año", Property::year},
    Name{"ano", Property::year},
    Name{"month", Property::month},
    Name{"mes", Property::month},
    Name{"day", Property::day},
    Name{"dia", Property::day},
    Name{"weekday", Property::weekday},
    Name{"dia de la semana", Property::weekday},
    Name{"hour", Property::hour},
    Name{"hora", Property::hour},
    Name{"minute", Property::minute},
    Name{"minuto", Property::minute},
    Name{"second", Property::second},
    Name{"segundo", Property::second},
    Name{"time offset", Property::time_offset},
    Name{"desfase horario", Property::time_offset},
    Name{"timezone", Property::timezone},
    Name{"zona horaria", Property::timezone},
    Name{"years", Property::years},
    Name{"años", Property::years},
    Name{"anos", Property::years},
    Name{"months", Property::months},
    Name{"meses", Property::months},
    Name{"days", Property::days},
    Name{"dias", Property::days},
    Name{"hours", Property::hours},
    Name{"horas", Property::hours},
    Name{"minutes", Property::minutes},
    Name{"minutos", Property::minutes},
    Name{"seconds", Property::seconds},
    Name{"segundos", Property::seconds},
    Name{"start", Property::start},
    Name{"inicio", Property::start},
    Name{"end", Property::end},
    Name{"fin", Property::end},
    Name{"start included", Property::start_included},
    Name{"inicio incluido", Property::start_included},
    Name{"end included", Property::end_included},
    Name{"fin incluido", Property::end_included},
    Name{"value", Property::amount_value},
    Name{"valor", Property::amount_value},
};

std::optional<Property> find(std::string_view name) {
  auto const by_text = [](std::string_view text) {
    return [text](Name const& entry) { return entry.text == text; };
  };
  auto found = std::find_if(names.begin(), names.end(), by_text(name));
  if (found == names.end()) {
    std::string const folded = utf8::fold(name);
    found = std::find_if(names.begin(), names.end(), by_text(folded));
  }
  if (found == names.end()) return std::nullopt;
  return found->property;
}

std::optional<Value> of_date(Date date, Property property) {
  switch (property) {
    case Property::year:
      return Value::number(date.year());
    case Property::month:
      return Value::number(date.month());
    case Property::day:
      return Value::number(date.day());
    case Property::weekday:
      return Value::number(date.weekday());
    default:
      return std::nullopt;
  }
}

std::optional<Value> of_time(CallContext& context, Time const& time, std::optional<std::int32_t> offset,
                             Property property) {
  switch (property) {
    case Property::hour:
      return Value::number(time.hour());
    case Property::minute:
      return Value::number(time.minute());
    case Property::second:
      return Value::number(time.second());
    case Property::time_offset:
      return offset ? Value::duration(DayTimeDuration{*offset, 0}) : Value::null(NullReason::no_such_entry);
    case Property::timezone:
      return time.zone.kind == Zone::Kind::named ? Value::string(zone_name(time.zone.zone), context.arena())
                                                 : Value::null(NullReason::no_such_entry);
    default:
      return std::nullopt;
  }
}

// Parts of a negative duration are negative. Whole seconds.
std::optional<Value> of_duration(DayTimeDuration duration, Property property) {
  std::int64_t const seconds =
      duration.seconds < 0 && duration.nanos > 0 ? duration.seconds + 1 : duration.seconds;
  switch (property) {
    case Property::days:
      return Value::number(seconds / seconds_of_day);
    case Property::hours:
      return Value::number(seconds % seconds_of_day / 3600);
    case Property::minutes:
      return Value::number(seconds % 3600 / 60);
    case Property::seconds:
      return Value::number(seconds % 60);
    default:
      return std::nullopt;
  }
}

std::optional<Value> of_duration(YearMonthDuration duration, Property property) {
  if (property == Property::years) return Value::number(duration.months / 12);
  if (property == Property::months) return Value::number(duration.months % 12);
  return std::nullopt;
}

std::optional<Value> of_range(Range const& range, Property property) {
  switch (property) {
    case Property::start:
      return range.low;
    case Property::end:
      return range.high;
    case Property::start_included:
      return Value::boolean(range.low_closed);
    case Property::end_included:
      return Value::boolean(range.high_closed);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Value> property(CallContext& context, Value const& base, std::string_view name) {
  auto const found = find(name);
  if (!found) return std::nullopt;
  switch (base.kind()) {
    case Kind::date:
      return of_date(base.as_date(), *found);
    case Kind::time:
      return of_time(context, base.as_time(), base.as_time().offset(), *found);
    case Kind::date_time: {
      DateTime const& moment = base.as_date_time();
      auto const part = of_date(moment.date, *found);
      return part ? part : of_time(context, moment.time, moment.offset(), *found);
    }
    case Kind::day_time_duration:
      return of_duration(base.as_day_time_duration(), *found);
    case Kind::year_month_duration:
      return of_duration(base.as_year_month_duration(), *found);
    case Kind::range:
      return of_range(base.as_range(), *found);
    case Kind::number:
      if (*found == Property::amount_value && base.currency() != 0) return base.with_currency(0);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace visado::feel
