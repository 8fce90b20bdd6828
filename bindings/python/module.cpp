// The extension module visado._core: what visado/__init__.py builds on. Its types are described in visado/_core.pyi.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <algorithm>
#include <utility>

#include "feel_value.hpp"
#include "json_text.hpp"
#include "stream.hpp"
#include "visado/visado.hpp"

namespace py = pybind11;

namespace visado::python {
namespace {

// Raised in Python as visado.Error.
struct Failure {
  std::string message;
  Diagnostics diagnostics;
};

// As Python sees it: with the message made.
struct Note {
  std::string code, severity, message, hint, file;
  std::uint32_t line = 0, column = 0;
};

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "aviso";
    case Severity::note: return "nota";
  }
  return "";
}

std::vector<Note> notes_of(Diagnostics const& diagnostics) {
  std::vector<Note> notes;
  for (auto const& diagnostic : diagnostics) {
    Note note{std::string(info(diagnostic.code).name), std::string(word(diagnostic.severity)), diagnostic.message(),
              diagnostic.hint, diagnostic.at.text};
    if (diagnostic.at.source) {
      auto const at = diagnostic.at.source->locate(diagnostic.at.span.begin);
      note.file = diagnostic.at.source->name();
      note.line = at.line, note.column = at.column;
    }
    notes.push_back(std::move(note));
  }
  return notes;
}

// Shared with its verdicts, whose findings point into it.
struct Rules {
  std::shared_ptr<Rulebook const> rulebook;
  Diagnostics warnings;
};

struct Judged {
  std::shared_ptr<Rulebook const> rulebook;
  Verdict verdict;
};

Date date_of(py::handle date) {
  auto const made = Date::of(date.attr("year").cast<int>(), date.attr("month").cast<int>(), date.attr("day").cast<int>());
  return made.value();  // any datetime.date is one
}

py::object decimal(std::optional<Decimal> const& amount) {
  if (!amount) return py::none();
  return py::module_::import("decimal").attr("Decimal")(amount_text(*amount));
}

std::unique_ptr<Rules> load(std::vector<std::filesystem::path> const& paths, std::optional<std::string> const& schema) {
  py::gil_scoped_release const others;
  auto loaded = Rulebook::load(paths);
  if (!loaded) throw Failure{render(loaded.diagnostics()), std::move(loaded.diagnostics())};
  auto const whole = std::make_shared<Rulebook const>(std::move(loaded).value());
  auto const* const part = schema ? whole->part(*schema) : whole.get();
  if (part == nullptr) throw Failure{"las reglas no tienen un esquema «" + *schema + "»", {}};
  return std::make_unique<Rules>(Rules{std::shared_ptr<Rulebook const>(whole, part), std::move(loaded.diagnostics())});
}

void check_name(std::string const& what, std::string const& name, std::vector<std::string> const& known) {
  if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) return;
  throw Failure{"no hay " + what + " «" + name + "»; " + suggestion_hint(name, known), {}};
}

RunOptions options_of(Rules const& rules, py::handle date, std::string stage, std::string class_value,
                      std::string const& control, bool outcomes_only, bool read_all, std::optional<std::uint64_t> steps) {
  RunOptions options;
  options.verify.date = date_of(date);
  check_name("etapa", stage, rules.rulebook->stages());
  auto const& schema = rules.rulebook->schema();
  if (auto const slot = schema.root.find(schema.class_field)) {
    auto const& classes = schema.root.fields[*slot].type.values();
    if (!classes.empty()) check_name("clase", class_value, classes);
  }
  options.verify.stage = std::move(stage);
  options.verify.class_value = std::move(class_value);
  for (auto const each : {Control::permanente, Control::periodico, Control::casuistico})
    if (to_string(each) == control) options.verify.control = each;
  if (to_string(*options.verify.control) != control) throw Failure{"no hay control «" + control + "»", {}};
  options.verify.detail = outcomes_only ? Detail::outcomes : Detail::full;
  options.read.read_all = read_all;
  if (steps && (*steps == 0 || *steps > Limits::steps)) throw Failure{"los pasos van de 1 a " + std::to_string(Limits::steps), {}};
  if (steps) options.verify.steps = *steps;
  return options;
}

// Ending a stream waits for its threads, which need nothing of Python's; but others may go on meanwhile.
struct Ending {
  void operator()(VerdictStream* stream) const {
    py::gil_scoped_release const others;
    delete stream;
  }
};

class Desk {
 public:
  Desk(Rules const& rules, RunOptions options)
      : options_(std::move(options)), verifier_(rules.rulebook, options_.verify, options_.read) {}

  // A text is taken as JSON; anything else is written as JSON first.
  Judged verify(py::handle dossier) const {
    if (PyUnicode_Check(dossier.ptr())) {
      Py_ssize_t size = 0;
      char const* const text = PyUnicode_AsUTF8AndSize(dossier.ptr(), &size);
      if (text == nullptr) throw py::error_already_set();
      return judge({text, static_cast<std::size_t>(size)});  // the caller holds the text
    }
    if (PyBytes_Check(dossier.ptr()))
      return judge({PyBytes_AS_STRING(dossier.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(dossier.ptr()))});
    std::string json;
    append_json(json, dossier);
    return judge(json);
  }

  std::unique_ptr<VerdictStream, Ending> files(std::vector<std::filesystem::path> inputs, unsigned threads,
                                       std::string const& format, std::filesystem::path mapping) const {
    auto options = options_;
    auto const known = input_format(format);
    if (!known) throw Failure{"no hay formato de entrada «" + format + "»", {}};
    options.threads = threads;
    options.read.format = *known;
    options.read.mapping = std::move(mapping);
    return std::unique_ptr<VerdictStream, Ending>(
        new VerdictStream(verifier_.shared_rulebook(), std::move(inputs), std::move(options)));
  }

 private:
  Judged judge(std::string_view json) const {
    Judged judged{verifier_.shared_rulebook(), {}};
    py::gil_scoped_release const others;
    verifier_.verify(json, judged.verdict);
    return judged;
  }

  RunOptions options_;
  TextVerifier verifier_;
};

Judged next_of(VerdictStream& stream) {
  std::optional<Verdict> next;
  if (stream.has_next()) {
    next = stream.next();
  } else {
    py::gil_scoped_release const others;
    next = stream.next();
  }
  if (!next) throw py::stop_iteration();
  return {stream.rulebook(), std::move(*next)};
}

py::dict counts_of(Summary const& summary) {
  py::dict counts;
  for (auto const& [name, number] :
       {std::pair{"read", summary.read}, {"sin_reparos", summary.sin_reparos},
        {"con_observaciones", summary.con_observaciones}, {"con_reparos", summary.con_reparos},
        {"no_verificado", summary.no_verificado}, {"repeated", summary.repeated}, {"unreadable", summary.unreadable},
        {"rule_errors", summary.rule_errors}, {"files_failed", summary.files_failed}})
    counts[name] = number;
  counts["nothing_judged"] = summary.nothing_judged();
  return counts;
}

// None until the iteration came to its end.
py::object summary_of(VerdictStream const& stream) {
  auto const& summary = stream.summary();
  if (!summary) return py::none();
  return py::make_tuple(counts_of(*summary), to_json(*summary, *stream.rulebook()),
                        summary_text(*summary, *stream.rulebook()), notes_of(summary->diagnostics));
}

// Every entry of the context is a name.
py::tuple evaluate_text(std::string const& expression, py::handle names, py::handle date, std::string const& language,
                        bool strict) {
  CompileOptions options;
  options.profile = strict ? Profile::pack : Profile::standard;
  if (language != "en" && language != "es") throw Failure{"el idioma es «en» o «es», no «" + language + "»", {}};
  options.language = language == "es" ? Language::es : Language::en;
  Date const today = date_of(date);
  Arena arena;
  std::vector<std::unique_ptr<Shape const>> shapes;
  std::vector<Value> inputs;
  Scope scope;
  if (!names.is_none()) {
    std::string json;
    append_json(json, names);
    auto const read = value_from_json(std::make_shared<Source const>("<contexto>", std::move(json)), arena, shapes);
    if (!read) throw Failure{render(read.diagnostics()), read.diagnostics()};
    if (!read.value().is(Kind::context)) throw Failure{"el contexto no es un diccionario", {}};
    auto const& context = read.value().as_context();
    for (std::size_t i = 0; i < context.shape->size(); ++i) {
      auto const& entry = context.values[i];
      scope.add({.name = context.shape->names()[i],
                 .type = entry.is_null() ? Type() : type_of(entry),
                 .index = static_cast<std::uint32_t>(i)});
      inputs.push_back(entry);
    }
  }
  auto const evaluation = [&] {
    py::gil_scoped_release const others;
    return evaluate(EmbeddedText::of("<expresión>", expression), scope,
                    {.inputs = inputs, .today = today, .now = DateTime{today, Time{}}}, options);
  }();
  if (evaluation.diagnostics.has_errors()) throw Failure{render(evaluation.diagnostics), evaluation.diagnostics};
  return py::make_tuple(to_python(evaluation.value), to_feel(evaluation.value), notes_of(evaluation.diagnostics));
}

void translate(std::exception_ptr failure) {
  try {
    if (failure) std::rethrow_exception(std::move(failure));
  } catch (Failure const& f) {
    auto const type = py::module_::import("visado._errors").attr("Error");
    PyErr_SetObject(type.ptr(), type(f.message, notes_of(f.diagnostics)).ptr());
  }
}

void define_verdicts(py::module_& module) {
  py::class_<Note>(module, "Diagnostic")
      .def_readonly("code", &Note::code)
      .def_readonly("severity", &Note::severity)
      .def_readonly("message", &Note::message)
      .def_readonly("hint", &Note::hint)
      .def_readonly("file", &Note::file)
      .def_readonly("line", &Note::line)
      .def_readonly("column", &Note::column)
      .def("__repr__", [](Note const& n) { return "<Diagnostic " + n.code + ": " + n.message + ">"; })
      .def(py::pickle(
          [](Note const& n) { return py::make_tuple(n.code, n.severity, n.message, n.hint, n.file, n.line, n.column); },
          [](py::tuple const& t) {
            return Note{t[0].cast<std::string>(), t[1].cast<std::string>(), t[2].cast<std::string>(), t[3].cast<std::string>(),
                        t[4].cast<std::string>(), t[5].cast<std::uint32_t>(), t[6].cast<std::uint32_t>()};
          }));

  py::class_<Finding>(module, "Finding")
      .def_property_readonly("rule", [](Finding const& f) { return f.rule->id; })
      .def_property_readonly("title", [](Finding const& f) { return f.rule->title; })
      .def_property_readonly("severity", [](Finding const& f) { return to_string(f.rule->severity); })
      .def_property_readonly("outcome", [](Finding const& f) { return to_string(f.outcome); })
      .def_property_readonly("effect", [](Finding const& f) { return to_string(f.effect); })
      .def_readonly("message", &Finding::message)
      .def_readonly("element_path", &Finding::element_path)
      .def_readonly("element_key", &Finding::element_key)
      .def_property_readonly("observed", [](Finding const& f) { return decimal(f.observed); })
      .def_property_readonly("currency", [](Finding const& f) { return currency_name(f.currency); })
      .def_property_readonly("basis",
                             [](Finding const& f) {
                               std::vector<std::string> texts;
                               for (auto const& citation : f.rule->basis) texts.push_back(citation.text);
                               return texts;
                             })
      .def_property_readonly("missing",
                             [](Finding const& f) {
                               std::vector<std::pair<std::string, std::string>> fields;
                               for (auto const& field : f.missing) fields.emplace_back(field.path, field.reason);
                               return fields;
                             })
      .def_readonly("fingerprint", &Finding::fingerprint)
      .def("__repr__", [](Finding const& f) { return "<Finding " + f.rule->id + ": " + std::string(to_string(f.outcome)) + ">"; });

  py::class_<Judged>(module, "Verdict")
      .def_property_readonly("key", [](Judged const& j) { return j.verdict.key; })
      .def_property_readonly("place", [](Judged const& j) { return j.verdict.place; })
      .def_property_readonly("class_value", [](Judged const& j) { return j.verdict.class_value; })
      .def_property_readonly("proposal", [](Judged const& j) { return to_string(j.verdict.proposal); })
      .def_property_readonly("requested", [](Judged const& j) { return decimal(j.verdict.requested); })
      .def_property_readonly("excluded", [](Judged const& j) { return decimal(j.verdict.excluded); })
      .def_property_readonly("payable", [](Judged const& j) { return decimal(j.verdict.payable()); })
      .def_property_readonly("repeated", [](Judged const& j) { return j.verdict.repeated; })
      .def_property_readonly("findings",
                             [](py::object const& self) {
                               auto& judged = self.cast<Judged&>();
                               py::tuple findings(judged.verdict.findings.size());
                               for (std::size_t i = 0; i < judged.verdict.findings.size(); ++i)
                                 findings[i] = py::cast(judged.verdict.findings[i], py::return_value_policy::reference_internal, self);
                               return findings;
                             })
      .def_property_readonly("diagnostics", [](Judged const& j) { return notes_of(j.verdict.diagnostics); })
      .def_property_readonly("json", [](Judged const& j) { return to_json(j.verdict); })
      .def("__repr__", [](Judged const& j) {
        return "<Verdict " + j.verdict.key + ": " + std::string(to_string(j.verdict.proposal)) + ">";
      });
}

}  // namespace

PYBIND11_MODULE(_core, module) {
  module.attr("version") = std::string(version());
  py::register_exception_translator(translate);
  define_verdicts(module);

  py::class_<Rules>(module, "Rules")
      .def(py::init(&load), py::arg("paths"), py::arg("schema"))
      .def_property_readonly("fingerprint", [](Rules const& r) { return r.rulebook->fingerprint(); })
      .def_property_readonly("schema", [](Rules const& r) { return r.rulebook->schema().name; })
      .def_property_readonly("stages", [](Rules const& r) { return r.rulebook->stages(); })
      .def_property_readonly("warnings", [](Rules const& r) { return notes_of(r.warnings); })
      .def_property_readonly("rule_ids",
                             [](Rules const& r) {
                               std::vector<std::string> ids;
                               for (auto const& rule : r.rulebook->rules()) ids.push_back(rule.id);
                               return ids;
                             })
      .def("dossier_json_schema", [](Rules const& r) { return dossier_json_schema(r.rulebook->schema()); });

  py::class_<Desk>(module, "Desk")
      .def(py::init([](Rules const& rules, py::handle date, std::string stage, std::string class_value,
                       std::string const& control, bool outcomes_only, bool read_all, std::optional<std::uint64_t> steps) {
             return std::make_unique<Desk>(rules, options_of(rules, date, std::move(stage), std::move(class_value), control,
                                                             outcomes_only, read_all, steps));
           }),
           py::arg("rules"), py::arg("date"), py::arg("stage"), py::arg("class_value"), py::arg("control"),
           py::arg("outcomes_only"), py::arg("read_all"), py::arg("steps"))
      .def("verify", &Desk::verify, py::arg("dossier"))
      .def("files", &Desk::files, py::arg("paths"), py::arg("threads"), py::arg("format"), py::arg("mapping"));

  py::class_<VerdictStream, std::unique_ptr<VerdictStream, Ending>>(module, "Stream")
      .def("__iter__", [](py::object const& self) { return self; })
      .def("__next__", &next_of)
      .def("summary", &summary_of);

  module.def("evaluate", &evaluate_text, py::arg("expression"), py::arg("names"), py::arg("date"), py::arg("language"),
             py::arg("strict"));
}

}  // namespace visado::python
