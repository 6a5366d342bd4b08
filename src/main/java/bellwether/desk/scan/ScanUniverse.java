package bellwether.desk.scan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which symbols a scan looks at: one of tickers, a watchlist, a screen, or all.
///
/// @param watchlist its id
/// @param screen its id
/// @param all true or absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScanUniverse(
        @Nullable List<String> tickers,
        @Nullable String watchlist,
        @Nullable String screen,
        @Nullable Boolean all) {
    public ScanUniverse {
        tickers = tickers == null ? null : List.copyOf(tickers);
    }

    /// These tickers.
    public static ScanUniverse of(List<String> tickers) {
        return new ScanUniverse(tickers, null, null, null);
    }

    /// All symbols that are stored.
    public static ScanUniverse everything() {
        return new ScanUniverse(null, null, null, true);
    }

    /// Whether exactly one is named.
    @JsonIgnore
    public boolean isOne() {
        return !Boolean.FALSE.equals(all)
                && Stream.of(tickers, watchlist, screen, all).filter(Objects::nonNull).count() == 1;
    }

    /// In words, for messages.
    @Override
    public String toString() {
        if (tickers != null) {
            return String.join(", ", tickers);
        }
        if (watchlist != null) {
            return "watchlist " + watchlist;
        }
        return screen == null ? "all symbols" : "screen " + screen;
    }
}
