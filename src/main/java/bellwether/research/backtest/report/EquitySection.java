package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.FigureUnit;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.document.SheetWriter.LegendEntry;
import bellwether.platform.document.SheetWriter.Swatch;
import bellwether.platform.drawing.ChartBand;
import bellwether.platform.drawing.ChartLine;
import bellwether.platform.drawing.ChartWords;
import bellwether.platform.drawing.Ink;
import bellwether.platform.drawing.TimeChart;
import bellwether.platform.drawing.ValueRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Equity beside buy and hold and beside chance, and how far it lay below its high.
final class EquitySection {
    private static final int FALL_HEIGHT = 210;

    private final SheetWriter writer;
    private final FigureFormat format;
    private final SheetCurves curves;

    private EquitySection(SheetWriter writer, SheetCurves curves) {
        this.writer = writer;
        DatedCurve hold = curves.hold();
        this.curves =
                hold == null || hold.hasValues()
                        ? curves
                        : new SheetCurves(curves.equity(), null, curves.chance());
        format = writer.format();
    }

    static void write(SheetWriter writer, SheetRun run, String currency) {
        EquitySection section = new EquitySection(writer, run.curves());
        if (run.curves().equity().count() == 0) {
            writer.paragraph("No session: nothing could be decided within the bars.");
            return;
        }
        section.equity(run, currency);
        if (section.curves.hold() == null) {
            writer.hint(
                    run.curves().hold() == null
                            ? "Buy and hold was not computed."
                            : "Buy and hold is not shown: it has no price on these sessions.");
        }
        section.drawdown(run);
    }

    /// The equity chart alone, small.
    static void writeSmall(SheetWriter writer, SheetRun run, String currency) {
        EquitySection section = new EquitySection(writer, run.curves());
        if (run.curves().equity().count() > 0) {
            writer.smallChart(
                    section.chart(run.name(), section.description(run), currency),
                    List.of(),
                    section.behind(currency));
        }
    }

    /// What the lines of small charts are, once for all of them.
    static void writeLegend(SheetWriter writer, SheetRun run) {
        writer.legend(new EquitySection(writer, run.curves()).legend());
    }

    private void equity(SheetRun run, String currency) {
        writer.chart(chart(title(), description(run), currency), legend(), behind(currency));
    }

    private String title() {
        return "Equity"
                + (curves.hold() == null ? "" : " against buy and hold")
                + (curves.chance() == null ? "" : " and chance");
    }

    private TimeChart chart(String title, String description, String currency) {
        List<ChartLine> lines = new ArrayList<>();
        lines.add(new ChartLine("Rule", Ink.FIRST, curves.equity().points()));
        ValueRange range = with(ValueRange.EMPTY, curves.equity());
        DatedCurve hold = curves.hold();
        if (hold != null) {
            lines.add(new ChartLine("Buy and hold", Ink.BASELINE, hold.points()));
            range = with(range, hold);
        }
        SheetCurves.ChanceBand chance = curves.chance();
        ChartBand band = null;
        if (chance != null) {
            lines.add(new ChartLine("Median of chance", Ink.MIDDLE, chance.median().points()));
            band = new ChartBand("Chance", chance.low().points(), chance.high().points());
            range = with(with(range, chance.low()), chance.high());
        }
        TimeChart.Form form = TimeChart.formFor(range);
        String scale = form == TimeChart.Form.LOGARITHMIC ? ", logarithmic scale" : "";
        return new TimeChart(
                new ChartWords(title, description, currency + scale, ""),
                lines,
                band,
                form,
                format::fixed);
    }

    private static ValueRange with(ValueRange range, DatedCurve curve) {
        ValueRange own = curve.range();
        return range.with(own.low()).with(own.high());
    }

    private String description(SheetRun run) {
        DatedCurve equity = curves.equity();
        ValueRange range = equity.range();
        String own =
                "Equity of %s at %d closes from %s to %s: from %s to %s, at least %s, at most %s."
                        .formatted(
                                run.name(),
                                equity.count(),
                                equity.date(0),
                                equity.date(equity.count() - 1),
                                format.money(equity.value(0)),
                                format.money(equity.value(equity.count() - 1)),
                                format.money(range.low()),
                                format.money(range.high()));
        return own + end(" Buy and hold ends at %s.", curves.hold()) + chanceWords();
    }

    private String end(String words, @Nullable DatedCurve curve) {
        return curve == null || curve.count() == 0
                ? ""
                : words.formatted(format.money(curve.value(curve.count() - 1)));
    }

    private String chanceWords() {
        SheetCurves.ChanceBand chance = curves.chance();
        return chance == null
                ? ""
                : end(" Random entries end between %s", chance.low())
                        + end(" and %s", chance.high())
                        + " in %s of %s draws."
                                .formatted(
                                        format.percent(chance.level()),
                                        format.count(chance.draws()));
    }

    private List<LegendEntry> legend() {
        List<LegendEntry> legend = new ArrayList<>();
        legend.add(new LegendEntry("Rule", Ink.FIRST.style(), Swatch.LINE));
        if (curves.hold() != null) {
            legend.add(new LegendEntry("Buy and hold", Ink.BASELINE.style(), Swatch.LINE));
        }
        SheetCurves.ChanceBand chance = curves.chance();
        if (chance != null) {
            legend.add(
                    new LegendEntry(
                            "Random entries%s, the middle %s %% of %s draws"
                                    .formatted(
                                            chance.isAtEndOnly() ? " at the end" : "",
                                            format.plain(100 * chance.level()),
                                            format.count(chance.draws())),
                            Ink.BAND.style(),
                            Swatch.AREA));
            legend.add(new LegendEntry("Their median", Ink.MIDDLE.style(), Swatch.LINE));
        }
        return legend;
    }

    private SheetTable behind(String currency) {
        List<String> headings = new ArrayList<>(List.of("Date", "Rule"));
        List<DatedCurve> others = new ArrayList<>();
        if (curves.hold() != null) {
            headings.add("Buy and hold");
            others.add(curves.hold());
        }
        SheetCurves.ChanceBand chance = curves.chance();
        if (chance != null) {
            headings.addAll(List.of("Chance, low", "Chance, median", "Chance, high"));
            others.addAll(List.of(chance.low(), chance.median(), chance.high()));
        }
        SampledSessions sampled = SampledSessions.of(curves.equity());
        SheetTable table = new SheetTable("Equity in " + currency, headings).note(sampled.note());
        for (int index : sampled.indices()) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.words(curves.equity().date(index).toString()));
            row.add(amount(curves.equity().value(index)));
            others.forEach(other -> row.add(amount(other.on(curves.equity().date(index)))));
            table.row(row);
        }
        return table;
    }

    private Cell amount(double value) {
        return Double.isFinite(value)
                ? Cell.number(format.fixed(value, 2))
                : Cell.absent("not known at this close");
    }

    private void drawdown(SheetRun run) {
        DatedCurve falls = curves.equity().falls();
        SampledSessions sampled = SampledSessions.of(falls);
        SheetTable behind =
                new SheetTable("Below the highest equity until then", List.of("Date", "Drawdown"))
                        .note(sampled.note());
        for (int index : sampled.indices()) {
            behind.row(
                    Cell.words(falls.date(index).toString()),
                    writer.cell(
                            falls.value(index), FigureUnit.PERCENT, "equity was never above 0"));
        }
        String description =
                "How far equity of %s lay below its high: at most %s, below it at %s of the closes."
                        .formatted(
                                run.name(),
                                format.percent(run.metrics().drawdown().maximum()),
                                format.percent(run.metrics().drawdown().underWater()));
        writer.chart(
                new TimeChart(
                        new ChartWords("Drawdown", description, "below the high", ""),
                        List.of(new ChartLine("Drawdown", Ink.LOSS, falls.points())),
                        null,
                        TimeChart.Form.FALL,
                        (value, decimals) ->
                                format.fixed(100 * value, Math.max(0, decimals - 2)) + " %"),
                List.of(),
                behind,
                FALL_HEIGHT);
        DrawdownTable.write(writer, run.metrics().drawdown());
    }
}
