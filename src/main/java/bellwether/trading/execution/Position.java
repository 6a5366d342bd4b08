package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is held of a symbol, and what it has brought.
///
/// @param currency of all its amounts
/// @param lots oldest first; their quantities add up to the position
/// @param averageValue what the shares that are left were opened at, by average cost
/// @param averageCosts the opening costs in the same way
/// @param realisedFifo profit of what was closed by FIFO, after costs, with dividends and borrow
///   fees
/// @param realisedAverage the same by average cost
/// @param mark the last price, in the symbol's price unit; null before the first bar
/// @param borrowedTo the date up to which the fee for borrowed shares is paid
public record Position(
        PositionKey key,
        String currency,
        List<Lot> lots,
        BigDecimal averageValue,
        BigDecimal averageCosts,
        BigDecimal realisedFifo,
        BigDecimal realisedAverage,
        @Nullable BigDecimal mark,
        @Nullable LocalDate borrowedTo) {
    public Position {
        lots = List.copyOf(lots);
        int sign = lots.isEmpty() ? 0 : lots.getFirst().quantity().signum();
        for (Lot lot : lots) {
            if (lot.quantity().signum() != sign) {
                throw Refusal.invalid(
                        "/lots/quantity",
                        "must all have the sign of the first, was "
                                + lot.quantity().toPlainString());
            }
        }
    }

    /// Shares, negative for a short.
    public BigDecimal quantity() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Lot lot : lots) {
            sum = sum.add(lot.quantity());
        }
        return sum;
    }

    public BigDecimal realised(LotMethod method) {
        return method == LotMethod.FIFO ? realisedFifo : realisedAverage;
    }
}
