package bellwether.trading.portfolio.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.BookQuery;
import bellwether.trading.portfolio.StrategyId;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// Reads what a request wants of a portfolio's books, orders, positions and trades.
final class BookRequest {
    private BookRequest() {}

    static BookQuery query(Context ctx) {
        BookQuery query =
                new BookQuery(strategyAsked(ctx), ticker(ctx), date(ctx, "from"), date(ctx, "to"));
        if (query.from().isPresent()
                && query.to().isPresent()
                && query.to().get().isBefore(query.from().get())) {
            throw Refusal.invalid(
                    "?to",
                    "must not be before from, was %s and from %s"
                            .formatted(query.to().get(), query.from().get()));
        }
        return query;
    }

    /// Those of one strategy.
    static Optional<StrategyId> strategyAsked(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("strategy"))
                .map(text ->
                        StrategyId.parse(text)
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?strategy",
                                                "must be the id of a strategy such as st_12, was \"%s\""
                                                        .formatted(Quoted.text(text)))));
    }

    /// Those of one symbol, in capital letters.
    static Optional<String> ticker(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("ticker"))
                .map(text ->
                        Ticker.of(text)
                                .orElseThrow(() -> Refusal.invalid("?ticker", Ticker.rule(text)))
                                .name());
    }

    private static Optional<LocalDate> date(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).map(text -> date(name, text));
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    "?" + name,
                    "must be a date such as 2026-01-31, was \"%s\"".formatted(Quoted.text(text)));
        }
    }
}
