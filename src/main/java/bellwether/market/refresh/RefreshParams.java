package bellwether.market.refresh;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a refresh job is about.
///
/// @param exchange whose symbols these are; absent when tickers were named
/// @param session the day after whose trading it was made; absent when somebody asked for it
/// @param askedAt when it was made: what cannot be had for long after that is given up
/// @param tickers the first 20 of those that were named; absent when an exchange was, and in jobs
///   of older programs
public record RefreshParams(
        @Nullable String exchange,
        @Nullable String session,
        String askedAt,
        @Nullable List<String> tickers) {
    private static final int MOST_SHOWN = 20;

    public static RefreshParams ofExchange(String exchange, Instant now) {
        return new RefreshParams(exchange, null, now.toString(), null);
    }

    public static RefreshParams ofTickers(List<String> tickers, Instant now) {
        return new RefreshParams(null, null, now.toString(), first(tickers));
    }

    /// The same of some of its symbols.
    RefreshParams of(List<String> some) {
        return new RefreshParams(exchange, session, askedAt, first(some));
    }

    private static List<String> first(List<String> tickers) {
        return List.copyOf(tickers.subList(0, Math.min(MOST_SHOWN, tickers.size())));
    }

    static RefreshParams after(String exchange, LocalDate session, Instant now) {
        return new RefreshParams(exchange, session.toString(), now.toString(), null);
    }

    boolean automatic() {
        return session != null;
    }

    Instant since() {
        return Instant.parse(askedAt);
    }
}
