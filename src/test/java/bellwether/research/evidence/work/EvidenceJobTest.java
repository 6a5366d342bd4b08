package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import bellwether.research.screen.ScreenEntry;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cards in the database: made once, whoever else makes them, and shown to those they are for.
final class EvidenceJobTest {
    private static final Instant NOW = Instant.parse("2024-12-02T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final Jdbi jdbi = database.jdbi();
    private final Calendars calendars = new Calendars(() -> NOW);
    private final Market market =
            new Market(
                    ReadConnections.primaryOnly(jdbi), calendars, () -> NOW, MemoryBudget.ofHeap());
    private final List<ScreenEntry> entries = new ArrayList<>();
    private final EvidenceJob job =
            new EvidenceJob(
                    jdbi,
                    new MarkedBars(jdbi, market, CostPresets.read()),
                    () -> List.copyOf(entries),
                    () -> NOW);
    private final EvidenceArchive archive = new EvidenceArchive(jdbi);
    private final EvidenceDao evidence = new EvidenceDao();
    private final List<LocalDate> days =
            new Calendars(() -> NOW)
                    .find("XNYS")
                    .orElseThrow()
                    .sessionsBetween(LocalDate.of(2023, 10, 2), LocalDate.of(2024, 11, 29));

    @AfterEach
    void close() {
        database.close();
    }

    private void store(String ticker, int bars) {
        Random random = new Random(ticker.hashCode());
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

    private void market() {
        for (String ticker : List.of("AAA", "BBB", "CCC")) {
            store(ticker, 260);
        }
        jdbi.useHandle(h -> h.execute("update symbol set sector = 'Energy' where ticker <> 'CCC'"));
    }

    private LocalDate day() {
        return jdbi.withHandle(evidence::newestDay).orElseThrow();
    }

    private List<String> due() {
        return jdbi.withHandle(h -> evidence.due(h, day())).stream()
                .map(due -> EvidenceItem.key(due.scope(), due.shown()))
                .toList();
    }

    private List<ItemOutcome.Success> work(List<String> keys) {
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

    private void keep(List<ItemOutcome.Success> made) {
        jdbi.useTransaction(h -> job.store(h, new JobId(UUID.randomUUID()), made));
    }

    private List<String> rows() {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select concat_ws(' ', owner, scope, coalesce(ticker, member), data_day)
                                from evidence left join symbol on symbol.id = symbol_id order by 1
                                """)
                        .mapTo(String.class)
                        .list());
    }

    private EvidenceQuery of(String owner, String... ticker) {
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

    @Test
    void twoWorkersLeaveOneRowOfEachScopeAndNothingIsDueAfterwards() {
        market();
        List<String> due = due();
        assertEquals(
                List.of("universe", "symbol:AAA", "symbol:BBB", "symbol:CCC", "sector:Energy"),
                due);
        List<ItemOutcome.Success> first = work(due);
        List<ItemOutcome.Success> second = work(due);
        keep(first);
        List<String> rows = rows();
        assertEquals(5, rows.size(), rows.toString());
        String before = cards();
        keep(second);
        assertEquals(rows, rows());
        assertEquals(before, cards());
        assertEquals(List.of(), due());
    }

    private String cards() {
        return jdbi.withHandle(h ->
                h.createQuery(
                                "select string_agg(cards :: text, ' ' order by scope, member) from"
                                        + " evidence")
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void aWorkerThatDiedLeavesNothingAndTheNextMakesTheSame() {
        market();
        work(due());
        assertEquals(List.of(), rows());
        keep(work(due()));
        String made = cards();
        jdbi.useHandle(h -> h.execute("delete from evidence"));
        keep(work(due()));
        assertEquals(made, cards());
    }

    @Test
    void newBarsMakeAScopeDueAndOldDaysAreBounded() {
        market();
        keep(work(due()));
        for (int bars = 261; bars <= 265; bars++) {
            store("AAA", bars);
            assertTrue(due().contains("symbol:AAA"), due().toString());
            keep(work(List.of("universe", "symbol:AAA")));
        }
        assertEquals(3, rows().stream().filter(row -> row.contains("symbol AAA")).count());
        assertEquals(6, rows().stream().filter(row -> row.contains("universe")).count());
    }

    @Test
    void anOlderDayIsReadAsItWas() {
        market();
        LocalDate before = day();
        keep(work(due()));
        store("AAA", 262);
        keep(work(due()));
        assertEquals(Optional.of(day()), archive.find(of("ann"), null).dataDay());
        assertEquals(Optional.of(before), archive.find(of("ann"), before).dataDay());
        assertEquals(Optional.empty(), archive.find(of("ann"), before.minusDays(1)).dataDay());
    }

    @Test
    void aSymbolHasItsOwnCardsThoseOfItsSectorAndOfAll() {
        market();
        keep(work(due()));
        Set<EvidenceScope> scopes = EnumSet.noneOf(EvidenceScope.class);
        archive.find(of("ann", "AAA"), null).cards().forEach(card -> scopes.add(card.scope()));
        assertEquals(EnumSet.allOf(EvidenceScope.class), scopes);
        scopes.clear();
        archive.find(of("ann", "CCC"), null).cards().forEach(card -> scopes.add(card.scope()));
        assertEquals(EnumSet.of(EvidenceScope.SYMBOL, EvidenceScope.UNIVERSE), scopes);
    }

    @Test
    void screensAreForTheirOwnerOnly() {
        market();
        for (int bar = 100; bar < 200; bar += 25) {
            long time = days.get(bar).toEpochDay() * 86_400;
            entries.add(new ScreenEntry("ann", 7, "AAA", time));
            entries.add(new ScreenEntry("bob", 8, "BBB", time));
        }
        List<String> all = new ArrayList<>(due());
        all.add(EvidenceItem.SCREENS);
        keep(work(all));
        assertEquals(List.of("sc_7"), screens("ann"));
        assertEquals(List.of("sc_8"), screens("bob"));
        assertEquals(List.of(), screens("eve"));
        entries.removeIf(entry -> entry.owner().equals("bob"));
        keep(work(List.of(EvidenceItem.SCREENS)));
        assertEquals(List.of(), screens("bob"));
    }

    private List<String> screens(String owner) {
        return archive.find(of(owner), null).cards().stream()
                .filter(card -> card.card().signal().kind() == SignalKind.SCREEN)
                .map(card -> card.card().signal().name())
                .distinct()
                .toList();
    }

    @Test
    void inventedPricesAndIndicesDoNotCount() {
        market();
        store("^GSPC", 260);
        new PriceImport(jdbi, () -> NOW).seedSamples();
        assertEquals(5, due().size(), due().toString());
    }
}
