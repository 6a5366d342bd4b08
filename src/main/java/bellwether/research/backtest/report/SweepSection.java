package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.document.SheetWriter.LegendEntry;
import bellwether.platform.document.SheetWriter.Swatch;
import bellwether.platform.drawing.ChartWords;
import bellwether.platform.drawing.HeatMapChart;
import bellwether.platform.drawing.HeatShade;
import bellwether.platform.drawing.Ink;
import bellwether.platform.drawing.ValueRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What each combination of a sweep gave, as a map, and the best of them.
final class SweepSection {
    private static final int BEST_SHOWN = 20;
    private static final int ROW_HEIGHT = 22;
    private static final int AXES_HEIGHT = 70;
    private static final int LEAST_HEIGHT = 130;
    private static final int MOST_HEIGHT = 480;

    private final SheetWriter writer;
    private final FigureFormat format;
    private final SheetSweep sweep;
    private final SweepMap grid;
    private final List<List<SweepMap.Cell>> cells;
    private final ValueRange range;

    private SweepSection(SheetWriter writer, SheetSweep sweep) {
        this.writer = writer;
        this.sweep = sweep;
        format = writer.format();
        grid = SweepMap.of(sweep);
        cells = grid.cells();
        ValueRange values = ValueRange.EMPTY;
        for (List<SweepMap.Cell> row : cells) {
            for (SweepMap.Cell cell : row) {
                values = cell.objective() == null ? values : values.with(cell.objective());
            }
        }
        range = values;
    }

    static void write(SheetWriter writer, SheetSweep sweep) {
        if (sweep.points().isEmpty() || sweep.parameters().isEmpty()) {
            writer.paragraph("No combination was run.");
            return;
        }
        SweepSection section = new SweepSection(writer, sweep);
        writer.paragraph(summary(writer.format(), sweep));
        section.map();
        section.best();
    }

    /// How many combinations there are, and which is the best.
    static String summary(FigureFormat format, SheetSweep sweep) {
        SheetSweep.Point best = SweepMap.of(sweep).best();
        long undefined = sweep.points().stream().filter(point -> point.objective() == null).count();
        String counts =
                "%s, %s shown, %s without a value. Each of them is a trial."
                        .formatted(
                                format.counted(sweep.combinations(), "combination"),
                                format.count(sweep.points().size()),
                                format.count(undefined));
        if (best == null || best.objective() == null) {
            return counts;
        }
        String neighbours =
                sweep.neighbours() == null
                        ? ""
                        : "; its neighbours' median is "
                                + format.of(sweep.neighbours(), sweep.unit());
        return counts
                + " The best, chosen by looking back, is %s with %s of %s%s."
                        .formatted(
                                words(format, sweep, best),
                                sweep.objective(),
                                format.of(best.objective(), sweep.unit()),
                                neighbours);
    }

    private static String words(FigureFormat format, SheetSweep sweep, SheetSweep.Point point) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < sweep.parameters().size(); i++) {
            parts.add(sweep.parameters().get(i) + " " + format.plain(point.values().get(i)));
        }
        return String.join(", ", parts);
    }

    private void map() {
        List<HeatMapChart.Cell> drawn = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            for (int column = 0; column < cells.get(row).size(); column++) {
                SweepMap.Cell cell = cells.get(row).get(column);
                drawn.add(
                        new HeatMapChart.Cell(
                                column,
                                row,
                                shade(cell),
                                format.orAbsent(cell.objective(), sweep.unit()),
                                cell.best()));
            }
        }
        String across = sweep.parameters().get(grid.across());
        String up = grid.up() < 0 ? sweep.objective() : sweep.parameters().get(grid.up());
        writer.chart(
                new HeatMapChart(
                        new ChartWords(
                                sweep.objective()
                                        + " by "
                                        + across
                                        + (grid.up() < 0 ? "" : " and " + up),
                                description(),
                                up,
                                across),
                        labels(grid.columns()),
                        grid.up() < 0 ? List.of("") : labels(grid.rows()),
                        drawn),
                legend(),
                behind(across, up),
                Math.clamp(
                        AXES_HEIGHT + (long) ROW_HEIGHT * grid.rows().size(),
                        LEAST_HEIGHT,
                        MOST_HEIGHT));
        if (grid.hasOthers()) {
            writer.hint(
                    "Each cell is the median over the other parameters; the framed one holds the"
                            + " best combination.");
        }
    }

    private String description() {
        return range.isEmpty()
                ? "No combination has a value."
                : "From %s to %s%s. The cell of the best combination is framed."
                        .formatted(
                                format.of(range.low(), sweep.unit()),
                                format.of(range.high(), sweep.unit()),
                                grid.hasOthers()
                                        ? ", each cell the median over the other parameters"
                                        : "");
    }

    /// Around 0 where there are both signs, else from the least to the greatest.
    private HeatShade shade(SweepMap.Cell cell) {
        Double value = cell.objective();
        if (value == null) {
            return HeatShade.NONE;
        }
        if (range.low() < 0 && range.high() > 0) {
            return HeatShade.of(value / Math.max(-range.low(), range.high()));
        }
        double width = range.high() - range.low();
        double part = width > 0 ? (value - range.low()) / width : 1;
        return HeatShade.of(range.high() > 0 ? Math.max(part, 0.01) : Math.min(part - 1, -0.01));
    }

    private List<LegendEntry> legend() {
        if (range.isEmpty()) {
            return List.of();
        }
        List<LegendEntry> legend = new ArrayList<>();
        legend.add(shadeOf(range.low(), "least "));
        legend.add(shadeOf(range.high(), "greatest "));
        legend.add(new LegendEntry("the best, framed", Ink.CHOSEN.style(), Swatch.AREA));
        return legend;
    }

    private LegendEntry shadeOf(double value, String name) {
        return new LegendEntry(
                name + format.of(value, sweep.unit()),
                shade(new SweepMap.Cell(value, 1, false)).style(),
                Swatch.AREA);
    }

    private List<String> labels(List<Double> values) {
        return values.stream().map(format::plain).toList();
    }

    private SheetTable behind(String across, String up) {
        List<String> headings = new ArrayList<>();
        headings.add(grid.up() < 0 ? across : up + " \\ " + across);
        headings.addAll(labels(grid.columns()));
        SheetTable table =
                new SheetTable(
                        sweep.objective()
                                + (grid.hasOthers() ? ", median over the other parameters" : ""),
                        headings);
        for (int row = 0; row < cells.size(); row++) {
            List<Cell> line = new ArrayList<>();
            line.add(
                    Cell.words(
                            grid.up() < 0
                                    ? sweep.objective()
                                    : format.plain(grid.rows().get(row))));
            for (SweepMap.Cell cell : cells.get(row)) {
                line.add(writer.cell(cell.objective(), sweep.unit(), "undefined or not run"));
            }
            table.row(line);
        }
        return table;
    }

    private void best() {
        List<String> headings = new ArrayList<>(sweep.parameters());
        headings.add(sweep.objective());
        headings.add("Trades");
        SheetTable table = new SheetTable("Best combinations, chosen by looking back", headings);
        sweep.points().stream()
                .filter(point -> point.objective() != null)
                .sorted(Comparator.comparingDouble(SweepSection::objective).reversed())
                .limit(BEST_SHOWN)
                .forEach(point -> table.row(row(point)));
        int left = sweep.combinations() - table.rows().size();
        if (!table.rows().isEmpty()) {
            writer.table(
                    table.note(
                            left <= 0
                                    ? ""
                                    : "… %s more in the CSV of the grid."
                                            .formatted(format.count(left))));
        }
    }

    private static double objective(SheetSweep.Point point) {
        Double objective = point.objective();
        return objective == null ? Double.NEGATIVE_INFINITY : objective;
    }

    private List<Cell> row(SheetSweep.Point point) {
        List<Cell> row = new ArrayList<>();
        point.values().forEach(value -> row.add(Cell.number(format.plain(value))));
        row.add(writer.cell(point.objective(), sweep.unit(), null));
        row.add(Cell.number(format.count(point.trades())));
        return row;
    }
}
