package bellwether.desk.alert.preference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuietHoursTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private static QuietHours hours(String zone, String from, String to) {
        return new QuietHours(
                List.of(new QuietWindow(EVERY_DAY, LocalTime.parse(from), LocalTime.parse(to))),
                ZoneId.of(zone));
    }

    /// By hand, from the rules of the zones: Europe/Berlin changes at 01:00 UTC, New York at 2:00
    /// local, Lord Howe by half an hour at 2:00 local, Santiago at midnight, Sydney at 2:00
    /// standard time.
    @ParameterizedTest(name = "{0} {1}-{2} at {3}")
    @CsvSource({
        // Berlin, 2026-03-29: 02:00 becomes 03:00
        "Europe/Berlin, 22:00, 07:00, 2026-03-28T23:30:00Z, 2026-03-29T05:00:00Z",
        "Europe/Berlin, 22:00, 02:30, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 02:30, 05:00, 2026-03-29T01:00:00Z, 2026-03-29T03:00:00Z",
        "Europe/Berlin, 02:30, 05:00, 2026-03-29T00:59:59Z, ",
        // Berlin, 2026-10-25: 03:00 becomes 02:00
        "Europe/Berlin, 22:00, 07:00, 2026-10-24T22:30:00Z, 2026-10-25T06:00:00Z",
        "Europe/Berlin, 22:00, 02:30, 2026-10-25T00:15:00Z, 2026-10-25T01:30:00Z",
        "Europe/Berlin, 22:00, 02:30, 2026-10-25T00:45:00Z, 2026-10-25T01:30:00Z",
        "Europe/Berlin, 22:00, 02:30, 2026-10-25T01:30:00Z, ",
        // New York, 2026-03-08: 02:00 becomes 03:00
        "America/New_York, 23:00, 06:00, 2026-03-08T04:30:00Z, 2026-03-08T10:00:00Z",
        "America/New_York, 23:00, 02:15, 2026-03-08T06:30:00Z, 2026-03-08T07:00:00Z",
        // New York, 2026-11-01: 02:00 becomes 01:00
        "America/New_York, 23:00, 06:00, 2026-11-01T04:30:00Z, 2026-11-01T11:00:00Z",
        "America/New_York, 23:00, 01:30, 2026-11-01T05:45:00Z, 2026-11-01T06:30:00Z",
        // Lord Howe, 2026-10-04: 02:00 becomes 02:30
        "Australia/Lord_Howe, 22:00, 02:15, 2026-10-03T15:00:00Z, 2026-10-03T15:30:00Z",
        "Australia/Lord_Howe, 22:00, 06:00, 2026-10-03T15:00:00Z, 2026-10-03T19:00:00Z",
        // Lord Howe, 2026-04-05: 02:00 becomes 01:30
        "Australia/Lord_Howe, 22:00, 01:45, 2026-04-04T14:50:00Z, 2026-04-04T15:15:00Z",
        "Australia/Lord_Howe, 22:00, 06:00, 2026-04-04T14:50:00Z, 2026-04-04T19:30:00Z",
        // Santiago, 2026-09-06: 00:00 becomes 01:00
        "America/Santiago, 22:00, 00:30, 2026-09-06T03:30:00Z, 2026-09-06T04:00:00Z",
        "America/Santiago, 22:00, 06:00, 2026-09-06T03:30:00Z, 2026-09-06T09:00:00Z",
        // Santiago, 2026-04-05 at 00:00 becomes 2026-04-04 23:00
        "America/Santiago, 22:00, 23:30, 2026-04-05T02:10:00Z, 2026-04-05T03:30:00Z",
        "America/Santiago, 22:00, 06:00, 2026-04-05T02:10:00Z, 2026-04-05T10:00:00Z",
        // Sydney, 2026-10-04: 02:00 becomes 03:00
        "Australia/Sydney, 22:00, 02:30, 2026-10-03T15:30:00Z, 2026-10-03T16:00:00Z",
        "Australia/Sydney, 22:00, 07:00, 2026-10-03T15:30:00Z, 2026-10-03T20:00:00Z",
        // Sydney, 2026-04-05: 03:00 becomes 02:00
        "Australia/Sydney, 22:00, 02:30, 2026-04-04T15:45:00Z, 2026-04-04T16:30:00Z",
        "Australia/Sydney, 22:00, 07:00, 2026-04-04T14:00:00Z, 2026-04-04T21:00:00Z"
    })
    void endByTheWallClock(String zone, String from, String to, Instant now, Instant end) {
        assertEquals(Optional.ofNullable(end), hours(zone, from, to).end(now));
    }

    @Test
    void aWindowBelongsToTheDayOnWhichItBegins() {
        QuietHours friday =
                new QuietHours(
                        List.of(
                                new QuietWindow(
                                        Set.of(DayOfWeek.FRIDAY),
                                        LocalTime.of(22, 0),
                                        LocalTime.of(7, 0))),
                        ZoneId.of("UTC"));
        assertEquals(
                Optional.of(Instant.parse("2026-11-28T07:00:00Z")),
                friday.end(Instant.parse("2026-11-28T03:00:00Z")));
        assertEquals(Optional.empty(), friday.end(Instant.parse("2026-11-27T03:00:00Z")));
        assertEquals(Optional.empty(), friday.end(Instant.parse("2026-11-28T23:00:00Z")));
    }

    @Test
    void windowsThatFollowOneAnotherAreOne() {
        QuietHours weekend =
                new QuietHours(
                        List.of(
                                new QuietWindow(EVERY_DAY, LocalTime.of(22, 0), LocalTime.of(7, 0)),
                                new QuietWindow(
                                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                                        LocalTime.of(7, 0),
                                        LocalTime.of(22, 0))),
                        ZoneId.of("UTC"));
        assertEquals(
                Optional.of(Instant.parse("2026-11-30T07:00:00Z")),
                weekend.end(Instant.parse("2026-11-27T23:00:00Z")));
    }

    @Test
    void aWholeWeekIsKnown() {
        assertTrue(hours("UTC", "09:00", "09:00").coverTheWeek());
        assertFalse(hours("UTC", "09:00", "08:59").coverTheWeek());
    }

    /// A second writing: minute by minute, is the wall clock in a window; where clocks go back, a
    /// window reaches to the last time that its end is shown.
    @Test
    void agreeWithAWalkThroughTheMinutes() {
        Random random = new Random(18);
        List<String> zones =
                List.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "America/Santiago",
                        "Asia/Tokyo");
        for (int run = 0; run < 1_000; run++) {
            ZoneId zone = ZoneId.of(zones.get(run % zones.size()));
            LocalTime from = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
            LocalTime to = from.plusMinutes(15L * (1 + random.nextInt(60)));
            QuietHours hours = new QuietHours(List.of(new QuietWindow(EVERY_DAY, from, to)), zone);
            Instant now = near(zone, random);
            Optional<Instant> end = hours.end(now);
            assertEquals(plain(now, zone, from, to), end, zone + " " + from + "-" + to + " " + now);
        }
    }

    /// Some minute of the year, mostly within half a day of a change of clocks.
    private static Instant near(ZoneId zone, Random random) {
        Instant any =
                Instant.parse("2026-01-01T00:00:00Z")
                        .plus(Duration.ofMinutes(random.nextInt(525_600)));
        var change = zone.getRules().nextTransition(any);
        return change == null || random.nextInt(4) == 0
                ? any
                : change.getInstant().plus(Duration.ofMinutes(random.nextInt(1_440) - 720L));
    }

    /// The first minute from which the clock shows no quiet time for the two hours that a change of
    /// clocks can repeat.
    private static Optional<Instant> plain(Instant now, ZoneId zone, LocalTime from, LocalTime to) {
        Instant moment = now;
        while (isShown(moment, zone, from, to) || isRepeated(moment, zone, from, to)) {
            moment = moment.plus(Duration.ofMinutes(1));
        }
        return moment.equals(now) ? Optional.empty() : Optional.of(moment);
    }

    private static boolean isShown(Instant moment, ZoneId zone, LocalTime from, LocalTime to) {
        LocalTime shown = moment.atZone(zone).toLocalTime();
        return from.isBefore(to)
                ? !shown.isBefore(from) && shown.isBefore(to)
                : !shown.isBefore(from) || shown.isBefore(to);
    }

    /// Whether the clock will be put back into the window that has just ended, or was put back out
    /// of the one that has begun.
    private static boolean isRepeated(Instant moment, ZoneId zone, LocalTime from, LocalTime to) {
        var next = zone.getRules().nextTransition(moment);
        boolean ahead =
                next != null
                        && next.isOverlap()
                        && Duration.between(moment, next.getInstant()).toMinutes() <= 60
                        && isShown(next.getInstant(), zone, from, to)
                        && wasShownSince(moment, zone, from, to);
        var last = zone.getRules().previousTransition(moment.plusSeconds(1));
        boolean behind =
                last != null
                        && last.isOverlap()
                        && Duration.between(last.getInstant(), moment).toMinutes() <= 60
                        && isShown(last.getInstant().minusSeconds(60), zone, from, to)
                        && willBeShown(moment, zone, from, to);
        return ahead || behind;
    }

    private static boolean wasShownSince(
            Instant moment, ZoneId zone, LocalTime from, LocalTime to) {
        for (int i = 1; i <= 60; i++) {
            if (isShown(moment.minusSeconds(60L * i), zone, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean willBeShown(Instant moment, ZoneId zone, LocalTime from, LocalTime to) {
        for (int i = 1; i <= 60; i++) {
            if (isShown(moment.plusSeconds(60L * i), zone, from, to)) {
                return true;
            }
        }
        return false;
    }
}
