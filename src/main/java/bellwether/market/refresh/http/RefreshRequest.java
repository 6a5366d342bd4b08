package bellwether.market.refresh.http;

import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/refresh`: either an exchange or tickers.
///
/// @param exchange by its market identifier code, or NYSE and the like: every real symbol of it
///   that is stored
/// @param tickers 1 to 10,000, known or not
record RefreshRequest(
        @Nullable String exchange,
        @Nullable @Size(min = 1, max = 10_000, message = "must have 1 to 10,000 entries")
                List<
                                @NotNull(message = "must be a ticker, was null")
                                @Pattern(regexp = Ticker.TYPED_RULE, message = TICKER_RULE) String>
                        tickers)
        implements SelfValidating {
    private static final String TICKER_RULE =
            "must be a ticker such as TCS.NS or ^GSPC: 1 to 32 letters, digits or . - ^ = & _";

    @Override
    public List<Fault> faults() {
        return (exchange == null) == (tickers == null)
                ? List.of(new Fault("/exchange", "send either exchange or tickers"))
                : List.of();
    }

    Optional<String> mic() {
        return Optional.ofNullable(exchange).map(Calendars::code);
    }

    /// In capital letters, each once, in the order given.
    List<String> normalised() {
        return Optional.ofNullable(tickers).orElse(List.of()).stream()
                .map(typed -> Ticker.of(typed).orElseThrow().name())
                .distinct()
                .toList();
    }
}
