package bellwether.research.backtest.portfolio;

import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TimeInForce;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings positions back to their weights, and sizes new ones by them.
final class Rebalancing {
    private final PortfolioPlan plan;
    private final PortfolioBook book;
    private final TargetWeights weights;
    private @Nullable LocalDate before;

    Rebalancing(PortfolioPlan plan, PortfolioBook book) {
        this.plan = plan;
        this.book = book;
        weights = new TargetWeights(plan);
    }

    /// Whether a symbol has all that its weight needs.
    boolean isPossible(LoadedSymbol symbol, int bar) {
        return !weights.areByVolatility() || TargetWeights.volatility(symbol, bar) > 0;
    }

    /// The entries at their weights, and the orders for what is held at the first close of a
    /// period.
    ///
    /// @param isClose whether the session ends
    List<DecidedOrder> orders(List<DecidedOrder> entries, MarketTime now, boolean isClose) {
        List<DecidedOrder> orders = new ArrayList<>();
        if (plan.rebalance().isEmpty()) {
            orders.addAll(entries);
            return orders;
        }
        boolean begins = isClose && begins(plan.rebalance().get(), now.date());
        List<ActiveSymbol> staying = new ArrayList<>();
        for (ActiveSymbol symbol : book.active()) {
            if (symbol.isHeld() && !symbol.isLeaving()) {
                staying.add(symbol);
            }
        }
        List<ActiveSymbol> all = new ArrayList<>(staying);
        entries.forEach(entry -> all.add(entry.symbol()));
        Map<String, Double> targets = weights.of(all);
        entries.forEach(entry -> orders.add(sized(entry, targets)));
        if (begins && !staying.isEmpty()) {
            BigDecimal equity = book.equity();
            staying.forEach(symbol -> balance(symbol, targets, equity).ifPresent(orders::add));
        }
        return orders;
    }

    private boolean begins(RebalancePlan rebalance, LocalDate date) {
        boolean begins = before != null && rebalance.every().begins(before, date);
        before = date;
        return begins;
    }

    private DecidedOrder sized(DecidedOrder entry, Map<String, Double> targets) {
        Double weight = targets.get(entry.symbol().ticker());
        if (!weights.areByVolatility() || weight == null) {
            return entry; // the rule's size is the weight already
        }
        Order order = entry.order();
        OrderSize size = new OrderSize.EquityPercent(weights.percent(weight, order.side()));
        return new DecidedOrder(
                entry.symbol(),
                new Order(
                        order.id(),
                        order.position(),
                        order.side(),
                        size,
                        order.type(),
                        order.timeInForce(),
                        order.reduceOnly(),
                        order.bracket(),
                        order.oco(),
                        order.rank(),
                        order.origin()),
                entry.purpose());
    }

    private Optional<DecidedOrder> balance(
            ActiveSymbol symbol, Map<String, Double> targets, BigDecimal equity) {
        Double weight = targets.get(symbol.ticker());
        boolean trades = symbol.isPresent && symbol.hasNext() && symbol.state.exitId() == null;
        if (weight == null || !trades || equity.signum() <= 0) {
            return Optional.empty();
        }
        OrderSide way = symbol.quantity.signum() > 0 ? OrderSide.BUY : OrderSide.SELL;
        InstrumentTerms instrument = symbol.loaded.instrument;
        BigDecimal price = instrument.inMoney(Prices.exact(symbol.loaded.close(symbol.bar)));
        BigDecimal target = equity.multiply(weights.percent(weight, way)).movePointLeft(2);
        BigDecimal missing = target.subtract(symbol.quantity.abs().multiply(price));
        BigDecimal band =
                target.multiply(plan.rebalance().orElseThrow().bandPercent()).movePointLeft(2);
        BigDecimal shares =
                missing.abs().divide(price, instrument.quantityDigits(), RoundingMode.DOWN);
        if (missing.abs().compareTo(band) <= 0 || shares.signum() == 0) {
            return Optional.empty();
        }
        Optional<Order> order =
                missing.signum() > 0
                        ? symbol.loaded.walker.addition(
                                symbol.bar,
                                way,
                                missing.round(MathContext.DECIMAL64),
                                book.view(symbol))
                        : Optional.of(reduction(symbol, way, shares));
        return order.map(given -> new DecidedOrder(symbol, given, OrderPurpose.REBALANCE));
    }

    private Order reduction(ActiveSymbol symbol, OrderSide way, BigDecimal shares) {
        return new Order(
                plan.strategy()
                        + '/'
                        + symbol.ticker()
                        + '/'
                        + symbol.loaded.time(symbol.bar)
                        + "/reduction",
                symbol.loaded.position,
                way.opposite(),
                new OrderSize.Shares(shares),
                OrderType.market(),
                TimeInForce.DAY,
                true,
                Bracket.NONE,
                null,
                null,
                plan.rule().name());
    }
}
