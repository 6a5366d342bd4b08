package bellwether.desk.scan.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.Scan;
import bellwether.desk.scan.detection.DetectionQuery;
import bellwether.desk.scan.detection.Explanation;
import bellwether.desk.scan.wish.ScanPass;
import bellwether.platform.base.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sweeps on the real job engine and database.
final class ScanSweepsTest {
    private final SweepFixture fixture = new SweepFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ScanPass newest(List<ScanPass> passes) {
        return passes.getFirst();
    }

    @Test
    void theFirstSweepOfASymbolKeepsFactsAndTellsNobody() {
        fixture.store("AAA", 300);
        Scan scan = fixture.scan("mine", true, "AAA");
        SweepFixture.Station station = fixture.station();
        station.rounds().look();
        fixture.awaitEnd();
        assertFalse(fixture.detected().isEmpty());
        assertEquals(List.of(), List.copyOf(fixture.matches));
        ScanPass pass = newest(fixture.passes(scan));
        assertEquals("completed", pass.state());
        assertEquals(new ScanPass.Counts(1, 0, 1, 0, 0, 0, 0, 0), pass.counts());
        assertEquals(
                30L,
                fixture.count(
                        "select 30 from detection having count(distinct bar) between 1 and 30"));
        assertEquals(
                0L, fixture.count("select count(*) from live_event where name <> 'scan.pass'"));
    }

    @Test
    void newBarsAreDetectedOnceAndTheirScansAreAlerted() {
        fixture.store("AAA", 280);
        fixture.store("BBB", 300);
        Scan scan = fixture.scan("mine", true, "AAA", "BBB");
        Scan quiet = fixture.scan("quiet", false, "AAA");
        SweepFixture.Station station = fixture.station();
        fixture.sweep(station);
        fixture.store("AAA", 300);
        fixture.sweep(station);
        ScanPass pass = newest(fixture.passes(scan));
        assertEquals(2, pass.counts().symbols());
        assertEquals(1, pass.counts().unmoved());
        assertEquals(1, pass.counts().swept());
        assertTrue(pass.counts().detections() > 5, () -> pass.toString());
        assertEquals(pass.counts().detections(), pass.counts().alerts());
        assertEquals(pass.counts().detections(), fixture.matches.size());
        assertEquals(0, newest(fixture.passes(quiet)).counts().alerts());
        assertEquals(
                pass.counts().detections(), newest(fixture.passes(quiet)).counts().detections());
        assertNotNull(pass.newestBar());
        assertEquals(
                (long) pass.counts().detections(),
                fixture.count("select count(*) from live_event where name = 'detection.found'"));
        assertEquals(
                2L, fixture.count("select count(*) from live_event where name = 'scan.symbol'"));
        List<String> before = fixture.detected();
        fixture.sweep(station);
        assertEquals(before, fixture.detected());
        ScanPass nothing = newest(fixture.passes(scan));
        assertEquals(Optional.empty(), nothing.job());
        assertEquals(new ScanPass.Counts(2, 2, 0, 0, 0, 0, 0, 0), nothing.counts());
    }

    /// Downtime changes nothing: bar by bar or all at once, the same is detected.
    @Test
    void barsThatWereMissedAreWalkedOneByOne() {
        fixture.store("AAA", 290);
        fixture.scan("mine", false, "AAA");
        SweepFixture.Station station = fixture.station();
        fixture.sweep(station);
        for (int bars = 291; bars <= 300; bars++) {
            fixture.store("AAA", bars);
            fixture.sweep(station);
        }
        List<String> singly = fixture.detected();
        try (SweepFixture other = new SweepFixture()) {
            other.store("AAA", 290);
            other.scan("mine", false, "AAA");
            SweepFixture.Station late = other.station();
            other.sweep(late);
            other.store("AAA", 300);
            other.sweep(late);
            assertEquals(singly, other.detected());
        }
    }

    @Test
    void whatCorrectedBarsNoLongerShowIsMarkedAndStays() {
        fixture.store("AAA", 300);
        fixture.scan("mine", false, "AAA");
        SweepFixture.Station station = fixture.station();
        fixture.sweep(station);
        fixture.store("AAA", 302);
        fixture.sweep(station);
        long all = fixture.count("select count(*) from detection");
        fixture.execute(
                """
                insert into detection (symbol_id, timeframe, bar, name, direction, close, facts, data_version, formula)
                select symbol_id, timeframe, bar, 'MADE_UP', 1, 1, '{}', 1, 1
                from detection order by bar desc limit 1
                """);
        String corrected = DailyWalk.csv("AAA", 302).lines().skip(302).findFirst().orElseThrow();
        fixture.correct("AAA", corrected);
        fixture.sweep(station);
        assertEquals(
                1L,
                fixture.count(
                        "select count(*) from detection where name = 'MADE_UP' and revised_at is"
                                + " not null"));
        assertTrue(fixture.count("select count(*) from detection") >= all + 1);
        assertEquals(
                0L,
                fixture.count(
                        "select count(*) from detection where revised_at is not null and bar <"
                                + " (select max(bar) from detection) - interval '10 days'"));
    }

    @Test
    void aRunningBarIsNotSwept() {
        fixture.now = Instant.parse("2026-02-27T18:00:00Z");
        fixture.store("AAA", DailyWalk.MOST);
        fixture.scan("mine", false, "AAA");
        SweepFixture.Station station = fixture.station();
        fixture.sweep(station);
        assertEquals(
                LocalDate.of(2026, 2, 26).toEpochDay() * 86_400,
                fixture.count("select bar from swept"));
        fixture.sweep(station);
        assertEquals(1L, fixture.count("select count(*) from job"));
        fixture.now = Instant.parse("2026-02-28T12:00:00Z");
        fixture.sweep(station);
        assertEquals(2L, fixture.count("select count(*) from job"));
        assertEquals(
                LocalDate.of(2026, 2, 27).toEpochDay() * 86_400,
                fixture.count("select bar from swept"));
    }

    @Test
    void batchesGoRoundByTicker() {
        for (String ticker : List.of("AAA", "BBB", "CCC")) {
            fixture.store(ticker, 60);
        }
        Scan scan = fixture.scanAll("round", 2);
        SweepFixture.Station station = fixture.station();
        fixture.sweep(station);
        assertEquals(2L, fixture.count("select count(*) from swept"));
        assertEquals("BBB", fixture.book.known("ann", scan.id()).progress().position());
        fixture.sweep(station);
        assertEquals(3L, fixture.count("select count(*) from swept"));
        assertEquals("AAA", fixture.book.known("ann", scan.id()).progress().position());
    }

    @Test
    void slotsThatBeginWhileASweepRunsAreSkippedAndCounted() {
        fixture.store("AAA", 60);
        Scan scan = fixture.scan("mine", false, "AAA");
        SweepFixture.Station idle = fixture.station(0);
        idle.rounds().look();
        assertEquals("running", newest(fixture.passes(scan)).state());
        fixture.execute("update scan set last_slot = last_slot - 3");
        idle.rounds().look();
        assertEquals(2, fixture.book.known("ann", scan.id()).progress().skipped());
        assertEquals(1, fixture.passes(scan).size());
        fixture.station();
        fixture.awaitEnd();
        idle.rounds().look(); // the slot that the sweep has outlasted is not over
        assertEquals(2, newest(fixture.passes(scan)).counts().skipped());
    }

    @Test
    void detectionsSayWhatFollowedOnceItIsThere() {
        fixture.store("AAA", 280);
        fixture.scan("mine", false, "AAA");
        SweepFixture.Station station = fixture.station();
        fixture.sweep(station);
        long last = fixture.count("select max(bar) from swept");
        assertEquals(
                0L,
                fixture.count(
                        "select count(*) from detection where after_5 is not null and bar > to_timestamp(%d) - interval '6 days'"
                                .formatted(last)));
        fixture.store("AAA", 300);
        fixture.sweep(station);
        assertEquals(
                0L,
                fixture.count(
                        "select count(*) from detection where after_20 is null and bar <= to_timestamp(%d)"
                                .formatted(last)));
        for (Detection one : fixture.archive.list(DetectionQuery.ALL, Optional.empty(), 1_000)) {
            Explanation explained = fixture.archive.explain("ann", one);
            assertTrue(
                    explained.facts().stream()
                            .allMatch(fact -> !Boolean.FALSE.equals(fact.passed())),
                    () -> String.join(" ", explained.words()));
            assertEquals(
                    List.of(),
                    explained.pivots().stream()
                            .filter(pivot -> pivot.knownAt().isAfter(one.place().bar()))
                            .toList());
        }
    }

    @Test
    void whatFollowedIsMeasuredFromTheNextOpen() {
        fixture.store("AAA", 300);
        fixture.scan("mine", false, "AAA");
        fixture.sweep(fixture.station());
        List<String[]> bars =
                DailyWalk.csv("AAA", 300).lines().skip(1).map(line -> line.split(",", -1)).toList();
        List<String> days = bars.stream().map(bar -> bar[0]).toList();
        int measured = 0;
        for (Detection one : fixture.archive.list(DetectionQuery.ALL, Optional.empty(), 1_000)) {
            int bar = days.indexOf(one.place().bar().toString().substring(0, 10));
            assertEquals(Double.parseDouble(bars.get(bar)[4]), one.prices().close());
            Double percent = one.follow().after5();
            assertEquals(bar + 5 >= 300, percent == null);
            if (percent != null) {
                double open = Double.parseDouble(bars.get(bar + 1)[1]);
                double close = Double.parseDouble(bars.get(bar + 5)[4]);
                assertEquals(100 * (close / open - 1), percent, 1e-9);
                measured++;
            }
        }
        assertTrue(measured > 20, "only " + measured);
    }

    /// What changes between the look at a scan and its removal.
    @Test
    void aScanThatChangesMeanwhileIsNotDeleted() {
        fixture.store("AAA", 30);
        Scan scan = fixture.scan("mine", false, "AAA");
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                fixture.book.delete(
                                        SweepFixture.ANN,
                                        scan.id(),
                                        _ ->
                                                CompletableFuture.runAsync(() ->
                                                                fixture.book.run(
                                                                        SweepFixture.ANN,
                                                                        scan.id(),
                                                                        false))
                                                        .join()));
        assertEquals("scan_changed", refusal.code());
        assertFalse(fixture.book.known("ann", scan.id()).running());
        fixture.book.delete(SweepFixture.ANN, scan.id(), _ -> {});
        assertThrows(Refusal.class, () -> fixture.book.known("ann", scan.id()));
    }
}
