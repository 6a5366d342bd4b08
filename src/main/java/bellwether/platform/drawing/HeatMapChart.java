package bellwether.platform.drawing;

import java.util.List;

/// Values by two measures as a map of shades. Cells with room for it show their value.
///
/// @param columns labels from left to right
/// @param rows labels from below to above
/// @param cells with a value; others are left empty
public record HeatMapChart(
        ChartWords words, List<String> columns, List<String> rows, List<Cell> cells)
        implements ChartDrawing {
    private static final double LABEL_HEIGHT = 13;
    private static final double CHARACTER = 6.5;
    private static final double ROOM = 6;
    private static final double GAP = 1;
    private static final double FEWEST_PIXELS_FOR_GAPS = 5;

    /// A value by both measures.
    ///
    /// @param label its value in words
    /// @param chosen it is framed
    public record Cell(int column, int row, HeatShade shade, String label, boolean chosen) {}

    public HeatMapChart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = List.copyOf(cells);
    }

    @Override
    public void draw(DrawingSurface surface, ChartSize size) {
        PlotFrame frame = PlotFrame.of(surface, size, longest(rows), true);
        frame.titles(words);
        double width = frame.box().width() / columns.size();
        double height = frame.box().height() / rows.size();
        for (Cell cell : cells) {
            cell(surface, box(frame, cell, width, height), cell);
        }
        for (Cell cell : cells) {
            if (cell.chosen()) {
                surface.rectangle(box(frame, cell, width, height), Ink.CHOSEN_EDGE);
                surface.rectangle(box(frame, cell, width, height), Ink.CHOSEN);
            }
        }
        labels(frame, width, height);
    }

    private static PlotBox box(PlotFrame frame, Cell cell, double width, double height) {
        double gap = Math.min(width, height) < FEWEST_PIXELS_FOR_GAPS ? 0 : GAP;
        return new PlotBox(
                frame.box().left() + cell.column() * width,
                frame.box().bottom() - (cell.row() + 1) * height,
                width - gap,
                height - gap);
    }

    private static void cell(DrawingSurface surface, PlotBox box, Cell cell) {
        surface.cell(box, cell.shade());
        if (box.height() >= LABEL_HEIGHT
                && box.width() >= CHARACTER * cell.label().length() + ROOM) {
            surface.words(
                    cell.label(),
                    box.left() + box.width() / 2,
                    box.top() + box.height() / 2 + 4,
                    TextAnchor.MIDDLE,
                    cell.shade().words());
        }
    }

    private void labels(PlotFrame frame, double width, double height) {
        int every = (int) Math.ceil((CHARACTER * longest(columns).length() + ROOM) / width);
        for (int i = 0; i < columns.size(); i += every) {
            frame.below(columns.get(i), frame.box().left() + (i + 0.5) * width);
        }
        int step = (int) Math.ceil(LABEL_HEIGHT / height);
        for (int i = 0; i < rows.size(); i += step) {
            frame.surface()
                    .words(
                            rows.get(i),
                            frame.box().left() - ROOM,
                            frame.box().bottom() - (i + 0.5) * height + 4,
                            TextAnchor.END,
                            Ink.WORDS);
        }
    }

    private static String longest(List<String> labels) {
        String longest = "";
        for (String label : labels) {
            longest = label.length() > longest.length() ? label : longest;
        }
        return longest;
    }
}
