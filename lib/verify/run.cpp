// A run over whole inputs: a bounded pipeline of batches. Every thread reads a batch (one at a time), judges it, and
// goes for the next; the calling thread, which is one of them, writes first what is ready, in the order of the input.
#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "verify/element_key.hpp"
#include "verify/seen_keys.hpp"
#include "visado/diagnostics/verify.hpp"
#include "visado/verify.hpp"

namespace visado {
namespace {

// Large enough that threads seldom meet, small enough for a core's own cache.
constexpr std::size_t batch_bytes = std::size_t{64} << 10;
constexpr std::size_t batch_units = 64;
constexpr std::size_t batches_ahead_per_thread = 4;
// Of a batch, so many are read before they are judged: the code that reads and the code that judges take turns in the
// processor's cache, and so do the rules. Large ones are judged alone.
constexpr std::size_t together_units = 8;
constexpr std::size_t together_bytes = std::size_t{32} << 10;

struct Batch {
  std::uint64_t sequence = 0;
  std::size_t count = 0;
  std::vector<DossierSource::Unit> units = std::vector<DossierSource::Unit>(batch_units);
  std::vector<Verdict> verdicts = std::vector<Verdict>(batch_units);
};

// Works through one input.
class Pipeline {
 public:
  Pipeline(Verifier const& verifier, DossierSource& source, unsigned threads)
      : verifier_(verifier), source_(source), threads_(threads), done_(batches_ahead_per_thread * threads) {}

  // Calls `write` for each batch in order, on this thread.
  template <class Write>
  void run(Write const& write) {
    std::vector<std::jthread> others;
    try {
      for (unsigned i = 1; i < threads_; ++i) others.emplace_back([this] { work(); });
      Hands hands;
      while (auto batch = next_task()) {
        if (batch->count == 0) judge(std::move(batch), hands);
        else {
          write(*batch);
          give_back(std::move(batch));
        }
      }
    } catch (...) {
      fail(std::current_exception());
    }
    others.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  using BatchPtr = std::unique_ptr<Batch>;

  // What one thread works with.
  struct Hands {
    Verifier::Workspace workspace;
    std::vector<Dossier> dossiers = std::vector<Dossier>(together_units);
  };

  void work() {
    try {
      Hands hands;
      while (auto batch = empty_batch()) judge(std::move(batch), hands);
    } catch (...) {
      fail(std::current_exception());
    }
  }

  // Reads a batch, judges it, and keeps it for the writer.
  void judge(BatchPtr batch, Hands& hands) {
    read(*batch);
    if (batch->count == 0) return;
    std::span const units(batch->units.data(), batch->count);
    for (std::size_t first = 0; first < units.size();) {
      std::size_t const count = read_some(units.subspan(first), hands);
      verifier_.verify({hands.dossiers.data(), count}, hands.workspace, {&batch->verdicts[first], count}, &source_,
                       units.subspan(first, count));
      first += count;
    }
    std::lock_guard const lock(mutex_);
    auto const sequence = batch->sequence;
    done_[sequence % done_.size()] = std::move(batch);
    if (sequence == written_) changed_.notify_all();
  }

  // Reads as many as are judged together; how many they are.
  std::size_t read_some(std::span<DossierSource::Unit const> units, Hands& hands) {
    auto& arena = hands.workspace.arena();
    arena.reset();
    std::size_t count = 0;
    for (std::size_t bytes = 0; count < std::min(units.size(), together_units) && bytes < together_bytes; ++count) {
      source_.read(units[count], arena, hands.dossiers[count]);
      bytes += units[count].bytes.size();
    }
    return count;
  }

  // Ends the turn to read that `empty_batch` or `next_task` gave.
  void read(Batch& batch) {
    bool more = true;
    for (std::size_t bytes = 0; more && batch.count < batch_units && bytes < batch_bytes;) {
      more = source_.next(batch.units[batch.count]);
      if (more) bytes += batch.units[batch.count++].bytes.size();
    }
    std::lock_guard const lock(mutex_);
    reading_ = false;
    ended_ = !more;
    if (batch.count > 0) batch.sequence = read_++;
    changed_.notify_all();
  }

  // --- under the lock ------------------------------------------------------------------------------------------------

  [[nodiscard]] bool may_read() const { return !reading_ && !ended_ && read_ < written_ + done_.size(); }
  [[nodiscard]] BatchPtr& next_done() { return done_[written_ % done_.size()]; }

  BatchPtr begin_reading() {
    reading_ = true;
    if (spare_.empty()) return std::make_unique<Batch>();
    auto batch = std::move(spare_.back());
    spare_.pop_back();
    batch->count = 0;
    return batch;
  }

  // Turns to read are short: it pays to look again before going to sleep.
  template <class Ready>
  void wait(std::unique_lock<std::mutex>& lock, Ready const& ready) {
    constexpr int looks = 32;
    for (int i = 0; i < looks && reading_ && !ready(); ++i) {
      lock.unlock();
      std::this_thread::yield();
      lock.lock();
    }
    changed_.wait(lock, ready);
  }

  // The turn to read a batch; null at the end of the input.
  BatchPtr empty_batch() {
    std::unique_lock lock(mutex_);
    wait(lock, [&] { return stop_ || ended_ || may_read(); });
    return stop_ || ended_ ? nullptr : begin_reading();
  }

  // The next batch to write, or an empty one to read; null when everything is written.
  BatchPtr next_task() {
    std::unique_lock lock(mutex_);
    wait(lock, [&] { return stop_ || next_done() || may_read() || (ended_ && written_ == read_); });
    if (stop_) return nullptr;
    if (next_done()) return std::move(next_done());
    return may_read() ? begin_reading() : nullptr;
  }

  void give_back(BatchPtr batch) {
    std::lock_guard const lock(mutex_);
    spare_.push_back(std::move(batch));
    bool const full = read_ == written_ + done_.size();
    ++written_;
    if (full) changed_.notify_all();
  }

  void fail(std::exception_ptr failure) {
    std::lock_guard const lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    stop_ = true;
    changed_.notify_all();
  }

  Verifier const& verifier_;
  DossierSource& source_;
  unsigned threads_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<BatchPtr> done_;  // judged, by sequence modulo the size; `written_` is the next
  std::vector<BatchPtr> spare_;
  std::uint64_t read_ = 0, written_ = 0;
  bool reading_ = false, ended_ = false, stop_ = false;
  std::exception_ptr failure_;
};

// Notices dossiers that come twice, over all inputs of a run.
class Repetitions {
 public:
  explicit Repetitions(std::vector<std::unique_ptr<DossierSource>> const& sources) : sources_(sources) {}

  // These verdicts will be checked soon.
  void expect(Batch const& batch) const {
    for (std::size_t i = 0; i < batch.count; ++i) seen_.expect(batch.verdicts[i].key);
  }

  void check(Verdict& verdict, DossierSource::Unit const& unit, std::size_t input) {
    if (verdict.key.empty()) return;
    verify::Locator const here{static_cast<std::uint16_t>(input), static_cast<std::uint16_t>(unit.file), unit.offset};
    verify::Locator first;
    Comparison found{*this, verdict.key, unit, input};
    auto const same = [&found](verify::Locator place) { return found.self.compare(found, place); };
    if (!seen_.find_or_add(verdict.key, here, same, first)) return;
    Label const at{nullptr, {}, verdict.place};
    if (found.identical) {
      verdict.repeated = true;
      verdict.findings.clear();
      verdict.accounts.clear();
      verdict.diagnostics.add(Diagnostic::make(code::repeated_dossier, at, {verdict.key}));
    } else {
      verdict.proposal = Proposal::no_verificado;
      verdict.diagnostics.add(Diagnostic::make(code::conflicting_dossier, at, {verdict.key, found.first_place}));
    }
  }

 private:
  struct Comparison {
    Repetitions& self;
    std::string const& key;
    DossierSource::Unit const& unit;
    std::size_t input;
    bool identical = false;
    std::string first_place{};
  };

  bool compare(Comparison& found, verify::Locator place) {
    auto const& source = *sources_[place.input];
    auto const earlier = source.again(place.file, place.offset);
    if (!earlier) return false;
    arena_.reset();
    source.read(*earlier, arena_, first_);
    if (first_.key != found.key) return false;  // another key with the same hash
    found.first_place = first_.place;
    if (!found.unit.bytes.empty() && !earlier->bytes.empty()) {
      found.identical = found.unit.bytes == earlier->bytes;
    } else {
      sources_[found.input]->read(found.unit, arena_, second_);
      found.identical = verify::canonical(first_.root) == verify::canonical(second_.root);
    }
    return true;
  }

  std::vector<std::unique_ptr<DossierSource>> const& sources_;
  verify::SeenKeys seen_;
  Arena arena_;
  Dossier first_, second_;
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
    auto const write = [&](DossierSource::Unit const& unit, Verdict& verdict) {
      repetitions.check(verdict, unit, sources.size() - 1);
      verdict.ordinal = ordinal++;
      // A dossier whose class is not known may be one of those asked for: it is never left out.
      auto const& wanted = options.verify.class_value;
      if (!wanted.empty() && !verdict.class_value.empty() && verdict.class_value != wanted) return;
      summary.add(verdict);
      bytes += unit.bytes.size();
      if (options.progress && ordinal % 1024 == 0) options.progress(bytes, source.total());
      sink(std::move(verdict));
    };
    Pipeline(verifier, source, threads).run([&](Batch& batch) {
      repetitions.expect(batch);
      for (std::size_t i = 0; i < batch.count; ++i) write(batch.units[i], batch.verdicts[i]);
    });
    summary.diagnostics.append(source.diagnostics());
  }
  summary.settle(verifier);
  return summary;
}

}  // namespace visado
