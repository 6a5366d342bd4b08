package bellwether.platform.drawing;

/// Of a drawing, in pixels of its own.
public record ChartSize(int width, int height) {
    /// For a page or a sheet of paper.
    public static final ChartSize WIDE = new ChartSize(890, 300);

    /// For a telephone, or two beside each other.
    public static final ChartSize NARROW = new ChartSize(360, 230);
}
