package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.research.analysis.OwnProfile;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.EarlierOrigin;
import bellwether.research.backtest.store.BacktestDao;
import bellwether.research.backtest.store.RunSummaryDao;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Whether backtests whose rules are compared were themselves run over the same bars.
final class EarlierBars {
    private final BacktestDao whole = new BacktestDao();
    private final RunSummaryDao runs = new RunSummaryDao();

    /// What differs, of each of them.
    ///
    /// @param job of the comparison, whose runs are stored
    List<Finding> of(Handle h, JobId job, BacktestSpec spec) {
        List<Finding> findings = new ArrayList<>();
        for (int place = 0; place < spec.rules().size(); place++) {
            Optional<EarlierOrigin> earlier = EarlierOrigin.of(spec.rules().get(place).origin());
            if (earlier.isPresent()) {
                findings.addAll(of(h, job, spec, place, earlier.get()));
            }
        }
        return findings;
    }

    private List<Finding> of(
            Handle h, JobId job, BacktestSpec spec, int place, EarlierOrigin earlier) {
        Optional<JobId> id = JobId.parse(earlier.backtest());
        Optional<BacktestSpec> before =
                id.flatMap(known -> whole.params(h, known))
                        .map(params -> Json.stored(params, BacktestSpec.class));
        if (id.isEmpty() || before.isEmpty()) {
            return List.of(); // deleted since
        }
        Map<String, RunSummaryDao.Span> theirs = new HashMap<>();
        for (RunSummaryDao.Span span :
                runs.spans(h, id.get(), earlier.run(), before.get().rules().size())) {
            theirs.putIfAbsent(String.valueOf(span.ticker()), span);
        }
        List<String> differences = new ArrayList<>();
        for (RunSummaryDao.Span span : runs.spans(h, job, place, spec.rules().size())) {
            difference(span, theirs.get(String.valueOf(span.ticker()))).ifPresent(differences::add);
        }
        boolean terms =
                !before.get().money().equals(spec.money())
                        || !before.get().execution().equals(spec.execution())
                        || before.get().profiles().stream().anyMatch(own -> isOther(own, spec));
        return Findings.ofOtherBars(earlier.words(), differences, terms);
    }

    private static boolean isOther(OwnProfile before, BacktestSpec now) {
        return now.profiles().stream()
                .anyMatch(own -> own.name().equals(before.name()) && !own.equals(before));
    }

    private static Optional<String> difference(
            RunSummaryDao.Span here, RunSummaryDao.@Nullable Span there) {
        if (here.deciding() == null) {
            return Optional.empty(); // says itself why nothing was run
        }
        if (there == null) {
            return Optional.of("%s was not run there".formatted(here.ticker()));
        }
        boolean sameSpan =
                there.deciding() == null
                        || (there.deciding().equals(here.deciding())
                                && Objects.equals(there.last(), here.last()));
        if (sameSpan && here.dataHash().equals(there.dataHash())) {
            return Optional.empty();
        }
        return Optional.of(
                sameSpan
                        ? "%s has other bars by now".formatted(here.ticker())
                        : "%s from %s to %s there, from %s to %s here"
                                .formatted(
                                        here.ticker(),
                                        there.deciding(),
                                        there.last(),
                                        here.deciding(),
                                        here.last()));
    }
}
