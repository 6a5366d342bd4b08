package bellwether.platform.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies over the bars of a chart. Places to the right are places of bars.
public record CandleOverlay(
        List<ChartLine> lines,
        @Nullable ChartBand band,
        List<Level> levels,
        List<Shape> shapes,
        List<Sign> signs) {
    /// Bars alone.
    public static final CandleOverlay NONE =
            new CandleOverlay(List.of(), null, List.of(), List.of(), List.of());

    public CandleOverlay {
        lines = List.copyOf(lines);
        levels = List.copyOf(levels);
        shapes = List.copyOf(shapes);
        signs = List.copyOf(signs);
    }

    /// A price at which something is planned.
    ///
    /// @param label the price as it is written
    /// @param mark tells it from others at its end
    public record Level(String name, String label, double price, Ink ink, MarkShape mark) {}

    /// A figure that prices drew, through its turning points.
    public record Shape(String name, ChartPoints pivots) {}

    /// A sign on a bar.
    ///
    /// @param direction above 0 for rising prices, below for falling ones, 0 for neither
    public record Sign(int bar, int direction) {}
}
