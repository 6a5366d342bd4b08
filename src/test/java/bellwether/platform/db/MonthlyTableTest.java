package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.MonthlyTable.Part;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthlyTableTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi JDBI = DATABASE.jdbi();
    private static final MonthlyTable TABLE =
            new MonthlyTable(
                    "event",
                    MonthlyTable.Key.TIME,
                    List.of("alter table %s set (fillfactor = 70)"));

    @BeforeEach
    void makeTable() {
        JDBI.useHandle(h -> {
            h.execute("drop table if exists event");
            h.execute(
                    "create table event (at timestamptz not null, n int) partition by range (at)");
            h.execute("create table event_rest partition of event default");
        });
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static List<String> extend(String now) {
        return TABLE.extend(JDBI, Instant.parse(now));
    }

    private static List<String> months() {
        return JDBI.withHandle(h -> TABLE.months(h).stream().map(Part::name).toList());
    }

    private static List<Part> parts(int from, int to) {
        return JDBI.withHandle(h -> TABLE.months(h).subList(from, to));
    }

    private static void insert(String... times) {
        JDBI.useHandle(h -> {
            for (int n = 0; n < times.length; n++) {
                h.execute("insert into event values (?::timestamptz, ?)", times[n], n);
            }
        });
    }

    private static List<String> rows() {
        return JDBI.withHandle(h ->
                h.createQuery("select tableoid::regclass || ' ' || n from event order by n")
                        .mapTo(String.class)
                        .list());
    }

    /// The 48 bits of a version 7 UUID, as their first twelve digits.
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, '''00000000-0000-0000-0000-000000000000'''",
        "1970-01-01T00:00:00.001Z, '''00000000-0001-0000-0000-000000000000'''",
        "2026-11-01T00:00:00Z, '''01a19467-e800-0000-0000-000000000000'''"
    })
    void theLeastIdOfAMomentBeginsWithIt(Instant moment, String literal) {
        assertEquals(literal, MonthlyTable.Key.UUID.literal(moment));
        assertEquals("'" + moment + "'", MonthlyTable.Key.TIME.literal(moment));
    }

    @Test
    void aPartEndsWhereTheNextMonthBeginsInUtc() {
        assertEquals(
                Instant.parse("2027-01-01T00:00:00Z"),
                new Part("event_2026_12", YearMonth.of(2026, 12)).until());
        assertEquals(
                Instant.parse("2028-03-01T00:00:00Z"),
                new Part("event_2028_02", YearMonth.of(2028, 2)).until());
    }

    @Test
    void thisMonthAndTheTwoComingOnesAreMadeOnce() {
        assertEquals(
                List.of("event_2026_11", "event_2026_12", "event_2027_01"),
                extend("2026-11-15T00:00:00Z"));
        assertEquals(List.of(), extend("2026-11-15T00:00:00Z"));
        assertEquals(List.of(), extend("2026-11-29T23:59:59Z"));
        assertEquals(
                List.of("event_2027_02"),
                extend("2026-11-30T00:00:00Z"),
                "a day ahead, as somebody may write behind the bound while it is drawn");
        assertEquals(
                List.of("event_2026_11", "event_2026_12", "event_2027_01", "event_2027_02"),
                months());
    }

    /// After months were dropped, older rows come into the rest; they do not stop what is made
    /// later.
    @Test
    void rowsOlderThanAllMonthsStayInTheRest() {
        extend("2026-11-15T00:00:00Z");
        JDBI.useTransaction(h -> TABLE.drop(h, TABLE.months(h).subList(0, 2)));
        insert("2020-05-05Z", "2026-12-20Z", "2027-01-10Z");
        assertEquals(List.of("event_rest 0", "event_rest 1", "event_2027_01 2"), rows());
        insert("2027-02-10Z");
        assertEquals(
                List.of("event_2027_04", "event_2027_05", "event_2027_06"),
                extend("2027-04-15T00:00:00Z"));
        assertEquals(
                List.of("event_2027_04 0", "event_rest 0", "event_rest 1", "event_2027_01 2"),
                rows().stream()
                        .sorted(Comparator.comparing(row -> row.substring(row.indexOf(' '))))
                        .toList());
    }

    /// Somebody wrote ahead of the months, as by a clock that was wrong.
    @Test
    void rowsOfAMonthToComeGoIntoItWhenItIsMade() {
        extend("2026-11-15T00:00:00Z");
        insert("2027-02-10Z", "2028-01-01Z");
        assertEquals(List.of("event_2027_02"), extend("2026-12-15T00:00:00Z"));
        assertEquals(List.of("event_2027_02 0", "event_rest 1"), rows());
    }

    @Test
    void whatLayInTheRestIsInTheFirstMonthAndEachRowIsInItsOwn() {
        insert("2020-05-05Z", "2026-11-30 23:59:59Z");
        extend("2026-11-15T00:00:00Z");
        insert("2020-05-05Z", "2026-11-30 23:59:59Z", "2026-12-01Z", "2027-01-31Z", "2027-02-01Z");
        assertEquals(
                List.of(
                        "event_2026_11 0",
                        "event_2026_11 0",
                        "event_2026_11 1",
                        "event_2026_11 1",
                        "event_2026_12 2",
                        "event_2027_01 3",
                        "event_rest 4"),
                rows());
    }

    /// Nobody made months for a year: the rest becomes a part up to now, without a gap before it.
    @Test
    void monthsThatWereMissedAreOnePart() {
        extend("2026-01-15T00:00:00Z");
        insert("2026-06-01Z", "2027-01-31Z");
        assertEquals(
                List.of("event_2027_01", "event_2027_02", "event_2027_03"),
                extend("2027-01-15T00:00:00Z"));
        assertEquals(List.of("event_2027_01 0", "event_2027_01 1"), rows());
        JDBI.useHandle(h -> h.execute("delete from event"));
        insert("2026-03-31 23:59:59Z", "2026-04-01Z");
        assertEquals(List.of("event_2026_03 0", "event_2027_01 1"), rows());
    }

    @Test
    void newPartsHaveWhatTheTableAskedFor() {
        extend("2026-11-15T00:00:00Z");
        assertEquals(
                List.of("event_2026_12", "event_2027_01", "event_rest"),
                JDBI.withHandle(h ->
                        h.createQuery(
                                        """
                                        select relname::text from pg_class
                                        where relname like 'event%' and reloptions = '{fillfactor=70}' order by 1
                                        """)
                                .mapTo(String.class)
                                .list()));
    }

    @Test
    void droppedMonthsAreCountedAndOthersStay() {
        extend("2026-11-15T00:00:00Z");
        insert("2026-11-01Z", "2026-11-02Z", "2026-12-01Z");
        assertEquals(2, JDBI.inTransaction(h -> TABLE.drop(h, parts(0, 1))).longValue());
        assertEquals(List.of("event_2026_12 2"), rows());
        assertEquals(List.of("event_2026_12", "event_2027_01"), months());
    }

    @Test
    void joinedMonthsKeepWhatIsAskedForWithWhatWasKeptBefore() {
        extend("2026-11-15T00:00:00Z");
        insert("2026-11-01Z", "2026-11-02Z", "2026-12-01Z", "2026-12-02Z", "2027-01-01Z");
        assertEquals(1, join(parts(0, 1), "select * from event_2026_11 where n <> 0"));
        assertEquals(1, join(parts(0, 1), "select * from event where n in (1, 2)"));
        assertEquals(List.of("event_kept 1", "event_kept 2", "event_2027_01 4"), rows());
        insert("2020-01-01Z");
        assertTrue(rows().contains("event_kept 0"), "it reaches back to the beginning");
    }

    private static long join(List<Part> months, String kept) {
        return JDBI.inTransaction(h -> TABLE.join(h, months, "at", kept));
    }
}
