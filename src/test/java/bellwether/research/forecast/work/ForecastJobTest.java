package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.ChildProcess;
import bellwether.platform.jobs.Jobs;
import bellwether.research.forecast.store.ForecastDao;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Forecasts are written once before their outcome and realised once, whoever works on them.
final class ForecastJobTest {
    /// Twenty sessions are held back for what comes later.
    private static final int ALL = 900;

    private static final int KNOWN = ALL - 20;

    private static final String WATCH =
            """
            create table written_row (what text, symbol_id bigint, horizon int, as_of date);
            create function note_written() returns trigger language plpgsql as
              'begin insert into written_row values (tg_op, new.symbol_id, new.horizon, new.as_of); return null; end';
            create trigger note_written after insert or update on forecast for each row
              execute function note_written();
            """;

    private final ForecastFixture fixture = new ForecastFixture();
    private final List<Process> children = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        fixture.close();
    }

    private double number(String sql) {
        return fixture.jdbi.withHandle(h -> h.createQuery(sql).mapTo(Double.class).one());
    }

    private static String newest(int horizon) {
        return " from forecast where horizon = %d and as_of = date '2026-02-27'".formatted(horizon);
    }

    @Test
    void theNewestBarIsForecastLiveAndEarlierOnesAreReplayed() {
        fixture.store("AAA", ALL, KNOWN);
        fixture.work("AAA");
        assertEquals(3, fixture.count("select count(*) from forecast where made = 'live'"));
        assertEquals(0, fixture.count("select count(realised) from forecast where made = 'live'"));
        assertTrue(fixture.count("select count(*) from forecast where made = 'replayed'") > 100);
        assertEquals(
                0,
                fixture.count(
                        "select count(*) from forecast where made = 'replayed' and realised is"
                                + " null"));
        assertEquals(
                "2026-03-02",
                fixture.jdbi.withHandle(
                        h -> h.createQuery("select due_on" + newest(1)).mapTo(String.class).one()));
        long rows = fixture.count("select count(*) from forecast");
        fixture.work("AAA");
        assertEquals(rows, fixture.count("select count(*) from forecast"));
    }

    /// The second writing: what it says of a day is the same when later bars are there.
    @Test
    void noForecastKnowsALaterBar() {
        fixture.store("AAA", ALL, KNOWN);
        fixture.work("AAA");
        double scale = number("select scale" + newest(5));
        double bound = number("select half_80" + newest(5));
        fixture.execute("delete from forecast");
        fixture.execute("delete from forecast_symbol");
        fixture.set(Instant.parse("2026-03-06T23:30:00Z"));
        fixture.store("AAA", ALL, KNOWN + 5);
        fixture.work("AAA");
        assertEquals(scale, number("select scale" + newest(5)));
        assertEquals(bound, number("select half_80" + newest(5)));
        assertEquals(1, fixture.count("select count(*)" + newest(5) + " and made = 'replayed'"));
    }

    @Test
    void outcomesAreRealisedWhenTheirSessionIsThereAndRevisionsAreNoted() {
        fixture.store("AAA", ALL, KNOWN);
        fixture.work("AAA");
        fixture.set(Instant.parse("2026-03-05T23:30:00Z"));
        fixture.store("AAA", ALL, KNOWN + 4);
        fixture.work("AAA");
        List<double[]> bars = ForecastFixture.walk("AAA", ALL);
        double expected = Math.log(bars.get(KNOWN)[3] / bars.get(KNOWN - 1)[3]);
        assertEquals(expected, number("select realised" + newest(1)), 1e-9);
        assertEquals(0, fixture.count("select count(realised)" + newest(5)));
        bars.get(KNOWN)[3] *= 1.001;
        bars.get(KNOWN)[1] = Math.max(bars.get(KNOWN)[1], bars.get(KNOWN)[3]);
        fixture.csv("AAA", bars, KNOWN + 4);
        fixture.work("AAA");
        assertEquals(expected, number("select first_realised" + newest(1)), 1e-9);
        assertEquals(expected + Math.log(1.001), number("select realised" + newest(1)), 1e-5);
        assertEquals(1, fixture.count("select count(revised_at)" + newest(1)));
        assertEquals(0, fixture.count("select count(revised_at)" + newest(5)));
    }

    /// A price that is half of the one before it, as the shares are twice as many.
    @Test
    void aSplitBetweenIsNoLoss() {
        fixture.store("AAA", ALL, KNOWN);
        fixture.work("AAA");
        List<double[]> bars = ForecastFixture.walk("AAA", ALL);
        double expected = Math.log(bars.get(KNOWN)[3] / bars.get(KNOWN - 1)[3]);
        for (double[] bar : bars.subList(KNOWN, ALL)) {
            for (int i = 0; i < bar.length; i++) {
                bar[i] /= 2;
            }
        }
        fixture.set(Instant.parse("2026-03-02T23:30:00Z"));
        fixture.csv("AAA", bars, KNOWN + 1);
        fixture.execute(
                """
                insert into corporate_action (symbol_id, ex_date, kind, numerator, denominator, source, created_at)
                select id, date '2026-03-02', 'split', 2, 1, 'test', now() from symbol where ticker = 'AAA'
                """);
        fixture.work("AAA");
        assertEquals(expected, number("select realised" + newest(1)), 1e-4);
    }

    /// The outcome was a loss of half until then, and so was its share of the record.
    @Test
    void aSplitThatIsRecordedLaterRevisesOutcomeAndRecord() {
        fixture.store("AAA", ALL, KNOWN);
        fixture.work("AAA");
        List<double[]> bars = ForecastFixture.walk("AAA", ALL);
        double expected = Math.log(bars.get(KNOWN)[3] / bars.get(KNOWN - 1)[3]);
        for (double[] bar : bars.subList(KNOWN, ALL)) {
            for (int i = 0; i < bar.length; i++) {
                bar[i] /= 2;
            }
        }
        fixture.set(Instant.parse("2026-03-02T23:30:00Z"));
        fixture.csv("AAA", bars, KNOWN + 1);
        fixture.work("AAA");
        assertEquals(expected - Math.log(2), number("select realised" + newest(1)), 1e-4);
        assertEquals(List.of(), fixture.jdbi.withHandle(new ForecastDao()::due));
        fixture.execute(
                """
                with split as (
                    insert into corporate_action (symbol_id, ex_date, kind, numerator, denominator, source, created_at)
                    select id, date '2026-03-02', 'split', 2, 1, 'test', now() from symbol where ticker = 'AAA'
                    returning symbol_id)
                update symbol set data_version = data_version + 1 where id = (select symbol_id from split)
                """);
        assertEquals(List.of("AAA"), fixture.jdbi.withHandle(new ForecastDao()::due));
        fixture.work("AAA");
        assertEquals(expected, number("select realised" + newest(1)), 1e-4);
        assertEquals(expected - Math.log(2), number("select first_realised" + newest(1)), 1e-4);
        assertEquals(
                expected * expected,
                number("select sum(squares) from forecast_sum where made = 'live' and horizon = 1"),
                1e-4);
    }

    /// What nobody wrote in time is not said to have been.
    @Test
    void aForecastThatComesLateIsReplayed() {
        fixture.store("AAA", ALL, KNOWN);
        fixture.set(Instant.parse("2026-03-20T12:00:00Z"));
        fixture.work("AAA");
        assertEquals(0, fixture.count("select count(*) from forecast where made = 'live'"));
        assertEquals(1, fixture.count("select count(*)" + newest(20)));
    }

    /// It was found in time and stored when the next session was over.
    @Test
    void aForecastThatIsStoredLateIsReplayed() {
        fixture.store("AAA", ALL, KNOWN);
        var found = fixture.found("AAA");
        fixture.set(Instant.parse("2026-03-02T23:30:00Z"));
        fixture.store(found);
        assertEquals(0, fixture.count("select count(*) from forecast where made = 'live'"));
        assertEquals(3, fixture.count("select count(*) from forecast where realised is null"));
    }

    @Test
    void aSessionThatNeverCameIsNamed() {
        fixture.store("AAA", ALL, KNOWN);
        fixture.work("AAA");
        fixture.set(Instant.parse("2026-03-11T23:30:00Z"));
        fixture.store("AAA", ALL, KNOWN + 8);
        fixture.execute(
                "update forecast set due_on = date '2026-02-28' where horizon = 1 and made ="
                        + " 'live'");
        fixture.work("AAA");
        assertEquals(
                "due_bar_missing",
                fixture.jdbi.withHandle(h ->
                        h.createQuery("select unresolved" + newest(1)).mapTo(String.class).one()));
    }

    /// What cannot be told any more is not counted, and is again when the bar is back.
    @Test
    void anOutcomeWhoseBarWasRemovedIsNotCounted() {
        fixture.store("AAA", ALL, KNOWN);
        fixture.work("AAA");
        fixture.set(Instant.parse("2026-03-11T23:30:00Z"));
        fixture.store("AAA", ALL, KNOWN + 8);
        fixture.work("AAA");
        double known = number("select realised" + newest(1));
        String live =
                "select coalesce(sum(n), 0) from forecast_sum where made = 'live' and horizon = 1"
                        + " and as_of = date '2026-02-27'";
        assertEquals(1, fixture.count(live));
        fixture.execute(
                "update forecast set due_on = date '2026-02-28' where horizon = 1 and as_of = date"
                        + " '2026-02-27'");
        fixture.work("AAA");
        assertEquals(0, fixture.count("select count(realised)" + newest(1)));
        assertEquals(known, number("select first_realised" + newest(1)), 1e-12);
        assertEquals(0, fixture.count(live));
        fixture.execute(
                "update forecast set due_on = date '2026-03-02' where horizon = 1 and as_of = date"
                        + " '2026-02-27'");
        fixture.work("AAA");
        assertEquals(known, number("select realised" + newest(1)), 1e-12);
        assertEquals(1, fixture.count("select count(revised_at)" + newest(1)));
        assertEquals(1, fixture.count(live));
    }

    @Test
    void aShortHistoryHasBoundsOnlyByAPool() {
        for (int i = 0; i < 6; i++) {
            fixture.store("P" + i, 600, 580);
        }
        fixture.work("P0", "P1", "P2", "P3", "P4", "P5");
        fixture.store("SHORT", 100, 80);
        fixture.work("SHORT");
        assertEquals(
                0,
                fixture.count(
                        "select count(half_80) from forecast f join symbol s on s.id = f.symbol_id"
                                + " where ticker = 'SHORT'"));
        assertTrue(
                fixture.count(
                                "select count(*) from forecast f join symbol s on s.id ="
                                        + " f.symbol_id where ticker = 'SHORT' and model = 'ewma'")
                        > 0);
        fixture.store("LONGER", 400, 380);
        fixture.work("LONGER");
        assertEquals(
                1,
                fixture.count(
                        "select count(half_80) from forecast f join symbol s on s.id = f.symbol_id"
                                + " where ticker = 'LONGER' and pooled and made = 'live' and"
                                + " horizon = 1"));
        fixture.store("TINY", 70, 50);
        fixture.work("TINY");
        assertEquals(
                0,
                fixture.count(
                        "select count(*) from forecast f join symbol s on s.id = f.symbol_id where"
                                + " ticker = 'TINY'"));
    }

    /// One that had too few bars on its first night is not known by that.
    @Test
    void earlierForecastsAreReplayedOnceThereAreEnoughBars() {
        fixture.store("GROW", ALL, 40);
        fixture.work("GROW");
        assertEquals(0, fixture.count("select count(*) from forecast"));
        fixture.store("GROW", ALL, KNOWN);
        fixture.work("GROW");
        assertTrue(fixture.count("select count(*) from forecast where made = 'replayed'") > 100);
    }

    private void market(int symbols) {
        for (int i = 0; i < symbols; i++) {
            fixture.store("S%02d".formatted(i), ALL, KNOWN);
        }
        fixture.execute(WATCH);
    }

    private void assertEachOnce(int symbols) {
        assertEquals(
                0,
                fixture.count(
                        "select count(*) from (select from written_row group by what, symbol_id,"
                                + " horizon, as_of having count(*) > 1) as twice"));
        assertEquals(
                fixture.count("select count(*) from forecast"),
                fixture.count("select count(*) from written_row where what = 'INSERT'"));
        assertEquals(
                3L * symbols, fixture.count("select count(*) from forecast where made = 'live'"));
        assertEquals(symbols, fixture.count("select count(*) from forecast_symbol"));
    }

    private boolean isOver() {
        return fixture.count("select count(*) from job where state in ('queued', 'processing')")
                == 0;
    }

    @Test
    void twoWorkersOnOneJobWriteEachOnce() throws Exception {
        market(20);
        Jobs one = fixture.station();
        Jobs other = fixture.station();
        List<Thread> nights = new ArrayList<>();
        for (Jobs jobs : List.of(one, other)) {
            NightlyForecasts night =
                    new NightlyForecasts(fixture.jdbi, jobs, () -> ForecastFixture.NOW);
            nights.add(Thread.ofPlatform().start(() -> night.make(ForecastFixture.NOW)));
        }
        for (Thread night : nights) {
            night.join();
        }
        ForecastFixture.await(this::isOver);
        assertEachOnce(20);
        assertEquals(1, fixture.count("select count(*) from job where kind = 'forecast'"));
        // nothing is due any more
        assertEquals(
                0,
                new NightlyForecasts(fixture.jdbi, one, () -> ForecastFixture.NOW)
                        .make(ForecastFixture.NOW));
    }

    @Test
    void aKillLosesNothingAndDoublesNothing() throws Exception {
        market(40);
        start();
        new NightlyForecasts(
                        fixture.jdbi,
                        ForecastFixture.idle(fixture.jdbi, fixture.market),
                        () -> ForecastFixture.NOW)
                .make(ForecastFixture.NOW);
        ForecastFixture.await(() ->
                fixture.count("select count(*) from work_item where state = 'running'") > 0
                        || fixture.count("select count(*) from written_row") > 0);
        children.removeFirst().destroyForcibly().waitFor();
        start();
        ForecastFixture.await(this::isOver);
        assertEachOnce(40);
    }

    private void start() throws Exception {
        children.add(ChildProcess.start(folder, ForecastProcess.class, fixture.database.address()));
    }
}
