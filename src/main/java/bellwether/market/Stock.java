package bellwether.market;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A symbol and what is stored of it.
public record Stock(
        String ticker,
        @Nullable String name,
        @Nullable String currency,
        int bars,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        List<String> sources,
        boolean synthetic,
        long dataVersion) {
    public Stock {
        sources = List.copyOf(sources);
    }
}
