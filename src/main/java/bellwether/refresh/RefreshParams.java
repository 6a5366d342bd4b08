package bellwether.refresh;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a refresh job is about.
///
/// @param exchange whose symbols these are; absent when tickers were named
/// @param session after which it was made; absent when somebody asked for it
/// @param askedAt when it was made: what cannot be had for long after that is given up
record RefreshParams(@Nullable String exchange, @Nullable LocalDate session, Instant askedAt) {
    boolean automatic() {
        return session != null;
    }
}
