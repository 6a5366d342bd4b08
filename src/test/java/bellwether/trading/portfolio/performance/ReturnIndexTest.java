package bellwether.trading.portfolio.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReturnIndexTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private final List<Valuation> valuations = new ArrayList<>();
    private final List<CashFlow> flows = new ArrayList<>();
    private long ledger;

    private void flow(int day, int amount) {
        ledger++;
        flows.add(new CashFlow(ledger, FIRST.plusDays(day), "USD", BigDecimal.valueOf(amount)));
    }

    private void value(int day, @Nullable Integer equity) {
        BigDecimal worth = equity == null ? null : BigDecimal.valueOf(equity);
        valuations.add(
                new Valuation(
                        FIRST.plusDays(day),
                        new Valuation.BookedTo(ledger, 0),
                        worth,
                        worth,
                        Map.of(),
                        Map.of("USD", BigDecimal.ONE),
                        equity == null ? List.of("price of X") : List.of(),
                        null));
    }

    private ReturnIndex index() {
        return new ReturnIndex(ReturnSpan.between(null, valuations, flows));
    }

    /// 100 in; 110: +10 %. 90 more come in, which work from the beginning of their day: 220 is +10
    /// % again. 20 leave, which worked until the end: 211 + 20 − 220 is +5 %.
    @Test
    void moneyThatComesOrLeavesIsNoReturn() {
        flow(0, 100);
        value(1, 110);
        flow(2, 90);
        value(2, 220);
        flow(3, -20);
        value(3, 211);
        assertEquals(1.1 * 1.1 * 1.05 - 1, index().total().orElseThrow(), 1e-12);
        assertEquals(List.of(3, 3L), List.of(index().rates().size(), index().days()));
    }

    @Test
    void incompleteDaysJoinTheNextOne() {
        flow(0, 100);
        value(1, 100);
        flow(2, 100);
        value(2, null);
        value(3, 220);
        assertEquals(List.of(0.0, 0.1), index().rates());
    }

    @Test
    void lessThanAYearIsNotAnnualised() {
        flow(0, 100);
        value(364, 150);
        assertEquals(OptionalDouble.empty(), index().annualised());
        value(730, 121);
        assertEquals(0.1, index().annualised().orElseThrow(), 1e-12);
    }

    @Test
    void drawdownIsTheDeepestFallOfTheIndex() {
        flow(0, 100);
        value(1, 120);
        value(2, 90);
        flow(3, -80);
        value(3, 10);
        value(4, 14);
        ReturnIndex.Drawdown deepest = index().deepest().orElseThrow();
        assertEquals(0.25, deepest.depth(), 1e-12);
        assertEquals(FIRST.plusDays(1), deepest.peak());
        assertEquals(FIRST.plusDays(2), deepest.trough());
    }

    @Test
    void nothingInvestedHasNoReturn() {
        flow(0, 100);
        value(1, -10);
        value(2, -20);
        assertEquals(OptionalDouble.empty(), index().total());
        assertEquals(FIRST.plusDays(2), index().undefinedOn().orElseThrow());
        assertTrue(index().deepest().isEmpty());
    }

    @Test
    void anEmptyAccountHasNoRates() {
        value(1, 0);
        flow(2, 50);
        value(2, 55);
        assertEquals(List.of(0.1), index().rates());
        assertEquals(0.1, index().total().orElseThrow(), 1e-12);
        assertEquals(OptionalDouble.empty(), index().deviation(2));
    }

    @Test
    void deviationIsTheSamples() {
        flow(0, 100);
        value(1, 101);
        value(2, 101);
        value(3, 103);
        double third = 103.0 / 101 - 1;
        double mean = (0.01 + third) / 3;
        double squares = Math.pow(0.01 - mean, 2) + mean * mean + Math.pow(third - mean, 2);
        assertEquals(Math.sqrt(squares / 2), index().deviation(3).orElseThrow(), 1e-12);
        assertTrue(index().deviation(4).isEmpty());
    }

    /// The same 100, then 90 more, then 20 out, in a benchmark that goes 50, 55, 44, 66.
    @Test
    void benchmarkGetsTheSameFlows() {
        flow(1, 100);
        value(1, 110);
        flow(2, 90);
        value(2, 220);
        flow(3, -20);
        value(3, 211);
        TreeMap<LocalDate, Double> closes = new TreeMap<>();
        for (double close : new double[] {50, 55, 44, 66}) {
            closes.put(FIRST.plusDays(closes.size()), close);
        }
        BenchmarkSeries series = series(closes);
        List<ReturnSpan> spans = ReturnSpan.between(null, valuations, flows);
        BenchmarkPath path = ((BenchmarkPath.Outcome.Known) BenchmarkPath.of(spans, series)).path();
        double expected = ((100 * 1.1 + 90) * 0.8) * 1.5 - 20;
        assertEquals(expected, path.worth().doubleValue(), 1e-9);
        assertEquals(66.0 / 50 - 1, path.total(), 1e-12);
        closes.remove(FIRST);
        assertEquals(
                new BenchmarkPath.Outcome.NoClose(FIRST), BenchmarkPath.of(spans, series(closes)));
    }

    /// No rate a year leads to less than nothing.
    @Test
    void whatIsLostWithMoreIsNotAnnualised() {
        flow(1, 100);
        value(1, 100);
        value(500, -5);
        assertEquals(-1.05, index().total().orElseThrow(), 1e-12);
        assertEquals(OptionalDouble.empty(), index().annualised());
    }

    private static BenchmarkSeries series(NavigableMap<LocalDate, Double> closes) {
        return new BenchmarkSeries(
                "SPY", "USD", false, Set.of(), Set.of(), BenchmarkSeries.Rates.NONE, closes);
    }

    /// 100 at 50 are 110 at 55, and the dollar they are in falls by a tenth.
    @Test
    void aBenchmarkInAnotherCurrencyIsConverted() {
        flow(1, 100);
        value(1, 110);
        TreeMap<LocalDate, Double> closes = new TreeMap<>();
        closes.put(FIRST, 50.0);
        closes.put(FIRST.plusDays(1), 55.0);
        TreeMap<LocalDate, Double> rates = new TreeMap<>();
        rates.put(FIRST, 1.0);
        rates.put(FIRST.plusDays(1), 0.9);
        BenchmarkSeries series =
                new BenchmarkSeries(
                        "SPY",
                        "USD",
                        false,
                        Set.of(),
                        Set.of(),
                        day -> Optional.ofNullable(rates.get(day)),
                        closes);
        List<ReturnSpan> spans = ReturnSpan.between(null, valuations, flows);
        BenchmarkPath path = ((BenchmarkPath.Outcome.Known) BenchmarkPath.of(spans, series)).path();
        assertEquals(99, path.worth().doubleValue(), 1e-9);
        rates.remove(FIRST);
        assertEquals(new BenchmarkPath.Outcome.NoRate(FIRST), BenchmarkPath.of(spans, series));
    }
}
