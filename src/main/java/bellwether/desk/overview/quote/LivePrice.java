package bellwether.desk.overview.quote;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider says of a symbol's price.
///
/// @param tradedAt null where the source tells only the day
/// @param session the day of trading that it belongs to
/// @param askedAt when the source was asked; up to a minute ago
/// @param messages what was wrong with sources that were asked before
public record LivePrice(
        BigDecimal price,
        @Nullable BigDecimal previousClose,
        @Nullable String currency,
        @Nullable Instant tradedAt,
        LocalDate session,
        boolean marketOpen,
        String source,
        Instant askedAt,
        List<String> messages) {
    public LivePrice {
        messages = List.copyOf(messages);
    }
}
