package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.UsualHours;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the times of bars within days say against the session of the exchange that a symbol was
/// taken to trade at: 09:15 to 15:30, read by New York's clock, begins before the open and never
/// reaches the close. Trading before the session alone is no contradiction, nor is a session that
/// is cut short.
final class SessionEvidence {
    private static final int SECONDS_PER_MINUTE = 60;

    /// Of the newest day the file may hold a part.
    private static final int LEAST_DAYS = 2;

    private static final int LEAST_BARS = 4;

    private SessionEvidence() {}

    static Optional<String> of(Bars bars, Timeframe timeframe, Listing listing) {
        if (bars.size() < LEAST_BARS || !listing.isKnown()) {
            return Optional.empty();
        }
        int length = timeframe.seconds() / SECONDS_PER_MINUTE;
        Times times = times(bars, length, listing);
        UsualHours usual = listing.calendar().usualHours(listing.calendar().day(moment(bars, 0)));
        return times.contradict(usual, length)
                ? Optional.of(
                        "its bars begin from %s to %s by the clock there, before the open of %s and never up to the close of %s"
                                .formatted(
                                        times.first(), times.last(), usual.open(), usual.close()))
                : Optional.empty();
    }

    /// The earliest and the latest time at which bars begin on any day.
    ///
    /// @param offsets minutes by which they begin after whole multiples of their length
    private record Times(LocalTime first, LocalTime last, Set<Integer> offsets, int days) {
        boolean contradict(UsualHours usual, int length) {
            if (!first.isBefore(usual.open()) || !last.isBefore(usual.close())) {
                return false;
            }
            return areOfAnotherGrid(minute(usual.open()) % length) || areBefore(usual, length);
        }

        private boolean areBefore(UsualHours usual, int length) {
            return days >= LEAST_DAYS
                    && minute(first) + length <= minute(usual.open())
                    && minute(last) + length < minute(usual.close());
        }

        private boolean areOfAnotherGrid(int ofOpen) {
            return offsets.size() == 1 && !offsets.contains(0) && !offsets.contains(ofOpen);
        }
    }

    private static Times times(Bars bars, int length, Listing listing) {
        LocalTime first = LocalTime.MAX;
        LocalTime last = LocalTime.MIN;
        Set<Integer> offsets = new TreeSet<>();
        Set<LocalDate> days = new TreeSet<>();
        for (int i = 0; i < bars.size(); i++) {
            ZonedDateTime time = moment(bars, i).atZone(listing.calendar().zone());
            LocalTime at = time.toLocalTime();
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
            offsets.add(minute(at) % length);
            days.add(time.toLocalDate());
        }
        return new Times(first, last, offsets, days.size());
    }

    private static Instant moment(Bars bars, int i) {
        return Instant.ofEpochSecond(bars.time()[i]);
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / SECONDS_PER_MINUTE;
    }
}
