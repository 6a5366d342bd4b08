package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.bars.WeekendCount;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.UsualHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What the days and the hours of bars say against the exchange that a symbol was taken to trade
/// at: bars on the days on which it rests, or round the clock.
final class WeekEvidence {
    private static final int LEAST_DAYS = 10;
    private static final int LEAST_TIMES = 24;

    /// A tenth: a special session now and then proves nothing.
    private static final int SHARE = 10;

    /// Trading before and after the session takes up 16 hours in New York, and no more elsewhere.
    private static final int ROUND_THE_CLOCK = 22;

    private WeekEvidence() {}

    /// Of daily bars.
    ///
    /// @param listing asked for only when days are weekends
    static Optional<String> ofDays(Bars bars, Supplier<Listing> listing) {
        if (bars.size() < LEAST_DAYS || !new WeekendCount().add(bars).isUsual()) {
            return Optional.empty();
        }
        Listing taken = listing.get();
        return taken.isKnown() && restsOnWeekends(taken, bars)
                ? Optional.of(
                        "more than a tenth of its days are Saturdays and Sundays, on which there is no trading at "
                                + taken.exchangeInWords())
                : Optional.empty();
    }

    /// Of bars within days.
    static Optional<String> ofTimes(Bars bars, Listing listing) {
        if (bars.size() < LEAST_TIMES || !listing.isKnown()) {
            return Optional.empty();
        }
        UsualHours usual = hours(listing, bars);
        BitSet hours = new BitSet();
        int resting = 0;
        for (int i = 0; i < bars.size(); i++) {
            ZonedDateTime time = local(listing, bars.time()[i]);
            hours.set(time.getHour());
            resting += usual.days().contains(time.getDayOfWeek()) ? 0 : 1;
        }
        if (resting * SHARE > bars.size()) {
            return Optional.of(
                    "%,d of %,d of its bars lie on days of the week on which there is no trading at %s"
                            .formatted(resting, bars.size(), listing.exchangeInWords()));
        }
        return hours.cardinality() >= ROUND_THE_CLOCK && !usual.isRoundTheClock()
                ? Optional.of(
                        "its bars lie in %d of the 24 hours of the day, and %s is open from %s to %s"
                                .formatted(
                                        hours.cardinality(),
                                        listing.exchangeInWords(),
                                        usual.open(),
                                        usual.close()))
                : Optional.empty();
    }

    private static UsualHours hours(Listing listing, Bars bars) {
        return listing.calendar()
                .usualHours(local(listing, bars.time()[bars.size() - 1]).toLocalDate());
    }

    private static boolean restsOnWeekends(Listing listing, Bars bars) {
        Set<DayOfWeek> days = hours(listing, bars).days();
        return !days.contains(DayOfWeek.SATURDAY) && !days.contains(DayOfWeek.SUNDAY);
    }

    private static ZonedDateTime local(Listing listing, long time) {
        return Instant.ofEpochSecond(time).atZone(listing.calendar().zone());
    }
}
