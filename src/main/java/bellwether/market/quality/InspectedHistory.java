package bellwether.market.quality;

import bellwether.market.bars.Bars;
import bellwether.market.bars.DataIssues;
import bellwether.market.money.PriceUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is looked at, and what comes of it. Not for several threads.
final class InspectedHistory {
    private static final long SECONDS_PER_DAY = 86_400;

    private final Bars bars;
    private final SessionDays sessions;
    private final DataIssues blemishes;
    private final boolean calendarless;
    private final Optional<PriceUnit> unit;
    private final List<QualityFinding> findings = new ArrayList<>();
    private final List<NotJudged> notJudged = new ArrayList<>();

    /// @param bars at least one, adjusted for the splits on record
    /// @param calendarless whether they keep no calendar: invented ones do not, and those within
    ///   days are not told by its days
    /// @param unit of the prices, when it is known
    InspectedHistory(
            Bars bars,
            SessionDays sessions,
            DataIssues blemishes,
            boolean calendarless,
            Optional<PriceUnit> unit) {
        this.bars = bars;
        this.sessions = sessions;
        this.blemishes = blemishes;
        this.calendarless = calendarless;
        this.unit = unit;
    }

    Bars bars() {
        return bars;
    }

    SessionDays sessions() {
        return sessions;
    }

    DataIssues blemishes() {
        return blemishes;
    }

    boolean calendarless() {
        return calendarless;
    }

    Optional<PriceUnit> unit() {
        return unit;
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

    void found(QualityFinding finding) {
        findings.add(finding);
    }

    void notJudged(FindingKind kind, String why) {
        notJudged.add(new NotJudged(kind, why));
    }

    List<QualityFinding> findings() {
        return findings;
    }

    List<NotJudged> notJudged() {
        return notJudged;
    }
}
