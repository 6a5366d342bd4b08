package bellwether.research.backtest.report;

import bellwether.platform.document.FigureUnit;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run is held against, and how far its figures may be relied on.
final class EvidenceSection {
    private static final String NOT_DRAWN = "no random entries were drawn";

    private final SheetWriter writer;
    private final SheetRun run;

    private EvidenceSection(SheetWriter writer, SheetRun run) {
        this.writer = writer;
        this.run = run;
    }

    static void write(SheetWriter writer, SheetRun run) {
        EvidenceSection section = new EvidenceSection(writer, run);
        section.baselines();
        writer.out().open("div", "class", "beside").line();
        section.trials();
        section.ranges(
                "90 % intervals"
                        + (run.evidence().method().isEmpty() ? "" : ": " + run.evidence().method()),
                run.evidence().intervals(),
                List.of("Figure", "Low", "As run", "High"));
        section.ranges(
                "Bounds: all assumptions at worst and at best",
                run.evidence().bounds(),
                List.of("Figure", "Worst", "As run", "Best"));
        writer.out().close().line();
        run.evidence().proofs().forEach(writer::paragraph);
    }

    private void baselines() {
        SheetTable table =
                new SheetTable(
                        "Beside other uses of the same money over the same sessions",
                        List.of(
                                "Use of the money",
                                "Total return",
                                "CAGR",
                                "Volatility",
                                "Sharpe ratio",
                                "Largest drawdown"));
        MetricFigures figures = new MetricFigures(run.metrics());
        table.row(
                List.of(
                        Cell.words(run.name()),
                        cell(figures.total()),
                        cell(figures.cagr()),
                        cell(figures.volatility()),
                        cell(figures.sharpe()),
                        cell(figures.drawdown())));
        for (SheetBaseline baseline : run.baselines()) {
            String reason = baseline.reason();
            table.row(
                    Cell.words(baseline.name()),
                    writer.cell(baseline.total(), FigureUnit.PERCENT, reason),
                    writer.cell(baseline.cagr(), FigureUnit.PERCENT, reason),
                    writer.cell(baseline.volatility(), FigureUnit.PERCENT, reason),
                    writer.cell(baseline.sharpe(), FigureUnit.RATIO, reason),
                    writer.cell(baseline.drawdown(), FigureUnit.PERCENT, reason));
        }
        writer.table(table, "first");
    }

    private Cell cell(MetricFigures.Figure figure) {
        return writer.cell(figure.value(), figure.unit(), figure.reason());
    }

    private void trials() {
        SheetEvidence evidence = run.evidence();
        SheetTable table =
                new SheetTable(
                        "Chance and trials", List.of("Question", "Trials or draws", "Value"));
        SheetCurves.ChanceBand chance = run.curves().chance();
        table.row(
                Cell.words("Random entries that earned as much: p"),
                chance == null
                        ? Cell.absent(NOT_DRAWN)
                        : Cell.number(writer.format().count(chance.draws())),
                probability(evidence.chance(), chance == null ? NOT_DRAWN : evidence.reason()));
        table.row(
                Cell.words("True Sharpe ratio above 0: PSR"),
                Cell.number("1"),
                probability(evidence.psr(), evidence.reason()));
        table.row(
                Cell.words("Above the luck of all trials of this rule: DSR"),
                Cell.number(writer.format().count(evidence.family().count())),
                probability(evidence.family().dsr(), evidence.family().why(evidence.reason())));
        table.row(
                Cell.words("Above the luck of all your trials: DSR"),
                Cell.number(writer.format().count(evidence.owner().count())),
                probability(evidence.owner().dsr(), evidence.owner().why(evidence.reason())));
        writer.table(table);
    }

    private Cell probability(@Nullable Double value, @Nullable String reason) {
        return writer.cell(value, FigureUnit.PROBABILITY, reason);
    }

    private void ranges(String caption, List<FigureRange> ranges, List<String> headings) {
        if (ranges.isEmpty()) {
            return;
        }
        SheetTable table = new SheetTable(caption, headings);
        for (FigureRange range : ranges) {
            table.row(
                    Cell.words(range.name()),
                    writer.cell(range.low(), range.unit(), range.reason()),
                    writer.cell(range.value(), range.unit(), range.reason()),
                    writer.cell(range.high(), range.unit(), range.reason()));
        }
        writer.table(table);
    }
}
