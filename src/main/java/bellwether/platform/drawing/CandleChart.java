package bellwether.platform.drawing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Prices as candles over their volume. A bar that rose is hollow, one that fell is filled; what
/// followed the day of the chart is grey, behind a line. Where there are more bars than there is
/// room, the newest are drawn.
public record CandleChart(
        ChartWords words, CandleColumns bars, CandleOverlay overlay, TickLabels labels)
        implements ChartDrawing {
    private static final double LEAST_STEP = 2.9;
    private static final double WIDE_FROM = 600;
    private static final double CHARACTER = 6.5;
    private static final double VOLUME_PART = 0.18;
    private static final double BETWEEN = 22;
    private static final double HEAD = 0.06;
    private static final double TITLE_BASE = 14;
    private static final double DATE_HEIGHT = 14;

    @Override
    public void draw(DrawingSurface surface, ChartSize size) {
        int from =
                Math.max(0, bars.count() - Math.max(10, (int) (size.width() * 0.82 / LEAST_STEP)));
        ValueRange prices = prices(from);
        ValueTicks ticks = ValueTicks.around(prices, PlotFrame.labelsUp(size));
        boolean wide = size.width() >= WIDE_FROM;
        LevelLabels named = new LevelLabels(overlay.levels(), wide);
        boolean volume = bars.hasVolume(from);
        ChartLegend legend = ChartLegend.of(overlay, size.width());
        double head = legend.height() + (bars.known() < bars.count() ? DATE_HEIGHT : 0);
        PlotBox room = room(surface, size, ticks, head);
        double width = Math.max(20, size.width() - room.left() - 8 - named.width());
        double below = volume ? room.height() * VOLUME_PART : 0;
        PlotBox upper =
                new PlotBox(
                        room.left(),
                        room.top(),
                        width,
                        room.height() - below - (volume ? BETWEEN : 0));
        PlotFrame frame = new PlotFrame(surface, upper);
        ValueRange places = new ValueRange(from - 0.7, Math.max(from + 9, bars.count()) - 0.3);
        CandlePlot plot =
                new CandlePlot(surface, bars, upper, frame.across(places), frame.up(prices, false));
        frame.titles(words);
        legend.draw(surface, TITLE_BASE + ChartLegend.ROW);
        frame.values(within(ticks, prices), labels, plot.up());
        plot.overlaidBelow(overlay, from);
        plot.candles(from);
        plot.overlaid(overlay, from);
        if (volume) {
            PlotBox lower = new PlotBox(upper.left(), upper.bottom() + BETWEEN, width, below);
            plot.volume(from, lower);
        }
        dates(
                new PlotFrame(surface, new PlotBox(upper.left(), room.top(), width, room.height())),
                from,
                plot.across());
        plot.asOf(from, room.bottom());
        named.draw(surface, upper, plot.up());
    }

    private PlotBox room(DrawingSurface surface, ChartSize size, ValueTicks ticks, double head) {
        PlotBox box = PlotFrame.of(surface, size, PlotFrame.widest(ticks, labels), false).box();
        return new PlotBox(box.left(), box.top() + head, box.width(), box.height() - head);
    }

    private static ValueTicks within(ValueTicks ticks, ValueRange range) {
        return new ValueTicks(
                ticks.values().stream()
                        .filter(value -> value >= range.low() && value <= range.high())
                        .toList(),
                ticks.decimals());
    }

    /// Of the bars that are drawn and what is planned; lines beyond are cut.
    private ValueRange prices(int from) {
        ValueRange range = ValueRange.EMPTY;
        for (int bar = from; bar < bars.count(); bar++) {
            range = range.with(bars.low().y(bar)).with(bars.high().y(bar));
        }
        for (CandleOverlay.Level level : overlay.levels()) {
            range = range.with(level.price());
        }
        ValueRange shown = range.spread();
        double room = (shown.high() - shown.low()) * HEAD;
        return new ValueRange(shown.low() - room, shown.high() + room);
    }

    private void dates(PlotFrame frame, int from, AxisScale across) {
        if (from >= bars.count()) {
            return;
        }
        LocalDate first = bars.day(from);
        LocalDate last = bars.day(bars.count() - 1);
        double width = across.at((double) bars.count() - 1) - across.at((double) from);
        double free = frame.box().left() - CHARACTER;
        List<Double> marks = new ArrayList<>();
        for (DateTicks.Tick tick : DateTicks.of(first, last, Math.max(1, width)).ticks()) {
            double x = across.at((double) bars.firstOn(tick.date(), from));
            double half = CHARACTER * tick.label().length() / 2;
            double place = Math.clamp(x, half, Math.max(half, frame.box().right() - half + 20));
            if (place - half >= free) {
                frame.below(tick.label(), place);
                marks.add(x);
                free = place + half + 4;
            }
        }
        for (double x : marks) {
            frame.surface().stroke(x, frame.box().bottom(), x, frame.box().bottom() + 4, Ink.AXIS);
        }
        frame.ground();
    }
}
