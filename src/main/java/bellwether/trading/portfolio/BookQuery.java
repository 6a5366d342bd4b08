package bellwether.trading.portfolio;

import java.time.LocalDate;
import java.util.Optional;

/// Which fills or ledger entries of a portfolio are wanted.
///
/// @param from the first date
/// @param to the last date
public record BookQuery(
        Optional<StrategyId> strategy,
        Optional<String> ticker,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {
    public static final BookQuery ALL =
            new BookQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
