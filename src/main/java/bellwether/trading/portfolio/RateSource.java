package bellwether.trading.portfolio;

import bellwether.trading.execution.FxQuote;
import java.time.LocalDate;
import java.util.Optional;

/// Where exchange rates come from.
@FunctionalInterface
public interface RateSource {
    /// No rate is known.
    RateSource NONE = (from, into, day) -> Optional.empty();

    /// The rate of a day, or of one of the five days before.
    Optional<FxQuote> rate(String from, String into, LocalDate day);

    /// The same for rates of many days, by one caller on one thread: it keeps what it has read.
    default RateSource keeping() {
        return this;
    }
}
