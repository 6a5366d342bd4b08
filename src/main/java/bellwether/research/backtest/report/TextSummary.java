package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.FigureUnit;
import bellwether.platform.drawing.ValueRange;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.report.MetricFigures.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A tear sheet in short for a terminal of 80 columns: findings first, then the figures, then how
/// to get it again. Pure, as the page is.
public final class TextSummary {
    private static final int MOST_ROWS = 40;
    private static final int SPARKS = 76;
    private static final String SPARK = "▁▂▃▄▅▆▇█";

    private final TearSheet sheet;
    private final FigureFormat format;
    private final TextLines lines = new TextLines();

    private TextSummary(TearSheet sheet, Locale locale) {
        this.sheet = sheet;
        format = new FigureFormat(locale, sheet.heading().currency());
    }

    /// Lines of at most 80 columns.
    public static String of(TearSheet sheet, Locale locale) {
        return new TextSummary(sheet, locale).write();
    }

    private String write() {
        SheetHeading heading = sheet.heading();
        lines.line(heading.title() + ": " + heading.subject());
        lines.line(heading.kind().words() + ". Money in " + heading.currency() + ".");
        if (sheet.origin().synthetic()) {
            lines.line("Synthetic prices: they are made up, and so is every figure here.");
        }
        findings();
        sweep();
        windows();
        if (sheet.runs().size() == 1) {
            run(sheet.runs().getFirst());
        } else if (!sheet.runs().isEmpty()) {
            runs();
        }
        lines.blank();
        lines.wrapped("Backtest     ", heading.job());
        lines.wrapped("Fingerprint  ", sheet.origin().fingerprint());
        lines.wrapped("Repeat       ", sheet.origin().repeat());
        return lines.toString();
    }

    private void findings() {
        lines.blank();
        if (sheet.findings().isEmpty()) {
            lines.line(FindingsSection.NONE);
            return;
        }
        lines.line("Findings");
        for (List<SheetFinding> together : FindingsSection.together(sheet.findings())) {
            together.forEach(this::finding);
            lines.wrapped(" ".repeat(11), "Remedy: " + together.getFirst().remedy());
        }
    }

    private void finding(SheetFinding finding) {
        String where = finding.run() == null ? "" : " (" + finding.run() + ")";
        String number =
                finding.number() == null
                        ? ""
                        : " [" + format.of(finding.number(), finding.unit()) + "]";
        lines.wrapped(
                "  %-8s ".formatted(FindingsSection.word(finding.severity())),
                finding.code() + where + ": " + finding.words() + number);
    }

    private void sweep() {
        SheetSweep sweep = sheet.sweep();
        if (sweep != null && !sweep.points().isEmpty() && !sweep.parameters().isEmpty()) {
            lines.blank();
            lines.line("Sweep");
            lines.wrapped("  ", SweepSection.summary(format, sweep));
        }
    }

    private void windows() {
        if (sheet.windows().isEmpty()) {
            return;
        }
        lines.blank();
        lines.line("Windows");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Chosen", "Test from", "to", "Training", "Test", "Return", "Trades"));
        for (SheetWindow window : sheet.windows()) {
            rows.add(
                    List.of(
                            window.chosen().isEmpty() ? "none" : window.chosen(),
                            window.test().from().toString(),
                            window.test().to().toString(),
                            format.orAbsent(window.trained(), window.unit()),
                            format.orAbsent(window.tested(), window.unit()),
                            format.orAbsent(window.returned(), FigureUnit.PERCENT),
                            format.count(window.trades())));
        }
        lines.table(rows);
    }

    private void runs() {
        lines.blank();
        lines.line(format.counted(sheet.runs().size(), "run"));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "Return", "CAGR", "Sharpe", "Drawdown", "Trades", "Won"));
        for (SheetRun run : sheet.runs().stream().limit(MOST_ROWS).toList()) {
            RunMetrics metrics = run.metrics();
            rows.add(
                    List.of(
                            run.name(),
                            format.percent(metrics.returns().total()),
                            format.orAbsent(metrics.returns().cagr(), FigureUnit.PERCENT),
                            format.orAbsent(metrics.ratios().sharpe(), FigureUnit.RATIO),
                            format.percent(metrics.drawdown().maximum()),
                            format.count(metrics.trades().count()),
                            format.orAbsent(metrics.trades().winRate(), FigureUnit.PERCENT)));
        }
        lines.table(rows);
        int left = sheet.runs().size() - MOST_ROWS;
        if (left > 0) {
            lines.line("  … " + format.count(left) + " more in the CSV of the runs.");
        }
    }

    private void run(SheetRun run) {
        RunMetrics metrics = run.metrics();
        MetricFigures figures = new MetricFigures(metrics);
        lines.blank();
        lines.line(
                "%s, %s to %s, %s"
                        .formatted(
                                run.name(),
                                metrics.span().first(),
                                metrics.span().last(),
                                format.counted(metrics.span().sessions(), "session")));
        sparks(run.curves().equity());
        figure(figures.known("Equity", metrics.returns().finalEquity(), FigureUnit.MONEY), "");
        figure(figures.total(), held(run.curves().hold()));
        figure(figures.cagr(), interval(run, "cagr"));
        figure(figures.volatility(), "");
        figure(figures.sharpe(), interval(run, "sharpe"));
        figure(figures.drawdown(), interval(run, "drawdown"));
        int count = metrics.trades().count();
        boolean few = count > 0 && count < HeadlineTiles.FEW_TRADES;
        figure(
                figures.known("Trades", count, FigureUnit.COUNT),
                few ? "too few: their ratios say little" : "");
        figure(figures.winRate(), HeadlineTiles.wilson(format, metrics.trades()));
        figure(
                figures.of(
                        "Mean trade",
                        metrics.trades().expectancy().money(),
                        FigureUnit.MONEY,
                        "expectancy.money"),
                "");
        figure(
                figures.of(
                        "Profit factor",
                        metrics.trades().profitFactor(),
                        FigureUnit.RATIO,
                        "profit_factor"),
                "");
        figure(figures.known("Costs", metrics.costs().total(), FigureUnit.MONEY), "");
        evidence(run.evidence());
    }

    private void evidence(SheetEvidence evidence) {
        String reason = evidence.reason();
        figure(
                new Figure("Chance, p", evidence.chance(), FigureUnit.PROBABILITY, reason),
                "random entries that earned as much");
        figure(
                new Figure("PSR", evidence.psr(), FigureUnit.PROBABILITY, reason),
                "true Sharpe ratio above 0");
        figure(
                new Figure(
                        "DSR",
                        evidence.family().dsr(),
                        FigureUnit.PROBABILITY,
                        evidence.family().why(reason)),
                "above the luck of "
                        + format.counted(evidence.family().count(), "trial")
                        + " of this rule");
    }

    private void figure(Figure figure, String note) {
        boolean absent = figure.value() == null;
        String value = format.orAbsent(figure.value(), figure.unit());
        String reason = figure.reason() == null ? "not computed" : figure.reason();
        lines.wrapped(
                "  %-18s%s%s  "
                        .formatted(
                                figure.label(),
                                " ".repeat(Math.max(0, 18 - TextLines.width(value))),
                                value),
                absent ? reason : note);
    }

    private String held(@Nullable DatedCurve hold) {
        return hold == null || !hold.hasValues() || !(hold.value(0) > 0)
                ? ""
                : "buy and hold "
                        + format.percent(hold.value(hold.count() - 1) / hold.value(0) - 1);
    }

    private String interval(SheetRun run, String code) {
        FigureRange range = run.evidence().interval(code);
        return range == null || range.low() == null || range.high() == null
                ? ""
                : "90 %%: %s to %s"
                        .formatted(
                                format.of(range.low(), range.unit()),
                                format.of(range.high(), range.unit()));
    }

    /// The curve in one line, from its least to its greatest value.
    private void sparks(DatedCurve equity) {
        ValueRange range = equity.range();
        if (equity.count() < 2 || !(range.high() > range.low())) {
            return;
        }
        int columns = Math.min(SPARKS, equity.count());
        StringBuilder sparks = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            int at = columns == 1 ? 0 : (int) ((long) i * (equity.count() - 1) / (columns - 1));
            double value = equity.value(at);
            double part = (value - range.low()) / (range.high() - range.low());
            sparks.append(
                    Double.isFinite(value)
                            ? SPARK.charAt((int) Math.min(7, Math.floor(part * 8)))
                            : ' ');
        }
        lines.wrapped("  ", sparks.toString());
    }
}
