package bellwether.desk.overview.quote;

import bellwether.platform.base.ExactNumber;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The newest stored daily close of a symbol.
///
/// @param askedAs the former name that it was asked for by; null when that is its present one
/// @param live what a provider says now; absent where none was asked
public record StoredQuote(
        String ticker,
        @Nullable String askedAs,
        @Nullable String name,
        @JsonUnwrapped Close close,
        @JsonUnwrapped Age age,
        @Nullable String currency,
        String source,
        boolean synthetic,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LivePrice live) {
    /// The close, and the change to it.
    ///
    /// @param previousClose of the bar before, adjusted for splits; null where there is none
    public record Close(
            @JsonSerialize(using = ExactNumber.class) double close,
            @Nullable BigDecimal previousClose,
            @Nullable BigDecimal change,
            @Nullable Double changePercent) {}

    /// How old it is.
    ///
    /// @param on the day of the close
    /// @param ageSessions sessions completed since; null for invented bars, and where the calendar
    ///   of the years since is not known
    /// @param stale whether the close is too old to trade at, by weekdays where the calendar is not
    ///   known; null for invented bars
    /// @param partial whether the day's bar may still change
    public record Age(
            LocalDate on,
            @Nullable Integer ageSessions,
            @Nullable Boolean stale,
            boolean partial) {}

    /// The same with what a provider says.
    StoredQuote with(LivePrice price) {
        return new StoredQuote(
                ticker, askedAs, name, close, age, currency, source, synthetic, price);
    }
}
