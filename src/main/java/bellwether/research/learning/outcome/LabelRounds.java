package bellwether.research.learning.outcome;

import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.learning.store.LabelDao;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Makes the jobs that label, one at a time for all processes.
public final class LabelRounds {
    /// Symbols of an item.
    static final int CHUNK = 100;

    /// Behind what people wait for.
    private static final int PRIORITY = 2;

    private final Jdbi jdbi;
    private final Jobs jobs;
    private final SignalIntake signals;
    private final TradeIntake trades;
    private final InstantSource clock;
    private final LabelDao dao = new LabelDao();

    public LabelRounds(
            Jdbi jdbi, Jobs jobs, SignalIntake signals, TradeIntake trades, InstantSource clock) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.signals = signals;
        this.trades = trades;
        this.clock = clock;
    }

    /// Takes in what is new, and has it labelled.
    ///
    /// @return whether more is to be taken in at once
    public boolean look() {
        trades.take();
        Optional<SignalIntake.Found> found = jdbi.inTransaction(this::round);
        found.ifPresent(signals::remember);
        return found.filter(SignalIntake.Found::more).isPresent();
    }

    private Optional<SignalIntake.Found> round(Handle h) {
        Optional<Long> round = dao.begin(h);
        if (round.isEmpty() || isRunning()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        SignalIntake.Found found = signals.take(h, now);
        List<String> items = items(dao.due(h, now));
        if (!items.isEmpty()) {
            String key = "label %d".formatted(round.get());
            jobs.create(
                    new NewJob(
                            LabelJob.OWNER,
                            LabelJob.NAME,
                            "{}",
                            items,
                            PRIORITY,
                            Optional.of(key),
                            key));
        }
        return Optional.of(found);
    }

    private boolean isRunning() {
        List<JobView> unfinished = jobs.unfinished(List.of(LabelJob.OWNER));
        return !unfinished.isEmpty();
    }

    private static List<String> items(List<LabelDao.Due> due) {
        Map<String, List<String>> byTimeframe =
                due.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LabelDao.Due::timeframe,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                LabelDao.Due::ticker, Collectors.toList())));
        List<String> items = new ArrayList<>();
        byTimeframe.forEach((timeframe, tickers) -> {
            for (int from = 0; from < tickers.size(); from += CHUNK) {
                int to = Math.min(tickers.size(), from + CHUNK);
                items.add(LabelJob.key(timeframe, tickers.subList(from, to)));
            }
        });
        return items;
    }
}
