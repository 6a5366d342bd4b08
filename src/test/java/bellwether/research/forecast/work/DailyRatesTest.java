package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import bellwether.trading.portfolio.performance.ReturnSpan;
import bellwether.trading.portfolio.performance.Valuation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which returns of a portfolio are of one day.
final class DailyRatesTest {
    /// A Monday.
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    /// Worth 100 on the first of these days and one more on each.
    private static double[] rates(int... days) {
        List<Valuation> valuations = new ArrayList<>();
        for (int day : days) {
            BigDecimal worth = BigDecimal.valueOf(100L + valuations.size());
            valuations.add(
                    new Valuation(
                            FIRST.plusDays(day),
                            Valuation.BookedTo.NOTHING,
                            worth,
                            worth,
                            Map.of(),
                            Map.of("USD", BigDecimal.ONE),
                            List.of(),
                            null));
        }
        return DailyRates.of(ReturnSpan.between(null, valuations, List.of()));
    }

    @Test
    void aWeekendIsNoSession() {
        assertArrayEquals(new double[] {1 / 100.0, 1 / 101.0}, rates(3, 4, 7), 1e-12);
    }

    @Test
    void aReturnOverAWeekdayWithoutAValuationIsLeftOut() {
        assertArrayEquals(new double[] {1 / 100.0, 1 / 102.0}, rates(0, 1, 3, 4), 1e-12);
    }

    @Test
    void whatIsValuedEachDayHasSessionsOnWeekends() {
        assertArrayEquals(
                new double[] {1 / 100.0, 1 / 101.0, 1 / 102.0}, rates(4, 5, 6, 7, 9), 1e-12);
        assertArrayEquals(new double[] {1 / 100.0, 1 / 102.0}, rates(4, 5, 7, 8), 1e-12);
    }
}
