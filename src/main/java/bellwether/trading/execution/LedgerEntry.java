package bellwether.trading.execution;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One change of a cash balance. The balance of a currency is the sum of its entries.
///
/// @param sequence from 1 on, without gaps
/// @param position what it belongs to; null for flows and conversions
/// @param reference the order's id, the charge's name
public record LedgerEntry(
        long sequence,
        LocalDate date,
        LedgerKind kind,
        String currency,
        BigDecimal amount,
        @Nullable PositionKey position,
        String reference) {}
