package bellwether.trading.portfolio.http;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.AccountView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is held of a symbol by a strategy, and what it has brought.
///
/// @param id for closing it
/// @param cost what the open shares were opened for, with their costs, by the portfolio's lot
///   method
/// @param value at the mark, in the symbol's currency; null before its first bar
/// @param unrealised value less cost; null where the value is
/// @param realised after costs, with dividends and borrow fees, by the portfolio's lot method
/// @param stated whether shares of it are stated, so that its cost is what somebody says
record ShownPosition(
        String id,
        String strategy,
        String ticker,
        String currency,
        BigDecimal quantity,
        BigDecimal cost,
        @Nullable BigDecimal mark,
        @Nullable LocalDate markedOn,
        @Nullable BigDecimal value,
        @Nullable BigDecimal unrealised,
        BigDecimal realised,
        boolean stated) {

    /// Those of an account that are wanted.
    static List<ShownPosition> all(AccountView view, Predicate<Position> wanted) {
        return view.state().positions().stream()
                .filter(wanted)
                .map(position ->
                        of(
                                view.state(),
                                position,
                                view.portfolio().terms().lotMethod(),
                                view.priceUnits()
                                        .getOrDefault(position.key().symbol(), BigDecimal.ONE)))
                .toList();
    }

    static ShownPosition of(
            AccountState state, Position position, LotMethod method, BigDecimal priceUnit) {
        SymbolMark mark = state.marks().get(position.key().symbol());
        BigDecimal quantity = position.quantity();
        BigDecimal cost = cost(position, method);
        BigDecimal value =
                mark == null
                        ? null
                        : quantity.multiply(mark.price()).multiply(priceUnit).stripTrailingZeros();
        return new ShownPosition(
                position.key().strategy() + "." + position.key().symbol(),
                position.key().strategy(),
                position.key().symbol(),
                position.currency(),
                quantity,
                cost,
                mark == null ? null : mark.price(),
                mark == null ? null : mark.date(),
                value,
                value == null ? null : value.subtract(cost),
                position.realised(method),
                position.lots().stream().anyMatch(Lot::isStated));
    }

    /// Negative for a short, which brought money; opening costs make it more.
    private static BigDecimal cost(Position position, LotMethod method) {
        boolean isShort = position.quantity().signum() < 0;
        BigDecimal value = position.averageValue();
        BigDecimal costs = position.averageCosts();
        if (method == LotMethod.FIFO) {
            value = BigDecimal.ZERO;
            costs = BigDecimal.ZERO;
            for (Lot lot : position.lots()) {
                value = value.add(lot.value());
                costs = costs.add(lot.costs());
            }
        }
        return (isShort ? value.negate() : value).add(costs);
    }
}
