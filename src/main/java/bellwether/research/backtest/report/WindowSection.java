package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.FigureUnit;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.document.SheetWriter.LegendEntry;
import bellwether.platform.document.SheetWriter.Swatch;
import bellwether.platform.drawing.ChartLine;
import bellwether.platform.drawing.ChartPoints;
import bellwether.platform.drawing.ChartWords;
import bellwether.platform.drawing.Ink;
import bellwether.platform.drawing.StretchChart;
import bellwether.platform.drawing.TimeChart;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The windows of a walk-forward: when they trained and tested, and what training promised and the
/// test kept.
final class WindowSection {
    private static final int ROW_HEIGHT = 18;
    private static final int AXES_HEIGHT = 56;
    private static final int LEAST_HEIGHT = 110;
    private static final int MOST_HEIGHT = 420;

    private final SheetWriter writer;
    private final FigureFormat format;
    private final List<SheetWindow> windows;

    private WindowSection(SheetWriter writer, List<SheetWindow> windows) {
        this.writer = writer;
        this.windows = windows;
        format = writer.format();
    }

    static void write(SheetWriter writer, List<SheetWindow> windows) {
        WindowSection section = new WindowSection(writer, windows);
        section.stretches();
        section.objectives();
        writer.table(section.table());
    }

    private void stretches() {
        List<StretchChart.Row> rows =
                windows.stream()
                        .map(window ->
                                new StretchChart.Row(
                                        format.count(windows.indexOf(window) + 1L),
                                        stretch(window.training()),
                                        stretch(window.test())))
                        .toList();
        SheetTable behind =
                new SheetTable(
                        "Windows",
                        List.of("Window", "Training from", "to", "Test from", "to (test)"));
        for (int i = 0; i < windows.size(); i++) {
            SheetWindow window = windows.get(i);
            behind.row(
                    Cell.words(format.count(i + 1L)),
                    Cell.words(window.training().from().toString()),
                    Cell.words(window.training().to().toString()),
                    Cell.words(window.test().from().toString()),
                    Cell.words(window.test().to().toString()));
        }
        writer.chart(
                new StretchChart(
                        new ChartWords(
                                "Training and test",
                                "%s. Parameters are chosen in training and used in the test that follows it."
                                        .formatted(format.counted(windows.size(), "window")),
                                "window",
                                ""),
                        rows),
                List.of(
                        new LegendEntry("Training", Ink.STRETCH.style(), Swatch.AREA),
                        new LegendEntry("Test", Ink.STRETCH_MAIN.style(), Swatch.AREA)),
                behind,
                Math.clamp(
                        AXES_HEIGHT + (long) ROW_HEIGHT * windows.size(),
                        LEAST_HEIGHT,
                        MOST_HEIGHT));
    }

    private static StretchChart.Stretch stretch(SheetWindow.Span span) {
        return new StretchChart.Stretch(span.from(), span.to());
    }

    private void objectives() {
        SheetTable behind =
                new SheetTable(
                        "Objective by the last day of the test",
                        List.of("Test to", "In training", "In the test"));
        for (SheetWindow window : windows) {
            behind.row(
                    Cell.words(window.test().to().toString()),
                    writer.cell(window.trained(), window.unit(), reason(window)),
                    writer.cell(window.tested(), window.unit(), reason(window)));
        }
        writer.chart(
                new TimeChart(
                        new ChartWords(
                                "What training promised and the test kept",
                                "The objective of the chosen parameters in training and in the"
                                        + " test, by the last day of the test.",
                                "objective",
                                ""),
                        List.of(
                                line("In the test", Ink.FIRST, SheetWindow::tested),
                                line("In training", Ink.BASELINE, SheetWindow::trained)),
                        null,
                        TimeChart.Form.PLAIN,
                        format::fixed),
                List.of(
                        new LegendEntry("In the test", Ink.FIRST.style(), Swatch.LINE),
                        new LegendEntry("In training", Ink.BASELINE.style(), Swatch.LINE)),
                behind);
    }

    private ChartLine line(String name, Ink ink, Function<SheetWindow, @Nullable Double> figure) {
        return new ChartLine(
                name,
                ink,
                ChartPoints.of(
                        windows.size(),
                        i -> windows.get(i).test().to().toEpochDay(),
                        i -> {
                            Double value = figure.apply(windows.get(i));
                            return value == null ? Double.NaN : value;
                        }));
    }

    private static String reason(SheetWindow window) {
        return window.reason() == null ? "not computed" : window.reason();
    }

    private SheetTable table() {
        SheetTable table =
                new SheetTable(
                        "Windows and what was chosen in each",
                        List.of(
                                "Window",
                                "Test",
                                "Chosen",
                                "In training",
                                "In the test",
                                "Test return",
                                "Trades"));
        for (int i = 0; i < windows.size(); i++) {
            SheetWindow window = windows.get(i);
            table.row(
                    Cell.words(format.count(i + 1L)),
                    Cell.words(window.test().from() + " to " + window.test().to()),
                    window.chosen().isEmpty() ? Cell.words("none") : Cell.words(window.chosen()),
                    writer.cell(window.trained(), window.unit(), reason(window)),
                    writer.cell(window.tested(), window.unit(), reason(window)),
                    writer.cell(window.returned(), FigureUnit.PERCENT, reason(window)),
                    Cell.number(format.count(window.trades())));
        }
        return table;
    }
}
