package bellwether.frontend.legacy;

import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.StreamedBody;
import bellwether.trading.portfolio.FinishedTrade;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.Portfolios;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Figures on finished trades, their export, and the use of limits, as older clients read them.
final class OlderTradeFigures implements Routes {
    private static final int TOO_FEW = 30;

    private final Portfolios portfolios;

    OlderTradeFigures(Portfolios portfolios) {
        this.portfolios = portfolios;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/trading-stats", this::stats, Role.READER);
        routes.get("/api/export/trades", this::export, Role.READER);
        routes.get("/api/risk", this::risk, Role.READER);
        routes.get("/api/risk/status", this::risk, Role.READER);
    }

    private void risk(Context ctx) {
        QueryParameters.allowOnly(ctx, "portfolio_id");
        String owner = Callers.of(ctx).owner();
        Portfolio portfolio =
                portfolios
                        .accounts()
                        .records()
                        .chosen(
                                owner,
                                Optional.ofNullable(ctx.queryParam("portfolio_id")),
                                "?portfolio_id");
        Responses.json(ctx, portfolios.risk(owner, portfolio.id()));
    }

    /// @param currency of the amounts
    /// @param winRate in percent; null without trades
    /// @param note why figures say little; null where there are enough trades
    private record Stats(
            String currency,
            int totalTrades,
            int winningTrades,
            int losingTrades,
            @Nullable BigDecimal winRate,
            BigDecimal totalPnl,
            @Nullable BigDecimal averagePnl,
            @Nullable BigDecimal bestTrade,
            @Nullable BigDecimal worstTrade,
            BigDecimal totalCosts,
            @Nullable String note) {}

    private record AllStats(List<Stats> stats) {}

    /// By currency: amounts of several are never added up.
    private void stats(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        Map<String, TradeSum> sums = new TreeMap<>();
        forEach(
                ctx,
                trade -> sums.computeIfAbsent(trade.currency(), _ -> new TradeSum()).add(trade));
        Responses.json(
                ctx,
                new AllStats(
                        sums.entrySet().stream()
                                .map(one -> one.getValue().stats(one.getKey()))
                                .toList()));
    }

    /// What trades of one currency add up to, of which none is held.
    private static final class TradeSum {
        private int n;
        private int wins;
        private int losses;
        private BigDecimal profit = BigDecimal.ZERO;
        private BigDecimal costs = BigDecimal.ZERO;
        private @Nullable BigDecimal best;
        private @Nullable BigDecimal worst;

        void add(FinishedTrade trade) {
            BigDecimal its = trade.profit();
            n++;
            wins += its.signum() > 0 ? 1 : 0;
            losses += its.signum() < 0 ? 1 : 0;
            profit = profit.add(its);
            costs = costs.add(trade.costs());
            best = best == null ? its : best.max(its);
            worst = worst == null ? its : worst.min(its);
        }

        Stats stats(String currency) {
            BigDecimal count = BigDecimal.valueOf(n);
            return new Stats(
                    currency,
                    n,
                    wins,
                    losses,
                    BigDecimal.valueOf(100L * wins).divide(count, MathContext.DECIMAL32),
                    profit,
                    profit.divide(count, MathContext.DECIMAL32),
                    best,
                    worst,
                    costs,
                    n < TOO_FEW ? "too few: %d of at least %d trades".formatted(n, TOO_FEW) : null);
        }
    }

    /// Those of all portfolios, the newest of each first.
    private void forEach(Context ctx, Consumer<FinishedTrade> reader) {
        String owner = Callers.of(ctx).owner();
        if (OlderUser.isOwn(ctx.queryParam("user_id"), owner)) {
            for (Portfolio portfolio : portfolios.accounts().records().all(owner)) {
                portfolios.trades().forEach(portfolio, reader);
            }
        }
    }

    private void export(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        CsvOutput<FinishedTrade> table =
                CsvOutput.<FinishedTrade>of("trades.csv")
                        .with("portfolio_id", trade -> trade.portfolio().toString())
                        .with("strategy_id", FinishedTrade::strategy)
                        .with("symbol", FinishedTrade::ticker)
                        .with("side", trade -> trade.isLong() ? "LONG" : "SHORT")
                        .with("quantity", FinishedTrade::quantity)
                        .with("entry_date", trade -> trade.span().opened())
                        .with("exit_date", trade -> trade.span().closed())
                        .with("entry_value", FinishedTrade::entryValue)
                        .with("exit_value", FinishedTrade::exitValue)
                        .with("costs", FinishedTrade::costs)
                        .with("pnl", FinishedTrade::profit)
                        .with("currency", FinishedTrade::currency)
                        .with("exit_reason", trade -> trade.span().reason())
                        .with("mae", trade -> trade.span().adverse())
                        .with("mfe", trade -> trade.span().favourable());
        StreamedBody.answer(
                ctx,
                "text/csv; charset=utf-8",
                table.name(),
                out -> {
                    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    forEach(ctx, table.rowsTo(text));
                    text.flush();
                });
    }
}
