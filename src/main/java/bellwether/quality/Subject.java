package bellwether.quality;

import bellwether.market.Bars;
import bellwether.market.Blemishes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is looked at, and what comes of it. Not for several threads.
final class Subject {
    private static final long SECONDS_PER_DAY = 86_400;

    private final Bars bars;
    private final SessionDays sessions;
    private final Blemishes blemishes;
    private final boolean calendarless;
    private final List<Finding> findings = new ArrayList<>();
    private final List<NotJudged> notJudged = new ArrayList<>();

    /// @param bars at least one, adjusted for the splits on record
    /// @param calendarless whether they keep no calendar: invented ones do not, and those within
    ///   days are not told by its days
    Subject(Bars bars, SessionDays sessions, Blemishes blemishes, boolean calendarless) {
        this.bars = bars;
        this.sessions = sessions;
        this.blemishes = blemishes;
        this.calendarless = calendarless;
    }

    Bars bars() {
        return bars;
    }

    SessionDays sessions() {
        return sessions;
    }

    Blemishes blemishes() {
        return blemishes;
    }

    boolean calendarless() {
        return calendarless;
    }

    int size() {
        return bars.size();
    }

    long day(int bar) {
        return Math.floorDiv(bars.time()[bar], SECONDS_PER_DAY);
    }

    LocalDate date(int bar) {
        return LocalDate.ofEpochDay(day(bar));
    }

    boolean hasBar(LocalDate day) {
        return Arrays.binarySearch(bars.time(), 0, size(), day.toEpochDay() * SECONDS_PER_DAY) >= 0;
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    void notJudged(Kind kind, String why) {
        notJudged.add(new NotJudged(kind, why));
    }

    List<Finding> findings() {
        return findings;
    }

    List<NotJudged> notJudged() {
        return notJudged;
    }
}
