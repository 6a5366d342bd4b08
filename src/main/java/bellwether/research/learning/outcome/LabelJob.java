package bellwether.research.learning.outcome;

import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.label.LabelEntry;
import bellwether.research.learning.store.LabelDao;
import bellwether.research.learning.store.LabelMark;
import bellwether.research.learning.store.OutcomeWriter;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.portfolio.PortfolioInstruments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The work of a job of the kind `label`: symbols by the hundred, whose outcomes are decided by
/// their bars and kept in the transaction that ends the item.
public final class LabelJob implements JobKind {
    public static final String NAME = "label";

    /// Whose these jobs are.
    public static final String OWNER = "system:labels";

    /// Outcomes on older bars are not marked anew.
    static final Duration REVISED = Duration.ofDays(400);

    /// Between the timeframe and the tickers of an item.
    private static final String SEPARATOR = " ";

    private final Jdbi jdbi;
    private final Market market;
    private final PortfolioInstruments instruments;
    private final LabelEntry entry;
    private final LabelDao dao = new LabelDao();
    private final OutcomeWriter writer = new OutcomeWriter();

    public LabelJob(Jdbi jdbi, Market market, LabelEntry entry) {
        this.jdbi = jdbi;
        this.market = market;
        instruments = new PortfolioInstruments(market.symbols(), new CostPresets());
        this.entry = entry;
    }

    /// The key of an item.
    static String key(String timeframe, List<String> tickers) {
        return timeframe + SEPARATOR + String.join(SEPARATOR, tickers);
    }

    /// What an item was found to be.
    private record LabelledItem(List<LabelledSymbol> symbols) {
        private LabelledItem {
            symbols = List.copyOf(symbols);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) {
        return batch.items().stream().map(item -> outcome(item, batch)).toList();
    }

    private ItemOutcome outcome(Item item, Batch batch) {
        List<String> words = List.of(item.key().split(SEPARATOR, -1));
        Timeframe timeframe = Timeframe.of(words.getFirst()).orElseThrow();
        try {
            return labelled(item, timeframe, words.subList(1, words.size()), batch);
        } catch (Refusal refusal) {
            return ItemOutcome.Failure.of(item, refusal);
        }
    }

    private ItemOutcome labelled(
            Item item, Timeframe timeframe, List<String> tickers, Batch batch) {
        // before the bars: what is stored meanwhile is seen by the next look
        Map<Long, SymbolLabels> waiting = new HashMap<>();
        jdbi.useHandle(h -> waiting.putAll(waiting(h, timeframe, tickers)));
        List<LabelledSymbol> done = new ArrayList<>();
        for (HistoryPart part : market.parts(tickers, timeframe)) {
            try (MemoryBudget.Room _ = market.room(part, MemoryBudget.BACKGROUND)) {
                for (History history : market.finished(part.tickers(), timeframe)) {
                    if (batch.cancelled().getAsBoolean()) {
                        return new ItemOutcome.Untouched(item);
                    }
                    SymbolLabels labels = waiting.remove(history.symbolId());
                    if (labels != null) {
                        done.add(of(labels, history, timeframe));
                    }
                    batch.progress().moved();
                }
            }
        }
        waiting.values().forEach(labels -> done.add(labels.withoutBars()));
        return new ItemOutcome.Success(item, new LabelledItem(done));
    }

    private Map<Long, SymbolLabels> waiting(Handle h, Timeframe timeframe, List<String> tickers) {
        String code = timeframe.code();
        Instant now = market.now();
        Instant since = now.minus(REVISED);
        List<LabelMark> marks = dao.marks(h, code, tickers);
        Map<Long, List<Outcome>> open =
                dao.open(h, code, marks.stream().map(LabelMark::symbol).toList(), since).stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> Objects.requireNonNull(one.subject().symbol())));
        return marks.stream()
                .collect(
                        Collectors.toMap(
                                LabelMark::symbol,
                                mark ->
                                        new SymbolLabels(
                                                mark,
                                                open.getOrDefault(mark.symbol(), List.of()),
                                                () ->
                                                        jdbi.withHandle(own ->
                                                                dao.decided(
                                                                        own,
                                                                        code,
                                                                        mark.symbol(),
                                                                        since)),
                                                now)));
    }

    private LabelledSymbol of(SymbolLabels labels, History history, Timeframe timeframe) {
        Optional<Stock> stock = Ticker.of(history.ticker()).flatMap(market.symbols()::find);
        Instant now = market.now();
        Optional<LocalDate> delisted =
                stock.map(Stock::delisted)
                        .filter(day -> !day.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC)));
        LabelBars bars =
                new LabelBars(
                        history,
                        timeframe,
                        market.calendar(history.ticker()),
                        delisted,
                        instruments.usual(history.ticker(), stock));
        return labels.of(bars, new SignalJudge(bars, entry, now));
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        List<LabelledSymbol> symbols = symbols(finished);
        writer.decide(
                transaction, symbols.stream().flatMap(one -> one.decided().stream()).toList());
        writer.revise(
                transaction,
                symbols.stream().flatMap(one -> one.revised().stream()).toList(),
                market.now());
        dao.answer(transaction, symbols.stream().map(LabelledSymbol::mark).toList());
    }

    private static List<LabelledSymbol> symbols(List<ItemOutcome.Success> finished) {
        return finished.stream()
                .flatMap(one -> ((LabelledItem) one.payload()).symbols().stream())
                .toList();
    }

    @Override
    public void published(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        LabelEvents.publish(transaction, job, symbols(finished));
    }
}
