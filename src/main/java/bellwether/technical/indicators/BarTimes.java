package bellwether.technical.indicators;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;

/// When the bars shown began, as numbers until somebody asks.
public final class BarTimes {
    private final int[] epochDays;
    private final long[] seconds;

    BarTimes(BarWindow window) {
        epochDays = new int[window.size()];
        seconds = new long[window.timeframe().isIntraday() ? window.size() : 0];
        for (int bar = 0; bar < epochDays.length; bar++) {
            BarTime moment = window.moment(window.from() + bar);
            epochDays[bar] = Math.toIntExact(moment.date().toEpochDay());
            if (hasTimes()) {
                seconds[bar] = requireNonNull(moment.time()).getEpochSecond();
            }
        }
    }

    /// The day at the exchange.
    public LocalDate at(int bar) {
        return LocalDate.ofEpochDay(epochDays[bar]);
    }

    /// Whether the bars lie within days.
    public boolean hasTimes() {
        return seconds.length > 0;
    }

    public Instant time(int bar) {
        return Instant.ofEpochSecond(seconds[bar]);
    }

    public int size() {
        return epochDays.length;
    }
}
