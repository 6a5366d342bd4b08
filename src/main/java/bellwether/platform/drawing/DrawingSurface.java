package bellwether.platform.drawing;

/// Takes a chart's parts, in pixels from the upper left corner. What comes later lies above.
public interface DrawingSurface {
    /// Through all points, in their order.
    void line(ChartPoints points, Ink ink);

    /// The inside of a closed line.
    void area(ChartPoints outline, Ink ink);

    void rectangle(PlotBox box, Ink ink);

    /// A cell of a heat map.
    void cell(PlotBox box, HeatShade shade);

    void mark(MarkShape shape, double x, double y, Ink ink);

    void words(String text, double x, double y, TextAnchor anchor, Ink ink);

    /// A straight line.
    default void stroke(double x1, double y1, double x2, double y2, Ink ink) {
        line(ChartPoints.of(x1, y1, x2, y2), ink);
    }
}
