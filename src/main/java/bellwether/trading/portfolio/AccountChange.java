package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.SymbolMark;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What one transaction did to an account.
///
/// @param holds symbols whose orders begin or end to wait
/// @param source what its fills were matched with
/// @param terms of symbols by their ticker, each read once in the transaction
public record AccountChange(
        Portfolio portfolio,
        AccountState before,
        AccountState after,
        StepResult happened,
        HoldChanges holds,
        FillSource source,
        Function<String, InstrumentTerms> terms) {
    /// The dates of the closes that were walked to. A close that an order brought of a symbol with
    /// nothing open is none.
    public Stream<LocalDate> walked() {
        Set<String> open = open(before);
        return after.marks().values().stream()
                .filter(mark -> open.contains(mark.symbol()))
                .filter(mark -> !mark.equals(before.marks().get(mark.symbol())))
                .map(SymbolMark::date);
    }

    private static Set<String> open(AccountState state) {
        Set<String> open = new HashSet<>();
        for (Position position : state.positions()) {
            if (!position.lots().isEmpty()) {
                open.add(position.key().symbol());
            }
        }
        for (OrderStatus order : state.orders()) {
            open.add(order.order().position().symbol());
        }
        return open;
    }
}
