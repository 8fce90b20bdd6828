// Reader, collector, compiler: from paths to a rulebook.
#include "visado/rulebook.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <set>
#include <thread>

#include "rulebook/compilers.hpp"
#include "rulebook/files.hpp"
#include "rulebook/fingerprint.hpp"
#include "rulebook/readers.hpp"
#include "rulebook/schema_compiler.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado {

struct Rulebook::Impl : rulebook::Contents {
  std::vector<Rulebook> others;  // of the default one: those of the other schemas, by name
};

namespace rulebook {
namespace {

// A file as YAML; a null root when it cannot be read at all.
struct Parsed {
  NodePtr root;
  Diagnostics diagnostics;
  std::exception_ptr failure;
};

Parsed parse(std::filesystem::path const& file) {
  Parsed parsed;
  try {
    Log log(parsed.diagnostics);
    SourcePtr const source = read_source(file, {}, log);
    if (source) parsed.root = read_yaml_repaired(source, parsed.diagnostics);
  } catch (...) {
    parsed.failure = std::current_exception();
  }
  return parsed;
}

// Half of the time of loading is spent here, and the files do not depend on each other.
std::vector<Parsed> parse(std::vector<std::filesystem::path> const& files) {
  constexpr std::size_t most_threads = 8, files_worth_a_thread = 4;
  std::vector<Parsed> parsed(files.size());
  std::atomic<std::size_t> next{0};
  auto const work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) parsed[i] = parse(files[i]);
  };
  std::size_t const threads = std::min({most_threads, files.size() / files_worth_a_thread,
                                        std::size_t{std::thread::hardware_concurrency()}});
  {
    std::vector<std::jthread> helpers;
    while (helpers.size() + 1 < threads) helpers.emplace_back(work);
    work();
  }
  for (auto const& file : parsed)
    if (file.failure) std::rethrow_exception(file.failure);
  return parsed;
}

// False when some file could not be read at all: what it would have declared is missing everywhere else.
bool read(std::vector<std::filesystem::path> const& paths, Draft& draft, Diagnostics& diagnostics) {
  Log log(diagnostics);
  bool complete = true;
  std::vector<std::filesystem::path> const files = rule_files(paths, log);
  if (files.empty() && diagnostics.empty()) log.report(code::no_rule_files, {});
  auto parsed = parse(files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    diagnostics.append(std::move(parsed[i].diagnostics));
    if (parsed[i].root) read_file(parsed[i].root, files[i].parent_path(), draft, log);
    else complete = false;
  }
  return complete && !files.empty();
}

void compile(PartDraft& draft, Contents& contents, Diagnostics& diagnostics) {
  Log log(diagnostics);
  compile_schema(draft, contents, log);
  Expressions expressions(contents);
  NameSpace names;
  Scope fields;
  Compilation compilation{draft, contents, expressions, names, fields, log};
  declare_dossier(compilation);
  contents.scope = fields;
  collect_packs(compilation);
  compile_parameters(compilation);
  compile_catalogues(compilation);
  compile_definitions(compilation);
  check_stages(compilation);
  compile_rules(compilation);
  compile_print_layout(compilation);
  mark_fields_of_schema(contents.schema, contents.uses);
  compile_reference_date(compilation);
  if (!diagnostics.has_errors()) report_unused(compilation);
}

// What all parts share, and the drafts of the parts.
std::vector<PartDraft> prepare(Draft& draft, Shared& shared, Diagnostics& diagnostics) {
  Log log(diagnostics);
  std::vector<PartDraft> parts = divide(draft, log);
  if (parts.empty()) return parts;
  collect_norms(draft, shared, log);
  confirm_norms(draft, shared, log);
  apply_adjustments(draft, parts, shared, log);
  check_rule_ids(parts, log);
  return parts;
}

}  // namespace
}  // namespace rulebook

Result<Rulebook> Rulebook::load(std::vector<std::filesystem::path> const& paths) {
  Diagnostics diagnostics;
  rulebook::Draft draft;
  auto const shared = std::make_shared<rulebook::Shared>();
  std::vector<rulebook::PartDraft> parts;
  if (rulebook::read(paths, draft, diagnostics)) parts = rulebook::prepare(draft, *shared, diagnostics);
  std::vector<Rulebook> books;
  for (rulebook::PartDraft& part : parts) {
    auto impl = std::make_unique<Impl>();
    impl->shared = shared;
    rulebook::compile(part, *impl, diagnostics);
    books.push_back(Rulebook(std::move(impl)));
  }
  diagnostics.sort();
  if (diagnostics.has_errors()) return diagnostics;
  shared->fingerprint = rulebook::fingerprint(draft.documents, shared->catalogue_texts);
  shared->documents = std::move(draft.documents);
  Rulebook first = std::move(books.front());
  books.erase(books.begin());
  first.impl_->others = std::move(books);
  return {std::move(first), std::move(diagnostics)};
}

Rulebook::Rulebook(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Rulebook::Rulebook(Rulebook&&) noexcept = default;
Rulebook& Rulebook::operator=(Rulebook&&) noexcept = default;
Rulebook::~Rulebook() = default;

Schema const& Rulebook::schema() const { return impl_->schema; }
std::vector<Rule> const& Rulebook::rules() const { return impl_->rules; }
std::vector<std::unique_ptr<Norm>> const& Rulebook::norms() const { return impl_->shared->norms; }
std::vector<Parameter> const& Rulebook::parameters() const { return impl_->parameters; }
std::vector<Definition> const& Rulebook::definitions() const { return impl_->definitions; }
std::vector<Catalogue> const& Rulebook::catalogues() const { return impl_->catalogues; }
std::vector<Adjustment> const& Rulebook::adjustments() const { return impl_->shared->adjustments; }
std::vector<std::string> Rulebook::stages() const {
  if (!impl_->schema.stages.empty()) return impl_->schema.stages;
  std::set<std::string> named;
  for (Rule const& rule : impl_->rules) named.insert(rule.stages.begin(), rule.stages.end());
  return {named.begin(), named.end()};
}
std::vector<Rulebook const*> Rulebook::parts() const {
  std::vector<Rulebook const*> all{this};
  for (Rulebook const& other : impl_->others) all.push_back(&other);
  return all;
}
Rulebook const* Rulebook::part(std::string_view schema) const {
  for (Rulebook const* one : parts())
    if (utf8::fold(one->schema().name) == utf8::fold(schema)) return one;
  return nullptr;
}
std::vector<Pack> const& Rulebook::packs() const { return impl_->packs; }
std::vector<Confirmation> const& Rulebook::confirmations() const { return impl_->shared->confirmations; }
FieldUse const& Rulebook::uses() const { return impl_->uses; }
Scope const& Rulebook::scope() const { return impl_->scope; }
std::optional<Expression> const& Rulebook::reference_date() const { return impl_->reference_date; }
PrintLayout const& Rulebook::print_layout() const { return impl_->print_layout; }
std::string const& Rulebook::fingerprint() const { return impl_->shared->fingerprint; }

Rule const* Rulebook::find_rule(std::string_view id) const {
  auto const found = std::lower_bound(impl_->rules.begin(), impl_->rules.end(), id,
                                      [](Rule const& rule, std::string_view wanted) { return rule.id < wanted; });
  return found == impl_->rules.end() || found->id != id ? nullptr : &*found;
}

}  // namespace visado
