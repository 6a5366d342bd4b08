package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.ItemOutcome;
import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastOrigin;
import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.RecordGrouping;
import bellwether.research.forecast.RecordQuery;
import bellwether.research.forecast.store.ForecastSumDao;
import bellwether.technical.statistics.volatility.IntervalRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The record beside a plain second writing of it, row by row.
final class ForecastRecordsTest {
    private static final List<String> NAMES = List.of("AAA", "AAB", "AAC");
    private static final ForecastSumDao SUMS = new ForecastSumDao();

    private record Row(String day, double realised, double half, double unscaled) {}

    private static RecordQuery wanted(RecordGrouping by) {
        return new RecordQuery(
                Optional.of(5), Optional.of(ForecastModel.HAR), by, false, Optional.empty());
    }

    private static List<ForecastRecord> records(ForecastFixture fixture, RecordGrouping by) {
        return new ForecastRecords(fixture.jdbi).of(wanted(by));
    }

    private static int differing(ForecastFixture fixture) {
        return fixture.jdbi.withHandle(SUMS::differing);
    }

    @Test
    void theRecordIsThatOfRowsAveragedByDateAndLiveIsApart() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            // one more symbol on some dates only
            for (int i = 0; i < 3; i++) {
                fixture.store(NAMES.get(i), 900, 880);
            }
            fixture.store("AAD", 700, 680);
            fixture.work("AAA", "AAB", "AAC", "AAD");
            fixture.execute(
                    "update forecast set realised = 0.01 where made = 'live' and horizon = 5");
            assertTrue(differing(fixture) > 0);
            fixture.jdbi.useTransaction(SUMS::rebuild);
            assertEquals(0, differing(fixture));
            List<ForecastRecord> found = records(fixture, RecordGrouping.ALL);
            assertEquals(
                    List.of(ForecastOrigin.LIVE, ForecastOrigin.REPLAYED),
                    found.stream().map(one -> one.kind().made()).toList());
            assertEquals(4, found.getFirst().n());
            assertEquals(4, found.getFirst().sample().symbols());
            assertEquals(Optional.of("too_few"), found.getFirst().why());
            assertSame(fixture, found.getLast());
            int months =
                    records(fixture, RecordGrouping.MONTH).stream()
                            .mapToInt(ForecastRecord::n)
                            .sum();
            assertEquals(found.stream().mapToInt(ForecastRecord::n).sum(), months);
        }
    }

    private static double byDates(
            Map<String, List<Row>> dates,
            Function<IntervalRecord, Optional<Double>> figure,
            Function<Row, Double> half) {
        return dates.values().stream()
                .mapToDouble(rows -> {
                    IntervalRecord plain = new IntervalRecord(0.8);
                    rows.forEach(row -> plain.add(row.realised(), half.apply(row), 1));
                    return figure.apply(plain).orElseThrow();
                })
                .average()
                .orElseThrow();
    }

    private static void assertSame(ForecastFixture fixture, ForecastRecord record) {
        List<Row> rows =
                fixture.jdbi.withHandle(h ->
                        h.createQuery(
                                        "select as_of::text, realised, half_80, unscaled_80 from"
                                                + " forecast where horizon = 5 and model = 'har' and"
                                                + " made = 'replayed' and half_80 is not null")
                                .map((row, _) ->
                                        new Row(
                                                row.getString(1),
                                                row.getDouble(2),
                                                row.getDouble(3),
                                                row.getDouble(4)))
                                .list());
        Map<String, List<Row>> dates =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(Row::day, TreeMap::new, Collectors.toList()));
        assertTrue(rows.size() > 100);
        assertTrue(dates.values().stream().map(List::size).distinct().count() > 1);
        assertEquals(rows.size(), record.n());
        assertEquals(
                byDates(dates, IntervalRecord::coverage, Row::half),
                record.coverage().eighty(),
                1e-12);
        ForecastRecord.Losses losses = record.winkler().orElseThrow();
        assertEquals(byDates(dates, IntervalRecord::winkler, Row::half), losses.forecast(), 1e-12);
        assertEquals(
                byDates(dates, IntervalRecord::winkler, Row::unscaled), losses.unscaled(), 1e-12);
        assertEquals(1 - losses.forecast() / losses.unscaled(), losses.skill(), 1e-12);
    }

    /// New outcomes and corrected ones move the sums as adding up anew does.
    @Test
    void sumsMoveWithOutcomesAndCorrections() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            for (int i = 0; i < 3; i++) {
                fixture.store(NAMES.get(i), 900, 880);
            }
            fixture.work("AAA", "AAB", "AAC");
            assertEquals(0, differing(fixture));
            assertTrue(fixture.count("select count(*) from forecast_sum") > 100);
            String first = fixture.jdbi.withHandle(SUMS::state);
            fixture.set(Instant.parse("2026-03-05T23:30:00Z"));
            fixture.store("AAA", 900, 884);
            fixture.store("AAB", 900, 884);
            fixture.work("AAA", "AAB");
            assertEquals(0, differing(fixture));
            assertEquals(
                    2,
                    fixture.count(
                            "select coalesce(sum(n), 0) from forecast_sum where made = 'live' and"
                                    + " horizon = 1 and as_of = date '2026-02-27'"));
            String second = fixture.jdbi.withHandle(SUMS::state);
            assertNotEquals(first, second);
            List<double[]> bars = ForecastFixture.walk("AAA", 900);
            bars.get(880)[3] *= 1.02;
            bars.get(880)[1] = Math.max(bars.get(880)[1], bars.get(880)[3]);
            fixture.csv("AAA", bars, 884);
            fixture.work("AAA");
            assertEquals(1, fixture.count("select count(revised_at) from forecast"));
            assertEquals(0, differing(fixture));
            // by the same clock, so that the time of looking has not moved
            assertNotEquals(second, fixture.jdbi.withHandle(SUMS::state));
            fixture.work("AAA");
            assertEquals(0, differing(fixture));
        }
    }

    /// What is remembered of the record is added up anew though the clock stands still.
    @Test
    void theRecordIsNewAfterACorrection() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            fixture.store("AAA", 900, 880);
            fixture.work("AAA");
            fixture.set(Instant.parse("2026-03-05T23:30:00Z"));
            fixture.store("AAA", 900, 884);
            fixture.work("AAA");
            RecordMemory memory = new RecordMemory(fixture.jdbi, new ForecastRecords(fixture.jdbi));
            ForecastRecord before = memory.of(false, 1, ForecastModel.HAR).getFirst();
            assertEquals(ForecastOrigin.LIVE, before.kind().made());
            List<double[]> bars = ForecastFixture.walk("AAA", 900);
            bars.get(880)[3] *= 1.02;
            bars.get(880)[1] = Math.max(bars.get(880)[1], bars.get(880)[3]);
            fixture.csv("AAA", bars, 884);
            fixture.work("AAA");
            ForecastRecord after = memory.of(false, 1, ForecastModel.HAR).getFirst();
            assertNotEquals(before.meanSquare(), after.meanSquare(), 1e-6);
        }
    }

    /// Two that say at once what became of the same forecast count it once.
    @Test
    void whoComesSecondCountsNothing() throws Exception {
        try (ForecastFixture fixture = new ForecastFixture()) {
            fixture.store("AAA", 900, 880);
            fixture.work("AAA");
            fixture.set(Instant.parse("2026-03-05T23:30:00Z"));
            fixture.store("AAA", 900, 884);
            // both have found the outcome before either says it
            List<ItemOutcome.Success> mine = fixture.found("AAA");
            List<ItemOutcome.Success> others = fixture.found("AAA");
            try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
                Future<?> other = threads.submit(() -> fixture.store(others));
                fixture.store(mine);
                other.get();
            }
            assertEquals(0, differing(fixture));
            assertEquals(
                    1,
                    fixture.count(
                            "select sum(n) from forecast_sum where made = 'live' and horizon = 1"
                                    + " and as_of = date '2026-02-27'"));
            assertEquals(1, records(fixture, RecordGrouping.ALL).size());
        }
    }

    @Test
    void sumsOfEachKindAreCompared() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            fixture.store("AAA", 900, 880);
            fixture.work("AAA");
            for (String sum : List.of("pooled", "in_95", "pinball", "unscaled_pinball")) {
                fixture.execute("update forecast_sum set %1$s = %1$s + 1".formatted(sum));
                assertTrue(differing(fixture) > 0, sum);
                fixture.jdbi.useTransaction(SUMS::rebuild);
            }
            assertEquals(0, differing(fixture));
        }
    }

    /// Of one symbol the record is that of its forecasts.
    @Test
    void oneSymbolHasItsOwnRecord() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            fixture.store("AAA", 900, 880);
            fixture.store("AAB", 900, 880);
            fixture.work("AAA", "AAB");
            ForecastRecord both = records(fixture, RecordGrouping.ALL).getFirst();
            ForecastRecord one =
                    new ForecastRecords(fixture.jdbi)
                            .of(
                                    new RecordQuery(
                                            Optional.of(5),
                                            Optional.of(ForecastModel.HAR),
                                            RecordGrouping.ALL,
                                            false,
                                            Optional.of("AAB")))
                            .getFirst();
            assertEquals(2 * one.n(), both.n());
            assertEquals(1, one.sample().symbols());
        }
    }
}
