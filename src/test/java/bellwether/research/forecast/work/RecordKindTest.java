package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.store.RecordDay;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.DieboldMariano;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many dates an outcome reaches over, by dates that are not evenly spaced.
final class RecordKindTest {
    private static RecordDay day(LocalDate day, double difference) {
        return new RecordDay(
                "live",
                5,
                "har",
                "all",
                day,
                new RecordDay.Counts(20, 20, 0, 20, 20),
                new RecordDay.Sums(20 * (1 + difference), 20, 20, 20, 20),
                new RecordDay.Thirds(0, 0, 0, 0, 0, 0));
    }

    private static void assertOverlap(int expected, List<LocalDate> dates) {
        Random random = new Random(3);
        List<RecordDay> days = new ArrayList<>();
        double[] differences = new double[dates.size()];
        double before = 0;
        for (int i = 0; i < differences.length; i++) {
            before = 0.8 * before + random.nextGaussian() * 0.1;
            days.add(day(dates.get(i), before));
            differences[i] = 1 + before - 1;
        }
        ForecastRecord.Difference found = new RecordKind(days).record().difference().orElseThrow();
        assertEquals(
                DieboldMariano.of(differences, expected).orElseThrow().corrected(),
                found.statistic(),
                1e-9);
    }

    /// 60 sessions, none for 250, and 60 more: on average they are 3 apart.
    @Test
    void aHoleMakesNoOutcomeShorter() {
        List<LocalDate> dates = ForecastFixture.days(ForecastFixture.LAST, 370);
        dates.subList(60, 310).clear();
        assertOverlap(5, dates);
    }

    @Test
    void datesThatAreAHorizonApartDoNotOverlap() {
        List<LocalDate> all = ForecastFixture.days(ForecastFixture.LAST, 500);
        List<LocalDate> dates = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 5) {
            dates.add(all.get(i));
        }
        assertOverlap(1, dates);
    }

    private static RecordDay of(LocalDate date, int n, int within, double difference) {
        return new RecordDay(
                "live",
                1,
                "har",
                "all",
                date,
                new RecordDay.Counts(n, n, 0, within, n),
                new RecordDay.Sums(n * (1 + difference), n, n, n, n),
                new RecordDay.Thirds(n, within, 0, 0, 0, 0));
    }

    /// One date with very many symbols weighs as one with few.
    @Test
    void coverageAndSkillAreAveragedWithinDatesFirst() {
        List<LocalDate> dates = ForecastFixture.days(ForecastFixture.LAST, 2);
        ForecastRecord record =
                new RecordKind(
                                List.of(
                                        of(dates.getFirst(), 1_000, 1_000, -0.2),
                                        of(dates.getLast(), 10, 0, 0.4)))
                        .record();
        assertEquals(0.5, record.coverage().eighty(), 1e-12);
        assertEquals(0.5, record.thirds().getFirst().eighty(), 1e-12);
        assertEquals(-0.1, record.winkler().orElseThrow().skill(), 1e-12);
        assertEquals(1_010, record.n());
    }

    /// As many dates are certain of 20 symbols and not of 9, whose units are 63 sessions.
    @Test
    void underTenSymbolsBlocksOf63SessionsAreTheUnit() {
        List<LocalDate> dates = ForecastFixture.days(ForecastFixture.LAST, 240);
        Random random = new Random(5);
        List<RecordDay> many = new ArrayList<>();
        List<RecordDay> few = new ArrayList<>();
        for (LocalDate date : dates) {
            double difference = -0.03 + 0.2 * random.nextGaussian();
            many.add(of(date, 20, 16, difference));
            few.add(of(date, 9, 7, difference));
        }
        ForecastRecord wide = new RecordKind(many).record();
        ForecastRecord narrow = new RecordKind(few).record();
        assertEquals(
                DatedFigures.of(
                                sessions(dates.size()),
                                few.stream().mapToDouble(d -> d.sums().winkler() / 9 - 1).toArray())
                        .isLess(9, 1)
                        .p()
                        .orElseThrow(),
                narrow.difference().orElseThrow().p(),
                0.02);
        assertNotEquals(wide.difference().orElseThrow().p(), narrow.difference().orElseThrow().p());
        assertEquals(4, narrow.effectiveN());
        assertEquals(Optional.of("too_few"), narrow.why());
    }

    /// A single date with many symbols does not make dates the unit.
    @Test
    void theMedianDateDecidesOfTheUnit() {
        Random random = new Random(5);
        List<RecordDay> days = new ArrayList<>();
        for (LocalDate date : ForecastFixture.days(ForecastFixture.LAST, 240)) {
            days.add(of(date, days.isEmpty() ? 500 : 1, 1, -0.3 + 0.2 * random.nextGaussian()));
        }
        ForecastRecord record = new RecordKind(days).record();
        assertEquals(500, record.sample().symbols());
        assertEquals(4, record.effectiveN());
        assertEquals(Optional.of("too_few"), record.why());
    }

    /// As good a record is shown of live forecasts and not of replayed ones.
    @Test
    void whatWasReplayedIsNotShown() {
        Random random = new Random(5);
        List<RecordDay> live = new ArrayList<>();
        for (LocalDate date : ForecastFixture.days(ForecastFixture.LAST, 240)) {
            live.add(of(date, 20, 16, -0.3 + 0.2 * random.nextGaussian()));
        }
        List<RecordDay> replayed =
                live.stream()
                        .map(day ->
                                new RecordDay(
                                        "replayed",
                                        day.horizon(),
                                        day.model(),
                                        day.key(),
                                        day.asOf(),
                                        day.counts(),
                                        day.sums(),
                                        day.thirds()))
                        .toList();
        assertTrue(new RecordKind(live).record().isShown());
        ForecastRecord record = new RecordKind(replayed).record();
        assertEquals(Optional.of("replayed"), record.why());
        assertFalse(record.isShown());
    }

    private static int[] sessions(int count) {
        return IntStream.range(0, count).toArray();
    }

    /// A coin's Saturdays and Sundays go with their Friday.
    @Test
    void weekendsAreNoSessionsOfTheirOwn() {
        List<RecordDay> days = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            days.add(of(LocalDate.of(2026, 1, 5).plusDays(i), 12, 9, 0.1 * (i % 3 - 1.2)));
        }
        ForecastRecord record = new RecordKind(days).record();
        assertEquals(70, record.sample().dates());
        assertTrue(record.difference().orElseThrow().p() < 1);
    }
}
