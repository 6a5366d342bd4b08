package bellwether.desk.journal;

import bellwether.trading.portfolio.history.TradeKey;
import java.time.Instant;
import java.util.Optional;

/// Which entries are wanted, the newest first.
///
/// @param tag in any case
/// @param words that the text or the lesson contains, in any case
/// @param from written at or after
/// @param to written before
/// @param before the number of the entry before the first
public record JournalQuery(
        Optional<String> ticker,
        Optional<TradeKey> trade,
        Optional<String> tag,
        Optional<String> emotion,
        Optional<Boolean> planKept,
        Optional<String> words,
        Optional<Instant> from,
        Optional<Instant> to,
        long before) {
    /// All of an owner.
    public static final JournalQuery ALL = ofTicker(Optional.empty());

    /// The newest of a ticker, or of all.
    public static JournalQuery ofTicker(Optional<String> ticker) {
        return new JournalQuery(
                ticker,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE);
    }
}
