package bellwether.trading.portfolio.http;

import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.portfolio.BookedEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A ledger entry as answers show it.
///
/// @param sequence from 1 on, without gaps
/// @param flow whether it is money in or out, which is no profit
/// @param ticker what it belongs to; null where it belongs to no position
/// @param reference the order's id, the charge's name
public record ShownEntry(
        long sequence,
        LocalDate date,
        String kind,
        boolean flow,
        String currency,
        BigDecimal amount,
        @Nullable String ticker,
        @Nullable String strategy,
        String reference,
        Instant bookedAt) {
    static ShownEntry of(BookedEntry booked) {
        LedgerEntry entry = booked.entry();
        return new ShownEntry(
                entry.sequence(),
                entry.date(),
                entry.kind().key(),
                entry.kind().isFlow(),
                entry.currency(),
                entry.amount(),
                entry.position() == null ? null : entry.position().symbol(),
                entry.position() == null ? null : entry.position().strategy(),
                entry.reference(),
                booked.bookedAt());
    }
}
