package bellwether.platform.drawing;

import java.util.ArrayList;
import java.util.List;

/// What the lines of a chart are, above it, in as many rows as that takes.
record ChartLegend(List<Row> rows) {
    private static final double CHARACTER = 6.3;
    private static final double SWATCH = 22;
    private static final double AFTER = 12;
    private static final double LEFT = 4;
    static final double ROW = 15;

    /// @param x where its swatch begins
    record Entry(String name, Ink ink, boolean area, double x) {}

    record Row(List<Entry> entries) {}

    static ChartLegend of(CandleOverlay overlay, double width) {
        List<Entry> all = new ArrayList<>();
        overlay.lines().forEach(line -> all.add(new Entry(line.name(), line.ink(), false, 0)));
        if (overlay.band() != null) {
            all.add(new Entry(overlay.band().name(), Ink.BAND, true, 0));
        }
        List<Row> rows = new ArrayList<>();
        List<Entry> row = new ArrayList<>();
        double x = LEFT;
        for (Entry entry : all) {
            double room = SWATCH + 5 + CHARACTER * entry.name().length();
            if (x + room > width && !row.isEmpty()) {
                rows.add(new Row(List.copyOf(row)));
                row.clear();
                x = LEFT;
            }
            row.add(new Entry(entry.name(), entry.ink(), entry.area(), x));
            x += room + AFTER;
        }
        if (!row.isEmpty()) {
            rows.add(new Row(List.copyOf(row)));
        }
        return new ChartLegend(rows);
    }

    double height() {
        return ROW * rows.size();
    }

    void draw(DrawingSurface surface, double top) {
        double y = top;
        for (Row row : rows) {
            for (Entry entry : row.entries()) {
                if (entry.area()) {
                    surface.rectangle(new PlotBox(entry.x(), y - 8, SWATCH, 9), entry.ink());
                } else {
                    surface.stroke(entry.x(), y - 4, entry.x() + SWATCH, y - 4, entry.ink());
                }
                surface.words(entry.name(), entry.x() + SWATCH + 5, y, TextAnchor.START, Ink.WORDS);
            }
            y += ROW;
        }
    }
}
