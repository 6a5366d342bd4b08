package bellwether.trading.portfolio.matching;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What an open order waits for.
///
/// @param reason a word for programs
/// @param detail the same for people, with what its last bar did to it
/// @param nextBar when the next bar begins, or began, that it may meet
/// @param lastBar when the newest bar began that it has met
public record OrderWait(
        Reason reason, String detail, Optional<Instant> nextBar, Optional<Instant> lastBar) {
    /// What is missing.
    public enum Reason {
        /// A price jumped like a split that is not on record.
        SPLIT_SUSPECTED,
        /// Bars that are stored are matched within seconds.
        MATCHING,
        /// Bars of other symbols that began at the same time.
        OTHER_SYMBOLS,
        /// A bar that has not begun.
        NEXT_BAR,
        /// A bar that has begun and is not over.
        BAR_UNDER_WAY,
        /// A bar that is over and not stored.
        BAR_MISSING,
        /// A quote.
        QUOTE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
