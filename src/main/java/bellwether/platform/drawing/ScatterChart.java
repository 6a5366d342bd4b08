package bellwether.platform.drawing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Points by two measures, in groups that differ by shape.
///
/// @param diagonal a line on which both measures are equal
public record ScatterChart(
        ChartWords words, List<Group> groups, boolean diagonal, TickLabels labels)
        implements ChartDrawing {
    private static final double LABEL_WIDTH = 62;

    /// Points of one shape.
    public record Group(String name, MarkShape shape, Ink ink, ChartPoints points) {}

    private record Place(int group, long x, long y) {}

    public ScatterChart {
        groups = List.copyOf(groups);
    }

    @Override
    public void draw(DrawingSurface surface, ChartSize size) {
        ValueRange x = ValueRange.EMPTY.with(0);
        ValueRange y = ValueRange.EMPTY.with(0);
        for (Group group : groups) {
            x = x.withPlaces(group.points());
            y = y.withHeights(group.points());
        }
        ValueTicks upward = ValueTicks.around(y.spread(), PlotFrame.labelsUp(size));
        PlotFrame frame = PlotFrame.of(surface, size, PlotFrame.widest(upward, labels), true);
        ValueTicks along =
                ValueTicks.around(
                        x.spread(), Math.max(3, (int) (frame.box().width() / LABEL_WIDTH)));
        AxisScale across = frame.across(covering(along));
        AxisScale up = frame.up(covering(upward), false);
        frame.titles(words);
        frame.values(upward, labels, up);
        frame.places(along, labels, across);
        frame.ground();
        if (diagonal) {
            double end = Math.min(covering(along).high(), covering(upward).high());
            surface.stroke(across.at(0), up.at(0), across.at(end), up.at(end), Ink.ZERO);
        }
        Set<Place> taken = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            for (int p = 0; p < group.points().count(); p++) {
                double left = across.at(group.points().x(p));
                double top = up.at(group.points().y(p));
                if (taken.add(new Place(i, Math.round(left), Math.round(top)))) {
                    surface.mark(group.shape(), left, top, group.ink());
                }
            }
        }
    }

    private static ValueRange covering(ValueTicks ticks) {
        return new ValueRange(ticks.values().getFirst(), ticks.values().getLast()).spread();
    }
}
