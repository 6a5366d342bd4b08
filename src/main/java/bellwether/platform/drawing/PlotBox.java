package bellwether.platform.drawing;

/// A rectangle in pixels.
public record PlotBox(double left, double top, double width, double height) {
    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }
}
