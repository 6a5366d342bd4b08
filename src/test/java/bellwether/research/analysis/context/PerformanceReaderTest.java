package bellwether.research.analysis.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.market.bars.Bars;
import bellwether.market.money.PriceUnit;
import bellwether.research.analysis.TestBars;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Returns, ranges and falls, on prices whose answers are known.
final class PerformanceReaderTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    /// From the first of January 2020 on, every day; the last one is 2021-02-03.
    private static final Bars RISING = TestBars.closes(400, day -> 100 + day);

    private static Performance read(Bars bars) {
        return PerformanceReader.read(bars, Optional.empty());
    }

    private static double percent(double now, double then) {
        return 100 * (now / then - 1);
    }

    /// Closes on Mondays to Fridays only.
    private static Bars weekdays(int days, IntToDoubleFunction close) {
        Bars all = TestBars.closes(days, close);
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            if (FIRST.plusDays(i).getDayOfWeek().getValue() < 6) {
                kept.add(i);
            }
        }
        Bars bars = Bars.room(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            bars.put(i, all, kept.get(i), 1);
        }
        return bars;
    }

    private static void assertNear(double expected, @Nullable Double found) {
        assertNotNull(found);
        assertEquals(expected, found, 1e-9);
    }

    @Test
    void returnsAreAgainstTheCloseOfTheSameDayOfTheCalendar() {
        Performance found = read(RISING);
        assertEquals(
                List.of("1w", "1m", "3m", "6m", "9m", "1y"),
                List.copyOf(found.returnsPercent().keySet()));
        assertNear(percent(499, 492), found.returnsPercent().get("1w"));
        assertNear(percent(499, 468), found.returnsPercent().get("1m"));
        assertNear(percent(499, 407), found.returnsPercent().get("3m"));
        assertNear(percent(499, 315), found.returnsPercent().get("6m"));
        assertNear(percent(499, 223), found.returnsPercent().get("9m"));
        assertNear(percent(499, 133), found.returnsPercent().get("1y"));
    }

    @Test
    void strengthWeighsTheLastQuarterDouble() {
        Performance found = read(RISING);
        double expected =
                0.4 * percent(499, 407)
                        + 0.2 * (percent(499, 315) + percent(499, 223) + percent(499, 133));
        assertNear(expected, found.strength());
    }

    @Test
    void theYearsRangeIsThatOfFiftyTwoWeeks() {
        Bars bars = TestBars.closes(400, day -> day == 30 ? 900 : day == 36 ? 800 : 100 + day);
        Performance found = read(bars);
        assertEquals(new BigDecimal("800.0"), found.yearHigh(), "day 30 is more than a year ago");
        assertNear(percent(499, 800), found.fromYearHighPercent());
        assertEquals(new BigDecimal("135.0"), found.yearLow(), "364 days back");
        assertNear(percent(499, 135), found.fromYearLowPercent());
    }

    @Test
    void aHistoryThatIsTooShortSaysWhatItCannot() {
        Performance found = read(TestBars.closes(60, day -> 100 + day));
        assertNull(found.yearHigh());
        assertNull(found.fromYearLowPercent());
        assertNull(found.strength());
        assertNull(found.volatilityPercent());
        assertNotNull(found.returnsPercent().get("1m"));
        assertNull(found.returnsPercent().get("3m"));
        assertEquals("the history starts on 2020-01-01", found.unknown().get("returns_percent.3m"));
        assertEquals(
                "52 weeks are needed; the history starts on 2020-01-01",
                found.unknown().get("year_high, year_low"));
        assertEquals(
                "63 daily returns are needed, 59 are available",
                found.unknown().get("volatility_percent"));
        assertEquals(
                "it needs the returns over 3, 6, 9 and 12 months", found.unknown().get("strength"));
    }

    @Test
    void aCloseOfMoreThanAWeekBeforeTheDayIsNotTakenForIt() {
        Bars all = RISING;
        Bars gap = Bars.room(391);
        gap.put(0, all, 0, 360); // up to 2020-12-25
        gap.put(360, all, 369, 31); // from 2021-01-04 on
        Performance found = read(gap);
        assertNull(found.returnsPercent().get("1m"), "of 2021-01-03, nine days later");
        assertEquals(
                "no bar in the week up to 2021-01-03", found.unknown().get("returns_percent.1m"));
        Bars week = Bars.room(393);
        week.put(0, all, 0, 362); // up to 2020-12-27, a week before
        week.put(362, all, 369, 31);
        assertNear(percent(499, 461), read(week).returnsPercent().get("1m"));
    }

    @Test
    void volatilityIsYearlyByTheDaysOnWhichItTrades() {
        IntToDoubleFunction zigzag = day -> day % 2 == 0 ? 100 : 110;
        double move = Math.log(1.1);
        Bars daily = TestBars.closes(253, zigzag);
        // 252 returns of ±move around a mean of 0
        double deviation = Math.sqrt(252 * move * move / 251);
        assertNear(100 * deviation * Math.sqrt(365), read(daily).volatilityPercent());
        Bars trading = weekdays(400, _ -> 100);
        for (int i = 0; i < trading.size(); i++) {
            trading.close()[i] = (trading.size() - 1 - i) % 2 == 0 ? 100 : 110;
        }
        assertNear(100 * deviation * Math.sqrt(252), read(trading).volatilityPercent());
    }

    @Test
    void theDeepestFallIsFromThePeakBeforeIt() {
        double[] closes = new double[100];
        java.util.Arrays.fill(closes, 100);
        closes[10] = 120;
        closes[20] = 96; // −20 %
        closes[30] = 200;
        closes[40] = 150; // −25 %
        closes[50] = 130; // −35 %
        closes[60] = 210;
        closes[99] = 160;
        Performance.Drawdown fall = read(TestBars.closes(100, day -> closes[day])).drawdown();
        assertNear(percent(100, 210), fall.percent());
        assertEquals(FIRST.plusDays(60), fall.peak());
        assertEquals(FIRST.plusDays(61), fall.trough(), "the first of equal ones");
    }

    @Test
    void aPriceThatNeverFellHasNoFall() {
        assertEquals(
                new Performance.Drawdown(0, FIRST.plusDays(399), FIRST.plusDays(399)),
                read(RISING).drawdown());
    }

    @Test
    void moneyTradedIsTheMeanOfTwentyBars() {
        Bars bars = TestBars.closes(100, _ -> 12.5);
        assertEquals(new BigDecimal("12500.00"), read(bars).averageTurnover());
        bars.volume()[79] = 1e12;
        assertEquals(new BigDecimal("12500.00"), read(bars).averageTurnover());
        Performance pence = PerformanceReader.read(bars, PriceUnit.of("GBX"));
        assertEquals(0, new BigDecimal("125").compareTo(pence.averageTurnover()), "in pounds");
        assertEquals("GBP", pence.turnoverCurrency());
        bars.volume()[80] = Double.NaN;
        Performance found = read(bars);
        assertNull(found.averageTurnover());
        assertEquals(
                "the volume of some of 20 bars is not known",
                found.unknown().get("average_turnover"));
    }
}
