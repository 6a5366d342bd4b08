package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.PriceImport;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.store.MarkingDao;
import bellwether.research.evidence.store.PlanRecordDao;
import bellwether.trading.execution.CostPresets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;

/// Stored bars and analyses, whose plans are taken in and marked.
final class MarkingFixture implements AutoCloseable {
    static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    static final Instant NOW = Instant.parse("2024-12-02T12:00:00Z");
    final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    final TestDatabase database = TestDatabase.create();
    final Jdbi jdbi = database.jdbi();
    final Calendars calendars = new Calendars(now::get);
    final Market market =
            new Market(
                    ReadConnections.primaryOnly(jdbi), calendars, now::get, MemoryBudget.ofHeap());
    final MarkJob job =
            new MarkJob(jdbi, new MarkedBars(jdbi, market, new CostPresets()), now::get);
    final PlanArchive archive = new PlanArchive(jdbi);
    final PlanRecordDao plans = new PlanRecordDao();
    final List<LocalDate> days =
            new Calendars(now::get)
                    .find("XNYS")
                    .orElseThrow()
                    .sessionsBetween(FIRST, LocalDate.of(2024, 11, 29));
    int analyses;

    @Override
    public void close() {
        database.close();
    }

    /// Bars around 100 up to the 31st, and from then on others.
    void store(String ticker, int bars, double... later) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < bars; i++) {
            int place = i - 31;
            rows.add(
                    row(i, place < 0 || place >= later.length ? last(place, later) : later[place]));
        }
        load(ticker, rows);
    }

    /// A quiet bar.
    String row(int bar, double price) {
        return row(bar, price, "10000");
    }

    String row(int bar, double price, String volume) {
        return "%s,%s,%s,%s,%s,%s"
                .formatted(days.get(bar), price, price + 1, price - 1, price, volume);
    }

    void load(String ticker, List<String> rows) {
        new PriceImport(jdbi, now::get)
                .importAnswer(
                        ticker,
                        "test",
                        "date,open,high,low,close,volume\n" + String.join("\n", rows) + "\n",
                        false);
    }

    void run(String sql, Object... values) {
        jdbi.useHandle(h -> h.execute(sql, values));
    }

    /// The state of a plan and the earlier ones, as an owner sees them.
    PlanRecord now(long id) {
        return outcome(id).plan().orElseThrow();
    }

    PlanRecord earlier(long id) {
        assertEquals(1, outcome(id).earlier().size(), outcome(id).toString());
        return outcome(id).earlier().getFirst();
    }

    static double last(int place, double... later) {
        return place < 0 || later.length == 0 ? 100 : later[later.length - 1];
    }

    /// An analysis of the 30th bar, made that evening.
    long analysis(String owner, String ticker, String verdict) {
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

    int record() {
        return jdbi.inTransaction(h -> plans.record(h, plans.begin(h), 1_000))
                .map(PlanRecordDao.Intake::written)
                .orElse(0);
    }

    List<String> due() {
        return jdbi.withHandle(h ->
                new MarkingDao()
                        .due(
                                h,
                                LocalDate.of(2023, 11, 1),
                                LocalDate.ofInstant(now.get(), ZoneOffset.UTC)));
    }

    List<ItemOutcome.Success> work(boolean house, String... tickers) {
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

    void keep(List<ItemOutcome.Success> found) {
        JobId id = new JobId(UUID.randomUUID());
        jdbi.useTransaction(h -> {
            job.store(h, id, found);
            job.published(h, id, found);
        });
    }

    void mark(String... tickers) {
        keep(work(false, tickers));
    }

    static PlanQuery of(String owner) {
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

    PlanRecord only(String owner) {
        List<PlanRecord> all = archive.list(of(owner), Optional.empty(), 10);
        assertEquals(1, all.size(), all.toString());
        return all.getFirst();
    }

    int events() {
        return jdbi.withHandle(h ->
                h.createQuery("select count(*) from live_event where name = 'scoreboard.marked'")
                        .mapTo(Integer.class)
                        .one());
    }

    PlanArchive.Outcome outcome(long id) {
        return archive.outcome("ann", "an_" + id);
    }
}
