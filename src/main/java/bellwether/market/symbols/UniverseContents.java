package bellwether.market.symbols;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a universe holds now, as answers show it.
///
/// @param universe as it was asked for
/// @param id of the watchlist or the screen; null where it is neither, or is gone
/// @param name of the same
/// @param symbols those that are stored
/// @param withoutBars those of them that have no bars of the timeframe
/// @param unknown named, and not stored
/// @param problem why it cannot be looked at; null where it can
public record UniverseContents(
        Universe universe,
        @Nullable String id,
        @Nullable String name,
        String timeframe,
        int symbols,
        Missing withoutBars,
        Missing unknown,
        @Nullable Problem problem) {
    /// Symbols that are missed.
    ///
    /// @param tickers the first of them
    public record Missing(int count, List<String> tickers) {
        private static final int SHOWN = 100;

        public Missing {
            tickers = List.copyOf(tickers);
        }

        /// Of all of them, in order.
        public static Missing of(Collection<String> all) {
            return new Missing(all.size(), all.stream().sorted().limit(SHOWN).toList());
        }
    }

    /// Why its symbols cannot be found.
    ///
    /// @param code for programs, as the refusal of a request has it
    public record Problem(String code, String detail) {}
}
