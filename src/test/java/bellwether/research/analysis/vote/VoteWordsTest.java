package bellwether.research.analysis.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import bellwether.technical.ta.Series;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What each voter says of values that are set, at a close of 100.
final class VoteWordsTest {
    private static final int BARS = 210;

    private static IndicatorPanel taken(Bars bars) {
        IndicatorPanel panel = new IndicatorPanel();
        panel.take(
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size()));
        return panel;
    }

    /// The price goes up and down, and ends at 100.
    private static IndicatorPanel panel() {
        return taken(TestBars.closes(BARS, bar -> bar % 2 == (BARS - 1) % 2 ? 100 : 102));
    }

    private static Arguments row(
            Voter voter, Consumer<IndicatorPanel> values, double vote, String words) {
        return Arguments.of(voter, values, vote, words);
    }

    static Stream<Arguments> rows() {
        int last = BARS - 1;
        return Stream.of(
                row(
                        Voter.RSI,
                        p -> p.rsi[last] = 30,
                        0,
                        "RSI 14 is 30, between 30 and 70: neutral"),
                row(Voter.RSI, p -> p.rsi[last] = 15, 0.5, "RSI 14 is 15, below 30: oversold"),
                row(Voter.RSI, p -> p.rsi[last] = 85, -0.5, "RSI 14 is 85, above 70: overbought"),
                row(
                        Voter.STOCHASTIC,
                        p -> p.stochasticK[last] = 5,
                        0.75,
                        "Stochastic 14/3/3 is 5, below 20: oversold"),
                row(Voter.CCI, p -> p.cci[last] = 350, -1, "CCI 20 is 350, above 100: overbought"),
                row(
                        Voter.WILLIAMS_R,
                        p -> p.williamsR[last] = -90,
                        0.5,
                        "Williams %R 14 is -90, below -80: oversold"),
                row(
                        Voter.MACD,
                        p -> p.macdHistogram[last] = 1,
                        0.5,
                        "MACD 12/26/9 is above its signal line by 1"),
                row(
                        Voter.MACD,
                        p -> p.macdHistogram[last] = -5,
                        -1,
                        "MACD 12/26/9 is below its signal line by 5"),
                row(
                        Voter.MACD,
                        p -> p.macdHistogram[last] = 0,
                        0,
                        "MACD 12/26/9 is on its signal line by 0"),
                row(
                        Voter.ADX,
                        p -> directions(p, 30, 20, 26),
                        0.52,
                        "+DI 30 against −DI 20 with ADX 14 at 26: a trend"),
                row(
                        Voter.ADX,
                        p -> directions(p, 20, 30, 25),
                        -0.625,
                        "+DI 20 against −DI 30 with ADX 14 at 25: a weak trend"),
                row(
                        Voter.ADX,
                        p -> directions(p, 20, 30, 19.9),
                        -0.3,
                        "+DI 20 against −DI 30 with ADX 14 at 19.9: hardly a trend"),
                row(
                        Voter.EMA,
                        p -> {
                            p.ema50[last] = 99;
                            p.ema200[last] = 90;
                        },
                        1,
                        "EMA 50 is 10.0 % above EMA 200"),
                row(
                        Voter.EMA,
                        p -> {
                            p.ema50[last] = 95;
                            p.ema200[last] = 100;
                        },
                        -0.5,
                        "EMA 50 is 5.0 % below EMA 200"),
                row(
                        Voter.PARABOLIC_SAR,
                        p -> p.sar[last] = 95,
                        0.5,
                        "the close is 5.0 % above the Parabolic SAR at 95"),
                row(
                        Voter.BOLLINGER,
                        p -> bands(p, 120, 104),
                        0.25,
                        "the close is below the lower Bollinger band 20/2 at 104"),
                row(
                        Voter.BOLLINGER,
                        p -> bands(p, 90, 70),
                        -0.5,
                        "the close is above the upper Bollinger band 20/2 at 90"),
                row(
                        Voter.BOLLINGER,
                        p -> bands(p, 100, 100),
                        0,
                        "the close is inside the Bollinger bands 20/2"),
                row(Voter.CMF, p -> p.cmf[last] = 0.1, 0.5, "CMF 20 is 0.1: buying pressure"),
                row(Voter.CMF, p -> p.cmf[last] = -0.5, -1, "CMF 20 is -0.5: selling pressure"),
                row(Voter.CMF, p -> p.cmf[last] = 0, 0, "CMF 20 is 0: neither side"));
    }

    private static void directions(IndicatorPanel panel, double plus, double minus, double adx) {
        panel.plusDi[BARS - 1] = plus;
        panel.minusDi[BARS - 1] = minus;
        panel.adx[BARS - 1] = adx;
    }

    private static void bands(IndicatorPanel panel, double upper, double lower) {
        panel.bandUpper[BARS - 1] = upper;
        panel.bandLower[BARS - 1] = lower;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aVoteFollowsItsValuesAndSaysThem(
            Voter voter, Consumer<IndicatorPanel> values, double vote, String words) {
        IndicatorPanel panel = panel();
        values.accept(panel);
        Vote.Cast cast = assertInstanceOf(Vote.Cast.class, voter.vote(panel, panel.lastBar()));
        assertEquals(vote, cast.side() * cast.confidence(), 1e-12);
        assertEquals(words, cast.words());
    }

    @ParameterizedTest
    @CsvSource({
        // of the last 20 bars 1,000 shares each: a quarter flowed in while the price rose
        "5000, 95, 0.25, over 20 bars OBV rose while the price rose",
        "-5000, 105, -0.25, over 20 bars OBV fell while the price fell",
        "5000, 105, 0, over 20 bars OBV rose while the price fell",
        "0, 95, 0, over 20 bars OBV stood still while the price rose",
        "5000, 100, 0, over 20 bars OBV rose while the price stood still",
    })
    void volumeVotesWhereItGoesWithThePrice(
            double flow, double closeBefore, double vote, String words) {
        Bars bars = TestBars.closes(60, _ -> 100);
        bars.close()[39] = closeBefore;
        IndicatorPanel panel = taken(bars);
        panel.obv[59] = 7_000 + flow;
        panel.obv[39] = 7_000;
        Vote.Cast cast = assertInstanceOf(Vote.Cast.class, Voter.OBV.vote(panel, panel.lastBar()));
        assertEquals(vote, cast.side() * cast.confidence(), 1e-12);
        assertEquals(words, cast.words());
    }

    @Test
    void withoutVolumeNeitherOfItsVotersSpeaks() {
        assertNoVolume(50, "the price history has no volume for some of these bars");
        assertNoVolume(0, "the price history has no volume");
    }

    /// @param from the bar from which on the volume is unknown, up to the 50th or, from 0, the last
    private static void assertNoVolume(int from, String words) {
        Bars bars = TestBars.walk(1, 60, 100, 0.02);
        Arrays.fill(bars.volume(), from, from == 0 ? 60 : from + 1, Double.NaN);
        IndicatorPanel panel = new IndicatorPanel();
        panel.read(
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size()));
        for (Voter voter : new Voter[] {Voter.OBV, Voter.CMF}) {
            Vote.Insufficient none =
                    assertInstanceOf(
                            Vote.Insufficient.class,
                            voter.vote(panel, panel.lastBar()),
                            voter.key());
            assertEquals(0, none.barsMissing());
            assertEquals(words, none.words());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSI, 15", "STOCHASTIC, 18", "CCI, 20", "WILLIAMS_R, 14", "MACD, 34", "ADX, 28",
        "EMA, 200", "PARABOLIC_SAR, 2", "BOLLINGER, 20", "ATR, 15", "OBV, 21", "CMF, 20",
    })
    void aVoterSpeaksFromItsFirstValueOn(Voter voter, int bars) {
        IndicatorPanel panel = taken(TestBars.walk(1, bars - 1, 100, 0.02));
        Vote.Insufficient few =
                assertInstanceOf(Vote.Insufficient.class, voter.vote(panel, panel.lastBar()));
        assertEquals(1, few.barsMissing());
        assertEquals("needs 1 bar more", few.words());
        Vote enough = voter.vote(taken(TestBars.walk(1, bars, 100, 0.02)), bars - 1);
        assertTrue(!(enough instanceof Vote.Insufficient), voter + ": " + enough.words());
    }

    @ParameterizedTest
    @CsvSource({
        "RSI, RSI 14 says nothing: the close has not moved for 14 bars",
        "STOCHASTIC, Stochastic 14/3/3 says nothing: the price has not moved for 14 bars",
        "WILLIAMS_R, Williams %R 14 says nothing: the price has not moved for 14 bars",
    })
    void aPriceThatDoesNotMoveIsNeutralWhateverTheFormulaGives(Voter voter, String words) {
        IndicatorPanel panel = taken(TestBars.closes(60, _ -> 100));
        panel.rsi[59] = 100;
        panel.stochasticK[59] = 0;
        panel.williamsR[59] = -100;
        Vote.Cast cast = assertInstanceOf(Vote.Cast.class, voter.vote(panel, panel.lastBar()));
        assertEquals(0, cast.side());
        assertEquals(words, cast.words());
    }
}
