package bellwether.frontend.legacy;

import bellwether.research.backtest.BacktestRun;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.metric.ReturnMetrics;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.TradeMetrics;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A run in the words of the older backtests: percentages, and drawdowns as negative numbers. What
/// they invented and nobody knows is null with the reason.
final class OlderBacktestResult {
    private static final String NO_TRADES = "no trades";

    private final OlderBacktestDesk.Ended ended;
    private final BacktestRun run;
    private final RunMetrics metrics;
    private final OlderFigures figures;

    private OlderBacktestResult(OlderBacktestDesk.Ended ended, BacktestRun run) {
        this.ended = ended;
        this.run = run;
        this.metrics = Objects.requireNonNull(run.report().metrics());
        this.figures = new OlderFigures(metrics.undefined());
    }

    /// Of a rule over a symbol.
    ///
    /// @param strategy as the client named it
    static JsonNode ofStrategy(OlderBacktestDesk.Ended ended, Object strategy) {
        OlderBacktestResult result = new OlderBacktestResult(ended, ended.runs().getFirst());
        result.figures
                .put("symbol", String.valueOf(result.run.ticker()))
                .put("strategy_id", strategy);
        result.figures();
        result.percentTrades();
        return result.finish();
    }

    /// Of a pattern over a symbol.
    static JsonNode ofPattern(OlderBacktestDesk.Ended ended, String pattern) {
        OlderBacktestResult result = new OlderBacktestResult(ended, ended.runs().getFirst());
        result.figures
                .put("pattern_name", pattern)
                .put("symbol", String.valueOf(result.run.ticker()));
        result.figures();
        result.percentTrades();
        result.extremes(trade -> 100 * trade.returned());
        result.frequency();
        result.holding();
        result.figures.absent(
                "success_by_market_condition",
                "trades are not divided by the condition of the market; GET /api/v1/backtests/%s/trades has their dates"
                        .formatted(ended.job()));
        return result.finish();
    }

    /// What was asked for over several symbols.
    record Asked(String name, List<String> symbols, List<String> patterns, double capital) {}

    /// Of patterns over symbols with one capital.
    static JsonNode ofPatterns(OlderBacktestDesk.Ended ended, Asked asked) {
        OlderBacktestResult result = new OlderBacktestResult(ended, ended.runs().getFirst());
        result.figures
                .put("strategy_name", asked.name())
                .put("symbols", asked.symbols())
                .put("patterns_used", asked.patterns());
        result.figures();
        result.money(asked.capital());
        result.extremes(trade -> trade.money().net().doubleValue());
        result.ratios();
        result.holding();
        result.periods(asked.capital());
        return result.finish();
    }

    private void figures() {
        int count = metrics.trades().count();
        figures.put("period", period(metrics))
                .percent("total_return", metrics.returns().total(), "")
                .percent("annualized_return", metrics.returns().cagr(), "cagr")
                .number("sharpe_ratio", metrics.ratios().sharpe(), "sharpe")
                .percent("max_drawdown", drawdown(metrics), "")
                .percent("volatility", metrics.returns().volatility(), "volatility")
                .percent("win_rate", metrics.trades().winRate(), "win_rate")
                .count("total_trades", count)
                .count("profitable_trades", wins(metrics))
                .count("losing_trades", count - wins(metrics));
    }

    /// From the first to the last session, as older clients show it.
    static String period(RunMetrics metrics) {
        return "%s to %s".formatted(metrics.span().first(), metrics.span().last());
    }

    /// From 0 downwards.
    static double drawdown(RunMetrics metrics) {
        return 0 - metrics.drawdown().maximum();
    }

    static int wins(RunMetrics metrics) {
        return metrics.trades().groups().stream()
                .filter(group -> group.by().equals("direction"))
                .mapToInt(TradeMetrics.Group::wins)
                .sum();
    }

    private void percentTrades() {
        figures.number(
                "avg_trade_return", metrics.trades().expectancy().percent(), "expectancy.percent");
    }

    private void extremes(ToDoubleFunction<ClosedTrade> value) {
        extreme("best_trade", run.trades().stream().mapToDouble(value).max());
        extreme("worst_trade", run.trades().stream().mapToDouble(value).min());
    }

    private void extreme(String name, OptionalDouble value) {
        if (value.isPresent()) {
            figures.number(name, value.getAsDouble(), "");
        } else {
            figures.absent(name, NO_TRADES);
        }
    }

    /// Trades in 30 days.
    private void frequency() {
        long days = ChronoUnit.DAYS.between(metrics.span().first(), metrics.span().last()) + 1;
        figures.number("pattern_frequency", 30.0 * metrics.trades().count() / days, "");
    }

    /// In days of the calendar.
    private void holding() {
        OptionalDouble days =
                run.trades().stream()
                        .mapToLong(trade ->
                                ChronoUnit.DAYS.between(trade.entry().date(), trade.exit().date()))
                        .average();
        extreme("avg_hold_time", days);
    }

    private void money(double capital) {
        double last = metrics.returns().finalEquity();
        figures.number("initial_capital", capital, "")
                .number("final_capital", last, "")
                .number("total_return_amount", last - capital, "")
                .number("total_pnl", last - capital, "")
                .count("winning_trades", wins(metrics))
                .number(
                        "avg_trade_return",
                        metrics.trades().expectancy().money(),
                        "expectancy.money")
                .number("profit_factor", metrics.trades().profitFactor(), "profit_factor")
                .count("max_consecutive_wins", metrics.trades().extremes().winsInARow())
                .count("max_consecutive_losses", metrics.trades().extremes().lossesInARow());
    }

    private void ratios() {
        double fall = metrics.drawdown().maximum();
        if (fall > 0) {
            figures.number("recovery_factor", metrics.returns().total() / fall, "");
        } else {
            figures.absent("recovery_factor", "no drawdown");
        }
        figures.put(
                "risk_metrics",
                new OlderFigures(metrics.undefined())
                        .percent("var_95", metrics.risk().var95(), "var_95")
                        .percent("expected_shortfall", metrics.risk().cvar95(), "cvar_95")
                        .number("calmar_ratio", metrics.ratios().calmar(), "calmar")
                        .number("sortino_ratio", metrics.ratios().sortino(), "sortino")
                        .json());
    }

    private void periods(double capital) {
        figures.put(
                "monthly_returns",
                metrics.returns().months().stream()
                        .map(ReturnMetrics.PeriodReturn::value)
                        .map(value -> 100 * value)
                        .toList());
        Map<String, JsonNode> symbols = new LinkedHashMap<>();
        for (TradeMetrics.Group group : metrics.trades().groups()) {
            if (group.by().equals("symbol")) {
                symbols.put(group.name(), symbol(group, capital));
            }
        }
        figures.put("symbol_performance", symbols);
    }

    /// @param capital of all symbols together
    private static JsonNode symbol(TradeMetrics.Group group, double capital) {
        return new OlderFigures(Map.of())
                .count("trades", group.count())
                .number("win_rate", 100.0 * group.wins() / group.count(), "")
                .number("return", 100 * group.net() / capital, "")
                .absent("best_pattern", "trades do not keep which of the patterns was found")
                .json();
    }

    private JsonNode finish() {
        return finish(figures, ended, run);
    }

    /// What no older answer had: what speaks against the figures, and where the rest is.
    static JsonNode finish(OlderFigures figures, OlderBacktestDesk.Ended ended, BacktestRun run) {
        return figures.put("timestamp", ended.completedAt())
                .put("backtest_id", ended.job().toString())
                .put("synthetic", synthetic(run.report()))
                .put("findings", run.findings())
                .json();
    }

    private static boolean synthetic(RunReport report) {
        RunReport.@Nullable Prices prices = report.prices();
        return prices != null && prices.synthetic();
    }
}
