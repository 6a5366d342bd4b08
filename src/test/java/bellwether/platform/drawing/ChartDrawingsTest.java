package bellwether.platform.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Charts of any numbers: nothing is lost, nothing lies on anything, nothing leaves the drawing.
final class ChartDrawingsTest {
    private static final TickLabels PLAIN =
            (value, decimals) -> String.format(Locale.ROOT, "%,." + decimals + "f", value);

    private static final ChartWords WORDS = new ChartWords("t", "d", "USD", "");

    private static TimeChart chart(ChartPoints points, TimeChart.Form form) {
        return new TimeChart(
                WORDS, List.of(new ChartLine("a", Ink.FIRST, points)), null, form, PLAIN);
    }

    private static double day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    @Test
    void theSpikeOfOneDayInThirtyYearsIsDrawn() {
        int n = 7_560;
        ChartPoints points =
                ChartPoints.of(n, i -> 5_000 + i * 1.45, i -> i == 4_321 ? 9 : i == 4_322 ? 1 : 5);
        RecordedDrawing drawn =
                RecordedDrawing.of(chart(points, TimeChart.Form.PLAIN), ChartSize.NARROW);
        ChartPoints line = drawn.first(Ink.FIRST).points();
        assertTrue(line.count() < 1_300, "points " + line.count());
        ValueRange heights = ValueRange.EMPTY.withHeights(line);
        double unit = (label(drawn, "0").y() - label(drawn, "8").y()) / 8;
        assertEquals(8, (heights.high() - heights.low()) / unit, 0.01);
    }

    private static RecordedDrawing.Label label(RecordedDrawing drawn, String text) {
        return drawn.labels.stream()
                .filter(label -> label.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " among " + drawn.labels));
    }

    @Test
    void reducedPointsKeepFirstLastLowAndHighOfEachColumn() {
        SplittableRandom random = new SplittableRandom(4);
        double[] heights = random.doubles(5_000).toArray();
        ChartPoints all = ChartPoints.of(5_000, i -> i / 50.0, i -> heights[i]);
        ChartPoints few = PointReduction.of(all);
        assertTrue(few.count() <= 4 * 102, "points " + few.count());
        for (int column = 0; column <= 100; column++) {
            assertEquals(range(all, column), range(few, column), "column " + column);
        }
        assertEquals(heights[0], few.y(0));
        assertEquals(heights[4_999], few.y(few.count() - 1));
    }

    private static ValueRange range(ChartPoints points, int column) {
        ValueRange range = ValueRange.EMPTY;
        for (int i = 0; i < points.count(); i++) {
            if (Math.round(points.x(i)) == column) {
                range = range.with(points.y(i));
            }
        }
        return range;
    }

    @Test
    void labelsOfAnySpanAndSizeLieBesideEachOther() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 1_500; i++) {
            int count = 1 + random.nextInt(40);
            double step = Math.exp(9 * random.nextDouble() - 1);
            double first = random.nextInt(4_000, 20_000);
            double scale = Math.exp(16 * random.nextDouble() - 6);
            boolean log = random.nextBoolean();
            double[] values = new double[count];
            for (int k = 0; k < count; k++) {
                values[k] =
                        scale * (log ? Math.exp(3 * random.nextDouble()) : random.nextGaussian());
            }
            ChartPoints points =
                    ChartPoints.of(count, k -> first + Math.floor(k * step), k -> values[k]);
            TimeChart.Form form =
                    log && count > 1 ? TimeChart.Form.LOGARITHMIC : TimeChart.Form.PLAIN;
            for (ChartSize size : List.of(ChartSize.WIDE, ChartSize.NARROW)) {
                RecordedDrawing drawn = RecordedDrawing.of(chart(points, form), size);
                assertEquals(List.of(), drawn.covered(), "run " + i);
                for (RecordedDrawing.Label label : drawn.labels) {
                    assertTrue(
                            label.left() >= -1 && label.right() <= size.width() + 1,
                            "run " + i + ": " + label);
                }
            }
        }
    }

    @Test
    void gapsPartALineAndASinglePointIsADot() {
        ChartPoints points =
                ChartPoints.of(
                        6, i -> day("2015-01-05") + i, i -> i == 2 || i == 4 ? Double.NaN : 10 + i);
        RecordedDrawing drawn =
                RecordedDrawing.of(chart(points, TimeChart.Form.PLAIN), ChartSize.WIDE);
        assertEquals(1, drawn.lines.stream().filter(line -> line.ink() == Ink.FIRST).count());
        assertEquals(2, drawn.marks.size());
    }

    @Test
    void chartsWithoutAnyValueAreDrawnEmpty() {
        ChartPoints gaps = ChartPoints.of(3, i -> day("2015-01-05") + i, i -> Double.NaN);
        ChartPoints none = ChartPoints.of(0, i -> 0, i -> 0);
        for (ChartPoints points : List.of(gaps, none)) {
            for (TimeChart.Form form : List.of(TimeChart.Form.PLAIN, TimeChart.Form.FALL)) {
                RecordedDrawing drawn = RecordedDrawing.of(chart(points, form), ChartSize.WIDE);
                assertEquals(List.of(), drawn.marks);
            }
        }
    }

    @Test
    void equalRatiosTakeEqualRoomOnALogarithmicScale() {
        ChartPoints points =
                ChartPoints.of(3, i -> day("2015-01-05") + i, i -> Math.pow(10, i + 2));
        RecordedDrawing drawn =
                RecordedDrawing.of(chart(points, TimeChart.Form.LOGARITHMIC), ChartSize.WIDE);
        ChartPoints line = drawn.first(Ink.FIRST).points();
        assertEquals(line.y(0) - line.y(1), line.y(1) - line.y(2), 1e-6);
        assertEquals(TimeChart.Form.LOGARITHMIC, TimeChart.formFor(new ValueRange(100, 301)));
        assertEquals(TimeChart.Form.PLAIN, TimeChart.formFor(new ValueRange(100, 290)));
        assertEquals(TimeChart.Form.PLAIN, TimeChart.formFor(new ValueRange(0, 290)));
        assertEquals(TimeChart.Form.PLAIN, TimeChart.formFor(ValueRange.EMPTY));
    }

    @Test
    void everyValueIsInOneBinAndZeroIsABound() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < 400; run++) {
            double scale = Math.exp(8 * random.nextDouble() - 4);
            double[] values =
                    random.doubles(1 + random.nextInt(200))
                            .map(value -> scale * (value - 0.3))
                            .toArray();
            List<BarHistogram.Bin> bins = BarHistogram.count(values);
            assertEquals(values.length, bins.stream().mapToInt(BarHistogram.Bin::count).sum());
            assertTrue(
                    bins.stream().anyMatch(bin -> bin.from() == 0 || bin.to() == 0),
                    bins.toString());
            for (BarHistogram.Bin bin : bins) {
                long held =
                        Arrays.stream(values)
                                .filter(value -> value >= bin.from() && value < bin.to())
                                .count();
                assertTrue(
                        bin.count() == held || bin.equals(bins.getLast()), bin + " holds " + held);
            }
        }
    }

    @Test
    void heatMapsLabelWhatHasRoom() {
        for (int side : new int[] {1, 4, 30, 100}) {
            List<HeatMapChart.Cell> cells = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int i = 0; i < side; i++) {
                names.add(Integer.toString(i * 5));
                for (int k = 0; k < side; k++) {
                    cells.add(new HeatMapChart.Cell(i, k, HeatShade.of(0.5), "0.25", false));
                }
            }
            HeatMapChart map =
                    new HeatMapChart(new ChartWords("t", "d", "up", "across"), names, names, cells);
            for (ChartSize size : List.of(ChartSize.WIDE, ChartSize.NARROW)) {
                RecordedDrawing drawn = RecordedDrawing.of(map, size);
                assertEquals(side * side, drawn.boxes.size());
                assertEquals(List.of(), drawn.covered(), side + " cells");
            }
        }
    }
}
