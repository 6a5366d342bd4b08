package bellwether.research.forecast.work;

import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.forecast.model.DailyColumns;
import bellwether.research.forecast.model.SymbolSessions;
import bellwether.research.forecast.store.DueForecast;
import bellwether.research.forecast.store.ForecastDao;
import bellwether.research.forecast.store.ForecastRealisation;
import bellwether.research.forecast.store.ForecastSum;
import bellwether.research.forecast.store.ForecastSumDao;
import bellwether.research.forecast.store.StoredForecast;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The work of a job of the kind `forecast`: an item is a ticker. What is found of a symbol is kept
/// in the transaction that ends its item, and each row once, also where another process makes it
/// too.
public final class ForecastJob implements JobKind {
    public static final String NAME = "forecast";

    /// Whose these jobs are.
    public static final String OWNER = "system:forecasts";

    /// Outcomes before are not held against corrected bars any more.
    private static final Duration CORRECTED = Duration.ofDays(400);

    private final Jdbi jdbi;
    private final ForecastBars bars;
    private final ForecastDao dao = new ForecastDao();
    private final ForecastSumDao sums = new ForecastSumDao();

    public ForecastJob(Jdbi jdbi, ForecastBars bars) {
        this.jdbi = jdbi;
        this.bars = bars;
    }

    /// What was found of a symbol.
    ///
    /// @param last the date of its last bar
    private record ForecastChanges(
            long symbol,
            long version,
            LocalDate last,
            SymbolSessions sessions,
            List<StoredForecast> made,
            List<ForecastRealisation> realised) {
        /// Its forecasts as they are when they are stored: who was slow to do so has made none
        /// live.
        List<StoredForecast> stored(Instant now) {
            return last.isBefore(sessions.completed(now))
                    ? made.stream().map(StoredForecast::replayed).toList()
                    : made;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) {
        Map<String, Item> items = new HashMap<>();
        batch.items().forEach(item -> items.put(item.key(), item));
        Map<String, ItemOutcome> done = new HashMap<>();
        ForecastPool pool = new ForecastPool(jdbi);
        try {
            bars.each(
                    items.keySet(),
                    loaded -> {
                        Item item = items.get(loaded.ticker());
                        if (item != null && !batch.cancelled().getAsBoolean()) {
                            done.put(
                                    loaded.ticker(),
                                    new ItemOutcome.Success(item, found(loaded, pool)));
                            batch.progress().moved();
                        }
                    });
        } catch (Refusal refusal) {
            return batch.items().stream()
                    .map(item ->
                            done.getOrDefault(item.key(), ItemOutcome.Failure.of(item, refusal)))
                    .toList();
        }
        return batch.items().stream()
                .map(item -> done.getOrDefault(item.key(), untouched(item, batch)))
                .toList();
    }

    private ForecastChanges found(ForecastBars.SymbolBars loaded, ForecastPool pool) {
        SymbolSessions sessions = new SymbolSessions(loaded.bars(), loaded.calendar());
        if (!DailyColumns.areUsable(loaded.bars())) {
            return changes(loaded, sessions, List.of(), List.of());
        }
        Instant now = bars.market().now();
        LocalDate since = LocalDate.ofInstant(now.minus(CORRECTED), ZoneOffset.UTC);
        boolean isFirst = !jdbi.withHandle(h -> dao.isKnown(h, loaded.symbol()));
        List<DueForecast> open = jdbi.withHandle(h -> dao.open(h, loaded.symbol(), since));
        SymbolForecasts forecasts = new SymbolForecasts(loaded, pool);
        return changes(loaded, sessions, forecasts.made(isFirst), forecasts.realised(open));
    }

    private static ForecastChanges changes(
            ForecastBars.SymbolBars loaded,
            SymbolSessions sessions,
            List<StoredForecast> made,
            List<ForecastRealisation> realised) {
        return new ForecastChanges(
                loaded.symbol(), loaded.version(), loaded.last(), sessions, made, realised);
    }

    private static ItemOutcome untouched(Item item, Batch batch) {
        return batch.cancelled().getAsBoolean()
                ? new ItemOutcome.Untouched(item)
                : ItemOutcome.Failure.permanent(
                        item, "no_bars", "No daily bars are stored any more.");
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        Instant now = bars.market().now();
        List<ForecastChanges> found =
                finished.stream().map(success -> (ForecastChanges) success.payload()).toList();
        List<StoredForecast> made =
                found.stream().flatMap(one -> one.stored(now).stream()).toList();
        List<ForecastRealisation> realised =
                found.stream().flatMap(one -> one.realised().stream()).toList();
        List<ForecastSum> changes = new ArrayList<>(dao.add(transaction, made, now));
        changes.addAll(dao.realise(transaction, realised, now));
        found.forEach(one -> dao.seen(transaction, one.symbol(), one.version(), now));
        sums.add(transaction, changes);
    }
}
