package bellwether.market.refresh;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a refresh job is about.
///
/// @param exchange whose symbols these are; absent when tickers were named
/// @param session the day after whose trading it was made; absent when somebody asked for it
/// @param askedAt when it was made: what cannot be had for long after that is given up
public record RefreshParams(@Nullable String exchange, @Nullable String session, String askedAt) {
    public static RefreshParams onDemand(@Nullable String exchange, Instant now) {
        return new RefreshParams(exchange, null, now.toString());
    }

    static RefreshParams after(String exchange, LocalDate session, Instant now) {
        return new RefreshParams(exchange, session.toString(), now.toString());
    }

    boolean automatic() {
        return session != null;
    }

    Instant since() {
        return Instant.parse(askedAt);
    }
}
