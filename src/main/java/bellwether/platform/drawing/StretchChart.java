package bellwether.platform.drawing;

import java.time.LocalDate;
import java.util.List;

/// Stretches of time, a row each: one that leads to another.
public record StretchChart(ChartWords words, List<Row> rows) implements ChartDrawing {
    private static final double THICKEST = 14;
    private static final double LABEL_HEIGHT = 13;

    /// A row from above to below.
    ///
    /// @param first the lesser stretch
    /// @param main the main one
    public record Row(String label, Stretch first, Stretch main) {}

    /// Days from one to another, both in it.
    public record Stretch(LocalDate from, LocalDate to) {}

    public StretchChart {
        rows = List.copyOf(rows);
    }

    @Override
    public void draw(DrawingSurface surface, ChartSize size) {
        String longest = "";
        ValueRange days = ValueRange.EMPTY;
        for (Row row : rows) {
            longest = row.label().length() > longest.length() ? row.label() : longest;
            days = days.with(row.first().from()).with(row.main().to());
        }
        PlotFrame frame = PlotFrame.of(surface, size, longest, false);
        ValueRange span = days.spread();
        AxisScale across = frame.across(span);
        frame.titles(words);
        frame.days(
                LocalDate.ofEpochDay((long) span.low()),
                LocalDate.ofEpochDay((long) span.high()),
                across);
        double height = frame.box().height() / Math.max(1, rows.size());
        int every = (int) Math.ceil(LABEL_HEIGHT / height);
        for (int i = 0; i < rows.size(); i++) {
            double middle = frame.box().top() + (i + 0.5) * height;
            bar(surface, rows.get(i).first(), across, middle, height, Ink.STRETCH);
            bar(surface, rows.get(i).main(), across, middle, height, Ink.STRETCH_MAIN);
            if (i % every == 0) {
                surface.words(
                        rows.get(i).label(),
                        frame.box().left() - 6,
                        middle + 4,
                        TextAnchor.END,
                        Ink.WORDS);
            }
        }
        frame.ground();
    }

    private static void bar(
            DrawingSurface surface,
            Stretch stretch,
            AxisScale across,
            double middle,
            double height,
            Ink ink) {
        double thick = Math.min(THICKEST, height * 0.7);
        double left = across.at(stretch.from());
        surface.rectangle(
                new PlotBox(
                        left,
                        middle - thick / 2,
                        Math.max(1, across.at(stretch.to()) - left),
                        thick),
                ink);
    }
}
