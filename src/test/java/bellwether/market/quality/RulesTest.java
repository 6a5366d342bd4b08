package bellwether.market.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.DataIssues;
import bellwether.market.calendar.Calendars;
import bellwether.market.money.PriceUnit;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each rule on bars made for it; and that it says nothing where nothing is wrong.
final class RulesTest {
    private static final SessionCalendars EXCHANGES =
            new SessionCalendars(
                    new Calendars(InstantSource.fixed(Instant.parse("2024-07-08T12:00:00Z"))));
    private static final SessionDays XNYS = EXCHANGES.sessions("ANY", Optional.empty());
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);

    /// Sixty sessions from the second of January on, moving about 1 % a day.
    private static List<double[]> rows() {
        List<double[]> rows = new ArrayList<>();
        double close = 100;
        long day = FIRST.toEpochDay();
        for (int i = 0; i < 60; i++) {
            double open = close;
            close *= i % 2 == 0 ? 1.01 : 0.991;
            rows.add(
                    new double[] {
                        day,
                        open,
                        Math.max(open, close) + 0.1,
                        Math.min(open, close) - 0.1,
                        close,
                        1_000
                    });
            day = XNYS.next(day + 1, Long.MAX_VALUE);
        }
        return rows;
    }

    private static Bars bars(List<double[]> rows) {
        int size = rows.size();
        Bars bars =
                new Bars(
                        size,
                        new long[size],
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size]);
        for (int i = 0; i < size; i++) {
            double[] row = rows.get(i);
            bars.time()[i] = 86_400L * (long) row[0];
            bars.open()[i] = row[1];
            bars.high()[i] = row[2];
            bars.low()[i] = row[3];
            bars.close()[i] = row[4];
            bars.volume()[i] = row[5];
        }
        return bars;
    }

    private static InspectedHistory look(List<double[]> rows) {
        return look(rows, XNYS, DataIssues.NONE);
    }

    private static InspectedHistory look(
            List<double[]> rows, SessionDays sessions, DataIssues blemishes) {
        return look(rows, sessions, blemishes, Optional.empty());
    }

    private static InspectedHistory look(
            List<double[]> rows,
            SessionDays sessions,
            DataIssues blemishes,
            Optional<PriceUnit> unit) {
        return Inspection.of(new InspectedHistory(bars(rows), sessions, blemishes, false, unit));
    }

    private static QualityFinding only(InspectedHistory subject, FindingKind kind) {
        assertEquals(List.of(kind), subject.findings().stream().map(QualityFinding::kind).toList());
        return subject.findings().getFirst();
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        InspectedHistory subject = look(rows());
        assertEquals(List.of(), subject.findings());
        assertEquals(List.of(), subject.notJudged());
    }

    @Test
    void sessionsWithoutABarAreGapsAndHolidaysAreNot() {
        List<double[]> rows = rows();
        rows.subList(20, 23).clear();
        rows.remove(5);
        QualityFinding gap = only(look(rows), FindingKind.GAP);
        assertEquals(4, gap.count());
        assertEquals(2, gap.events().size());
        assertEquals(3, gap.events().getFirst().count(), "the newest first");
        assertEquals("2024-01-09", gap.from());
        assertEquals("2024-02-02", gap.to());
        assertEquals("4 of 60 sessions of XNYS have no bar, in 2 gaps of up to 3", gap.words());
        assertEquals(30, gap.score(), "4 of 60 is more than 2 %");
        assertEquals(Severity.SERIOUS, gap.severity());
    }

    @Test
    void aBarOnAHolidayIsNoted() {
        List<double[]> rows = rows();
        double[] row = rows.get(9).clone();
        assertEquals("2024-01-16", LocalDate.ofEpochDay((long) row[0]).toString());
        row[0] -= 1; // Martin Luther King's day
        rows.add(9, row);
        QualityFinding stray = only(look(rows), FindingKind.OFF_CALENDAR);
        assertEquals("2024-01-15", stray.from());
        assertEquals(1, stray.count());
    }

    @Test
    void pricesOfAnotherExchangeAreNotSaidToHaveGaps() {
        List<double[]> rows = rows();
        rows.remove(30);
        for (String holiday : List.of("2023-12-25", "2023-12-24", "2023-12-23", "2023-11-23")) {
            double[] row = rows.getFirst().clone();
            row[0] = LocalDate.parse(holiday).toEpochDay();
            rows.addFirst(row);
        }
        InspectedHistory subject = look(rows);
        assertEquals(FindingKind.OFF_CALENDAR, subject.findings().getFirst().kind());
        assertEquals(FindingKind.GAP, subject.notJudged().getFirst().kind());
        assertTrue(subject.notJudged().getFirst().why().contains("another exchange"));
    }

    @Test
    void aCloseThatComesBackIsABadTickAndOneThatStaysIsNot() {
        List<double[]> rows = rows();
        rows.get(30)[4] *= 0.7;
        rows.get(30)[3] = rows.get(30)[4];
        QualityFinding tick = only(look(rows), FindingKind.BAD_TICK);
        assertEquals(1, tick.count());
        assertEquals(LocalDate.ofEpochDay((long) rows.get(30)[0]).toString(), tick.from());
        assertEquals(10, tick.score());
        assertTrue(tick.words().contains("from 59 returns"), tick.words());
        List<double[]> news = rows();
        for (int i = 30; i < news.size(); i++) {
            for (int column = 1; column <= 4; column++) {
                news.get(i)[column] *= 0.8;
            }
        }
        assertEquals(List.of(), look(news).findings(), "bad news stays");
    }

    @Test
    void aHighOrLowThatStandsAloneIsABadTick() {
        List<double[]> rows = rows();
        rows.get(10)[2] *= 1.3;
        rows.get(40)[3] *= 0.5;
        QualityFinding tick = only(look(rows), FindingKind.BAD_TICK);
        assertEquals(2, tick.count());
        assertTrue(tick.events().getLast().words().startsWith("high "), tick.toString());
        assertTrue(tick.events().getFirst().words().startsWith("low "), tick.toString());
        List<double[]> wide = rows();
        wide.get(10)[2] *= 1.3;
        wide.get(11)[2] *= 1.3;
        assertEquals(List.of(), look(wide).findings(), "the neighbour was there too");
    }

    @Test
    void theUsualMoveIsTheSymbolsOwn() {
        List<double[]> wild = rows();
        for (int i = 1; i < wild.size(); i++) {
            double close = 100 * (i % 2 == 0 ? 1 : 1.3);
            wild.get(i)[1] = close;
            wild.get(i)[2] = close * 1.01;
            wild.get(i)[3] = close * 0.99;
            wild.get(i)[4] = close;
        }
        assertEquals(
                List.of(),
                look(wild).findings().stream()
                        .filter(finding -> finding.kind() == FindingKind.BAD_TICK)
                        .toList());
    }

    @Test
    void runsWithoutVolumeAreTold() {
        List<double[]> rows = rows();
        rows.get(7)[5] = 0;
        rows.get(8)[5] = 0;
        rows.get(50)[5] = 0;
        QualityFinding zero = only(look(rows), FindingKind.ZERO_VOLUME);
        assertEquals(3, zero.count());
        assertEquals("3 of 60 bars have no volume, in 2 runs of up to 2", zero.words());
        assertEquals(10, zero.score(), "5 % is enough");
        List<double[]> index = rows();
        index.forEach(row -> row[5] = 0);
        InspectedHistory subject = look(index);
        assertEquals(List.of(), subject.findings());
        assertEquals(FindingKind.ZERO_VOLUME, subject.notJudged().getFirst().kind());
        List<double[]> unknown = rows();
        unknown.forEach(row -> row[5] = Double.NaN);
        assertEquals(FindingKind.ZERO_VOLUME, look(unknown).notJudged().getFirst().kind());
    }

    @Test
    void aSplitThatIsNotOnRecordIsSerious() {
        List<double[]> rows = rows();
        for (int i = 0; i < 30; i++) {
            for (int column = 1; column <= 4; column++) {
                rows.get(i)[column] *= 2;
            }
        }
        QualityFinding split = only(look(rows), FindingKind.SUSPECTED_SPLIT);
        assertEquals(40, split.score());
        assertTrue(split.words().contains("2:1 on " + split.from()), split.words());
    }

    @Test
    void recordsOfImportsAreTold() {
        List<double[]> rows = rows();
        LocalDate there = LocalDate.ofEpochDay((long) rows.get(3)[0]);
        DataIssues blemishes =
                new DataIssues(
                        List.of(
                                new DataIssues.Refused(there, "a.csv", "blank", 5, "open is blank"),
                                new DataIssues.Refused(
                                        LocalDate.of(2024, 7, 1),
                                        "a.csv",
                                        "blank",
                                        99,
                                        "low is blank")),
                        List.of(
                                dispute(there, 100, 100.05),
                                dispute(there.plusDays(1), 100, 102),
                                dispute(there.plusDays(1), 100, 104)));
        InspectedHistory subject = look(rows, XNYS, blemishes);
        QualityFinding wrong = subject.findings().getFirst();
        assertEquals(FindingKind.CONTRADICTION, wrong.kind());
        assertEquals(2, wrong.count());
        assertTrue(wrong.words().endsWith("on 1 of those days another row was"), wrong.words());
        assertEquals("a.csv, line 99: low is blank", wrong.events().getFirst().words());
        QualityFinding differ = subject.findings().getLast();
        assertEquals(FindingKind.SOURCES_DISAGREE, differ.kind());
        assertEquals(2, differ.count(), "less than 0.1 % is rounding");
        assertTrue(differ.words().startsWith("sources differ on 1 day; most on"), differ.words());
        assertTrue(differ.words().endsWith("by 4.00 %"), differ.words());
        assertEquals(16, differ.score(), "4 of 5 %");
    }

    private static DataIssues.Dispute dispute(LocalDate day, double before, double now) {
        return new DataIssues.Dispute(day, "one", "other", "close", before, now);
    }

    @Test
    void stalenessCountsSessionsUpToTheDelisting() {
        LocalDate last = LocalDate.of(2024, 6, 28);
        LocalDate ended = EXCHANGES.ended("ANY", Optional.empty());
        assertEquals(LocalDate.of(2024, 7, 5), ended);
        QualityFinding late = new Staleness(XNYS, last, ended, null, false).finding().orElseThrow();
        assertEquals(4, late.count(), "1, 2, 3 and 5 July");
        assertEquals("2024-07-01", late.from());
        assertEquals(6, late.score(), "4 of 20 sessions, of 30");
        assertEquals(Severity.WARNING, late.severity());
        LocalDate gone = LocalDate.of(2024, 7, 2);
        assertEquals(
                1, new Staleness(XNYS, last, ended, gone, false).finding().orElseThrow().count());
        assertTrue(
                new Staleness(XNYS, last, ended, last.plusDays(1), false).finding().isEmpty(),
                "its last session has a bar");
        assertTrue(new Staleness(XNYS, ended, ended, null, false).finding().isEmpty());
    }

    @Test
    void ofAnUnknownExchangeWeekdaysAreCountedAndThatIsSaid() {
        SessionDays unknown = EXCHANGES.sessions("INFYLTD", Optional.empty());
        LocalDate last = LocalDate.of(2024, 6, 28);
        LocalDate ended = LocalDate.of(2024, 7, 5);
        Staleness staleness = new Staleness(unknown, last, ended, null, false);
        QualityFinding late = staleness.finding().orElseThrow();
        assertEquals(5, late.count(), "the fourth of July too");
        assertTrue(late.words().contains("5 weekdays completed since"), late.words());
        assertTrue(late.words().contains("the exchange is unknown"), late.words());
        InspectedHistory subject = look(rows(), unknown, DataIssues.NONE);
        for (FindingKind kind : List.of(FindingKind.GAP, FindingKind.OFF_CALENDAR)) {
            NotJudged why =
                    subject.notJudged().stream()
                            .filter(one -> one.kind() == kind)
                            .findFirst()
                            .orElseThrow();
            assertTrue(why.why().contains("The exchange is unknown"), why.why());
            assertTrue(why.why().contains("PATCH /api/v1/stocks/"), why.why());
        }
    }

    @Test
    void whatCannotBeJudgedIsSaid() {
        List<double[]> few = rows().subList(0, 10);
        InspectedHistory subject =
                look(few, EXCHANGES.sessions("ANY.QQ", Optional.empty()), DataIssues.NONE);
        assertEquals(List.of(), subject.findings());
        assertEquals(
                List.of(
                        FindingKind.BAD_TICK,
                        FindingKind.GAP,
                        FindingKind.OFF_CALENDAR,
                        FindingKind.ZERO_VOLUME),
                subject.notJudged().stream().map(NotJudged::kind).toList());
        InspectedHistory invented =
                Inspection.of(
                        new InspectedHistory(
                                bars(few), XNYS, DataIssues.NONE, true, Optional.empty()));
        assertTrue(invented.notJudged().get(1).why().contains("Synthetic"));
    }

    /// Prices of a hundred pence a pound that were sent in pounds from one day on.
    @Test
    void aHundredfoldJumpIsRatherAChangeOfUnitWhereSharesAreQuotedInHundredths() {
        List<double[]> rows = rows();
        for (double[] row : rows.subList(30, 60)) {
            for (int price = 1; price <= 4; price++) {
                row[price] /= 100;
            }
        }
        for (String unit : List.of("GBX", "GBP")) {
            QualityFinding split =
                    look(rows, XNYS, DataIssues.NONE, PriceUnit.of(unit)).findings().getFirst();
            assertEquals(FindingKind.SUSPECTED_SPLIT, split.kind());
            assertTrue(
                    split.words().contains("100:1")
                            && split.words().contains("likelier, pence became pounds"),
                    split.words());
        }
        String dollars =
                look(rows, XNYS, DataIssues.NONE, PriceUnit.of("USD"))
                        .findings()
                        .getFirst()
                        .words();
        assertTrue(dollars.contains("a split of 100:1") && !dollars.contains("likelier"), dollars);
    }

    @Test
    void exchangesAreThoseStatedElseThoseOfTheTicker() {
        assertEquals("XNSE", EXCHANGES.sessions("TCS.NS", Optional.empty()).mic());
        assertEquals("XNSE", EXCHANGES.sessions("TCS", Optional.of("NSE")).mic());
        assertEquals("XLON", EXCHANGES.sessions("VOD", Optional.of("XLON")).mic());
        assertEquals("XXXX", EXCHANGES.sessions("VOD", Optional.of("MOON")).mic());
    }
}
