package bellwether.platform.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ChartTicksTest {
    @Test
    void ticksAreRound() {
        assertEquals(
                new ValueTicks(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0), 0),
                ValueTicks.around(new ValueRange(3, 97), 5));
        assertEquals(
                new ValueTicks(List.of(-0.1, -0.05, 0.0, 0.05), 2),
                ValueTicks.around(new ValueRange(-0.1, 0.021), 4));
        assertEquals(
                new ValueTicks(List.of(0.3, 0.4), 1),
                ValueTicks.within(new ValueRange(0.26, 0.44), 2));
    }

    @Test
    void ticksOfALogarithmAreOneTwoFive() {
        assertEquals(
                new ValueTicks(List.of(100.0, 200.0, 500.0, 1_000.0), 0),
                ValueTicks.logarithmic(new ValueRange(90, 1_100), 6));
        assertEquals(
                new ValueTicks(List.of(1.0, 1_000.0, 1e6), 0),
                ValueTicks.logarithmic(new ValueRange(1, 1e8), 3));
    }

    /// They cover the range, are few, and none stands twice.
    @Test
    void ticksOfAnyRangeAreFewAndRise() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            double low = Math.exp(20 * random.nextDouble() - 10) * (random.nextBoolean() ? 1 : -1);
            double high = low + Math.exp(20 * random.nextDouble() - 10);
            ValueRange range = new ValueRange(low, high);
            int most = 3 + random.nextInt(8);
            ValueTicks around = ValueTicks.around(range, most);
            List<Double> values = around.values();
            double width = high - low;
            assertTrue(values.getFirst() <= low + 1e-6 * width, range.toString());
            assertTrue(values.getLast() >= high - 1e-6 * width, range.toString());
            assertTrue(values.size() <= most + 2 && values.size() >= 2, range + " " + values);
            for (int k = 1; k < values.size(); k++) {
                assertTrue(values.get(k) > values.get(k - 1), range.toString());
            }
            if (low > 0) {
                int count = ValueTicks.logarithmic(range, most).values().size();
                assertTrue(count <= most + 1, range + " " + count);
            }
        }
    }

    @Test
    void daysAreLabelledAtBegins() {
        assertEquals(
                List.of("2014", "2015", "2016", "2017", "2018"),
                labels("2013-04-23", "2018-02-07", 400));
        assertEquals(
                List.of("Nov 2015", "Dec 2015", "Jan 2016", "Feb 2016"),
                labels("2015-11-01", "2016-02-15", 400));
        assertEquals(
                List.of("2015-01-05", "2015-01-12", "2015-01-19"),
                labels("2015-01-02", "2015-01-20", 250));
        assertEquals(List.of("1980", "2000", "2020"), labels("1970-01-02", "2026-01-01", 140));
        assertEquals(List.of("2015-01-05"), labels("2015-01-05", "2015-01-05", 200));
    }

    private static List<String> labels(String first, String last, double width) {
        return DateTicks.of(LocalDate.parse(first), LocalDate.parse(last), width).ticks().stream()
                .map(DateTicks.Tick::label)
                .toList();
    }

    @Test
    void shadesAreFromDeepLossToDeepGain() {
        assertEquals("h-loss-5", HeatShade.of(-1).style());
        assertEquals("h-loss-1", HeatShade.of(-0.2).style());
        assertEquals("h-even", HeatShade.of(0).style());
        assertEquals("h-gain-3", HeatShade.of(0.41).style());
        assertEquals("h-gain-5", HeatShade.of(7).style());
        assertEquals("h-none", HeatShade.of(Double.NaN).style());
    }
}
