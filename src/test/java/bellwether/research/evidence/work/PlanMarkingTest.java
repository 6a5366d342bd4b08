package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.PriceImport;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanState;
import bellwether.research.evidence.scoreboard.ScoreTable;
import bellwether.research.evidence.store.MarkingDao;
import bellwether.research.evidence.store.PlanRecordDao;
import bellwether.trading.execution.CostPresets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Plans in the database: taken in, marked, revised and shown.
final class PlanMarkingTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    private static final Instant NOW = Instant.parse("2024-12-02T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final Jdbi jdbi = database.jdbi();
    private final Calendars calendars = new Calendars(() -> NOW);
    private final Market market =
            new Market(
                    ReadConnections.primaryOnly(jdbi), calendars, () -> NOW, MemoryBudget.ofHeap());
    private final MarkJob job =
            new MarkJob(jdbi, new MarkedBars(jdbi, market, CostPresets.read()), () -> NOW);
    private final PlanArchive archive = new PlanArchive(jdbi);
    private final PlanRecordDao plans = new PlanRecordDao();
    private final List<LocalDate> days =
            new Calendars(() -> NOW)
                    .find("XNYS")
                    .orElseThrow()
                    .sessionsBetween(FIRST, LocalDate.of(2024, 11, 29));
    private int analyses;

    @AfterEach
    void close() {
        database.close();
    }

    /// Bars around 100 up to the 31st, and from then on others.
    private void store(String ticker, int bars, double... later) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = 0; i < bars; i++) {
            int place = i - 31;
            double price = place < 0 || place >= later.length ? last(place, later) : later[place];
            csv.append(
                    "%s,%s,%s,%s,%s,10000%n"
                            .formatted(days.get(i), price, price + 1, price - 1, price));
        }
        new PriceImport(jdbi, () -> NOW).importAnswer(ticker, "test", csv.toString(), false);
    }

    private static double last(int place, double... later) {
        return place < 0 || later.length == 0 ? 100 : later[later.length - 1];
    }

    /// An analysis of the 30th bar, made that evening.
    private long analysis(String owner, String ticker, String verdict) {
        LocalDate day = days.get(29);
        String plan =
                verdict.equals("HOLD")
                        ? "\"side\":\"none\",\"entry\":null"
                        : """
                        "side":"long","shares":10,"max_bars":null,"stop":96,"target":108,
                        "entry":{"price":100,"method":"last_close"}
                        """;
        String document =
                """
                {"formula_version":5,"regime":{"kind":"ranging"},"levels":{"atr":2},
                 "reasons":[{"voter":"rsi","vote":1},{"voter":"macd","vote":-1},{"voter":"ema","vote":1}],
                 "plan":{%s}}
                """
                        .formatted(plan);
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                insert into analysis (job_id, seq, ticker, timeframe, as_of, profile, verdict, score,
                                    document, owner, created_at)
                                values (:job, :seq, :ticker, '1d', :day, 'balanced', :verdict, 0.4,
                                    cast(:document as json), :owner, :at)
                                returning id
                                """)
                        .bind("job", UUID.randomUUID())
                        .bind("seq", analyses++)
                        .bind("ticker", ticker)
                        .bind("day", day)
                        .bind("verdict", verdict)
                        .bind("document", document)
                        .bind("owner", owner)
                        .bind("at", Timestamp.from(Instant.parse(day + "T23:00:00Z")))
                        .mapTo(Long.class)
                        .one());
    }

    private int record() {
        return jdbi.inTransaction(h -> plans.record(h, plans.begin(h), 1_000))
                .map(PlanRecordDao.Recorded::written)
                .orElse(0);
    }

    private List<String> due() {
        return jdbi.withHandle(h -> new MarkingDao().due(h, LocalDate.of(2023, 11, 1)));
    }

    private List<ItemOutcome.Success> work(boolean house, String... tickers) {
        List<Item> items = new ArrayList<>();
        for (String ticker : tickers) {
            items.add(new Item(items.size(), items.size(), ticker, 1, 1));
        }
        Batch batch =
                new Batch(
                        new JobId(UUID.randomUUID()),
                        "{\"house\":%s}".formatted(house),
                        items,
                        () -> false);
        return job.work(batch).stream().map(outcome -> (ItemOutcome.Success) outcome).toList();
    }

    private void keep(List<ItemOutcome.Success> found) {
        JobId id = new JobId(UUID.randomUUID());
        jdbi.useTransaction(h -> {
            job.store(h, id, found);
            job.published(h, id, found);
        });
    }

    private void mark(String... tickers) {
        keep(work(false, tickers));
    }

    private static PlanQuery of(String owner) {
        return new PlanQuery(
                owner,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private PlanRecord only(String owner) {
        List<PlanRecord> all = archive.list(of(owner), Optional.empty(), 10);
        assertEquals(1, all.size(), all.toString());
        return all.getFirst();
    }

    private int events() {
        return jdbi.withHandle(h ->
                h.createQuery("select count(*) from live_event where name = 'scoreboard.marked'")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void aPlanGoesFromWaitingToItsTarget() {
        store("AAA", 30);
        long id = analysis("ann", "AAA", "BUY");
        assertEquals("Not marked yet: that is done each night.", outcome(id).message());
        assertEquals(1, record());
        assertEquals(0, record());
        assertEquals(List.of("AAA"), due());
        mark("AAA");
        assertEquals(PlanState.WAITING, only("ann").mark().result().state());
        assertEquals(List.of(), due());
        store("AAA", 32, 103);
        assertEquals(List.of("AAA"), due());
        mark("AAA");
        assertEquals(PlanState.ENTERED, only("ann").mark().result().state());
        store("AAA", 33, 103, 112);
        mark("AAA");
        PlanRecord record = only("ann");
        assertEquals(PlanState.TARGET, record.mark().result().state());
        assertEquals(List.of("ema", "rsi"), record.subject().agreeing());
        assertEquals("ranging", record.subject().regime());
        assertTrue(Objects.requireNonNull(record.mark().result().figures()).r() > 2.9);
        assertNotNull(record.finalAt());
        assertFalse(record.mark().complete());
        assertNull(record.p());
        assertEquals(2, events());
        assertTrue(outcome(id).message().startsWith("Entered at 100"), outcome(id).message());
    }

    private PlanArchive.Outcome outcome(long id) {
        return archive.outcome("ann", "an_" + id);
    }

    @Test
    void laterBarsCompleteWhatIsFinal() {
        store("AAA", 33, 103, 112);
        analysis("ann", "AAA", "BUY");
        record();
        mark("AAA");
        Instant ended = Objects.requireNonNull(only("ann").finalAt());
        store("AAA", 140, 103, 112);
        mark("AAA");
        PlanRecord record = only("ann");
        assertTrue(record.mark().complete());
        assertEquals(ended, record.finalAt());
        assertNotNull(record.p());
        assertEquals(12, Objects.requireNonNull(record.mark().followed().after20()), 1e-9);
        assertEquals("equal_mean", record.mark().beside().against());
        int marks = record.marks();
        store("AAA", 141, 103, 112);
        mark("AAA");
        assertEquals(marks, only("ann").marks());
    }

    @Test
    void correctedBarsReviseAndKeepWhatWasFinal() {
        store("AAA", 33, 103, 112);
        long id = analysis("ann", "AAA", "BUY");
        record();
        mark("AAA");
        store("AAA", 33, 103, 90);
        mark("AAA");
        mark("AAA");
        PlanRecord now = only("ann");
        assertEquals(PlanState.STOP, now.mark().result().state());
        PlanArchive.Outcome outcome = outcome(id);
        assertEquals(1, outcome.earlier().size());
        PlanRecord earlier = outcome.earlier().getFirst();
        assertEquals(PlanState.TARGET, earlier.mark().result().state());
        assertNotNull(earlier.revisedAt());
        assertEquals(now.id(), outcome.plan().orElseThrow().id());
    }

    @Test
    void holdsKeepTheReturnsThatFollowed() {
        store("AAA", 60, 103, 112);
        analysis("ann", "AAA", "HOLD");
        record();
        mark("AAA");
        PlanRecord record = only("ann");
        assertEquals(PlanState.NONE, record.mark().result().state());
        assertEquals(12, Objects.requireNonNull(record.mark().followed().after5()), 1e-9);
        assertTrue(record.mark().complete());
        assertEquals(List.of(), record.subject().agreeing());
        assertEquals(0, events());
    }

    @Test
    void twoMarkersAtOnceMarkEachPlanOnce() {
        store("AAA", 140, 103, 112);
        store("BBB", 140, 99, 90);
        for (String ticker : List.of("AAA", "BBB")) {
            analysis("ann", ticker, "BUY");
            analysis("bob", ticker, "BUY");
        }
        assertEquals(4, record());
        List<ItemOutcome.Success> one = work(false, "AAA", "BBB");
        List<ItemOutcome.Success> other = work(false, "BBB", "AAA");
        keep(one);
        keep(other);
        assertEquals(2, events(), "one for each owner");
        List<PlanRecord> all = archive.list(of("ann"), Optional.empty(), 10);
        assertEquals(2, all.size());
        all.forEach(record -> assertEquals(1, record.marks()));
    }

    @Test
    void whatDiesBeforeItsCommitIsMarkedOnceByTheNext() {
        store("AAA", 140, 103, 112);
        analysis("ann", "AAA", "BUY");
        record();
        List<ItemOutcome.Success> found = work(false, "AAA");
        assertThrows(
                IllegalStateException.class,
                () ->
                        jdbi.useTransaction(h -> {
                            job.store(h, new JobId(UUID.randomUUID()), found);
                            throw new IllegalStateException("killed");
                        }));
        assertEquals(0, only("ann").marks());
        assertEquals(List.of("AAA"), due());
        keep(found);
        mark("AAA");
        assertEquals(1, only("ann").marks());
        assertEquals(1, events());
    }

    @Test
    void monthEndsAreRecomputedApart() {
        store("AAA", 220, 103, 112, 90, 104, 99, 120);
        store("BBB", 220, 97, 90, 120, 80, 130);
        analysis("ann", "AAA", "BUY");
        record();
        mark("AAA");
        keep(work(true, "AAA", "BBB"));
        List<PlanRecord> house = archive.list(of(""), Optional.empty(), 100);
        // April to October: March 28 is the 61st bar, November is not over for as long as it can be
        // stale
        assertEquals(16, house.size(), house.toString());
        house.forEach(record -> assertTrue(record.isHouse()));
        assertEquals(1, archive.list(of("ann"), Optional.empty(), 100).size());
        keep(work(true, "AAA", "BBB"));
        assertEquals(16, archive.list(of(""), Optional.empty(), 100).size());
        ScoreTable table = archive.table(of(""), CellKind.MONTH);
        assertEquals(16, table.all().n());
        assertEquals(8, table.cells().size());
        assertEquals(
                List.of(),
                jdbi.withHandle(h -> new MarkingDao().houseDue(h, NOW.minusSeconds(1), 5)));
    }

    @Test
    void cellsAreOfOneOwnerAndSayWhenTheyAreTooFew() {
        store("AAA", 140, 103, 112);
        store("BBB", 140, 99, 90);
        analysis("ann", "AAA", "BUY");
        analysis("ann", "BBB", "BUY");
        analysis("bob", "BBB", "BUY");
        record();
        mark("AAA", "BBB");
        ScoreTable table = archive.table(of("ann"), CellKind.VERDICT);
        var cell = table.cells().getFirst();
        assertEquals("BUY", cell.key());
        assertEquals(2, cell.n());
        assertEquals(2, cell.closed());
        assertEquals(0.5, Objects.requireNonNull(cell.hitRate().value()));
        assertNull(cell.meanR().low());
        assertEquals("too few: 2 of 30 effective plans", cell.tooFew());
        assertNotNull(cell.chance().p());
        assertEquals(2, archive.table(of("ann"), CellKind.VOTER).cells().size());
    }

    @Test
    void aPlanBeginsWithTheFirstBarThatBeginsAfterItWasMade() {
        store("AAA", 40, 103, 112, 104);
        long id = analysis("ann", "AAA", "BUY");
        // New York opens at 14:30 UTC in winter
        jdbi.useHandle(h ->
                h.execute(
                        "update analysis set created_at = cast(? as timestamptz) where id = ?",
                        days.get(31) + "T14:30:01Z",
                        id));
        record();
        mark("AAA");
        PlanRecord record = only("ann");
        assertTrue(record.mark().result().late());
        assertEquals(days.get(32), record.mark().result().first());
        assertEquals(days.get(32), Objects.requireNonNull(record.mark().result().entry()).on());
    }

    @Test
    void anAnalysisOfAPastDayIsNotMarked() {
        store("AAA", 40, 103, 112);
        long id = analysis("ann", "AAA", "BUY");
        jdbi.useHandle(
                h -> h.execute("update analysis set as_of_requested = as_of where id = ?", id));
        assertEquals(0, record());
        assertTrue(outcome(id).message().startsWith("Not marked: it was recomputed"));
    }

    @Test
    void othersDoNotSeeTheOutcome() {
        store("AAA", 40, 103, 112);
        long id = analysis("ann", "AAA", "BUY");
        record();
        mark("AAA");
        Refusal refusal = assertThrows(Refusal.class, () -> archive.outcome("bob", "an_" + id));
        assertEquals("unknown_analysis", refusal.code());
    }
}
