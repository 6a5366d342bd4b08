package bellwether.market.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.research.analysis.TestBars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceScaleTest {
    private static double rounded(double price, int digits) {
        return new BigDecimal(price).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }

    private static Bars prices(int size, int digits, double level) {
        Random random = new Random(digits);
        return TestBars.closes(size, _ -> rounded(level * (1 + random.nextDouble()), digits));
    }

    @ParameterizedTest
    @CsvSource({"2,100", "2,1", "3,1", "4,1", "5,1", "6,1", "7,0.01", "8,0.001"})
    void pricesHaveAsManyDigitsAsTheirCloses(int digits, double level) {
        assertEquals(digits, PriceScale.of(prices(300, digits, level), 0));
    }

    @Test
    void twoDigitsAreTheFewestUnlessOthersAreAllowed() {
        assertEquals(2, PriceScale.of(prices(100, 0, 5_000), 0));
        assertEquals(0, PriceScale.of(prices(100, 0, 5_000), 0, 0));
        assertEquals(1, PriceScale.of(prices(100, 1, 5_000), 0, 0));
    }

    @Test
    void eightDigitsAreTheMost() {
        Random random = new Random(1);
        assertEquals(8, PriceScale.of(TestBars.closes(100, _ -> random.nextDouble()), 0));
    }

    /// 2874.56 comes from 32 bits as 2874.560059.
    @ParameterizedTest
    @CsvSource({"2,2500", "4,1.2", "2,12"})
    void whatThirtyTwoBitsLeaveOverIsNoDigit(int digits, double level) {
        Bars exact = prices(200, digits, level);
        Bars single = TestBars.closes(200, i -> (float) exact.close()[i]);
        assertEquals(digits, PriceScale.of(single, 0));
    }

    @Test
    void oneOfTenMayHaveMoreDigits() {
        assertEquals(2, PriceScale.of(TestBars.closes(100, i -> i < 10 ? 1.2345 : 1.23), 0));
        assertEquals(4, PriceScale.of(TestBars.closes(100, i -> i < 11 ? 1.2345 : 1.23), 0));
    }

    @Test
    void onlyTheNewestAreLookedAt() {
        Bars bars = TestBars.closes(1_000, i -> i < 1_000 - PriceScale.LOOKED_AT ? 1.2345 : 1.25);
        assertEquals(2, PriceScale.of(bars, 0));
    }

    @Test
    void adjustedBarsAreNotLookedAtUnlessThereAreNoOthers() {
        Bars bars = TestBars.closes(100, i -> i < 60 ? 1.23456 : 1.25);
        assertEquals(5, PriceScale.of(bars, 0));
        assertEquals(2, PriceScale.of(bars, 60));
        assertEquals(2, PriceScale.of(bars, 100), "the newest bar is always looked at");
    }

    @Test
    void withoutBarsItIsTheFewest() {
        assertEquals(2, PriceScale.of(Bars.room(0), 0));
    }
}
