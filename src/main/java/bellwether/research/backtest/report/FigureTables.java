package bellwether.research.backtest.report;

import bellwether.platform.document.FigureUnit;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import bellwether.research.backtest.metric.RatioMetrics;
import bellwether.research.backtest.metric.RiskMetrics;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.SpanMetrics;
import bellwether.research.backtest.metric.TradeMetrics;
import bellwether.research.backtest.report.MetricFigures.Figure;
import java.util.List;

/// Every figure of a run, by kind.
final class FigureTables {
    private final SheetWriter writer;
    private final RunMetrics metrics;
    private final MetricFigures figures;

    private FigureTables(SheetWriter writer, RunMetrics metrics) {
        this.writer = writer;
        this.metrics = metrics;
        figures = new MetricFigures(metrics);
    }

    static void write(SheetWriter writer, RunMetrics metrics) {
        FigureTables tables = new FigureTables(writer, metrics);
        writer.out().open("div", "class", "columns").line();
        tables.table("Span", tables.span());
        tables.table("Return", tables.returns());
        tables.table("Ratios, a year", tables.ratios());
        tables.table("Sessions' returns", tables.risk());
        tables.table(
                "Trades"
                        + (metrics.trades().count() < HeadlineTiles.FEW_TRADES
                                ? " (n = %d: too few)".formatted(metrics.trades().count())
                                : ""),
                tables.trades());
        writer.out().close().line();
    }

    private void table(String caption, List<Figure> rows) {
        SheetTable table = new SheetTable(caption, List.of("Figure", "Value"));
        for (Figure figure : rows) {
            table.row(
                    Cell.words(figure.label()),
                    writer.cell(figure.value(), figure.unit(), figure.reason()));
        }
        writer.table(table, "pairs");
    }

    private List<Figure> span() {
        SpanMetrics span = metrics.span();
        return List.of(
                figures.known("Sessions", span.sessions(), FigureUnit.COUNT),
                figures.known("Sessions with a position", span.exposure(), FigureUnit.PERCENT),
                figures.known("Mean gross exposure", span.meanGrossExposure(), FigureUnit.PERCENT),
                figures.of(
                        "Turnover a year, × equity",
                        span.turnoverPerYear(),
                        FigureUnit.RATIO,
                        "turnover_per_year"));
    }

    private List<Figure> returns() {
        return List.of(
                figures.known(
                        "Equity at the end", metrics.returns().finalEquity(), FigureUnit.MONEY),
                figures.total(),
                figures.cagr(),
                figures.volatility(),
                figures.best(),
                figures.worst(),
                figures.drawdown(),
                figures.known("Mean drawdown", metrics.drawdown().mean(), FigureUnit.PERCENT),
                figures.known(
                        "Sessions below a high",
                        metrics.drawdown().underWater(),
                        FigureUnit.PERCENT),
                figures.known("Ulcer index", metrics.risk().ulcer(), FigureUnit.PERCENT));
    }

    private List<Figure> ratios() {
        RatioMetrics ratios = metrics.ratios();
        return List.of(
                figures.sharpe(),
                figures.of("Sortino ratio", ratios.sortino(), FigureUnit.RATIO, "sortino"),
                figures.of("Calmar ratio", ratios.calmar(), FigureUnit.RATIO, "calmar"),
                figures.of("Omega at 0", ratios.omega(), FigureUnit.RATIO, "omega"),
                figures.of("Treynor ratio", ratios.treynor(), FigureUnit.RATIO, "treynor"),
                figures.of("Alpha", ratios.alpha(), FigureUnit.PERCENT, "alpha"),
                figures.of("Beta", ratios.beta(), FigureUnit.RATIO, "beta"),
                figures.of(
                        "Information ratio",
                        ratios.informationRatio(),
                        FigureUnit.RATIO,
                        "information_ratio"),
                figures.of(
                        "Tracking error",
                        ratios.trackingError(),
                        FigureUnit.PERCENT,
                        "tracking_error"));
    }

    private List<Figure> risk() {
        RiskMetrics risk = metrics.risk();
        return List.of(
                figures.of("Skew", risk.skew(), FigureUnit.RATIO, "skew"),
                figures.of(
                        "Excess kurtosis",
                        risk.excessKurtosis(),
                        FigureUnit.RATIO,
                        "excess_kurtosis"),
                figures.of("VaR 95 %", risk.var95(), FigureUnit.PERCENT, "var95"),
                figures.of("CVaR 95 %", risk.cvar95(), FigureUnit.PERCENT, "cvar95"),
                figures.of("Tail ratio", risk.tailRatio(), FigureUnit.RATIO, "tail_ratio"));
    }

    private List<Figure> trades() {
        TradeMetrics trades = metrics.trades();
        TradeMetrics.Expectancy mean = trades.expectancy();
        TradeMetrics.Extremes extremes = trades.extremes();
        Double percent = mean.percent() == null ? null : Double.valueOf(mean.percent() / 100);
        return List.of(
                figures.known("Trades", trades.count(), FigureUnit.COUNT),
                figures.winRate(),
                figures.of(
                        "Profit factor", trades.profitFactor(), FigureUnit.RATIO, "profit_factor"),
                figures.of("Payoff", trades.payoff(), FigureUnit.RATIO, "payoff"),
                figures.of("Mean trade", mean.money(), FigureUnit.MONEY, "expectancy.money"),
                figures.of("Mean return", percent, FigureUnit.PERCENT, "expectancy.percent"),
                figures.of("Mean R", mean.r(), FigureUnit.RISK_MULTIPLE, "expectancy.r"),
                figures.of("SQN", trades.sqn(), FigureUnit.RATIO, "sqn"),
                figures.of("Kelly fraction", trades.kelly(), FigureUnit.PERCENT, "kelly"),
                new Figure("Largest win", extremes.largestWin(), FigureUnit.MONEY, "no wins"),
                new Figure("Largest loss", extremes.largestLoss(), FigureUnit.MONEY, "no losses"),
                figures.known("Wins in a row", extremes.winsInARow(), FigureUnit.COUNT),
                figures.known("Losses in a row", extremes.lossesInARow(), FigureUnit.COUNT),
                figures.of("Mean bars held", trades.meanBars(), FigureUnit.RATIO, "mean_bars"));
    }
}
