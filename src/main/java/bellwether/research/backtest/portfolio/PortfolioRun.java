package bellwether.research.backtest.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleOptions;
import bellwether.trading.rules.RuleSide;
import bellwether.trading.rules.RuleSize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// One rule over many symbols with one cash. A first pass reads each symbol and keeps when it
/// signals; a second walks the dates with the bars of what is held or ordered.
public final class PortfolioRun {
    private final PortfolioPlan plan;
    private final SignalScan scan;
    private final MarketTimes times;
    private final PortfolioBook book;
    private final CloseDecisions decisions;
    private final PortfolioCurve curve;
    private final RuleOptions options;

    private PortfolioRun(PortfolioPlan plan, SignalScan scan, PortfolioSource source, RunLog log) {
        this.plan = plan;
        this.scan = scan;
        times = scan.times();
        book = new PortfolioBook(plan, log);
        decisions = new CloseDecisions(plan, scan, book, new SymbolShelf(plan, source), log);
        curve = new PortfolioCurve(times, scan.firstDecision());
        options = plan.rule().options();
    }

    /// Runs it over these symbols, whatever their order. A symbol is eligible where it has bars,
    /// from when it was listed to before it was delisted.
    ///
    /// @throws Refusal where a symbol has another currency (`currency_mixed`), or the rule or the
    ///   rank asks for what a run does not know
    public static PortfolioResult of(
            PortfolioPlan plan, Collection<String> tickers, PortfolioSource source) {
        PortfolioPlan sized = plan.rebalance().isEmpty() ? plan : byWeight(plan);
        RunLog log = new RunLog();
        SignalScan scan = new SignalScan(sized, List.copyOf(new TreeSet<>(tickers)), source, log);
        return new PortfolioRun(sized, scan, source, log).run(log);
    }

    /// The same with 1 ÷ the most positions as the size of its entries.
    private static PortfolioPlan byWeight(PortfolioPlan plan) {
        BigDecimal percent =
                new BigDecimal(100)
                        .divide(BigDecimal.valueOf(plan.maxPositions()), MathContext.DECIMAL64);
        RuleSize size = new RuleSize.EquityPercent(percent);
        Rule rule = plan.rule();
        Rule sized =
                new Rule(
                        rule.name(),
                        rule.timeframe(),
                        sized(rule.longSide(), size),
                        sized(rule.shortSide(), size),
                        rule.options());
        return new PortfolioPlan(
                sized,
                plan.strategy(),
                plan.settings(),
                plan.cash(),
                plan.maxPositions(),
                plan.rank(),
                plan.rebalance());
    }

    private static Optional<RuleSide> sized(Optional<RuleSide> side, RuleSize size) {
        return side.map(rule ->
                new RuleSide(
                        rule.enter(),
                        rule.exit(),
                        rule.entry(),
                        size,
                        rule.maxPositionPercent(),
                        rule.stop(),
                        rule.target(),
                        rule.trail(),
                        rule.maxBars(),
                        rule.cooldownBars()));
    }

    private PortfolioResult run(RunLog log) {
        int count = times.count();
        if (count > 0) {
            book.open(times.get(0).date());
        }
        for (int i = 0; i < count; i++) {
            MarketTime now = times.get(i);
            book.step(now);
            if (i < count - 1) {
                decisions.run(now, times.endsSession(i));
            }
            end(i, now);
            if (times.endsSession(i)) {
                curve.add(book);
            }
        }
        return new PortfolioResult(curve, book, log, scan.withoutBars());
    }

    /// Closes what is still held when the run ends and has a bar then, as a run over one symbol
    /// does.
    private void end(int index, MarketTime now) {
        int last = times.count() - 1;
        boolean atClose = options.fill() == RuleOptions.Fill.SAME_CLOSE;
        switch (options.atEnd()) {
            case KEEP -> {}
            case CLOSE -> {
                if (index == last) {
                    leave(now, symbol -> symbol.loaded.close(symbol.bar));
                }
            }
            case OPEN -> {
                if (index == (atClose ? last - 1 : last)) {
                    leave(
                            now,
                            symbol ->
                                    atClose
                                            ? symbol.loaded.close(symbol.bar)
                                            : symbol.loaded.history.raw().open()[symbol.bar]);
                }
            }
        }
    }

    private void leave(MarketTime now, ToDoubleFunction<ActiveSymbol> price) {
        TreeMap<String, ActiveSymbol> leaving = new TreeMap<>();
        for (ActiveSymbol symbol : book.active()) {
            if (symbol.isPresent && symbol.isHeld()) {
                leaving.put(symbol.ticker(), symbol);
                book.accept(
                        new DecidedOrder(symbol, out(symbol), OrderPurpose.END),
                        now,
                        CloseDecisions.AT_END);
            }
        }
        book.step(now, CloseDecisions.AT_END, leaving.values(), price);
    }

    private Order out(ActiveSymbol symbol) {
        OrderSide side = symbol.quantity.signum() > 0 ? OrderSide.SELL : OrderSide.BUY;
        return Order.of(
                        plan.strategy() + '/' + symbol.ticker() + "/end",
                        symbol.loaded.position,
                        side,
                        new OrderSize.Shares(symbol.quantity.abs()),
                        OrderType.market())
                .reducing();
    }
}
