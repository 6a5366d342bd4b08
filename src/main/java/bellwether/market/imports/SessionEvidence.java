package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.UsualHours;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the times of bars within days say against the session of the exchange that a symbol was
/// taken to trade at, or against the clock by which they were read: 09:15 to 15:30, read by New
/// York's clock, begins before the open and never reaches the close; 13:30 to 20:00 leaves the
/// morning empty on every day and goes on after the close. Trading before the session alone is no
/// contradiction, nor is a session that is cut short.
final class SessionEvidence {
    /// Of the newest day the file may hold a part.
    private static final int LEAST_DAYS = 2;

    private static final int LEAST_BARS = 4;

    /// By whose clocks vendors write times without a zone.
    private static final List<ZoneId> CLOCKS =
            Stream.of(
                            "UTC",
                            "Europe/London",
                            "Europe/Berlin",
                            "America/Chicago",
                            "America/New_York",
                            "America/Los_Angeles",
                            "Europe/Athens",
                            "Asia/Kolkata",
                            "Asia/Shanghai",
                            "Asia/Tokyo",
                            "Australia/Sydney")
                    .map(ZoneId::of)
                    .toList();

    private static final LocalTime EARLY_TRADING = LocalTime.of(8, 0);
    private static final LocalTime LATE_TRADING = LocalTime.of(18, 0);

    private static final String STEPPED =
            "some of its days begin and end an hour off the others, as times of a clock that is not set forward when that of the exchange is";

    private SessionEvidence() {}

    /// @param words what is wrong, to stand behind "but"
    /// @param clock by which all bars would lie within the session
    /// @param certain whether it is more than a remark
    record Found(String words, Optional<ZoneId> clock, boolean certain) {}

    /// @param clockKnown whether it is known by whose clock the times are
    static Optional<Found> of(Bars bars, Timeframe timeframe, Listing listing, boolean clockKnown) {
        if (bars.size() < LEAST_BARS || !listing.isKnown()) {
            return Optional.empty();
        }
        UsualHours usual = listing.calendar().usualHours(local(bars, 0, listing).toLocalDate());
        if (!usual.open().isBefore(usual.close())) {
            return Optional.empty();
        }
        int length = timeframe.seconds() / SessionTimes.SECONDS_PER_MINUTE;
        SessionTimes times = new SessionTimes(usual, length);
        for (int i = 0; i < bars.size(); i++) {
            times.add(local(bars, i, listing));
        }
        boolean stepped = times.isStepped();
        Optional<ZoneId> clock =
                (times.isMissed() || times.isShifted() || stepped) && !clockKnown
                        ? fitting(bars, listing, usual, length)
                        : Optional.empty();
        boolean missed = times.isMissed() && (times.days() >= LEAST_DAYS || clock.isPresent());
        if (stepped) {
            return Optional.of(new Found(STEPPED + clockWords(clock), clock, true));
        }
        if (times.isShifted() || missed) {
            return Optional.of(new Found(words(times, usual) + clockWords(clock), clock, true));
        }
        return times.isSameOnEachDay() && isOfNoFeed(times, usual)
                ? Optional.of(new Found(frameWords(times, usual), clock, false))
                : Optional.empty();
    }

    private static String words(SessionTimes times, UsualHours usual) {
        return times.isShifted()
                ? "its bars begin from %s to %s by the clock there, before the open of %s and never up to the close of %s"
                        .formatted(times.first(), times.last(), usual.open(), usual.close())
                : "its bars begin from %s to %s by the clock there, outside of its session from %s to %s too, of which a part has no bar on any day"
                        .formatted(times.first(), times.last(), usual.open(), usual.close());
    }

    private static String clockWords(Optional<ZoneId> clock) {
        return clock.map(" (by the clock of %s all of them would lie within it)"::formatted)
                .orElse("");
    }

    /// Feeds begin at the open, or early before it and end late after it.
    private static boolean isOfNoFeed(SessionTimes times, UsualHours usual) {
        boolean extended =
                times.first().isBefore(EARLY_TRADING) && !times.last().isBefore(LATE_TRADING);
        return times.isOutside() && !times.first().equals(usual.open()) && !extended;
    }

    private static String frameWords(SessionTimes times, UsualHours usual) {
        return "on every day its bars begin at %s and end with that of %s by the clock there, as those of a session that is not its from %s to %s"
                .formatted(times.first(), times.last(), usual.open(), usual.close());
    }

    /// The clock by which all bars lie in the session, and leave no large part of it empty.
    private static Optional<ZoneId> fitting(
            Bars bars, Listing listing, UsualHours usual, int length) {
        ZoneId there = listing.calendar().zone();
        ZoneId unchanged =
                there.getRules().getStandardOffset(Instant.ofEpochSecond(bars.time()[0]));
        return Stream.concat(CLOCKS.stream(), Stream.of(unchanged))
                .filter(clock -> {
                    SessionTimes times = new SessionTimes(usual, length);
                    for (int i = 0; i < bars.size(); i++) {
                        times.add(
                                local(bars, i, listing)
                                        .atZone(clock)
                                        .withZoneSameInstant(there)
                                        .toLocalDateTime());
                    }
                    return times.isFilled() && !times.isOutside();
                })
                .findFirst();
    }

    private static LocalDateTime local(Bars bars, int i, Listing listing) {
        return Instant.ofEpochSecond(bars.time()[i])
                .atZone(listing.calendar().zone())
                .toLocalDateTime();
    }
}
