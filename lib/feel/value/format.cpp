// Values as FEEL text and as JSON.
#include <fmt/format.h>

#include "visado/value.hpp"

namespace visado {

namespace {

constexpr int deepest = 200;  // contexts and lists inside one another; deeper ones print as «…»
constexpr std::size_t longest = 64'000'000;  // bytes; what comes after is not written

void quote(std::string& out, std::string_view text) {
  out += '"';
  for (char const c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

// Whether a context key can stand without quotes: letters, digits, `_`, not beginning with a digit.
bool is_plain_name(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (char const c : name) {
    bool const letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    if (!letter && c != '_' && !(c >= '0' && c <= '9')) return false;
  }
  return true;
}

std::string temporal_text(Value const& value) {
  switch (value.kind()) {
    case Kind::date:
      return value.as_date().to_string();
    case Kind::time:
      return value.as_time().to_string();
    case Kind::date_time:
      return value.as_date_time().to_string();
    case Kind::day_time_duration:
      return value.as_day_time_duration().to_string();
    default:
      return value.as_year_month_duration().to_string();
  }
}

class FeelWriter {
 public:
  std::string text;

  void write(Value const& value, int depth) {
    switch (value.kind()) {
      case Kind::null:
        text += "null";
        return;
      case Kind::boolean:
        text += value.as_boolean() ? "true" : "false";
        return;
      case Kind::number:
        text += value.as_number().to_string();
        return;
      case Kind::string:
        quote(text, value.as_string());
        return;
      case Kind::date:
        return call("date", value);
      case Kind::time:
        return call("time", value);
      case Kind::date_time:
        return call("date and time", value);
      case Kind::day_time_duration:
      case Kind::year_month_duration:
        return call("duration", value);
      case Kind::list:
        return list(value.as_list(), depth);
      case Kind::context:
        return context(value.as_context(), depth);
      case Kind::range:
        return range(value.as_range(), depth);
      case Kind::function:
        text += "function(…)";
        return;
    }
  }

 private:
  void call(std::string_view function, Value const& value) {
    text += function;
    text += "(\"";
    text += temporal_text(value);
    text += "\")";
  }

  void list(std::span<Value const> items, int depth) {
    if (depth == 0 || text.size() > longest) {
      text += "…";
      return;
    }
    text += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i != 0) text += ", ";
      write(items[i], depth - 1);
    }
    text += ']';
  }

  void context(Context const& context, int depth) {
    if (depth == 0 || text.size() > longest) {
      text += "…";
      return;
    }
    text += '{';
    for (std::size_t i = 0; i < context.shape->size(); ++i) {
      if (i != 0) text += ", ";
      std::string const& name = context.shape->names()[i];
      if (is_plain_name(name)) {
        text += name;
      } else {
        quote(text, name);
      }
      text += ": ";
      write(context.values[i], depth - 1);
    }
    text += '}';
  }

  void range(Range const& range, int depth) {
    bool const no_low = range.low.is_null() && !range.low_closed;
    bool const no_high = range.high.is_null() && !range.high_closed;
    if (range.form != Range::Form::interval) {
      text += std::string("(") + comparison_sign(range) + ' ';
      write(no_low ? range.high : range.low, depth - 1);
      text += ')';
      return;
    }
    text += range.low_closed ? '[' : '(';
    if (!no_low || no_high) write(range.low, depth - 1);
    text += "..";
    if (!no_high || no_low) write(range.high, depth - 1);
    text += range.high_closed ? ']' : ')';
  }

  static char const* comparison_sign(Range const& range) {
    if (range.form == Range::Form::exclusion) return "!=";
    if (range.low.is_null()) return range.high_closed ? "<=" : "<";
    if (range.high.is_null()) return range.low_closed ? ">=" : ">";
    return "=";
  }
};

class JsonWriter {
 public:
  std::string text;

  void write(Value const& value, int depth) {
    switch (value.kind()) {
      case Kind::null:
      case Kind::function:
        text += "null";
        return;
      case Kind::boolean:
        text += value.as_boolean() ? "true" : "false";
        return;
      case Kind::number:
        text += value.as_number().to_string();
        return;
      case Kind::string:
        quote(text, value.as_string());
        return;
      case Kind::range:
        quote(text, to_feel(value));
        return;
      case Kind::list:
        return list(value.as_list(), depth);
      case Kind::context:
        return context(value.as_context(), depth);
      default:
        quote(text, temporal_text(value));
    }
  }

 private:
  void list(std::span<Value const> items, int depth) {
    if (depth == 0 || text.size() > longest) {
      text += "null";
      return;
    }
    text += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i != 0) text += ',';
      write(items[i], depth - 1);
    }
    text += ']';
  }

  void context(Context const& context, int depth) {
    if (depth == 0 || text.size() > longest) {
      text += "null";
      return;
    }
    text += '{';
    for (std::size_t i = 0; i < context.shape->size(); ++i) {
      if (i != 0) text += ',';
      quote(text, context.shape->names()[i]);
      text += ':';
      write(context.values[i], depth - 1);
    }
    text += '}';
  }
};

}  // namespace

std::string to_feel(Value const& value) {
  FeelWriter writer;
  writer.write(value, deepest);
  return std::move(writer.text);
}

std::string to_json(Value const& value) {
  JsonWriter writer;
  writer.write(value, deepest);
  return std::move(writer.text);
}

}  // namespace visado
