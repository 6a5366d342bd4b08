package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much of an order opens a position, what that is worth, and what it loses to its stop. A size
/// in money, percent or risk is taken at the last mark.
final class OpeningEstimates {
    private final RiskAccount account;
    private final ExitDistances stops;

    OpeningEstimates(RiskAccount account) {
        this.account = account;
        this.stops = new ExitDistances(account.facts());
    }

    /// Of an order that is not taken in yet.
    OpeningEstimate of(Order order) {
        BigDecimal shares =
                order.size() instanceof OrderSize.Shares(BigDecimal given) ? given : null;
        return of(order, shares, account.closable(order, Long.MAX_VALUE, order.oco()), null);
    }

    /// Of one that waits.
    OpeningEstimate of(OrderStatus waiting) {
        Order order = waiting.order();
        BigDecimal closing = account.closable(order, waiting.sequence(), waiting.ocoGroup());
        return of(order, waiting.remaining(), closing, waiting.level());
    }

    private OpeningEstimate of(
            Order order,
            @Nullable BigDecimal shares,
            BigDecimal closing,
            @Nullable BigDecimal level) {
        boolean mayOpen =
                !order.reduceOnly() && (order.side() == OrderSide.BUY || account.shorting());
        if (!mayOpen || (shares != null && shares.compareTo(closing) <= 0)) {
            return new OpeningEstimate.Nothing();
        }
        String ticker = order.position().symbol();
        Optional<BigDecimal> mark = account.mark(ticker);
        Optional<BigDecimal> entry = entry(order, level, mark);
        if (entry.isEmpty()) {
            return OpeningEstimate.noPrice(ticker);
        }
        Optional<BigDecimal> distance =
                stops.of(ticker, order.side(), order.bracket(), entry.get());
        BigDecimal dearest = dearest(order.type(), order.side(), entry.get(), mark);
        Optional<BigDecimal> value = account.inMoney(ticker, dearest);
        Optional<BigDecimal> loss = distance.map(far -> account.inMoney(ticker, far)).orElse(value);
        if (value.isEmpty() || loss.isEmpty()) {
            return OpeningEstimate.noRate(account, ticker);
        }
        return sized(
                order,
                shares,
                new OpeningEstimate.Known(
                        BigDecimal.ZERO, closing, value.get(), loss.get(), distance.isPresent()));
    }

    /// Limit, stop or the last mark.
    private static Optional<BigDecimal> entry(
            Order order, @Nullable BigDecimal level, Optional<BigDecimal> mark) {
        BigDecimal limit = order.type().limitPrice();
        BigDecimal stop = level == null ? order.type().stopPrice() : level;
        return Optional.ofNullable(limit == null ? stop : limit).or(() -> mark);
    }

    /// A limit to sell short fills at the mark where that is higher, and so does a stop to buy.
    private static BigDecimal dearest(
            OrderType type, OrderSide side, BigDecimal entry, Optional<BigDecimal> mark) {
        boolean mayFillAbove = (type.limitPrice() != null) == (side == OrderSide.SELL);
        return mayFillAbove ? mark.map(entry::max).orElse(entry) : entry;
    }

    private OpeningEstimate sized(
            Order order, @Nullable BigDecimal shares, OpeningEstimate.Known each) {
        if (shares == null && account.equity().isEmpty()) {
            return OpeningEstimate.noRate(account, order.position().symbol());
        }
        BigDecimal wanted = shares == null ? resolved(order, each) : shares;
        BigDecimal opening = wanted.subtract(each.closing());
        return opening.signum() <= 0
                ? new OpeningEstimate.Nothing()
                : new OpeningEstimate.Known(
                        opening,
                        each.closing(),
                        each.shareValue(),
                        each.shareLoss(),
                        each.stopped());
    }

    private BigDecimal resolved(Order order, OpeningEstimate.Known each) {
        return switch (order.size()) {
            case OrderSize.Shares(BigDecimal shares) -> shares;
            case OrderSize.Cash(BigDecimal amount) -> within(order, amount, each.shareValue());
            case OrderSize.EquityPercent(BigDecimal percent) ->
                    within(order, part(percent), each.shareValue());
            case OrderSize.RiskPercent(BigDecimal percent) ->
                    within(order, part(percent), each.shareLoss());
        };
    }

    private BigDecimal part(BigDecimal percent) {
        return account.equity()
                .orElseThrow()
                .multiply(percent)
                .movePointLeft(2)
                .round(MathContext.DECIMAL64);
    }

    private BigDecimal within(Order order, BigDecimal money, BigDecimal each) {
        int digits = account.terms().apply(order.position().symbol()).quantityDigits();
        return each.signum() <= 0 || money.signum() <= 0
                ? BigDecimal.ZERO
                : money.divide(each, digits, RoundingMode.DOWN);
    }
}
