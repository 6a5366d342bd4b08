package bellwether.desk.journal;

import bellwether.trading.portfolio.history.TradeKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry of a journal.
///
/// @param trade the closed trade that it is about; null for none
/// @param ticker as it was when it was written; null for none
/// @param version moves by one with every change
public record JournalEntry(
        JournalEntryId id,
        @Nullable TradeKey trade,
        @Nullable String ticker,
        JournalText said,
        int version,
        Instant writtenAt,
        Instant changedAt) {
    /// The most that an owner may have.
    public static final int MOST = 100_000;

    /// The most versions that one entry may have.
    public static final int MOST_VERSIONS = 1_000;
}
