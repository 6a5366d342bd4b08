package bellwether.platform.drawing;

import java.util.ArrayList;
import java.util.List;

/// What was drawn, part by part.
final class RecordedDrawing implements DrawingSurface {
    private static final double CHARACTER = 6;

    final List<Label> labels = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    final List<PlotBox> boxes = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    int areas;

    record Label(String text, double left, double right, double y) {
        boolean covers(Label other) {
            return Math.abs(y - other.y) < 9 && left < other.right && other.left < right;
        }
    }

    record Line(ChartPoints points, Ink ink) {}

    record Mark(MarkShape shape, double x, double y) {}

    static RecordedDrawing of(ChartDrawing drawing, ChartSize size) {
        RecordedDrawing recorded = new RecordedDrawing();
        drawing.draw(recorded, size);
        return recorded;
    }

    /// Pairs of labels of which one lies on the other.
    List<String> covered() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                if (labels.get(i).covers(labels.get(j))) {
                    found.add(labels.get(i) + " on " + labels.get(j));
                }
            }
        }
        return found;
    }

    Line first(Ink ink) {
        return lines.stream().filter(line -> line.ink() == ink).findFirst().orElseThrow();
    }

    @Override
    public void line(ChartPoints points, Ink ink) {
        lines.add(new Line(points, ink));
    }

    @Override
    public void area(ChartPoints outline, Ink ink) {
        areas++;
    }

    @Override
    public void rectangle(PlotBox box, Ink ink) {
        boxes.add(box);
    }

    @Override
    public void cell(PlotBox box, HeatShade shade) {
        boxes.add(box);
    }

    @Override
    public void mark(MarkShape shape, double x, double y, Ink ink) {
        marks.add(new Mark(shape, x, y));
    }

    @Override
    public void words(String text, double x, double y, TextAnchor anchor, Ink ink) {
        double width = CHARACTER * text.length();
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        labels.add(new Label(text, left, left + width, y));
    }
}
