package bellwether.research.backtest.work;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.BacktestResult.SweepSummary;
import bellwether.research.backtest.BacktestResult.WalkForwardSummary;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.doubt.TrialGroup;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SpecRule;
import bellwether.research.backtest.store.BacktestDao;
import bellwether.research.backtest.store.RunSummaryDao;
import bellwether.research.backtest.store.Trial;
import bellwether.research.backtest.store.TrialDao;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What is done once all runs of a backtest have ended, in the transaction that says so.
final class Completion {
    /// Of the engine; moves when the same inputs may give something else.
    static final String ENGINE_VERSION = "1";

    private final BacktestDao dao = new BacktestDao();
    private final RunSummaryDao summaries = new RunSummaryDao();
    private final TrialDao trials = new TrialDao();
    private final SweepCompletion sweeps;
    private final WalkForwardCompletion walks;
    private final EarlierBars earlier = new EarlierBars();
    private final InstantSource clock;

    Completion(RuleDesk desk, InstantSource clock) {
        this.sweeps = new SweepCompletion(desk);
        this.walks = new WalkForwardCompletion();
        this.clock = clock;
    }

    void of(Handle h, JobId job) {
        BacktestDao.Asked asked = dao.asked(h, job);
        BacktestSpec spec = Json.stored(asked.params(), BacktestSpec.class);
        Instant now = clock.instant();
        SweepSummary sweep = spec.kind() == BacktestKind.SWEEP ? sweeps.of(h, job, spec) : null;
        List<WalkForwardSummary> walked =
                spec.kind() == BacktestKind.WALK_FORWARD
                        ? walks.of(h, job, spec, dao.items(h, job))
                        : List.of();
        BacktestDao.Hashes hashes = dao.hashes(h, job);
        SortedMap<String, TrialGroup> families = new TreeMap<>();
        for (String family : summaries.families(h, job)) {
            families.put(family, group(h, "family", asked.owner(), Optional.of(family)));
        }
        List<Finding> findings =
                findings(
                        sweep,
                        walked,
                        new Whole(
                                expected(spec, asked.items()),
                                summaries.count(h, job),
                                summaries.changedSymbols(h, job, timeframes(spec))));
        if (spec.kind() == BacktestKind.COMPARE) {
            findings.addAll(earlier.of(h, job, spec));
        }
        BacktestResult result =
                new BacktestResult(
                        families,
                        group(h, "owner", asked.owner(), Optional.empty()),
                        findings,
                        sweep,
                        walked);
        dao.insert(
                h,
                job,
                asked.owner(),
                new BacktestDao.Completed(
                        Sha256.hex(hashes.data()),
                        Sha256.hex("%s %s".formatted(ENGINE_VERSION, hashes.runs())),
                        Json.write(result),
                        now));
    }

    private TrialGroup group(Handle h, String name, String owner, Optional<String> family) {
        TrialDao.Count count = trials.count(h, owner, family);
        return new TrialGroup(name, Math.max(1, count.count()), count.known(), count.variance());
    }

    /// Counts what was tried, with the runs that tried it.
    void count(Handle h, JobId job, List<Trial> tried) {
        if (!tried.isEmpty()) {
            trials.count(h, dao.asked(h, job).owner(), tried, clock.instant());
        }
    }

    /// How many runs a whole backtest has; the chained ones of a walk-forward are not counted.
    private int expected(BacktestSpec spec, int items) {
        int symbols = spec.symbols().tickers().size();
        return switch (spec.kind()) {
            case SINGLE, COMPARE -> symbols * spec.rules().size();
            case PORTFOLIO -> 1;
            case SWEEP -> symbols * sweeps.combinations(spec);
            case WALK_FORWARD -> items;
        };
    }

    /// Of the bars that each rule reads.
    private static List<String> timeframes(BacktestSpec spec) {
        return spec.rules().stream()
                .map(SpecRule::template)
                .map(rule ->
                        "%s %s"
                                .formatted(
                                        rule.path("timeframe").asText(Timeframe.DAY.code()),
                                        rule.path("detail_timeframe").asText("")))
                .toList();
    }

    /// Whether all runs are there, of the same bars.
    private record Whole(int expected, int found, List<String> changed) {}

    private static List<Finding> findings(
            @Nullable SweepSummary sweep, List<WalkForwardSummary> walked, Whole whole) {
        List<Finding> findings = new ArrayList<>();
        int missing = whole.expected() - whole.found() + walked.size();
        if (missing > 0) {
            findings.addAll(Findings.ofIncomplete(missing, whole.expected()));
        }
        if (!whole.changed().isEmpty()) {
            findings.addAll(Findings.ofChangedData(whole.changed()));
        }
        if (sweep != null && !sweep.best().isEmpty()) {
            findings.addAll(
                    Findings.ofSweep(sweep.best().getFirst().objective(), sweep.neighbours()));
        }
        for (WalkForwardSummary each : walked) {
            findings.addAll(Findings.ofWalkForward(each.train(), each.test(), each.ratio()));
        }
        return findings;
    }
}
