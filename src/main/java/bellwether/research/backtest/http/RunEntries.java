package bellwether.research.backtest.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.JobView;
import bellwether.research.backtest.BacktestArchive;
import bellwether.research.backtest.RerunCombinations;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunDao;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A list of a backtest, or of one of its runs. Those of a combination are none that is kept: they
/// come by running it again.
final class RunEntries<T> {
    private final Function<RunDao.Part, List<RunDao.Entry<T>>> kept;
    private final @Nullable List<T> again;

    private RunEntries(Function<RunDao.Part, List<RunDao.Entry<T>>> kept, @Nullable List<T> again) {
        this.kept = kept;
        this.again = again;
    }

    /// @param run empty: of all runs
    /// @param kept what is stored
    /// @param made what a run has that was made again
    /// @throws Refusal where no combination of a search is named, or its bars have changed
    static <T> RunEntries<T> of(
            BacktestArchive archive,
            RerunCombinations reruns,
            JobView job,
            Optional<Integer> run,
            Function<RunDao.Part, List<RunDao.Entry<T>>> kept,
            Function<NewRun, List<T>> made) {
        if (!reruns.isSearch(job)) {
            run.ifPresent(n -> archive.run(job.id(), n));
            return new RunEntries<>(kept, null);
        }
        int n =
                run.orElseThrow(() ->
                        Refusal.invalid(
                                "?run",
                                "must name a combination of the sweep, from GET %s/grid"
                                        .formatted(BacktestRoutes.ALL + "/" + job.id())));
        return new RunEntries<>(kept, made.apply(reruns.of(job, archive.run(job.id(), n))));
    }

    List<RunDao.Entry<T>> part(RunDao.Part part) {
        if (again == null) {
            return kept.apply(part);
        }
        List<RunDao.Entry<T>> entries = new ArrayList<>();
        int from = part.after() + 1;
        for (int n = from; n < Math.min(again.size(), from + part.limit()); n++) {
            entries.add(new RunDao.Entry<>(part.run() == null ? 0 : part.run(), n, again.get(n)));
        }
        return entries;
    }
}
