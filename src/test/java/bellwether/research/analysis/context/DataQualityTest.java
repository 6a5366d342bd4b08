package bellwether.research.analysis.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.quality.Warning;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.TestBars;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.technical.ta.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is to be known of bars before they are believed.
final class DataQualityTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final DataQuality.Age FRESH = new DataQuality.Age(1, false, 3);

    private static Bars flat(int size) {
        return TestBars.closes(size, _ -> 100);
    }

    private static Bars jumping(double... ratios) {
        double[] closes = new double[60];
        closes[0] = 100;
        for (int i = 1; i < closes.length; i++) {
            closes[i] = closes[i - 1] * (i <= ratios.length ? ratios[i - 1] : 1);
        }
        return TestBars.closes(closes.length, day -> closes[day]);
    }

    /// Moves all bars from there on some days ahead.
    private static void shift(Bars bars, int from, long days) {
        for (int i = from; i < bars.size(); i++) {
            bars.time()[i] += days * 86_400;
        }
    }

    private static DataQuality of(Bars bars, int excluded, DataQuality.Age age) {
        return DataQuality.of(bars, excluded, age, Optional.empty());
    }

    private static List<String> messages(DataQuality quality) {
        return quality.warnings().stream().map(Warning::message).toList();
    }

    @Test
    void goodBarsNeedNoWarning() {
        DataQuality quality = of(flat(60), 0, FRESH);
        assertEquals(List.of(), messages(quality));
        assertEquals(FIRST, quality.first());
        assertEquals(FIRST.plusDays(59), quality.last());
        assertEquals(0, quality.gaps());
        assertEquals("split", quality.adjustment());
    }

    @Test
    void moreThanFiveDaysBetweenBarsAreAGap() {
        Bars bars = flat(60);
        shift(bars, 10, 4); // five days from bar to bar
        assertEquals(0, of(bars, 0, FRESH).gaps());
        shift(bars, 20, 5);
        shift(bars, 30, 29);
        DataQuality quality = of(bars, 0, FRESH);
        assertEquals(2, quality.gaps());
        assertEquals(30, quality.largestGapDays());
        assertEquals(List.of("2 gaps of more than 5 days, the longest 30 days"), messages(quality));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 0", "1.5001, 1", "0.65, 0", "0.6499, 1", "1, 0"})
    void aCloseFarFromTheOneBeforeIsAJump(double ratio, int jumps) {
        assertEquals(jumps, of(jumping(ratio), 0, FRESH).jumpCount());
    }

    @Test
    void theNewestThreeJumpsAreShownTheNewestFirst() {
        DataQuality quality = of(jumping(1.6, 0.6, 1.7, 0.5, 1.6), 0, FRESH);
        assertEquals(5, quality.jumpCount());
        assertEquals(
                List.of(FIRST.plusDays(5), FIRST.plusDays(4), FIRST.plusDays(3)),
                quality.jumps().stream().map(PriceJump::date).toList());
        assertTrue(
                messages(quality)
                        .contains(
                                "5 suspicious jumps; the newest on 2020-01-06, × 1.6: a split that was not adjusted, a bad tick, or news"),
                () -> quality.warnings().toString());
    }

    @Test
    void oldAndUnfinishedBarsAreSaid() {
        DataQuality quality = of(flat(60), 2, new DataQuality.Age(40, true, 3));
        assertEquals(
                List.of(
                        "stale: the last bar is of 2020-02-29, 40 days before this analysis",
                        "2 bars were left out: their session is not over, so they may still change"),
                messages(quality));
        assertEquals(40, quality.age().daysOld());
        assertEquals(3, quality.age().staleSessions());
    }

    @Test
    void aSplitThatIsNotOnRecordIsSuspected() {
        Bars bars = TestBars.closes(60, day -> day < 30 ? 200 : 100);
        List<String> warnings = messages(of(bars, 0, FRESH));
        assertEquals(
                "a split of 2:1 on 2020-01-31 is suspected but not recorded; prices before it are not adjusted for it",
                warnings.getLast());
    }

    @Test
    void indicatorsAreStableOnceTheBeginningShowsNoMore() {
        Bars bars = flat(6_000);
        LocalDate stable = of(bars, 0, FRESH).stableFrom().orElseThrow();
        int needed = (int) (stable.toEpochDay() - FIRST.toEpochDay());
        assertTrue(needed > 200, () -> needed + " bars");
        assertEquals(Optional.empty(), of(bars.first(needed), 0, FRESH).stableFrom());
        assertEquals(Optional.of(stable), of(bars.first(needed + 1), 0, FRESH).stableFrom());
    }

    @Test
    void whatTheSearchForNewerBarsCameToIsAddedInWords() {
        DataQuality quality = of(flat(60), 0, FRESH).warned("stooq is away");
        assertEquals(
                List.of(
                        "stored bars were used, the last of 2020-02-29, 1 day old; no newer bars: stooq is away"),
                messages(quality));
    }

    @Test
    void barsThatWerePutTogetherSayOfWhat() {
        DataQuality quality = of(flat(60), 0, FRESH);
        assertEquals(quality, quality.made(Optional.empty()));
        String words = messages(quality.made(Optional.of(Timeframe.HOUR))).getFirst();
        assertTrue(words.startsWith("no daily bars are stored: these were resampled from 1h bars"));
    }

    private static RecentPatterns patterns(Bars bars) {
        IndicatorPanel panel = new IndicatorPanel();
        panel.read(
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size()));
        return new PatternFinder().find(bars, panel);
    }

    @Test
    void patternsThatCannotBeToldAreNotSaidToBeAbsent() {
        Bars bars = TestBars.walk(4, 300, 100, 0.02);
        RecentPatterns whole = patterns(bars);
        assertNotNull(whole.candles());
        assertNotNull(whole.charts());
        assertEquals(0, whole.unknown().size());
        bars.volume()[295] = Double.NaN;
        RecentPatterns volume = patterns(bars);
        assertNull(volume.charts());
        assertEquals(whole.candles(), volume.candles());
        assertEquals(
                "the volume of some of the last five bars is not known",
                volume.unknown().get("charts"));
        bars.volume()[295] = 1;
        bars.volume()[294] = Double.NaN;
        assertNotNull(patterns(bars).candles());
        bars.open()[299] = Double.NaN;
        RecentPatterns price = patterns(bars);
        assertNull(price.candles());
        assertEquals("the bar of 2020-10-26 lacks a price", price.unknown().get("candlesticks"));
    }
}
