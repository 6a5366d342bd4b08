package bellwether.market.feeds.http;

import bellwether.market.feeds.Quote;
import bellwether.market.feeds.Quotes;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest price of one symbol.
public final class QuoteRoute implements Routes {
    private final Quotes quotes;

    public QuoteRoute(Quotes quotes) {
        this.quotes = quotes;
    }

    /// @param at when it was traded; null where the source tells only the day
    /// @param ageSeconds since then
    /// @param session the day of trading that it belongs to
    private record Shown(
            String ticker,
            BigDecimal price,
            @Nullable String currency,
            @JsonProperty("traded_at") @Nullable Instant at,
            @Nullable Long ageSeconds,
            LocalDate session,
            @Nullable BigDecimal previousClose,
            boolean marketOpen,
            boolean partial,
            @JsonUnwrapped Origin origin) {}

    /// Where a price comes from.
    ///
    /// @param askedAt when the source was asked; up to a minute ago
    /// @param said what was wrong with sources that were asked before
    private record Origin(
            String source,
            Instant askedAt,
            long askedSecondsAgo,
            @JsonProperty("messages") List<String> said) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stocks/{ticker}/quote", this::quote, Role.READER);
    }

    private void quote(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        Quotes.Told.Given given = quotes.of(ticker);
        Quotes.Hours hours = quotes.hours(ticker, given.session());
        Quote quote = given.quote();
        Instant now = quotes.now();
        Responses.json(
                ctx,
                new Shown(
                        ticker.name(),
                        quote.price(),
                        quote.currency().orElse(null),
                        quote.at().orElse(null),
                        quote.at().map(at -> seconds(at, now)).orElse(null),
                        given.session(),
                        quote.previousClose().orElse(null),
                        hours.marketOpen(),
                        hours.partial(),
                        new Origin(
                                given.source().label(),
                                given.askedAt(),
                                seconds(given.askedAt(), now),
                                given.said())));
    }

    private static long seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }
}
