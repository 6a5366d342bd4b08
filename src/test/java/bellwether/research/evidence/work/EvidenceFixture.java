package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.SignalKind;
import bellwether.research.evidence.store.EvidenceDao;
import bellwether.research.screen.store.ScreenEntryDao;
import bellwether.trading.execution.CostPresets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Stored bars and tracked screens, of which cards are made.
final class EvidenceFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2024-12-02T12:00:00Z");

    final TestDatabase database = TestDatabase.create();
    final Jdbi jdbi = database.jdbi();
    final Calendars calendars = new Calendars(() -> NOW);
    final Market market =
            new Market(
                    ReadConnections.primaryOnly(jdbi), calendars, () -> NOW, MemoryBudget.ofHeap());
    final EvidenceJob job =
            new EvidenceJob(
                    jdbi,
                    new MarkedBars(jdbi, market, new CostPresets()),
                    () -> jdbi.withHandle(new ScreenEntryDao()::all),
                    () -> NOW);
    final EvidenceArchive archive = new EvidenceArchive(jdbi);
    final EvidenceDao evidence = new EvidenceDao();
    final List<LocalDate> days =
            new Calendars(() -> NOW)
                    .find("XNYS")
                    .orElseThrow()
                    .sessionsBetween(LocalDate.of(2023, 10, 2), LocalDate.of(2024, 11, 29));

    @Override
    public void close() {
        database.close();
    }

    void store(String ticker, int bars) {
        store(ticker, bars, ticker.hashCode());
    }

    void store(String ticker, int bars, long seed) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        double price = 100;
        for (int i = 0; i < bars; i++) {
            double open = price * (1 + 0.005 * random.nextGaussian());
            double close = open * (1 + 0.015 * random.nextGaussian());
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.4f,%.4f,%.4f,%.4f,%d%n",
                            days.get(i),
                            open,
                            Math.max(open, close) + 0.5,
                            Math.min(open, close) - 0.5,
                            close,
                            10_000 + random.nextInt(5_000)));
            price = close;
        }
        new PriceImport(jdbi, () -> NOW).importAnswer(ticker, "test", csv.toString(), false);
    }

    /// Two symbols of a sector and one of none.
    void storeThree() {
        for (String ticker : List.of("AAA", "BBB", "CCC")) {
            store(ticker, 260);
        }
        jdbi.useHandle(h -> h.execute("update symbol set sector = 'Energy' where ticker <> 'CCC'"));
    }

    LocalDate day() {
        return jdbi.withHandle(evidence::newestDay).orElseThrow();
    }

    List<String> due() {
        return jdbi.withHandle(h -> evidence.due(h, day())).stream()
                .map(due -> EvidenceItem.key(due.scope(), due.shown()))
                .toList();
    }

    List<ItemOutcome.Success> work(List<String> keys) {
        List<Item> items = new ArrayList<>();
        for (String key : keys) {
            items.add(new Item(items.size(), items.size(), key, 1, 1));
        }
        Batch batch =
                new Batch(
                        new JobId(UUID.randomUUID()),
                        "{\"data_day\":\"%s\"}".formatted(day()),
                        items,
                        () -> false);
        return job.work(batch).stream()
                .map(outcome -> assertInstanceOf(ItemOutcome.Success.class, outcome))
                .toList();
    }

    void keep(List<ItemOutcome.Success> made) {
        jdbi.useTransaction(h -> job.store(h, new JobId(UUID.randomUUID()), made));
    }

    List<String> rows() {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select concat_ws(' ', owner, scope, coalesce(ticker, member), data_day)
                                from evidence left join symbol on symbol.id = symbol_id order by 1
                                """)
                        .mapTo(String.class)
                        .list());
    }

    /// A tracked screen, which each of these tickers entered on four bars.
    long screen(String owner, String... tickers) {
        long screen =
                jdbi.withHandle(h ->
                        h.createQuery(
                                        """
                                        insert into screen (owner, name, text, tree, universe,
                                            timeframe, track, created_at, changed_at)
                                        values (:owner, 'made', 'close > 1', '{}', 'all',
                                            '1d', true, now(), now()) returning id
                                        """)
                                .bind("owner", owner)
                                .mapTo(Long.class)
                                .one());
        for (String ticker : tickers) {
            for (int bar = 100; bar < 200; bar += 25) {
                long time = days.get(bar).toEpochDay() * 86_400;
                jdbi.useHandle(h ->
                        h.execute(
                                """
                                insert into screen_span (screen, symbol, entered_bar, baseline, ended)
                                select ?, id, ?, false, 'left' from symbol where ticker = ?
                                """,
                                screen,
                                time,
                                ticker));
            }
        }
        return screen;
    }

    /// The screens whose cards an owner sees.
    List<Long> screens(String owner) {
        return archive.find(of(owner), null).cards().stream()
                .filter(card -> card.card().signal().kind() == SignalKind.SCREEN)
                .map(card -> Long.valueOf(card.card().signal().name().substring("sc_".length())))
                .distinct()
                .toList();
    }

    EvidenceQuery of(String owner, String... ticker) {
        Optional<Stock> symbol =
                ticker.length == 0
                        ? Optional.empty()
                        : market.symbols().find(Ticker.of(ticker[0]).orElseThrow());
        return new EvidenceQuery(
                owner,
                EnumSet.allOf(EvidenceScope.class),
                symbol,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }
}
