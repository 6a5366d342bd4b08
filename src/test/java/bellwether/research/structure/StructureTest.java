package bellwether.research.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.structure.TimeframeAgreement.TimeframeScore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is around a symbol, by numbers that are worked out by hand.
final class StructureTest {
    private static final Instant AS_OF = Instant.parse("2026-11-27T00:00:00Z");

    private static TimeframeScore scored(String timeframe, double score) {
        return new TimeframeScore(timeframe, AS_OF, Optional.of(score), "ranging");
    }

    private static TimeframeScore missing(String timeframe) {
        return new TimeframeScore(timeframe, AS_OF, Optional.empty(), "");
    }

    @Test
    void weightsOfMissingTimeframesAreShared() {
        TimeframeAgreement found =
                TimeframeAgreement.of(
                        scored("1h", 0.6),
                        missing("4h"),
                        scored("1d", -0.4),
                        Optional.of("trending_up"));
        // 0.8 by 0.2 and 0.3 by 0.5, of 0.7
        assertEquals((0.8 * 0.2 + 0.3 * 0.5) / 0.7, found.value().orElseThrow(), 1e-12);
        assertEquals(1 - 0.25 / 0.5, found.alignment().orElseThrow(), 1e-12);
        assertTrue(found.divergent());
        assertEquals(AS_OF, found.parts().getFirst().asOf());
        assertEquals(List.of("4h"), found.missing());
    }

    @Test
    void withoutAnyTimeframeNothingIsSaid() {
        TimeframeAgreement found =
                TimeframeAgreement.of(
                        missing("1h"), missing("4h"), missing("1d"), Optional.empty());
        assertEquals(Optional.empty(), found.value());
        assertEquals(Optional.empty(), found.alignment());
    }

    /// Bars from 98 to 102 that close where they are told to.
    private static Bars bars(double volume, double... closes) {
        Bars bars = Bars.room(40);
        for (int i = 0; i < 40; i++) {
            bars.time()[i] = i * 86_400L;
            bars.open()[i] = 100;
            bars.high()[i] = 102;
            bars.low()[i] = 98;
            bars.close()[i] = closes[i % closes.length];
            bars.volume()[i] = volume;
        }
        return bars;
    }

    @Test
    void volumeThatClosesHighIsAccumulation() {
        OrderFlow high = OrderFlow.of(bars(100, 101.9, 101.9, 98.1));
        assertEquals(OrderFlow.Pressure.ACCUMULATION, high.pressure());
        OrderFlow low = OrderFlow.of(bars(100, 101.9, 98.1, 98.1));
        assertEquals(OrderFlow.Pressure.DISTRIBUTION, low.pressure());
        OrderFlow even = OrderFlow.of(bars(100, 101.9, 98.1));
        assertEquals(OrderFlow.Pressure.BALANCED, even.pressure());
        assertEquals(1.0, even.ratio().orElseThrow(), 1e-12);
        OrderFlow silent = OrderFlow.of(bars(0, 101.9));
        assertEquals(OrderFlow.Pressure.UNKNOWN, silent.pressure());
        assertEquals(Optional.of("no_volume"), silent.why());
    }

    @Test
    void muchVolumeInASmallRangeIsAbsorption() {
        Bars bars = bars(100, 101.9, 98.1);
        bars.volume()[35] = 400;
        bars.high()[35] = 98.5;
        bars.close()[35] = 98.2;
        assertEquals(
                List.of(Instant.ofEpochSecond(35 * 86_400L)), OrderFlow.of(bars).absorptions());
    }

    /// Prices stand still and only bounce between bid and ask: the range is the spread.
    @Test
    void theSpreadOfABounceIsItsRange() {
        double half = 0.005;
        Bars bars = Bars.room(40);
        for (int i = 0; i < 40; i++) {
            bars.open()[i] = 100;
            bars.high()[i] = 100 * (1 + half);
            bars.low()[i] = 100 * (1 - half);
            bars.close()[i] = 100;
        }
        assertEquals(2 * half, CorwinSchultz.spread(bars, 20).orElseThrow(), 1e-4);
    }

    /// The second has no fourth day, so that its return after it is of two.
    @Test
    void aReturnOverADayOfAnotherIsLeftOut() {
        NavigableMap<LocalDate, Double> first = new TreeMap<>();
        NavigableMap<LocalDate, Double> second = new TreeMap<>();
        for (int i = 1; i <= 6; i++) {
            first.put(LocalDate.of(2026, 1, i), Math.exp(i));
            if (i != 4) {
                second.put(LocalDate.of(2026, 1, i), Math.exp(2 * i));
            }
        }
        CommonReturns returns = CommonReturns.of(List.of("A", "B"), List.of(first, second), 9);
        assertArrayEquals(new double[] {1, 1, 1}, returns.row(0), 1e-9);
        assertArrayEquals(new double[] {2, 2, 2}, returns.row(1), 1e-9);
        assertEquals(LocalDate.of(2026, 1, 1), returns.from());
        CommonReturns newest = CommonReturns.of(List.of("A", "B"), List.of(first, second), 1);
        assertEquals(LocalDate.of(2026, 1, 5), newest.from());
        assertEquals(LocalDate.of(2026, 1, 6), newest.to());
        second.keySet().removeIf(day -> day.getDayOfMonth() % 2 == 0);
        assertEquals(0, CommonReturns.of(List.of("A", "B"), List.of(first, second), 9).size());
    }

    @Test
    void aFollowerIsFoundAndCommonSessionsOnlyAreUsed() {
        Random random = new Random(7);
        NavigableMap<LocalDate, Double> leader = new TreeMap<>();
        NavigableMap<LocalDate, Double> follower = new TreeMap<>();
        double first = 100;
        double second = 50;
        double before = 0;
        for (int i = 0; i < 200; i++) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(i);
            double move = random.nextGaussian() * 0.01;
            first *= Math.exp(move);
            second *= Math.exp(before + random.nextGaussian() * 0.003);
            leader.put(day, first);
            follower.put(day, second);
            before = move;
        }
        leader.remove(LocalDate.of(2026, 1, 1));
        CommonReturns returns = CommonReturns.of(List.of("A", "B"), List.of(leader, follower), 120);
        assertEquals(120, returns.size());
        CorrelationTable table = CorrelationTable.of(returns);
        assertEquals(10, table.tested());
        CorrelationTable.Lead lead = table.leads().getFirst();
        assertEquals("A", lead.leader());
        assertEquals(1, lead.sessions());
        assertTrue(lead.correlation() > 0.8);
        assertEquals(
                198, CommonReturns.of(List.of("A", "B"), List.of(leader, follower), 500).size());
    }
}
