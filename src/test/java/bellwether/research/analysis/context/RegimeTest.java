package bellwether.research.analysis.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import bellwether.research.analysis.context.Regime.Kind;
import bellwether.research.analysis.context.TimeframeTrend.Trend;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.Verdict;
import bellwether.technical.ta.Series;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What kind of market it is, and whether the larger time frames agree.
final class RegimeTest {
    /// A panel of so many bars at 100, with an average range of 2 on all and another on the last.
    private static IndicatorPanel panel(
            int bars, double adx, double ema20, double ema50, double range) {
        Bars flat = TestBars.closes(bars, _ -> 100);
        IndicatorPanel panel = new IndicatorPanel();
        panel.take(
                new Series(
                        flat.open(),
                        flat.high(),
                        flat.low(),
                        flat.close(),
                        flat.volume(),
                        flat.size()));
        Arrays.fill(panel.atr, 2);
        panel.atr[bars - 1] = range;
        panel.adx[bars - 1] = adx;
        panel.ema20[bars - 1] = ema20;
        panel.ema50[bars - 1] = ema50;
        return panel;
    }

    @ParameterizedTest
    @CsvSource({
        // ADX, EMA 20, EMA 50, the last bar's range; the close is 100
        "25, 99, 98, 2, TRENDING_UP",
        "24.99, 99, 98, 2, RANGING",
        "25, 100, 98, 2, RANGING",
        "25, 98, 99, 2, RANGING",
        "25, 101, 102, 2, TRENDING_DOWN",
        "60, 102, 101, 2, RANGING",
        // a trend goes before wide swings
        "25, 99, 98, 9, TRENDING_UP",
        "10, 99, 98, 3.1, VOLATILE",
        "10, 99, 98, 2.9, RANGING",
        "NaN, 99, 98, 2, RANGING",
    })
    void kindsFollowTheirRules(double adx, double ema20, double ema50, double range, Kind kind) {
        assertEquals(kind, Regime.of(panel(100, adx, ema20, ema50, range)).kind());
    }

    @Test
    void theUsualRangeIsTheMeanOfAYear() {
        IndicatorPanel panel = panel(400, 10, 99, 98, 2);
        Arrays.fill(panel.atr, 0, 148, 50);
        Regime regime = Regime.of(panel);
        assertEquals(2.0, regime.usualAtrPercent(), "bars before the last 252 do not count");
        assertEquals(
                "no trend; ADX 14 is 10, ATR 14 2.0 % of the close, usually 2.0 %", regime.words());
    }

    @Test
    void inTooShortAHistoryNothingIsUnusual() {
        assertNull(Regime.of(panel(62, 10, 99, 98, 50)).usualAtrPercent());
        Regime regime = Regime.of(panel(62, 10, 99, 98, 50));
        assertEquals(Kind.RANGING, regime.kind());
        assertTrue(
                regime.words()
                        .endsWith("; the history is too short to compare it with the usual ATR"));
        assertEquals(Kind.VOLATILE, Regime.of(panel(63, 10, 99, 98, 50)).kind());
        IndicatorPanel warming = panel(80, 10, 99, 98, 50);
        Arrays.fill(warming.atr, 0, 18, Double.NaN);
        assertNull(Regime.of(warming).usualAtrPercent(), "62 bars that have a range");
    }

    private static TimeframeTrend frame(@Nullable Trend trend) {
        return new TimeframeTrend(trend, 50, null, 1.0, 1.0, 1.0, 50.0, "words");
    }

    @ParameterizedTest
    @CsvSource({
        "UP, UP, BUY, 2, 'weekly up, monthly up: 2 of 2 with the BUY'",
        "UP, MIXED, STRONG_BUY, 1, 'weekly up, monthly mixed: 1 of 2 with the STRONG_BUY'",
        "DOWN, UP, SELL, 1, 'weekly down, monthly up: 1 of 2 with the SELL'",
        "UP, , SELL, 0, 'weekly up, monthly unknown: 0 of 2 with the SELL'",
        "UP, UP, HOLD, , 'weekly up, monthly up; HOLD has no direction'",
    })
    void agreeingFramesAreCounted(
            @Nullable Trend weekly,
            @Nullable Trend monthly,
            Verdict verdict,
            @Nullable Integer agreeing,
            String words) {
        Confluence confluence = Confluence.of(frame(weekly), frame(monthly), verdict);
        assertEquals(agreeing, confluence.agreeing());
        assertEquals(words, confluence.words());
    }
}
