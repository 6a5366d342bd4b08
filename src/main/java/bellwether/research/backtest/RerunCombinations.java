package bellwether.research.backtest;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.JobView;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.work.Workshop;

/// Combinations of sweeps run again, with trades, equity and doubts, of which only figures are
/// kept.
public final class RerunCombinations {
    private final Workshop workshop;

    RerunCombinations(Workshop workshop) {
        this.workshop = workshop;
    }

    /// Whether the runs of a backtest are combinations.
    public boolean isSearch(JobView job) {
        return spec(job).kind() == BacktestKind.SWEEP;
    }

    private static BacktestSpec spec(JobView job) {
        return Json.stored(job.params(), BacktestSpec.class);
    }

    /// A combination again over the same bars.
    ///
    /// @throws Refusal 409 where the bars have changed since
    public NewRun of(JobView job, StoredRun run) {
        NewRun again =
                workshop.again(
                                spec(job),
                                run.place().params(),
                                String.valueOf(run.place().ticker()))
                        .orElseThrow(() -> changed(run));
        if (!again.hashes().data().equals(run.hashes().data())) {
            throw changed(run);
        }
        return again;
    }

    private static Refusal changed(StoredRun run) {
        return Refusal.conflict(
                "bars_changed",
                "The bars of %s have changed since the sweep, so combination %d cannot be run again as it was. Send the sweep again."
                        .formatted(run.place().ticker(), run.place().n()));
    }
}
