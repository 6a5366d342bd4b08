package bellwether.desk.scan.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.wish.ScanPass;
import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How far a symbol was swept is the same for all scans: none may lose by it.
final class SharedSweepsTest {
    private static final List<String> TICKERS = List.of("AAA", "BBB", "CCC", "DDD");

    private final SweepFixture fixture = new SweepFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /// The batch of one scan leaves symbols out that the other one sweeps.
    @Test
    void whatTheSweepOfOneScanFindsIsToldToAllThatWantIt() {
        TICKERS.forEach(ticker -> fixture.store(ticker, 280));
        Scan round = fixture.scanAll("round", 1, true);
        Scan all = fixture.scanAll("everything", null, true);
        Scan hourly = fixture.scan("mine", true, "BBB");
        SweepFixture.Station station = fixture.station();
        fixture.sweep(station);
        fixture.execute("update scan set running = false where name = 'mine'");
        fixture.scan("late", true, "BBB");
        fixture.execute("update scan set last_slot = 99999999999 where name = 'late'");
        TICKERS.forEach(ticker -> fixture.store(ticker, 300));
        fixture.execute("delete from sweep_request");
        fixture.execute("update scan set last_slot = 0 where name in ('round', 'everything')");
        station.rounds().look();
        fixture.awaitEnd();
        long found =
                fixture.count(
                        "select count(*) from detection where bar > (select max(bar) from detection) - interval '28 days'"
                                + " and found_at > (select max(began_at) from scan_pass)");
        assertTrue(found > 20, "only " + found);
        assertEquals(found, told(round));
        assertEquals(found, told(all));
        assertEquals(0, told(hourly));
        assertEquals(found, newest(round).counts().detections());
        assertEquals(found, newest(round).counts().alerts());
        assertEquals(1, newest(round).counts().swept());
        long late = fixture.matches.stream().filter(m -> m.scan().name().equals("late")).count();
        assertTrue(late > 0);
        fixture.sweep(station);
        assertEquals(found, told(round));
        assertEquals(
                late,
                fixture.count(
                        "select sum(detections) from scan_pass join scan on scan.id = scan where name = 'late'"));
        assertEquals(
                late,
                fixture.count(
                        "select sum(scan_pass.alerts) from scan_pass join scan on scan.id = scan where name = 'late'"));
    }

    private long told(Scan scan) {
        List<Long> ids =
                fixture.matches.stream()
                        .filter(match -> match.scan().id().equals(scan.id()))
                        .map(match -> match.detection().id())
                        .toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());
        return ids.size();
    }

    private ScanPass newest(Scan scan) {
        return fixture.passes(scan).getFirst();
    }

    /// Owners of rules and of scans are locked together, before anything is kept.
    @Test
    void allWhoMayBeAlertedAreLockedOnce() {
        fixture.store("AAA", 280);
        fixture.scan("mine", true, "AAA");
        SweepFixture.Station station = fixture.station(new OwnedPart());
        fixture.sweep(station);
        fixture.locked.clear();
        fixture.store("AAA", 300);
        fixture.sweep(station);
        assertEquals(List.of(List.of("ann", "zoe")), List.copyOf(fixture.locked));
    }

    @Test
    void appendedBarsAreWalkedAloneAndCorrectedOnesWithFiveOfThoseBefore() {
        fixture.store("AAA", 300);
        fixture.scan("mine", false, "AAA");
        OwnedPart part = new OwnedPart();
        SweepFixture.Station station = fixture.station(part);
        fixture.sweep(station);
        fixture.store("AAA", 301);
        fixture.sweep(station);
        assertEquals(List.of("30 fresh of 30", "1 fresh of 1"), part.walked);
        fixture.correct("AAA", line(301));
        fixture.sweep(station);
        assertEquals("0 fresh of 5", part.walked.getLast());
        fixture.correct("AAA", line(200));
        fixture.store("AAA", 301); // puts both back
        fixture.sweep(station);
        assertEquals("0 fresh of 5", part.walked.getLast());
        assertEquals(4, part.walked.size());
        fixture.sweep(station);
        assertEquals(4, part.walked.size());
    }

    /// A finer timeframe that moves does not make a sweep of the days.
    @Test
    void barsOfAnotherTimeframeAreNoChange() {
        fixture.store("AAA", 300);
        Scan scan = fixture.scan("mine", false, "AAA");
        SweepFixture.Station station = fixture.station();
        fixture.sweep(station);
        fixture.execute("update symbol set data_version = data_version + 1");
        fixture.sweep(station);
        assertEquals(1L, fixture.count("select count(*) from job"));
        assertEquals(1, newest(scan).counts().unmoved());
    }

    private static String line(int bar) {
        return DailyWalk.csv("AAA", bar).lines().skip(bar).findFirst().orElseThrow();
    }

    /// What was bullish and is bearish on corrected bars is another detection.
    @Test
    void aPatternThatTurnsIsFoundAnewAndItsFormerSideIsRevised() {
        fixture.store("AAA", 300);
        fixture.scan("mine", true, "AAA");
        SweepFixture.Station station = fixture.station();
        fixture.sweep(station);
        fixture.execute("update detection set direction = -direction");
        fixture.correct("AAA", line(300));
        fixture.sweep(station);
        assertTrue(
                fixture.count(
                                """
                                select count(*) from detection a join detection b
                                  using (symbol_id, timeframe, bar, name)
                                where a.direction = -b.direction and a.revised_at is not null
                                  and b.revised_at is null
                                """)
                        > 0);
        assertFalse(fixture.matches.isEmpty());
    }

    /// The first bar of a symbol is not over yet.
    @Test
    void aPassWithoutFinishedBarsHasNoNewestBar() {
        fixture.store("AAA", 1);
        Scan scan = fixture.scan("mine", false, "AAA");
        fixture.now = Instant.parse(line(1).substring(0, 10) + "T15:00:00Z");
        fixture.sweep(fixture.station());
        assertNull(newest(scan).newestBar());
        assertEquals(0, newest(scan).counts().swept());
        assertEquals(1, newest(scan).counts().unmoved());
    }

    /// A scan that cannot be looked at keeps the others from nothing, and is said.
    @Test
    void aScanThatCannotBeLookedAtDoesNotStopTheOthers() {
        fixture.store("AAA", 60);
        Scan broken = fixture.scan("broken", false, "AAA");
        Scan whole = fixture.scan("whole", false, "AAA");
        fixture.execute(
                "update scan set universe = '{\"watchlist\": \"gone\"}' where name = 'broken'");
        fixture.failing.set(true);
        SweepFixture.Station station = fixture.station();
        SweepRounds.Look look = station.rounds().look();
        fixture.awaitEnd();
        assertEquals(1, look.troubles().size());
        assertTrue(
                look.troubles().getFirst().startsWith("scan " + broken.id() + ": "),
                () -> look.troubles().toString());
        assertEquals(1, newest(whole).counts().swept());
        try (ScanLoop loop = new ScanLoop(fixture.database.jdbi(), station.rounds())) {
            loop.start();
            SweepFixture.await(() -> !loop.trouble().reasons().isEmpty());
            SweepFixture.await(() -> loop.view().faults() > 0);
        }
        fixture.failing.set(false);
        assertEquals(List.of(), station.rounds().look().troubles());
    }

    /// Notes how much of a symbol it walked, and may alert someone.
    private static final class OwnedPart implements SweepPart {
        private final List<String> walked = new CopyOnWriteArrayList<>();

        @Override
        public Set<String> wanted(Handle handle, Timeframe timeframe) {
            return Set.of();
        }

        @Override
        public Walk begin(Timeframe timeframe, Collection<String> tickers) {
            return new OwnedWalk(walked);
        }
    }

    private record OwnedWalk(List<String> walked) implements SweepPart.Walk {
        @Override
        public void walk(SweptSymbol symbol) {
            int size = symbol.history().size();
            walked.add("%d fresh of %d".formatted(size - symbol.fresh(), size - symbol.from()));
        }

        @Override
        public Set<String> owners() {
            return Set.of("zoe");
        }

        @Override
        public SweepPart.Counts store(Handle transaction) {
            return SweepPart.Counts.NONE;
        }
    }
}
