package bellwether.platform.drawing;

/// A chart that can be drawn at any size.
public interface ChartDrawing {
    ChartWords words();

    void draw(DrawingSurface surface, ChartSize size);
}
