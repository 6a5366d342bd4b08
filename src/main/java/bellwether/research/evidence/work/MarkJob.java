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
    private final MarkWriter writer;

    public MarkJob(Jdbi jdbi, MarkedBars bars, InstantSource clock) {
        this.jdbi = jdbi;
        this.bars = bars;
        this.clock = clock;
        markets = new MarketPaths(bars);
        writer = new MarkWriter(clock);
    }

    /// What is asked for.
    ///
    /// @param house whether months' ends are recomputed
    record Params(boolean house) {}

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
        List<MarkingDao.SymbolVersion> versions =
                jdbi.withHandle(h -> markings.versions(h, items.keySet()));
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
                            done.put(ticker, marked(item, house, loaded, path, marker));
                            batch.progress().moved();
                        }
                    });
        } catch (Refusal refusal) {
            return batch.items().stream()
                    .map(item ->
                            done.getOrDefault(item.key(), ItemOutcome.Failure.of(item, refusal)))
                    .toList();
        }
        for (MarkingDao.SymbolVersion symbol : versions) {
            Item item = items.get(symbol.ticker());
            if (item != null && !batch.cancelled().getAsBoolean()) {
                done.putIfAbsent(
                        symbol.ticker(),
                        new ItemOutcome.Success(item, SymbolMarks.bare(symbol, house)));
            }
        }
        return batch.items().stream()
                .map(item -> done.getOrDefault(item.key(), untouched(item, batch)))
                .toList();
    }

    /// What is refused of one symbol keeps no other from being marked.
    private ItemOutcome marked(
            Item item,
            boolean house,
            MarkedBars.SymbolBars loaded,
            MarketPath path,
            PlanMarker marker) {
        try {
            return new ItemOutcome.Success(
                    item, house ? house(loaded, path, marker) : said(loaded, path, marker));
        } catch (Refusal refusal) {
            return ItemOutcome.Failure.of(item, refusal);
        }
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

    private static ItemOutcome untouched(Item item, Batch batch) {
        return batch.cancelled().getAsBoolean()
                ? new ItemOutcome.Untouched(item)
                : ItemOutcome.Failure.permanent(
                        item, "no_bars", "No daily bars are stored any more.");
    }

    private SymbolMarks said(MarkedBars.SymbolBars loaded, MarketPath path, PlanMarker marker) {
        Instant now = clock.instant();
        LocalDate since = LocalDate.ofInstant(now.minus(CORRECTED), ZoneOffset.UTC);
        List<SymbolMarks.Change> changes = new ArrayList<>();
        for (PlanRecord record : jdbi.withHandle(h -> plans.moving(h, loaded.id(), since))) {
            marker.marked(loaded, path, record, now)
                    .ifPresent(after -> changes.add(new SymbolMarks.Change(record, after)));
        }
        return SymbolMarks.of(loaded, false, changes);
    }

    private SymbolMarks house(MarkedBars.SymbolBars loaded, MarketPath path, PlanMarker marker) {
        List<SymbolMarks.Change> all =
                marker
                        .house(loaded, path, PastAnalyses.profiles().getFirst(), clock.instant())
                        .stream()
                        .map(record -> new SymbolMarks.Change(record, record))
                        .toList();
        return SymbolMarks.of(loaded, true, all);
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        finished.forEach(success -> writer.store(transaction, (SymbolMarks) success.payload()));
    }

    @Override
    public void published(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        MarkedPlans all = new MarkedPlans();
        finished.forEach(success -> all.addAll(((SymbolMarks) success.payload()).kept()));
        all.publish(transaction, job);
    }
}
