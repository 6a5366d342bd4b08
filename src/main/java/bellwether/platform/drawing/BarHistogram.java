package bellwether.platform.drawing;

import java.util.ArrayList;
import java.util.List;

/// How many values lie in each of some equal ranges. One of the bounds is 0, so that no bar holds
/// losses and gains.
///
/// @param bins adjoining, the lowest first
public record BarHistogram(ChartWords words, List<Bin> bins, TickLabels labels)
        implements ChartDrawing {
    private static final int MOST_BINS = 24;
    private static final int FEWEST_BINS = 6;
    private static final double LABEL_WIDTH = 46;
    private static final double GAP = 1.5;

    /// From a value to below another; the last bin holds its end too.
    public record Bin(double from, double to, int count) {}

    public BarHistogram {
        bins = List.copyOf(bins);
    }

    /// Twice the logarithm and more: somewhat more than Sturges (1926), as results have tails.
    private static int bins(int values) {
        double wanted = 2 * Math.log(Math.max(1, values)) / Math.log(2) + 1;
        return (int) Math.clamp(Math.ceil(wanted), FEWEST_BINS, MOST_BINS);
    }

    /// Counts values in ranges of a round width.
    public static List<Bin> count(double[] values) {
        ValueRange range = ValueRange.EMPTY.with(0);
        for (double value : values) {
            range = range.with(value);
        }
        List<Double> bounds = ValueTicks.around(range.spread(), bins(values.length)).values();
        int[] counts = new int[bounds.size() - 1];
        for (double value : values) {
            int bin = 0;
            while (bin < counts.length - 1 && value >= bounds.get(bin + 1)) {
                bin++;
            }
            counts[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            bins.add(new Bin(bounds.get(i), bounds.get(i + 1), counts[i]));
        }
        return bins;
    }

    @Override
    public void draw(DrawingSurface surface, ChartSize size) {
        ValueRange heights = ValueRange.EMPTY.with(0);
        for (Bin bin : bins) {
            heights = heights.with(bin.count());
        }
        ValueTicks upward =
                ValueTicks.around(
                        heights.spread(),
                        (int) Math.clamp(heights.high(), 1, PlotFrame.labelsUp(size)));
        PlotFrame frame = PlotFrame.of(surface, size, PlotFrame.widest(upward, labels), true);
        ValueRange places = new ValueRange(bins.getFirst().from(), bins.getLast().to()).spread();
        AxisScale across = frame.across(places);
        AxisScale up = frame.up(new ValueRange(0, upward.values().getLast()).spread(), false);
        frame.titles(words);
        frame.values(upward, labels, up);
        for (Bin bin : bins) {
            if (bin.count() > 0) {
                double left = across.at(bin.from()) + GAP / 2;
                double top = up.at(bin.count());
                surface.rectangle(
                        new PlotBox(
                                left,
                                top,
                                across.at(bin.to()) - GAP / 2 - left,
                                frame.box().bottom() - top),
                        bin.to() <= 0 ? Ink.LOSS : Ink.GAIN);
            }
        }
        frame.places(
                ValueTicks.within(places, Math.max(2, (int) (frame.box().width() / LABEL_WIDTH))),
                labels,
                across);
        frame.ground();
        surface.stroke(
                across.at(0), frame.box().top(), across.at(0), frame.box().bottom(), Ink.ZERO);
    }
}
