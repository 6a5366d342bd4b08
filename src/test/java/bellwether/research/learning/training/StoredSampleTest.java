package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobProgress;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.serving.Scoring;
import java.time.Duration;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which stored bars trainings and scores read.
final class StoredSampleTest {
    private static final LocalDate CUT = LocalDate.of(2026, 2, 26);

    private final TrainingFixture fixture = new TrainingFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static long second(LocalDate day) {
        return day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
    }

    private List<SampleSymbol> symbols() {
        return fixture.jdbi.withHandle(h -> new SampleDao().symbols(h, List.of("S00", "S01")));
    }

    private StoredSample read(List<SampleSymbol> symbols) {
        List<Long> ids = symbols.stream().map(SampleSymbol::id).toList();
        Map<Long, LocalDate> delisted =
                fixture.jdbi.withHandle(h -> new SampleDao().delisted(h, ids));
        return new StoredSample(fixture.market, symbols, second(CUT), delisted, () -> {});
    }

    private void delist(String ticker, LocalDate day) {
        fixture.jdbi.useHandle(
                h -> h.execute("update symbol set delisted = ? where ticker = ?", day, ticker));
    }

    private static Map<Integer, LocalDate> lastDays(StoredSample sample) {
        BitSet all = new BitSet();
        all.set(0, sample.symbols().size());
        Map<Integer, LocalDate> last = new TreeMap<>();
        sample.read(
                all,
                (symbol, bars) -> last.put(symbol, Timeframe.date(bars.time()[bars.size() - 1])));
        return last;
    }

    /// What is quoted later was traded elsewhere.
    @Test
    void barsEndBeforeADelisting() {
        fixture.store("S00", 1, 40, 1);
        fixture.store("S01", 2, 40, 1);
        String whole = read(symbols()).hash();
        delist("S01", LocalDate.of(2026, 2, 12));
        StoredSample sample = read(symbols());
        assertEquals(Map.of(0, CUT, 1, LocalDate.of(2026, 2, 11)), lastDays(sample));
        assertEquals(Long.MAX_VALUE, sample.delistedAt(0));
        assertEquals(second(LocalDate.of(2026, 2, 12)), sample.delistedAt(1));
        assertNotEquals(whole, sample.hash(), "labels end otherwise");
        delist("S01", LocalDate.of(2026, 3, 2));
        assertEquals(whole, read(symbols()).hash(), "it is not known by then");
    }

    private static Batch batch(Item item, Runnable moved) {
        return new Batch(
                new JobId(UUID.randomUUID()),
                "{}",
                List.of(item),
                () -> false,
                new JobProgress() {
                    @Override
                    public void moved() {
                        moved.run();
                    }

                    @Override
                    public void kept(Handle transaction, Item part) {}
                });
    }

    private Scoring active() {
        fixture.store();
        StoredModel model = fixture.quick(TrainingFixture.DIRECTION);
        fixture.book
                .active()
                .activate(new Actor(Caller.LOCAL, "", ""), model.name(), true, _ -> true);
        return fixture.idleScoring();
    }

    private List<String> scoringItems() {
        return fixture.jdbi.withHandle(h ->
                h.createQuery("select request_hash from job where kind = 'score' order by id")
                        .mapTo(String.class)
                        .list());
    }

    /// Bars are stored behind the first reading and before the second.
    @Test
    void aModelWhoseBarsChangeWhileItScoresIsTriedAgain() throws Exception {
        Scoring scoring = active();
        scoring.rounds().look();
        Item item = new Item(1, 0, scoringItems().getFirst(), 1, 1);
        AtomicInteger read = new AtomicInteger();
        Batch changing =
                batch(
                        item,
                        () -> {
                            if (read.incrementAndGet() == TrainingFixture.SYMBOLS) {
                                fixture.store("S21", 99, TrainingFixture.SESSIONS + 5, 1);
                            }
                        });
        ItemOutcome.Failure failed =
                assertInstanceOf(
                        ItemOutcome.Failure.class, work(scoring, changing), "bars that changed");
        assertEquals("data_changed", failed.code());
        assertFalse(failed.permanent());
        assertInstanceOf(ItemOutcome.Success.class, work(scoring, batch(item, () -> {})));
    }

    private static ItemOutcome work(Scoring scoring, Batch batch) throws Exception {
        return scoring.kind().work(batch).getFirst();
    }

    @Test
    void aJobThatHasFailedIsMadeAgainInTheNextHour() {
        Scoring scoring = active();
        scoring.rounds().look();
        fixture.jdbi.useHandle(h -> {
            h.execute("delete from work_item");
            h.execute("update job set state = 'failed', finished_at = now() where kind = 'score'");
        });
        scoring.rounds().look();
        assertEquals(1, scoringItems().size(), "the same hour gives the job that has ended");
        fixture.pass(Duration.ofHours(1));
        scoring.rounds().look();
        assertEquals(2, scoringItems().size());
        assertEquals(1, scoringItems().stream().distinct().count());
    }
}
