package bellwether.research.learning.sample;

import bellwether.technical.statistics.SplitMix64;
import org.jspecify.annotations.Nullable;

/// A symbol of the universe that rows are made of.
///
/// @param id which never changes: what is left out, and on which sessions a symbol has rows,
///   follows from it
/// @param calendar code of the exchange by whose calendar it trades; empty where all symbols share
///   one
public record SampleSymbol(long id, String ticker, String calendar) {
    public SampleSymbol(long id, String ticker, @Nullable String calendar) {
        this.id = id;
        this.ticker = ticker;
        // trainings that began before calendars were kept have none
        this.calendar = calendar == null ? "" : calendar;
    }

    /// One of a universe that shares a calendar.
    public SampleSymbol(long id, String ticker) {
        this(id, ticker, "");
    }

    /// The same by the calendar of an exchange.
    public SampleSymbol by(String exchange) {
        return new SampleSymbol(id, ticker, exchange);
    }

    /// Symbols of the lowest numbers are kept.
    long lot() {
        return new SplitMix64(id).nextLong();
    }

    /// Which of the sessions of a horizon has its rows.
    int phase(int horizon) {
        SplitMix64 numbers = new SplitMix64(id);
        numbers.nextLong();
        return numbers.nextInt(horizon);
    }
}
