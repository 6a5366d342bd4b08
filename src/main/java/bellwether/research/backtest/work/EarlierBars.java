package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.research.analysis.OwnProfile;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.RuleChooser;
import bellwether.research.backtest.spec.SpecRule;
import bellwether.research.backtest.store.BacktestDao;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.StoredRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whether backtests whose rules are compared were themselves run over the same bars.
final class EarlierBars {
    private final BacktestDao whole = new BacktestDao();
    private final RunDao runs = new RunDao();

    /// What differs, of each of them.
    ///
    /// @param job of the comparison, whose runs are stored
    List<Finding> of(Handle h, JobId job, BacktestSpec spec) {
        List<Finding> findings = new ArrayList<>();
        for (int place = 0; place < spec.rules().size(); place++) {
            SpecRule rule = spec.rules().get(place);
            if (rule.origin().startsWith(RuleChooser.EARLIER)) {
                findings.addAll(
                        of(
                                h,
                                job,
                                spec,
                                place,
                                rule.origin().substring(RuleChooser.EARLIER.length())));
            }
        }
        return findings;
    }

    private List<Finding> of(Handle h, JobId job, BacktestSpec spec, int place, String earlier) {
        Optional<JobId> id = JobId.parse(earlier);
        Optional<BacktestSpec> before =
                id.flatMap(known -> whole.params(h, known))
                        .map(params -> Json.stored(params, BacktestSpec.class));
        if (id.isEmpty() || before.isEmpty()) {
            return List.of(); // deleted since
        }
        Map<String, StoredRun> theirs = new HashMap<>();
        for (StoredRun run : runs.runs(h, id.get(), -1, Integer.MAX_VALUE)) {
            theirs.putIfAbsent(String.valueOf(run.place().ticker()), run);
        }
        List<String> differences = new ArrayList<>();
        for (StoredRun run : runs.runs(h, job, -1, Integer.MAX_VALUE)) {
            if (run.place().n() % spec.rules().size() == place) {
                difference(run, theirs.get(String.valueOf(run.place().ticker())))
                        .ifPresent(differences::add);
            }
        }
        boolean terms =
                !before.get().money().equals(spec.money())
                        || !before.get().execution().equals(spec.execution())
                        || before.get().profiles().stream().anyMatch(own -> isOther(own, spec));
        return Findings.ofOtherBars(earlier, differences, terms);
    }

    private static boolean isOther(OwnProfile before, BacktestSpec now) {
        return now.profiles().stream()
                .anyMatch(own -> own.name().equals(before.name()) && !own.equals(before));
    }

    private static Optional<String> difference(StoredRun here, @Nullable StoredRun there) {
        RunReport.Prices own = prices(here);
        if (own == null) {
            return Optional.empty(); // says itself why nothing was run
        }
        if (there == null) {
            return Optional.of("%s was not run there".formatted(here.place().ticker()));
        }
        RunReport.Prices read = prices(there);
        boolean sameSpan =
                read == null
                        || (read.deciding().equals(own.deciding())
                                && read.last().equals(own.last()));
        boolean sameBars = here.hashes().data().equals(there.hashes().data());
        if (sameSpan && sameBars) {
            return Optional.empty();
        }
        return Optional.of(
                read == null || sameSpan
                        ? "%s has other bars by now".formatted(here.place().ticker())
                        : "%s from %s to %s there, from %s to %s here"
                                .formatted(
                                        here.place().ticker(),
                                        read.deciding(),
                                        read.last(),
                                        own.deciding(),
                                        own.last()));
    }

    private static RunReport.@Nullable Prices prices(StoredRun run) {
        return Json.stored(run.report(), RunReport.class).prices();
    }
}
