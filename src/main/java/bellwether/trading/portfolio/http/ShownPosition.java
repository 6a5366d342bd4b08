package bellwether.trading.portfolio.http;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.AccountView;
import bellwether.trading.portfolio.risk.FirstRisk;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
/// @param worth at the mark
/// @param risk what its open shares were to lose at first, and what they stand at beside that
/// @param realised after costs, with dividends and borrow fees, by the portfolio's lot method
/// @param stated whether shares of it are stated, so that its cost is what somebody says
record ShownPosition(
        String id,
        String strategy,
        String ticker,
        String currency,
        BigDecimal quantity,
        BigDecimal cost,
        @JsonUnwrapped Worth worth,
        @JsonUnwrapped FirstRisk risk,
        BigDecimal realised,
        boolean stated) {
    /// All null before its first bar.
    ///
    /// @param value at the mark, in the symbol's currency
    /// @param unrealised value less cost
    record Worth(
            @Nullable BigDecimal mark,
            @Nullable LocalDate markedOn,
            @Nullable BigDecimal value,
            @Nullable BigDecimal unrealised) {
        static final Worth UNKNOWN = new Worth(null, null, null, null);
    }

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
        BigDecimal cost = cost(position, method);
        Worth worth = worth(state, position, cost, priceUnit);
        return new ShownPosition(
                position.key().strategy() + "." + position.key().symbol(),
                position.key().strategy(),
                position.key().symbol(),
                position.currency(),
                position.quantity(),
                cost,
                worth,
                FirstRisk.of(state, position, priceUnit, worth.value()),
                position.realised(method),
                position.lots().stream().anyMatch(Lot::isStated));
    }

    private static Worth worth(
            AccountState state, Position position, BigDecimal cost, BigDecimal priceUnit) {
        SymbolMark mark = state.marks().get(position.key().symbol());
        if (mark == null) {
            return Worth.UNKNOWN;
        }
        BigDecimal value =
                position.quantity().multiply(mark.price()).multiply(priceUnit).stripTrailingZeros();
        return new Worth(mark.price(), mark.date(), value, value.subtract(cost));
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
