package bellwether.frontend.legacy;

import bellwether.platform.jobs.FailedItem;
import bellwether.research.backtest.BacktestRun;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeExit;
import bellwether.research.backtest.metric.RunMetrics;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/// A profile's rule over a ticker as older clients read it, with each trade.
final class OlderTickerResult {
    private OlderTickerResult() {}

    /// @param strategy what was run
    static JsonNode of(
            OlderBacktestDesk.Ended ended, BacktestRun run, OlderNumberedRules.Numbered strategy) {
        RunMetrics metrics = Objects.requireNonNull(run.report().metrics());
        OlderFigures figures =
                new OlderFigures(metrics.undefined())
                        .put("ticker", String.valueOf(run.ticker()))
                        .put("strategy_id", strategy.id())
                        .put("strategy_name", strategy.rule().title())
                        .put("backtest_period", OlderBacktestResult.period(metrics));
        count(figures, metrics);
        mean(figures, "avg_win", "no wins", run, value -> value > 0);
        mean(figures, "avg_loss", "no losses", run, value -> value <= 0);
        figures.percent("max_drawdown", OlderBacktestResult.drawdown(metrics), "")
                .count("consecutive_wins", metrics.trades().extremes().winsInARow())
                .number(
                        "trades_per_day",
                        (double) metrics.trades().count() / metrics.span().sessions(),
                        "")
                .put("trades", run.trades().stream().map(OlderTickerResult::trade).toList());
        return OlderBacktestResult.finish(figures, ended, run);
    }

    private static void count(OlderFigures figures, RunMetrics metrics) {
        int wins = OlderBacktestResult.wins(metrics);
        figures.count("total_signals", metrics.trades().count())
                .count("winning_trades", wins)
                .count("losing_trades", metrics.trades().count() - wins)
                .percent("win_rate", metrics.trades().winRate(), "win_rate")
                .number("profit_factor", metrics.trades().profitFactor(), "profit_factor")
                .percent("total_profit_pct", metrics.returns().total(), "");
    }

    private static void mean(
            OlderFigures figures,
            String name,
            String none,
            BacktestRun run,
            DoublePredicate counted) {
        OptionalDouble mean =
                run.trades().stream()
                        .mapToDouble(trade -> 100 * trade.returned())
                        .filter(counted)
                        .average();
        if (mean.isPresent()) {
            figures.number(name, mean.getAsDouble(), "");
        } else {
            figures.absent(name, none);
        }
    }

    private static JsonNode trade(ClosedTrade trade) {
        String orders = "GET /api/v1/backtests/{id}/orders has the levels of each order";
        return new OlderFigures(Map.of())
                .put("entry_date", trade.entry().date())
                .put("entry_price", trade.entry().price())
                .put("exit_date", trade.exit().date())
                .put("exit_price", trade.exit().price())
                .absent("target", orders)
                .absent("stop_loss", orders)
                .put("outcome", trade.money().net().signum() > 0 ? "WIN" : "LOSS")
                .number("pnl_pct", 100 * trade.returned(), "")
                .count("bars_held", trade.bars())
                .put("reason", reason(trade.reason()))
                .absent("confidence", "no probability of a trade is known")
                .absent("rsi", "trades do not keep indicator values")
                .json();
    }

    private static String reason(TradeExit exit) {
        return exit.name().toLowerCase(Locale.ROOT);
    }

    /// A ticker that could not be run.
    static JsonNode of(FailedItem failure) {
        return new OlderFigures(Map.of())
                .put("ticker", failure.key())
                .put("error", failure.message())
                .put("code", failure.code())
                .json();
    }
}
