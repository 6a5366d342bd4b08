package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.FigureUnit;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.document.SheetWriter.LegendEntry;
import bellwether.platform.document.SheetWriter.Swatch;
import bellwether.platform.drawing.ChartLine;
import bellwether.platform.drawing.ChartWords;
import bellwether.platform.drawing.Ink;
import bellwether.platform.drawing.TimeChart;
import bellwether.platform.drawing.ValueRange;
import bellwether.research.backtest.metric.RunMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several runs beside each other: their figures, and their equity from a common 100.
final class OverviewSection {
    private static final int MOST_ROWS = 200;
    private static final int MOST_CHARTS = 24;

    private final SheetWriter writer;
    private final FigureFormat format;
    private final List<SheetRun> runs;

    private OverviewSection(SheetWriter writer, List<SheetRun> runs) {
        this.writer = writer;
        this.runs = runs;
        format = writer.format();
    }

    static void write(SheetWriter writer, TearSheet sheet) {
        OverviewSection section = new OverviewSection(writer, sheet.runs());
        section.table(sheet.isComparison() ? "Run" : "Symbol");
        List<SheetRun> drawn = section.drawn();
        if (drawn.size() <= Ink.LINE_COUNT && !drawn.isEmpty()) {
            section.curves(drawn);
        }
        if (!sheet.isComparison()) {
            section.small(drawn, sheet.heading().currency());
        }
    }

    private void small(List<SheetRun> drawn, String currency) {
        List<SheetRun> shown = drawn.subList(0, Math.min(MOST_CHARTS, drawn.size()));
        if (shown.isEmpty()) {
            return;
        }
        writer.part(
                "Equity of each",
                () -> {
                    if (shown.size() < drawn.size()) {
                        writer.hint(
                                "The first %s of %s."
                                        .formatted(
                                                format.count(shown.size()),
                                                format.count(drawn.size())));
                    }
                    EquitySection.writeLegend(writer, shown.getFirst());
                    writer.out().open("div", "class", "many").line();
                    shown.forEach(run -> EquitySection.writeSmall(writer, run, currency));
                    writer.out().close().line();
                });
    }

    private List<SheetRun> drawn() {
        return runs.stream().filter(run -> run.curves().equity().count() > 0).toList();
    }

    private void table(String name) {
        SheetTable table =
                new SheetTable(
                        "%s, figures of each".formatted(format.counted(runs.size(), "run")),
                        List.of(
                                name,
                                "Total return",
                                "CAGR",
                                "Sharpe ratio",
                                "Largest drawdown",
                                "Trades",
                                "Win rate",
                                "Buy and hold",
                                "p"));
        for (SheetRun run : runs.subList(0, Math.min(MOST_ROWS, runs.size()))) {
            RunMetrics metrics = run.metrics();
            MetricFigures figures = new MetricFigures(metrics);
            table.row(
                    List.of(
                            Cell.words(run.name()),
                            cell(figures.total()),
                            cell(figures.cagr()),
                            cell(figures.sharpe()),
                            cell(figures.drawdown()),
                            Cell.number(format.count(metrics.trades().count())),
                            cell(figures.winRate()),
                            writer.cell(
                                    held(run.curves().hold()),
                                    FigureUnit.PERCENT,
                                    "no buy and hold"),
                            writer.cell(
                                    run.evidence().chance(),
                                    FigureUnit.PROBABILITY,
                                    "no random entries were drawn")));
        }
        int left = runs.size() - table.rows().size();
        writer.table(
                table.note(
                        left == 0
                                ? ""
                                : "… %s more in the CSV of the runs."
                                        .formatted(format.count(left))),
                "overview");
    }

    private static @Nullable Double held(@Nullable DatedCurve hold) {
        return hold == null || hold.count() == 0 || hold.value(0) <= 0
                ? null
                : Double.valueOf(hold.value(hold.count() - 1) / hold.value(0) - 1);
    }

    private Cell cell(MetricFigures.Figure figure) {
        return writer.cell(figure.value(), figure.unit(), figure.reason());
    }

    private void curves(List<SheetRun> drawn) {
        List<ChartLine> lines = new ArrayList<>();
        List<LegendEntry> legend = new ArrayList<>();
        List<DatedCurve> curves = new ArrayList<>();
        ValueRange range = ValueRange.EMPTY;
        for (int i = 0; i < drawn.size(); i++) {
            DatedCurve curve = drawn.get(i).curves().equity().fromHundred();
            curves.add(curve);
            lines.add(new ChartLine(drawn.get(i).name(), Ink.line(i), curve.points()));
            legend.add(new LegendEntry(drawn.get(i).name(), Ink.line(i).style(), Swatch.LINE));
            range = range.with(curve.range().low()).with(curve.range().high());
        }
        TimeChart.Form form = TimeChart.formFor(range);
        writer.chart(
                new TimeChart(
                        new ChartWords(
                                "Equity of each, from 100",
                                description(drawn, curves),
                                form == TimeChart.Form.LOGARITHMIC
                                        ? "begin = 100, logarithmic scale"
                                        : "begin = 100",
                                ""),
                        lines,
                        null,
                        form,
                        format::fixed),
                legend,
                behind(drawn, curves));
    }

    private String description(List<SheetRun> drawn, List<DatedCurve> curves) {
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            DatedCurve curve = curves.get(i);
            ends.add(
                    "%s ends at %s"
                            .formatted(
                                    drawn.get(i).name(),
                                    format.fixed(curve.value(curve.count() - 1), 1)));
        }
        return "Equity of each with 100 at its begin. " + String.join(", ", ends) + ".";
    }

    private SheetTable behind(List<SheetRun> drawn, List<DatedCurve> curves) {
        List<String> headings = new ArrayList<>();
        headings.add("Date");
        drawn.forEach(run -> headings.add(run.name()));
        DatedCurve longest = curves.getFirst();
        for (DatedCurve curve : curves) {
            longest = curve.count() > longest.count() ? curve : longest;
        }
        SampledSessions sampled = SampledSessions.of(longest);
        SheetTable table = new SheetTable("Equity, begin = 100", headings).note(sampled.note());
        for (int index : sampled.indices()) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.words(longest.date(index).toString()));
            for (DatedCurve curve : curves) {
                double value = curve.on(longest.date(index));
                row.add(
                        Double.isFinite(value)
                                ? Cell.number(format.fixed(value, 1))
                                : Cell.absent("no value at this close"));
            }
            table.row(row);
        }
        return table;
    }
}
