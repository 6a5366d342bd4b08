package bellwether.desk.watchlist;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// A watchlist's id, `wl_3`.
public record WatchlistId(long number) {
    private static final String PREFIX = "wl_";

    /// Empty where it is not written like one.
    public static Optional<WatchlistId> parse(String text) {
        return NumberedId.parse(PREFIX, text).map(WatchlistId::new);
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
