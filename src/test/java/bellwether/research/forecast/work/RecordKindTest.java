package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.store.RecordDay;
import bellwether.technical.statistics.DieboldMariano;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
                new RecordDay.Counts(1, 1, 0, 1, 1),
                new RecordDay.Sums(1 + difference, 1, 1, 1, 1),
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
        ForecastRecord.Difference found =
                new RecordKind(days, 20).record().difference().orElseThrow();
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
}
