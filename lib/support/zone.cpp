// The only file that knows the zone database.
#include "support/zone.hpp"

#include <date/tz.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

#include "support/calendar.hpp"

namespace visado {

namespace {

struct NamedZone {
  std::string name;
  date::time_zone const* rules;
};

// Grows only; a deque, so that references stay good.
class ZoneTable {
 public:
  ZoneId find_or_add(std::string_view name) {
    {
      std::shared_lock lock(mutex_);
      if (auto known = by_name_.find(name); known != by_name_.end()) return known->second;
    }
    date::time_zone const* rules = locate(name);
    if (rules == nullptr) return 0;
    std::unique_lock lock(mutex_);
    if (auto known = by_name_.find(name); known != by_name_.end()) return known->second;
    if (zones_.size() > std::numeric_limits<ZoneId>::max()) return 0;
    auto id = static_cast<ZoneId>(zones_.size());
    zones_.push_back({std::string(name), rules});
    by_name_.emplace(zones_.back().name, id);
    return id;
  }

  NamedZone const& operator[](ZoneId id) {
    std::shared_lock lock(mutex_);
    return zones_[id];
  }

 private:
  static date::time_zone const* locate(std::string_view name) {
    if (name == "localtime") return nullptr;  // a file of the database's folder, different on each machine
    try {
      return date::locate_zone(std::string(name));
    } catch (std::exception const&) {  // no such name, or no database on this machine
      return nullptr;
    }
  }

  std::shared_mutex mutex_;
  std::deque<NamedZone> zones_{{"", nullptr}};  // 0 is none
  std::map<std::string, ZoneId, std::less<>> by_name_;
};

ZoneTable& table() {
  static ZoneTable zones;
  return zones;
}

// The database knows each change from the 19th century to 2037. Later years follow the rules of that time:
// they are taken as the year of 2010 to 2037 that begins on the same weekday and is as long. Before it,
// clocks showed local mean time.
constexpr std::int64_t first_year = 1800, last_year = 2037, first_repeating_year = 2010;

std::int64_t within_database(std::int64_t seconds) {
  std::int64_t day = floor_div(seconds, seconds_of_day);
  std::int64_t year = civil_from_days(day).year;
  if (year < first_year) return days_from_civil(first_year, 1, 1) * seconds_of_day;
  if (year <= last_year) return seconds;
  std::int64_t new_year = days_from_civil(year, 1, 1);
  std::int64_t like = first_repeating_year;
  while (is_leap(like) != is_leap(year) || (days_from_civil(like, 1, 1) - new_year) % 7 != 0) ++like;
  return seconds + (days_from_civil(like, 1, 1) - new_year) * seconds_of_day;
}

std::int32_t to_seconds(std::chrono::seconds offset) { return static_cast<std::int32_t>(offset.count()); }

date::sys_info info_at_utc(ZoneId zone, std::int64_t seconds) {
  return table()[zone].rules->get_info(date::sys_seconds(std::chrono::seconds(within_database(seconds))));
}

}  // namespace

ZoneId zone_by_name(std::string_view name) { return name.empty() ? ZoneId{0} : table().find_or_add(name); }
std::string const& zone_name(ZoneId zone) { return table()[zone].name; }

std::int32_t zone_offset_at_utc(ZoneId zone, std::int64_t utc_seconds) {
  return to_seconds(info_at_utc(zone, utc_seconds).offset);
}

std::int32_t zone_offset_at_local(ZoneId zone, std::int64_t local_seconds) {
  date::local_seconds local{std::chrono::seconds(within_database(local_seconds))};
  return to_seconds(table()[zone].rules->get_info(local).first.offset);
}

std::int32_t zone_standard_offset(ZoneId zone) {
  date::sys_info january = info_at_utc(zone, days_from_civil(2024, 1, 15) * seconds_of_day);
  date::sys_info july = info_at_utc(zone, days_from_civil(2024, 7, 15) * seconds_of_day);
  return to_seconds(std::min(january.offset, july.offset));
}

}  // namespace visado
