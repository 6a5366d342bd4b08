package bellwether.desk.scan.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.scan.DetectionAlerts;
import bellwether.desk.scan.Scan;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What sweeps promise when several processes, stale claims and failing parts meet.
final class SweepProofsTest {
    private static final String PARAMS =
            "{\"timeframe\":\"1d\",\"slot\":0,\"requested\":true,\"scans\":[]}";

    private final SweepFixture fixture = new SweepFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<ItemOutcome.Success> work(SweepJob job, String key) {
        Item item = new Item(1, 0, key, 1, 1);
        return job
                .work(new Batch(new JobId(UUID.randomUUID()), PARAMS, List.of(item), () -> false))
                .stream()
                .map(outcome -> (ItemOutcome.Success) outcome)
                .toList();
    }

    private void store(SweepJob job, List<ItemOutcome.Success> done) {
        fixture.database
                .jdbi()
                .useTransaction(h -> job.store(h, new JobId(UUID.randomUUID()), done));
    }

    private SweepJob job(SweepPart... parts) {
        return new SweepJob(
                fixture.database.jdbi(),
                fixture.market,
                List.of(parts),
                new PassWriter(DetectionAlerts.NONE, fixture.universes));
    }

    /// Two chunks that overlap: the second one to end keeps nothing, and what it would have kept is
    /// kept by its next try.
    @Test
    void whatAnotherHasSweptMeanwhileIsNotKeptTwice() {
        fixture.store("AAA", 300);
        fixture.store("BBB", 300);
        CountingPart part = new CountingPart();
        SweepJob job = job(part);
        List<ItemOutcome.Success> slow = work(job, "AAA BBB");
        store(job, work(job, "AAA"));
        List<String> before = fixture.detected();
        assertThrows(SweepOverlap.class, () -> store(job, slow));
        assertEquals(before, fixture.detected());
        store(job, work(job, "AAA BBB"));
        assertTrue(fixture.detected().size() > before.size());
        assertEquals(List.of("AAA", "BBB"), part.kept(fixture));
        store(job, work(job, "AAA BBB"));
        assertEquals(List.of("AAA", "BBB"), part.kept(fixture));
    }

    @Test
    void processesThatLookAtOnceMakeOneSweep() throws Exception {
        fixture.store("AAA", 60);
        fixture.scan("mine", false, "AAA");
        List<SweepFixture.Station> stations =
                List.of(fixture.station(0), fixture.station(0), fixture.station(0));
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(stations.size())) {
            List<Future<SweepRounds.Look>> looks =
                    stations.stream()
                            .map(station ->
                                    threads.submit(() -> {
                                        begin.await();
                                        return station.rounds().look();
                                    }))
                            .toList();
            begin.countDown();
            for (Future<SweepRounds.Look> look : looks) {
                look.get();
            }
        }
        stations.forEach(station -> station.rounds().look());
        assertEquals(1L, fixture.count("select count(*) from job where kind = 'scan'"));
        assertEquals(1L, fixture.count("select count(*) from scan_pass"));
    }

    /// One bad symbol of a chunk keeps none of the others back, and none of what other parts find.
    @Test
    void aPartThatFailsAtASymbolLeavesOnlyThatUnswept() {
        for (int i = 0; i < 5; i++) {
            fixture.store("S%03d".formatted(i), 290);
        }
        Scan scan = fixture.scanAll("all", null);
        CountingPart counting = new CountingPart();
        FailingPart failing = new FailingPart("S003");
        SweepFixture.Station station = fixture.station(failing, counting);
        fixture.sweep(station);
        assertEquals(
                List.of("S000", "S001", "S002", "S004"),
                fixture.texts(
                        "select ticker from swept join symbol on symbol.id = swept.symbol_id order"
                                + " by 1"));
        assertEquals(
                List.of("S003 FailingWalk failed at S003: IllegalStateException"),
                fixture.texts(
                        "select ticker || ' ' || reason from swept_fault join symbol on symbol.id ="
                                + " symbol_id"));
        assertEquals("partial", fixture.passes(scan).getFirst().state());
        assertEquals(1, fixture.passes(scan).getFirst().counts().failed());
        assertEquals(4, fixture.passes(scan).getFirst().counts().swept());
        assertEquals(5, counting.kept(fixture).size());
        fixture.sweep(station);
        assertEquals(1L, fixture.count("select count(*) from job")); // left alone for a while
        fixture.store("S003", 295);
        long before = fixture.passes(scan).getFirst().counts().detections();
        fixture.sweep(station);
        assertEquals(0, before);
        assertTrue(fixture.passes(scan).getFirst().counts().detections() > 0);
        failing.mended.set(true);
        fixture.execute("update swept_fault set tried_at = tried_at - interval '1 hour'");
        fixture.sweep(station);
        assertEquals(0L, fixture.count("select count(*) from swept_fault"));
        assertEquals(5L, fixture.count("select count(*) from swept"));
        assertEquals("completed", fixture.passes(scan).getFirst().state());
        assertEquals(0, fixture.passes(scan).getFirst().counts().detections());
    }

    @Test
    void aPartThatCannotBeginOrKeepAnythingTakesNothingFromTheOthers() {
        fixture.store("AAA", 290);
        Scan scan = fixture.scan("mine", true, "AAA");
        SweepFixture.Station station = fixture.station(new BrokenPart(true), new BrokenPart(false));
        fixture.sweep(station);
        fixture.store("AAA", 300);
        fixture.sweep(station);
        assertEquals(0L, fixture.count("select count(*) from swept"));
        assertEquals(
                1L,
                fixture.count(
                        "select count(*) from swept_fault where reason like 'BrokenPart could not"
                                + " begin%'"));
        int told = fixture.matches.size();
        assertTrue(told > 0);
        assertEquals(told, fixture.passes(scan).getFirst().counts().alerts());
        fixture.sweep(fixture.station(new BrokenPart(false)));
        fixture.execute("update swept_fault set tried_at = tried_at - interval '1 hour'");
        fixture.sweep(fixture.station(new BrokenPart(false)));
        assertEquals(told, fixture.matches.size());
    }

    /// The sweep of each prefix of a history, as it was then, detects what the sweep of the whole
    /// history says of that bar.
    @Test
    void noDetectionNeedsABarThatIsNotThereYet() {
        Set<String> later = new TreeSet<>();
        fixture.store("AAA", DailyWalk.MOST);
        SweepJob whole = job();
        store(whole, work(whole, "AAA"));
        later.addAll(fixture.detected());
        assertFalse(later.isEmpty());
        try (SweepFixture other = new SweepFixture()) {
            other.store("AAA", DailyWalk.MOST - 30);
            SweepJob job =
                    new SweepJob(
                            other.database.jdbi(),
                            other.market,
                            List.of(),
                            new PassWriter(DetectionAlerts.NONE, other.universes));
            for (int bars = DailyWalk.MOST - 30; bars <= DailyWalk.MOST; bars++) {
                other.store("AAA", bars);
                List<ItemOutcome.Success> done = work(job, "AAA");
                other.database
                        .jdbi()
                        .useTransaction(h -> job.store(h, new JobId(UUID.randomUUID()), done));
            }
            Set<String> then = new TreeSet<>(other.detected());
            assertTrue(then.containsAll(later), () -> "only " + then);
        }
    }

    @Test
    void aRequestForASweepIsTakenOnce() {
        assertEquals(0L, fixture.count("select count(*) from sweep_request"));
        fixture.request();
        assertEquals(1L, fixture.count("select count(*) from sweep_request"));
        SweepFixture.Station station = fixture.station(0);
        station.rounds().look();
        assertEquals(0L, fixture.count("select count(*) from sweep_request"));
    }

    /// Keeps a row for each symbol that it walked.
    static final class CountingPart implements SweepPart {
        @Override
        public Set<String> wanted(Handle handle, Timeframe timeframe) {
            return Set.of();
        }

        @Override
        public Walk begin(Timeframe timeframe, Collection<String> tickers) {
            return new CountingWalk();
        }

        List<String> kept(SweepFixture fixture) {
            return fixture.texts("select name from counted order by name");
        }
    }

    private static final class CountingWalk implements SweepPart.Walk {
        private final List<String> walked = new ArrayList<>();

        @Override
        public void walk(SweptSymbol symbol) {
            walked.add(symbol.ticker());
        }

        @Override
        public SweepPart.Counts store(Handle transaction) {
            transaction.execute("create table if not exists counted (name text)");
            walked.forEach(name -> transaction.execute("insert into counted values (?)", name));
            return new SweepPart.Counts(walked.size(), 0);
        }
    }

    /// Cannot walk one symbol.
    private record FailingPart(String ticker, AtomicBoolean mended) implements SweepPart {
        FailingPart(String ticker) {
            this(ticker, new AtomicBoolean());
        }

        @Override
        public Set<String> wanted(Handle handle, Timeframe timeframe) {
            return Set.of();
        }

        @Override
        public Walk begin(Timeframe timeframe, Collection<String> tickers) {
            return new FailingWalk(mended.get() ? "" : ticker);
        }
    }

    private record FailingWalk(String ticker) implements SweepPart.Walk {
        @Override
        public void walk(SweptSymbol symbol) {
            if (symbol.ticker().equals(ticker)) {
                throw new IllegalStateException("bad bar");
            }
        }

        @Override
        public SweepPart.Counts store(Handle transaction) {
            return SweepPart.Counts.NONE;
        }
    }

    /// Cannot begin, or cannot keep what it found.
    private record BrokenPart(boolean atOnce) implements SweepPart {
        @Override
        public Set<String> wanted(Handle handle, Timeframe timeframe) {
            return Set.of();
        }

        @Override
        public Walk begin(Timeframe timeframe, Collection<String> tickers) {
            if (atOnce) {
                throw new IllegalStateException("no room");
            }
            return new UnkeptWalk();
        }
    }

    private static final class UnkeptWalk implements SweepPart.Walk {
        @Override
        public void walk(SweptSymbol symbol) {
            // nothing is found
        }

        @Override
        public SweepPart.Counts store(Handle transaction) {
            transaction.execute("select 1 / 0");
            return SweepPart.Counts.NONE;
        }
    }
}
