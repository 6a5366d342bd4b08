package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.technical.statistics.SplitMix64;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Chance by chance: its draws against all that there are, its p against strategies of which it is
/// known whether they have skill.
final class RandomEntriesTest {
    private static ClosedTrade trade(Bars bars, TradeDirection side, int entry, int exit) {
        double in = bars.open()[entry];
        double out = exit == entry ? bars.close()[exit] : bars.open()[exit];
        BigDecimal gross =
                BigDecimal.valueOf(side.sign() * (out - in) * 100).round(MathContext.DECIMAL64);
        return new ClosedTrade(
                "A",
                side,
                new BigDecimal(100),
                leg(bars, entry, in),
                leg(bars, exit, out),
                new ClosedTrade.Money(gross, new BigDecimal("0.5"), BigDecimal.valueOf(100 * in)),
                new ClosedTrade.Excursion(0, 0, null),
                new ClosedTrade.Excursion(0, 0, null),
                exit - entry + 1,
                null,
                TradeExit.SIGNAL,
                false);
    }

    private static ClosedTrade.Leg leg(Bars bars, int bar, double price) {
        return new ClosedTrade.Leg(
                Timeframe.date(bars.time()[bar]), bar, BigDecimal.valueOf(price));
    }

    private static RandomEntries.Lane lane(
            Bars bars, List<TapeAction> actions, List<ClosedTrade> trades) {
        return new RandomEntries.Lane(
                RuleHistory.of(bars, Timeframe.DAY),
                actions,
                0,
                trades,
                Collections.nCopies(trades.size(), 0.5),
                BigDecimal.ONE);
    }

    /// Places by throwing them until none lies over another.
    private static List<ClosedTrade> thrown(Bars bars, Random random, int count) {
        while (true) {
            boolean[] taken = new boolean[bars.size()];
            List<ClosedTrade> trades = new ArrayList<>();
            boolean clear = true;
            for (int i = 0; i < count && clear; i++) {
                int held = 2 + i % 7;
                int entry = 1 + random.nextInt(bars.size() - 1 - held);
                for (int bar = entry; bar < entry + held; bar++) {
                    clear &= !taken[bar];
                    taken[bar] = true;
                }
                trades.add(
                        trade(
                                bars,
                                i % 3 == 0 ? TradeDirection.SHORT : TradeDirection.LONG,
                                entry,
                                entry + held));
            }
            if (clear) {
                return trades;
            }
        }
    }

    private static RandomEntries drawn(List<RandomEntries.Lane> lanes, long seed) {
        return drawn(lanes, RandomEntries.USUAL_DRAWS, seed);
    }

    private static RandomEntries drawn(List<RandomEntries.Lane> lanes, int count, long seed) {
        RandomDraws draws = new RandomDraws(count, seed, new int[0]);
        lanes.forEach(draws::add);
        return draws.entries();
    }

    private static double p(RandomEntries entries) {
        return requireNonNull(entries.p(), entries.toString());
    }

    @Test
    void pIsUniformForStrategiesWithoutSkill() {
        int count = 400;
        double[] found = new double[count];
        for (int i = 0; i < count; i++) {
            Bars bars = DoubtRuns.walk(1_000 + i, 260);
            List<ClosedTrade> trades = thrown(bars, new Random(i), 8);
            found[i] = p(drawn(List.of(lane(bars, List.of(), trades)), 199, i));
        }
        Arrays.sort(found);
        double apart = 0;
        for (int i = 0; i < count; i++) {
            apart = Math.max(apart, Math.abs(found[i] - (i + 0.5) / count));
        }
        assertTrue(apart < 1.36 / Math.sqrt(count), "Kolmogorov's distance is " + apart);
    }

    @Test
    void anEdgeIsBeyondChance() {
        Bars bars = DoubtRuns.walk(5, 600);
        List<ClosedTrade> trades = new ArrayList<>();
        for (int entry = 1; entry + 3 < bars.size(); entry += 12) {
            int best = entry;
            for (int at = entry; at < entry + 8 && at + 3 < bars.size(); at++) {
                best = gain(bars, at) > gain(bars, best) ? at : best;
            }
            trades.add(trade(bars, TradeDirection.LONG, best, best + 3));
        }
        RandomEntries entries = drawn(List.of(lane(bars, List.of(), trades)), 7);
        assertEquals(1_000, entries.draws());
        assertEquals(0, entries.asGood());
        assertEquals(1 / 1_001.0, p(entries));
    }

    private static double gain(Bars bars, int at) {
        return bars.open()[at + 3] / bars.open()[at];
    }

    @Test
    void oneTradeIsDrawnAtEachPlace() {
        Bars bars = DoubtRuns.bars(100, 100, 110, 99, 120, 90);
        List<ClosedTrade> trades = List.of(trade(bars, TradeDirection.LONG, 2, 3));
        RandomEntries entries = drawn(List.of(lane(bars, List.of(), trades)), 4_000, 3);
        double value = 100 * 110;
        double cost = 0.5 / value;
        double own = 0.5 * (99.0 / 110 - 1 - cost);
        assertEquals(own, requireNonNull(entries.total()), 1e-12);
        double worst = 0.5 * (90.0 / 120 - 1 - cost);
        double best = 0.5 * (120.0 / 99 - 1 - cost);
        assertEquals(worst, entries.quantiles().getFirst().total(), 1e-12);
        assertEquals(best, entries.quantiles().getLast().total(), 1e-12);
        assertEquals(0.75, entries.asGood() / 4_000.0, 0.03);
    }

    @Test
    void dividendsAreEarnedByWhatIsHeldOverTheirDay() {
        Bars bars = DoubtRuns.bars(100, 100, 100, 100, 100);
        List<TapeAction> actions =
                List.of(
                        new TapeAction.Dividend(
                                "A", LocalDate.ofEpochDay(20_003), new BigDecimal(10), null));
        List<ClosedTrade> trades = List.of(trade(bars, TradeDirection.LONG, 1, 2));
        RandomEntries entries = drawn(List.of(lane(bars, actions, trades)), 3_000, 3);
        double cost = 0.5 / 10_000;
        assertEquals(0.5 * -cost, entries.quantiles().getFirst().total(), 1e-12);
        assertEquals(0.5 * (0.1 - cost), entries.quantiles().getLast().total(), 1e-12);
        assertEquals(2 / 3.0, mean(entries, 0.5 * -cost), 0.06);
    }

    private static double mean(RandomEntries entries, double value) {
        return entries.quantiles().stream()
                        .filter(each -> Math.abs(each.total() - value) < 1e-12)
                        .count()
                / (double) entries.quantiles().size();
    }

    @Test
    void everyOrderOfPlacesIsAsProbable() {
        RandomPlaces places = new RandomPlaces(new int[] {2, 1}, 5);
        SplitMix64 random = new SplitMix64(9);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 24_000; i++) {
            counts.merge(Arrays.toString(places.draw(random)), 1, Integer::sum);
        }
        assertEquals(12, counts.size(), counts.toString());
        counts.forEach((place, count) -> assertEquals(2_000, count, 200, place));
    }

    @Test
    void placesNeverLieOverOneAnother() {
        int[] lengths = {3, 1, 0, 7, 2};
        RandomPlaces places = new RandomPlaces(lengths, 20);
        SplitMix64 random = new SplitMix64(2);
        for (int i = 0; i < 2_000; i++) {
            int[] starts = places.draw(random);
            boolean[] taken = new boolean[20];
            for (int j = 0; j < lengths.length; j++) {
                for (int bar = starts[j]; bar < starts[j] + lengths[j]; bar++) {
                    assertTrue(!taken[bar], Arrays.toString(starts));
                    taken[bar] = true;
                }
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndSymbolsAddUp() {
        Bars bars = DoubtRuns.walk(4, 200);
        RandomEntries.Lane one = lane(bars, List.of(), thrown(bars, new Random(1), 5));
        RandomEntries.Lane two = lane(bars, List.of(), thrown(bars, new Random(2), 5));
        RandomEntries both = drawn(List.of(one, two), 11);
        assertEquals(both, drawn(List.of(one, two), 11));
        assertEquals(10, both.trades());
        double first = requireNonNull(drawn(List.of(one), 11).total());
        double second = requireNonNull(drawn(List.of(two), 11).total());
        assertEquals((1 + first) * (1 + second) - 1, requireNonNull(both.total()), 1e-12);
    }

    @Test
    void whatCannotBeDrawnSaysWhy() {
        Bars bars = DoubtRuns.bars(100, 101, 102, 103);
        RandomEntries none = drawn(List.of(lane(bars, List.of(), List.of())), 1);
        assertNull(none.p());
        assertEquals("no closed trades", none.undefined());
        List<ClosedTrade> over =
                List.of(
                        trade(bars, TradeDirection.LONG, 1, 3),
                        trade(bars, TradeDirection.LONG, 1, 3));
        assertEquals(
                "the trades of A leave no other place",
                drawn(List.of(lane(bars, List.of(), over)), 1).undefined());
        List<ClosedTrade> full = List.of(trade(bars, TradeDirection.LONG, 1, 3));
        assertEquals(1, p(drawn(List.of(lane(bars, List.of(), full)), 1)));
    }

    @Test
    void allLostIsTheLeastThatADrawCanBring() {
        Bars bars = DoubtRuns.bars(100, 100, 350, 100, 100);
        List<ClosedTrade> trades = List.of(trade(bars, TradeDirection.SHORT, 2, 3));
        RandomEntries entries =
                drawn(
                        List.of(
                                new RandomEntries.Lane(
                                        RuleHistory.of(bars, Timeframe.DAY),
                                        List.of(),
                                        0,
                                        trades,
                                        List.of(1.0),
                                        BigDecimal.ONE)),
                        5);
        assertEquals(-1, entries.quantiles().getFirst().total());
    }
}
