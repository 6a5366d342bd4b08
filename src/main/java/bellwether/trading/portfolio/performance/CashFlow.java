package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// Money or shares that came into an account, or left it where the amount is negative.
///
/// @param sequence of its ledger entry
/// @param date of shares, the day on which they were booked
/// @param amount of shares, what they were worth then
/// @param transfer of shares that somebody stated
public record CashFlow(
        long sequence,
        LocalDate date,
        String currency,
        BigDecimal amount,
        Optional<Transfer> transfer) {
    /// Of money.
    public CashFlow(long sequence, LocalDate date, String currency, BigDecimal amount) {
        this(sequence, date, currency, amount, Optional.empty());
    }

    /// Shares that came in or left at a stated price.
    ///
    /// @param reference as that of its lots
    /// @param stated the amount by the stated price and costs, which is their cost basis
    /// @param priced false where no close was known: then it counts as stated
    public record Transfer(
            PositionKey position, String reference, BigDecimal stated, boolean priced) {}
}
