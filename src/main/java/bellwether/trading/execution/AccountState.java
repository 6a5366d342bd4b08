package bellwether.trading.execution;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// All that an account is between two steps.
///
/// @param balances cash by currency; may be below 0, which is owed
/// @param orders those that are open, in the order of acceptance
/// @param marks by symbol
/// @param rates the newest known, by currency
/// @param ledgerSequence of the last entry, 0 before the first
/// @param acceptSequence of the last accepted order, 0 before the first
/// @param ruined whether all is being closed because equity was 0 or less
public record AccountState(
        Map<String, BigDecimal> balances,
        List<Position> positions,
        List<OrderStatus> orders,
        Map<String, SymbolMark> marks,
        Map<String, FxQuote> rates,
        long ledgerSequence,
        long acceptSequence,
        boolean ruined) {
    public static final AccountState EMPTY =
            new AccountState(Map.of(), List.of(), List.of(), Map.of(), Map.of(), 0, 0, false);

    public AccountState {
        balances = Map.copyOf(balances);
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
        marks = Map.copyOf(marks);
        rates = Map.copyOf(rates);
    }
}
