package bellwether.market.feeds;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// The newest price that a source tells.
///
/// @param at when it was traded; absent where a source tells only the day
/// @param day the day that a source tells in place of a time
/// @param previousClose of the session before, as the source adjusts it
public record Quote(
        BigDecimal price,
        Optional<Instant> at,
        Optional<LocalDate> day,
        Optional<BigDecimal> previousClose,
        Optional<String> currency) {

    public static Quote at(BigDecimal price, Instant at) {
        return new Quote(
                price, Optional.of(at), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Quote of(BigDecimal price, LocalDate day) {
        return new Quote(
                price, Optional.empty(), Optional.of(day), Optional.empty(), Optional.empty());
    }

    public Quote after(Optional<BigDecimal> close) {
        return new Quote(price, at, day, close, currency);
    }

    public Quote in(Optional<String> money) {
        return new Quote(price, at, day, previousClose, money);
    }
}
