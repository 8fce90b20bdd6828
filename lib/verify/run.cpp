// A run over whole inputs: a bounded pipeline of one reader at a time, workers, and this thread as the writer, which
// hands out verdicts in the order of the input whatever the number of workers.
#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "verify/element_key.hpp"
#include "verify/seen_keys.hpp"
#include "visado/verify.hpp"

namespace visado {
namespace {

constexpr std::size_t batch_units = 64;
constexpr std::size_t batches_ahead_per_worker = 4;

struct Batch {
  std::uint64_t sequence = 0;
  std::size_t count = 0;
  std::vector<DossierSource::Unit> units;
  std::vector<Verdict> verdicts;
};

// Works through one input.
class Pipeline {
 public:
  Pipeline(Verifier const& verifier, DossierSource& source, unsigned threads)
      : verifier_(verifier), source_(source), threads_(threads) {}

  // Calls `write` for each dossier in order, on this thread.
  template <class Write>
  void run(Write const& write) {
    if (threads_ <= 1) return alone(write);
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < threads_; ++i) workers.emplace_back([this] { work(); });
    try {
      for (std::uint64_t next = 0;; ++next) {
        auto batch = take(next);
        if (!batch) break;
        for (std::size_t i = 0; i < batch->count; ++i) write(batch->units[i], std::move(batch->verdicts[i]));
        give_back(std::move(batch));
      }
    } catch (...) {
      fail(std::current_exception());
    }
    workers.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  template <class Write>
  void alone(Write const& write) {
    Batch batch;
    batch.units.resize(1);
    Verifier::Workspace workspace;
    Dossier dossier;
    while (source_.next(batch.units[0])) write(batch.units[0], judge(batch.units[0], workspace, dossier));
  }

  Verdict judge(DossierSource::Unit const& unit, Verifier::Workspace& workspace, Dossier& dossier) const {
    workspace.arena().reset();
    source_.read(unit, workspace.arena(), dossier);
    return verifier_.verify(dossier, workspace, &source_, &unit);
  }

  void work() {
    try {
      Verifier::Workspace workspace;
      Dossier dossier;
      while (auto batch = fill()) {
        for (std::size_t i = 0; i < batch->count; ++i) batch->verdicts[i] = judge(batch->units[i], workspace, dossier);
        std::lock_guard lock(mutex_);
        done_[batch->sequence] = std::move(batch);
        ready_.notify_all();
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  // The next batch of the input; null at its end. One thread reads at a time, while there is room ahead.
  std::unique_ptr<Batch> fill() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stop_ || (!reading_ && read_ < written_ + batches_ahead_per_worker * threads_); });
    if (stop_ || ended_) return nullptr;
    reading_ = true;
    auto batch = spare_.empty() ? std::make_unique<Batch>() : std::move(spare_.back());
    if (!spare_.empty()) spare_.pop_back();
    batch->sequence = read_;
    lock.unlock();
    batch->units.resize(batch_units);
    batch->verdicts.resize(batch_units);
    batch->count = 0;
    while (batch->count < batch_units && source_.next(batch->units[batch->count])) ++batch->count;
    lock.lock();
    reading_ = false;
    if (batch->count < batch_units) ended_ = true;
    if (batch->count > 0) ++read_;
    room_.notify_all();
    ready_.notify_all();
    return batch->count > 0 ? std::move(batch) : nullptr;
  }

  std::unique_ptr<Batch> take(std::uint64_t sequence) {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return stop_ || done_.contains(sequence) || (ended_ && sequence >= read_); });
    auto const found = done_.find(sequence);
    if (stop_ || found == done_.end()) return nullptr;
    auto batch = std::move(found->second);
    done_.erase(found);
    return batch;
  }

  void give_back(std::unique_ptr<Batch> batch) {
    std::lock_guard lock(mutex_);
    spare_.push_back(std::move(batch));
    ++written_;
    room_.notify_all();
  }

  void fail(std::exception_ptr failure) {
    std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    stop_ = true;
    room_.notify_all();
    ready_.notify_all();
  }

  Verifier const& verifier_;
  DossierSource& source_;
  unsigned threads_;
  std::mutex mutex_;
  std::condition_variable room_, ready_;
  std::map<std::uint64_t, std::unique_ptr<Batch>> done_;
  std::vector<std::unique_ptr<Batch>> spare_;
  std::uint64_t read_ = 0, written_ = 0;
  bool reading_ = false, ended_ = false, stop_ = false;
  std::exception_ptr failure_;
};

// Notices dossiers that come twice, over all inputs of a run.
class Repetitions {
 public:
  explicit Repetitions(std::vector<std::unique_ptr<DossierSource>> const& sources) : sources_(sources) {}

  void check(Verdict& verdict, DossierSource::Unit const& unit, std::size_t input) {
    if (verdict.key.empty()) return;
    verify::Locator const here{static_cast<std::uint16_t>(input), static_cast<std::uint16_t>(unit.file), unit.offset};
    verify::Locator first;
    bool identical = false;
    std::string first_place;
    auto const same = [&](verify::Locator place) {
      return compare(verdict.key, unit, input, place, identical, first_place);
    };
    if (!seen_.find_or_add(verdict.key, here, same, first)) return;
    Label const at{nullptr, {}, verdict.place};
    if (identical) {
      verdict.repeated = true;
      verdict.findings.clear();
      verdict.accounts.clear();
      verdict.diagnostics.add(Diagnostic::make(Code::repeated_dossier, at, {verdict.key}));
    } else {
      verdict.proposal = Proposal::no_verificado;
      verdict.diagnostics.add(Diagnostic::make(Code::conflicting_dossier, at, {verdict.key, first_place}));
    }
  }

 private:
  bool compare(std::string const& key, DossierSource::Unit const& unit, std::size_t input, verify::Locator place,
               bool& identical, std::string& first_place) {
    auto const& source = *sources_[place.input];
    auto const earlier = source.again(place.file, place.offset);
    if (!earlier) return false;
    arena_.reset();
    Dossier const first = source.read(*earlier, arena_);
    if (first.key != key) return false;  // another key with the same hash
    first_place = first.place;
    if (!unit.bytes.empty() && !earlier->bytes.empty()) {
      identical = unit.bytes == earlier->bytes;
    } else {
      Dossier const second = sources_[input]->read(unit, arena_);
      identical = verify::canonical(first.root) == verify::canonical(second.root);
    }
    return true;
  }

  std::vector<std::unique_ptr<DossierSource>> const& sources_;
  verify::SeenKeys seen_;
  Arena arena_;
};

}  // namespace

Summary run(Rulebook const& rulebook, std::vector<std::filesystem::path> const& inputs, RunOptions const& options,
            std::function<void(Verdict&&)> const& sink) {
  Summary summary(rulebook.rules().size());
  Verifier const verifier(rulebook, options.verify);
  std::vector<std::unique_ptr<DossierSource>> sources;
  Repetitions repetitions(sources);
  unsigned const threads = options.threads ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  std::uint64_t ordinal = 0, bytes = 0;

  for (auto const& input : inputs) {
    auto opened = DossierSource::open(input, rulebook.schema(), rulebook.uses(), options.read);
    if (!opened) {
      ++summary.files_failed;
      summary.diagnostics.append(std::move(opened.diagnostics()));
      continue;
    }
    summary.diagnostics.append(std::move(opened.diagnostics()));
    sources.push_back(std::move(opened).value());
    auto& source = *sources.back();
    Pipeline(verifier, source, threads).run([&](DossierSource::Unit const& unit, Verdict&& verdict) {
      repetitions.check(verdict, unit, sources.size() - 1);
      verdict.ordinal = ordinal++;
      // A dossier whose class is not known may be one of those asked for: it is never left out.
      auto const& wanted = options.verify.class_value;
      if (!wanted.empty() && !verdict.class_value.empty() && verdict.class_value != wanted) return;
      summary.add(verdict);
      bytes += unit.bytes.size();
      if (options.progress && ordinal % 1024 == 0) options.progress(bytes, source.total());
      sink(std::move(verdict));
    });
    summary.diagnostics.append(source.diagnostics());
  }
  summary.settle(verifier);
  return summary;
}

}  // namespace visado
