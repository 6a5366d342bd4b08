package bellwether.research.evidence.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.analysis.PastAnalyses;
import bellwether.research.evidence.scoreboard.MarketPath;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.store.MarkingDao;
import bellwether.research.evidence.store.PlanRecordDao;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The work of a job of the kind `scoreboard`: marks the plans of its symbols, or recomputes those
/// of the months' ends. An item is a ticker. What two jobs mark at once is kept once, as a mark is
/// written only over the record that was read.
public final class MarkJob implements JobKind {
    public static final String NAME = "scoreboard";
    public static final String OWNER = "system:scoreboard";

    /// Plans before are not held against corrected bars any more.
    static final Duration CORRECTED = Duration.ofDays(400);

    private final Jdbi jdbi;
    private final MarkedBars bars;
    private final MarketPaths markets;
    private final InstantSource clock;
    private final PlanRecordDao plans = new PlanRecordDao();
    private final MarkingDao markings = new MarkingDao();

    public MarkJob(Jdbi jdbi, MarkedBars bars, InstantSource clock) {
        this.jdbi = jdbi;
        this.bars = bars;
        this.clock = clock;
        markets = new MarketPaths(bars);
    }

    /// What is asked for.
    ///
    /// @param house whether months' ends are recomputed
    record Params(boolean house) {}

    /// What was found of a symbol.
    ///
    /// @param version of its bars
    private record Found(
            long symbolId, long version, boolean house, List<Change> changes, MarkedPlans kept) {}

    /// @param before as it was read
    private record Change(PlanRecord before, PlanRecord after) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) {
        boolean house = Json.stored(batch.params(), Params.class).house();
        Map<String, Item> items = new HashMap<>();
        batch.items().forEach(item -> items.put(item.key(), item));
        Map<String, ItemOutcome> done = new HashMap<>();
        try {
            Map<String, MarketPath> paths = paths(batch, items.keySet());
            PlanMarker marker = new PlanMarker();
            bars.each(
                    items.keySet(),
                    loaded -> {
                        String ticker = loaded.ticker();
                        Item item = items.get(ticker);
                        if (item != null && !batch.cancelled().getAsBoolean()) {
                            MarketPath path = paths.getOrDefault(ticker, MarketPath.NONE);
                            done.put(
                                    ticker,
                                    new ItemOutcome.Success(
                                            item,
                                            house
                                                    ? house(loaded, path, marker)
                                                    : said(loaded, path, marker)));
                            batch.progress().moved();
                        }
                    });
        } catch (Refusal refusal) {
            return batch.items().stream()
                    .map(item -> done.getOrDefault(item.key(), failed(item, refusal)))
                    .toList();
        }
        return batch.items().stream()
                .map(item -> done.getOrDefault(item.key(), untouched(item, batch)))
                .toList();
    }

    /// Before bars are loaded, as it may load the bars of a whole market.
    private Map<String, MarketPath> paths(Batch batch, Iterable<String> tickers) {
        List<String> all = new ArrayList<>();
        tickers.forEach(all::add);
        Set<String> real = new HashSet<>(bars.market().symbols().realTickers());
        Map<String, MarketPath> paths = new HashMap<>();
        bars.market()
                .calendars(all)
                .forEach((ticker, calendar) ->
                        paths.put(
                                ticker,
                                markets.of(
                                        batch.job(),
                                        calendar,
                                        !real.contains(ticker),
                                        batch.progress())));
        return paths;
    }

    private static ItemOutcome failed(Item item, Refusal refusal) {
        return new ItemOutcome.Failure(
                item, refusal.code(), refusal.detail(), !refusal.isTransient(), refusal.pause());
    }

    private static ItemOutcome untouched(Item item, Batch batch) {
        return batch.cancelled().getAsBoolean()
                ? new ItemOutcome.Untouched(item)
                : new ItemOutcome.Failure(
                        item,
                        "no_bars",
                        "No daily bars are stored any more.",
                        true,
                        Optional.empty());
    }

    private Found said(MarkedBars.Loaded loaded, MarketPath path, PlanMarker marker) {
        Instant now = clock.instant();
        LocalDate since = LocalDate.ofInstant(now.minus(CORRECTED), ZoneOffset.UTC);
        List<Change> changes = new ArrayList<>();
        for (PlanRecord record : jdbi.withHandle(h -> plans.moving(h, loaded.id(), since))) {
            marker.marked(loaded, path, record, now)
                    .ifPresent(after -> changes.add(new Change(record, after)));
        }
        return new Found(loaded.id(), loaded.version(), false, changes, new MarkedPlans());
    }

    private Found house(MarkedBars.Loaded loaded, MarketPath path, PlanMarker marker) {
        List<Change> all =
                marker
                        .house(loaded, path, PastAnalyses.profiles().getFirst(), clock.instant())
                        .stream()
                        .map(record -> new Change(record, record))
                        .toList();
        return new Found(loaded.id(), loaded.version(), true, all, new MarkedPlans());
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        for (ItemOutcome.Success success : finished) {
            Found found = (Found) success.payload();
            found.kept().clear();
            if (found.house()) {
                plans.replaceHouse(
                        transaction,
                        found.symbolId(),
                        found.changes().stream().map(Change::after).toList());
            } else {
                found.changes().forEach(change -> keep(transaction, change, found.kept()));
                markings.seen(transaction, found.symbolId(), found.version(), clock.instant());
            }
        }
    }

    private void keep(Handle transaction, Change change, MarkedPlans kept) {
        boolean isKept =
                PlanMarker.isRevision(change.before(), change.after())
                        ? plans.revise(transaction, change.after(), clock.instant())
                        : plans.mark(transaction, change.after());
        if (isKept) {
            kept.add(change.before(), change.after());
        }
    }

    @Override
    public void published(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        MarkedPlans all = new MarkedPlans();
        finished.forEach(success -> all.addAll(((Found) success.payload()).kept()));
        all.publish(transaction, job);
    }
}
