package bellwether.desk.journal.achievement;

import bellwether.desk.journal.JournalEntryId;
import bellwether.trading.portfolio.history.TradeKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That an owner wrote about a trade.
///
/// @param lessonAt when the lesson that the entry has was first written; null where it has none
public record TradeNote(
        JournalEntryId entry, TradeKey trade, Instant writtenAt, @Nullable Instant lessonAt) {}
