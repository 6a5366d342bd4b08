package bellwether.market.imports;

import bellwether.market.calendar.Listing;
import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What days made of moments say against the zone by which they were read: days on which an
/// exchange rests, where another zone shows none.
final class ZoneEvidence {
    /// Of the larger exchanges, from west to east.
    private static final List<ZoneId> ZONES =
            Stream.of(
                            "America/Los_Angeles",
                            "America/Chicago",
                            "America/New_York",
                            "America/Sao_Paulo",
                            "UTC",
                            "Europe/London",
                            "Europe/Berlin",
                            "Europe/Athens",
                            "Europe/Istanbul",
                            "Asia/Dubai",
                            "Asia/Kolkata",
                            "Asia/Bangkok",
                            "Asia/Shanghai",
                            "Asia/Tokyo",
                            "Australia/Sydney",
                            "Pacific/Auckland")
                    .map(ZoneId::of)
                    .toList();

    private static final int MOST_NAMED = 5;
    private static final int ALL = (1 << ZONES.size()) - 1;

    private final Map<String, Days> symbols = new HashMap<>();
    private final Set<String> doubtful = new LinkedHashSet<>();

    /// Of one symbol.
    private static final class Days {
        /// Bits of zones by which all days so far are days of trading.
        private int fitting = ALL;

        /// Bits of zones by which all moments so far are midnights, as those of daily bars often
        /// are.
        private int midnights = ALL;

        private LocalDate resting = LocalDate.MIN;

        void look(Instant moment, Set<DayOfWeek> week) {
            for (int zone = 0; zone < ZONES.size(); zone++) {
                int bit = 1 << zone;
                if ((fitting & bit) != 0) {
                    ZonedDateTime there = moment.atZone(ZONES.get(zone));
                    fitting &= week.contains(there.getDayOfWeek()) ? ALL : ~bit;
                    midnights &= there.toLocalTime().equals(LocalTime.MIDNIGHT) ? ALL : ~bit;
                }
            }
        }

        boolean isDoubtful() {
            return !resting.equals(LocalDate.MIN) && fitting != 0;
        }

        List<String> zones() {
            int named = (fitting & midnights) != 0 ? fitting & midnights : fitting;
            return IntStream.range(0, ZONES.size())
                    .filter(zone -> (named & 1 << zone) != 0)
                    .mapToObj(zone -> ZONES.get(zone).getId())
                    .toList();
        }
    }

    /// Looks at a row whose day is that of a moment.
    ///
    /// @param day by the clock that was taken
    void look(String ticker, Instant moment, LocalDate day, Listing listing) {
        if (!listing.isKnown()) {
            return;
        }
        Days days = symbols.computeIfAbsent(ticker, _ -> new Days());
        if (days.fitting == 0) {
            return;
        }
        TradingCalendar calendar = listing.calendar();
        Set<DayOfWeek> week = calendar.usualHours(day).days();
        days.look(moment, week);
        if (!week.contains(day.getDayOfWeek()) && !calendar.isTradingDay(day)) {
            days.resting = days.resting.equals(LocalDate.MIN) ? day : days.resting;
        }
        if (days.isDoubtful()) {
            doubtful.add(ticker);
        } else {
            doubtful.remove(ticker);
        }
    }

    /// A symbol that has days without trading only by the zone that was taken, if there is one.
    Optional<String> doubtful() {
        return doubtful.stream().findFirst();
    }

    /// @param zone by which the days were taken
    Refusal refusal(String ticker, String zone, Listing listing) {
        Days days = symbols.getOrDefault(ticker, new Days());
        List<String> zones = days.zones();
        return Refusal.of(
                RefusalKind.INVALID,
                "zone_doubtful",
                "By the clock of %s, %s has bars of days without trading at %s, such as %s, %s. By the clock of %s all of its days have trading. Name the zone in which its days begin: --zone=%s (zone= over HTTP)."
                        .formatted(
                                zone,
                                ticker,
                                listing.exchangeInWords(),
                                days.resting
                                        .getDayOfWeek()
                                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                days.resting,
                                zones.stream()
                                        .limit(MOST_NAMED)
                                        .collect(Collectors.joining(" or ")),
                                zones.getFirst()));
    }
}
