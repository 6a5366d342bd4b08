package bellwether.research.backtest.report;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.FigureUnit;
import bellwether.platform.document.SheetWriter;
import bellwether.platform.drawing.MarkupWriter;
import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.metric.DrawdownMetrics;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.TradeMetrics;
import org.jspecify.annotations.Nullable;

/// The figures by which a run is judged first, each with what it rests on.
final class HeadlineTiles {
    /// Below so many trades their ratios say little.
    static final int FEW_TRADES = 30;

    private final SheetWriter writer;
    private final FigureFormat format;
    private final SheetRun run;
    private final RunMetrics metrics;
    private final MetricFigures figures;

    private HeadlineTiles(SheetWriter writer, SheetRun run) {
        this.writer = writer;
        this.run = run;
        format = writer.format();
        metrics = run.metrics();
        figures = new MetricFigures(metrics);
    }

    static void write(SheetWriter writer, SheetRun run) {
        new HeadlineTiles(writer, run).write();
    }

    private void write() {
        writer.out().open("dl", "class", "tiles").line();
        tile(figures.total(), growth(), false);
        tile(figures.cagr(), interval("cagr", sessions()), false);
        tile(figures.sharpe(), interval("sharpe", sessions()), false);
        tile(figures.drawdown(), fall(), false);
        trades();
        evidence();
        writer.out().close().line();
    }

    private String growth() {
        double end = metrics.returns().finalEquity();
        double begin =
                run.curves().equity().count() > 0 ? run.curves().equity().value(0) : Double.NaN;
        return "%s to %s".formatted(format.amount(begin), format.money(end));
    }

    private String sessions() {
        return format.counted(metrics.span().sessions(), "session");
    }

    private String interval(String code, String otherwise) {
        FigureRange range = run.evidence().interval(code);
        return range == null || range.low() == null || range.high() == null
                ? otherwise
                : "90 %%: %s to %s; %s"
                        .formatted(
                                format.of(range.low(), range.unit()),
                                format.of(range.high(), range.unit()),
                                otherwise);
    }

    private String fall() {
        if (metrics.drawdown().largest().isEmpty()) {
            return "equity never fell";
        }
        DrawdownMetrics.Drawdown fall = metrics.drawdown().largest().getFirst();
        String dates =
                "%s to %s, %s"
                        .formatted(
                                fall.start(),
                                fall.low(),
                                fall.recovery() == null
                                        ? "not recovered"
                                        : "recovered " + fall.recovery());
        return interval("drawdown", dates);
    }

    private void trades() {
        TradeMetrics trades = metrics.trades();
        boolean few = trades.count() < FEW_TRADES;
        String n = "n = " + format.count(trades.count()) + (few ? ": too few" : "");
        tile(
                new MetricFigures.Figure("Trades", (double) trades.count(), FigureUnit.COUNT, null),
                "in the market %s of the sessions"
                        .formatted(format.percent(metrics.span().exposure())),
                false);
        tile(figures.winRate(), wilson(trades, n), few);
        tile(
                figures.of(
                        "Mean trade",
                        trades.expectancy().money(),
                        FigureUnit.MONEY,
                        "expectancy.money"),
                trades.expectancy().r() == null
                        ? n
                        : format.of(trades.expectancy().r(), FigureUnit.RISK_MULTIPLE) + "; " + n,
                few);
    }

    static String wilson(FigureFormat format, TradeMetrics trades) {
        CurveIntervals.Interval rate = CurveIntervals.Interval.ofWins(trades);
        return rate.low() == null || rate.high() == null
                ? ""
                : "90 %%: %s to %s"
                        .formatted(format.percent(rate.low()), format.percent(rate.high()));
    }

    private String wilson(TradeMetrics trades, String n) {
        String bounds = wilson(format, trades);
        return bounds.isEmpty() ? n : bounds + "; " + n;
    }

    private void evidence() {
        SheetEvidence evidence = run.evidence();
        SheetEvidence.Trials trials = evidence.family();
        boolean one = trials.count() <= 1;
        tile(
                new MetricFigures.Figure(
                        one ? "Sharpe above 0: PSR" : "Sharpe above luck: DSR",
                        one ? evidence.psr() : trials.dsr(),
                        FigureUnit.PROBABILITY,
                        one ? evidence.reason() : trials.why(evidence.reason())),
                "%s of this rule; convincing from 0.95"
                        .formatted(format.counted(trials.count(), "trial")),
                false);
    }

    private void tile(MetricFigures.Figure figure, @Nullable String note, boolean weak) {
        MarkupWriter out = writer.out();
        out.open("div", "class", weak ? "tile weak" : "tile");
        out.element("dt", figure.label());
        out.open("dd", "class", "value");
        writer.figure(figure.value(), figure.unit(), figure.reason());
        out.close();
        out.element("dd", note == null ? "" : note, "class", "basis");
        out.close().line();
    }
}
