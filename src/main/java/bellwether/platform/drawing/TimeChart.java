package bellwether.platform.drawing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines over days, with what lies between two of them as a band behind.
///
/// @param lines the first is the one that it is about and lies above the others
/// @param form how values lie upwards
public record TimeChart(
        ChartWords words,
        List<ChartLine> lines,
        @Nullable ChartBand band,
        Form form,
        TickLabels labels)
        implements ChartDrawing {
    /// How many times the least value the greatest must be for a logarithmic scale.
    private static final double WIDE_SPREAD = 3;

    /// Heights for a line that never fell.
    private static final ValueRange FLAT = new ValueRange(-0.05, 0);

    private static final double ONE_DAY_WIDTH = 14;
    private static final int DAYS_AROUND_ONE = 3;

    /// How values lie upwards.
    public enum Form {
        PLAIN,
        /// Equal ratios take equal room. Values are above 0.
        LOGARITHMIC,
        /// From 0 down to the line is filled.
        FALL
    }

    public TimeChart {
        lines = List.copyOf(lines);
    }

    /// Logarithmic for values above 0 of which the greatest is more than three times the least.
    public static Form formFor(ValueRange range) {
        return !range.isEmpty() && range.low() > 0 && range.high() > WIDE_SPREAD * range.low()
                ? Form.LOGARITHMIC
                : Form.PLAIN;
    }

    @Override
    public void draw(DrawingSurface surface, ChartSize size) {
        ValueRange values = heights();
        ValueTicks ticks = ticks(values, PlotFrame.labelsUp(size));
        PlotFrame frame =
                PlotFrame.of(
                        surface, size, PlotFrame.widest(ticks, labels), !words.places().isEmpty());
        ValueRange days = days();
        AxisScale across = frame.across(days);
        AxisScale up =
                frame.up(
                        form == Form.LOGARITHMIC ? values : covering(values, ticks),
                        form == Form.LOGARITHMIC);
        frame.titles(words);
        frame.values(ticks, labels, up);
        frame.days(
                LocalDate.ofEpochDay((long) Math.ceil(days.low())),
                LocalDate.ofEpochDay((long) Math.floor(days.high())),
                across);
        frame.ground();
        if (band != null) {
            between(
                    surface,
                    placed(band.low().withoutGaps(), across, up),
                    placed(band.high().withoutGaps(), across, up));
        }
        for (ChartLine line : lines.reversed()) {
            draw(surface, line, across, up);
        }
    }

    /// A band of one day is a bar.
    private static void between(DrawingSurface surface, ChartPoints low, ChartPoints high) {
        if (low.count() == 1 && high.count() == 1) {
            surface.rectangle(
                    new PlotBox(
                            high.x(0) - ONE_DAY_WIDTH / 2,
                            high.y(0),
                            ONE_DAY_WIDTH,
                            low.y(0) - high.y(0)),
                    Ink.BAND);
        } else {
            surface.area(high.andBack(low), Ink.BAND);
        }
    }

    private ValueRange heights() {
        ValueRange range = form == Form.FALL ? ValueRange.EMPTY.with(0) : ValueRange.EMPTY;
        for (ChartLine line : lines) {
            range = range.withHeights(line.points());
        }
        if (band != null) {
            range = range.withHeights(band.low()).withHeights(band.high());
        }
        return form == Form.FALL && range.low() == 0 ? FLAT : range.spread();
    }

    private ValueRange days() {
        ValueRange range = ValueRange.EMPTY;
        for (ChartLine line : lines) {
            range = range.withPlaces(line.points());
        }
        return range.high() > range.low() || range.isEmpty()
                ? range.spread()
                : new ValueRange(range.low() - DAYS_AROUND_ONE, range.low() + DAYS_AROUND_ONE);
    }

    private ValueTicks ticks(ValueRange values, int most) {
        return switch (form) {
            case LOGARITHMIC -> ValueTicks.logarithmic(values, most);
            case PLAIN, FALL -> ValueTicks.around(values, most);
        };
    }

    private static ValueRange covering(ValueRange values, ValueTicks ticks) {
        return values.with(ticks.values().getFirst()).with(ticks.values().getLast());
    }

    private static ChartPoints placed(ChartPoints points, AxisScale across, AxisScale up) {
        return PointReduction.of(
                ChartPoints.of(
                        points.count(), i -> across.at(points.x(i)), i -> up.at(points.y(i))));
    }

    /// Each stretch between gaps as a line of its own; a single point as a dot.
    private void draw(DrawingSurface surface, ChartLine line, AxisScale across, AxisScale up) {
        ChartPoints points = line.points();
        int from = 0;
        while (from < points.count()) {
            int to = from;
            while (to < points.count() && !points.isGap(to)) {
                to++;
            }
            if (to > from) {
                stretch(surface, line.ink(), placed(points.part(from, to), across, up), up);
            }
            from = to + 1;
        }
    }

    private void stretch(DrawingSurface surface, Ink ink, ChartPoints pixels, AxisScale up) {
        if (pixels.count() == 1) {
            surface.mark(MarkShape.DOT, pixels.x(0), pixels.y(0), ink);
            return;
        }
        if (form == Form.FALL) {
            double zero = up.at(0);
            surface.area(
                    pixels.andBack(
                            ChartPoints.of(pixels.x(0), zero, pixels.x(pixels.count() - 1), zero)),
                    Ink.FALL);
        }
        surface.line(pixels, ink);
    }
}
