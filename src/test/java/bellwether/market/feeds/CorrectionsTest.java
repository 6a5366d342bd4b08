package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.DataIssues;
import bellwether.market.bars.History;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A source that tells stored days differently than before.
final class CorrectionsTest extends ProvidersTestCase {
    private static final String WEEK =
            """
            Date,Open,High,Low,Close,Volume
            2026-02-23,100,102,99,101,5000
            2026-02-24,101,103,100,102,5100
            2026-02-25,102,104,101,103,5200
            2026-02-26,103,105,102,104,5300
            2026-02-27,104,106,103,105,5400
            2026-03-02,105,107,104,106,5500
            """;

    private static final String NEXT = "2026-03-03,106,108,105,107,5600\n";

    private static final String FRIDAY = "104,106,103,105,5400";

    private static FetchReport fetch(Providers providers) throws InterruptedException {
        return Objects.requireNonNull(providers.fetch(List.of("AAPL")).get("AAPL"));
    }

    private static FetchReport.Stored stored(FetchReport fetched) {
        return assertInstanceOf(FetchReport.Stored.class, fetched, fetched::words);
    }

    private History history() {
        return market.loadRaw(List.of("AAPL"), Timeframe.DAY).getFirst();
    }

    private DataIssues blemishes() {
        long id = history().symbolId();
        return database.jdbi()
                .withHandle(handle -> market.blemishes(handle, List.of(id), Timeframe.DAY))
                .getOrDefault(id, DataIssues.NONE);
    }

    /// The week is stored as the source told it, and the session of DAY is over.
    private void storeWeek(String source) {
        new PriceImport(database.jdbi(), clock).importAnswer("AAPL", source, WEEK, false);
        now = Instant.parse("2026-03-03T22:00:00Z");
    }

    @Test
    void whatASourceCorrectsTakesThePlaceOfWhatItSaidBefore() throws Exception {
        storeWeek("stooq");
        played.says(
                WEEK.replace(FRIDAY, "104,106,103,105.7,5450").replace("102,99,101", "101.5,99,101")
                        + NEXT);
        try (Providers providers = providers("stooq")) {
            long before = history().dataVersion();
            assertEquals(
                    new FetchReport.Stored(
                            "stooq",
                            1,
                            2,
                            2,
                            DAY,
                            OptionalDouble.empty(),
                            "stooq corrected 2 bars that it had sent before: 2026-02-23 high 102 → 101.5; 2026-02-27 close 105 → 105.7, volume 5400 → 5450"),
                    fetch(providers));
            Bars bars = history().bars();
            assertEquals(
                    List.of(105.7, 5450.0, 101.5, 107.0),
                    List.of(bars.close()[4], bars.volume()[4], bars.high()[0], bars.close()[6]));
            assertEquals(before + 1, history().dataVersion(), "all in one transaction");
            assertEquals(List.of(), blemishes().disputes());
            assertEquals(new FetchReport.Fresh(DAY), fetch(providers));
        }
    }

    @Test
    void aVolumeAloneIsCorrectedTooAndAnUnknownOneTakesNothingBack() throws Exception {
        storeWeek("stooq");
        played.says(
                WEEK.replace("105,107,104,106,5500", "105,107,104,106,5999").replace("5400", "0")
                        + NEXT);
        try (Providers providers = providers("stooq")) {
            FetchReport.Stored found = stored(fetch(providers));
            assertEquals(
                    "stooq corrected 1 bar that it had sent before: 2026-03-02 volume 5500 → 5999",
                    found.words());
            assertEquals(5999, history().bars().volume()[5]);
            assertEquals(5400, history().bars().volume()[4]);
        }
    }

    @Test
    void allVolumesMayChangeAtOnce() throws Exception {
        storeWeek("stooq");
        played.says(WEEK.replace("00\n", "07\n") + NEXT);
        try (Providers providers = providers("stooq")) {
            assertEquals(6, stored(fetch(providers)).changed());
        }
    }

    @Test
    void correctionsAreTakenWithoutNewerBarsToo() throws Exception {
        storeWeek("stooq");
        played.says(WEEK.replace(FRIDAY, "104,106,103,105.7,5400"));
        try (Providers providers = providers("stooq")) {
            FetchReport.Stored found = stored(fetch(providers));
            assertEquals(
                    List.of(0L, 1L, 1L), List.of(found.bars(), found.replaced(), found.changed()));
            assertEquals(LocalDate.parse("2026-03-02"), found.last());
            assertTrue(
                    found.words().startsWith("stooq has no newer bars; stooq corrected 1 bar"),
                    found.words());
        }
    }

    @Test
    void whatOnlyRoundingTellsApartIsNoCorrection() throws Exception {
        storeWeek("stooq");
        long before = history().dataVersion();
        played.says(WEEK.replace(FRIDAY, "104.004,106.0000076,103,104.99999237060547,5400"));
        try (Providers providers = providers("stooq")) {
            assertEquals(
                    new FetchReport.Nothing("stooq", "stooq has no newer bars"), fetch(providers));
            assertEquals(before, history().dataVersion());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "104,260,103,250,5400   | its close of 2026-02-27 is 250, the stored one 105.0; its high differs too much for a correction",
                "104,106,30,40,5400     | its low differs too much for a correction",
                "104,130,103,128,5400   | its high lies 23 % outside of the closes beside it",
                "91,106,90,91,5400      | its open lies 14 % outside of the closes beside it"
            })
    void whatCannotBeACorrectionIsRefusedWithAllOfTheAnswer(String row, String words)
            throws Exception {
        storeWeek("stooq");
        long before = history().dataVersion();
        played.says(WEEK.replace(FRIDAY, row) + NEXT);
        second.says(200, "", "[]");
        try (Providers providers = providers("stooq,tiingo")) {
            FetchReport.Failed failed =
                    assertInstanceOf(FetchReport.Failed.class, fetch(providers));
            assertTrue(failed.words().contains("nothing was stored"), failed.words());
            assertTrue(failed.words().contains(words), failed.words());
            assertFalse(second.asked().isEmpty(), "the next one is asked");
            assertEquals(before, history().dataVersion());
        }
    }

    @Test
    void aHighThatCannotBeIsNotTakenAndNewerBarsAre() throws Exception {
        storeWeek("stooq");
        played.says(WEEK.replace(FRIDAY, "104,206,103,105,5400") + NEXT);
        try (Providers providers = providers("stooq")) {
            FetchReport.Stored found = stored(fetch(providers));
            assertEquals(List.of(1L, 0L), List.of(found.bars(), found.changed()));
            assertEquals(
                    "stooq returned 2026-02-27 high 106 → 206, which was rejected: its high differs too much for a correction",
                    found.words());
            assertEquals(106, history().bars().high()[4]);
        }
    }

    @Test
    void aLonelyTruthBesideALonelyLieIsTaken() throws Exception {
        new PriceImport(database.jdbi(), clock)
                .importAnswer("AAPL", "stooq", WEEK.replace(FRIDAY, "104,141,103,140,5400"), false);
        now = Instant.parse("2026-03-03T22:00:00Z");
        played.says(WEEK + NEXT);
        try (Providers providers = providers("stooq")) {
            assertEquals(1, stored(fetch(providers)).changed());
            assertEquals(105, history().bars().close()[4], "33 % away, and between its neighbours");
        }
    }

    /// Each close but one, by up to 0.9 %, and not by one factor.
    private static final String UNLIKE =
            """
            Date,Open,High,Low,Close,Volume
            2026-02-23,100,102,99,101.5,5000
            2026-02-24,101,103,100,101.2,5100
            2026-02-25,102,104,101,103.9,5200
            2026-02-26,103,105,102,103.2,5300
            2026-02-27,104,106,103,105.6,5400
            2026-03-02,105,107,104,106,5500
            """;

    @Test
    void whatDiffersAlmostEverywhereCorrectsNothing() throws Exception {
        storeWeek("stooq");
        played.says(UNLIKE + NEXT);
        try (Providers providers = providers("stooq")) {
            FetchReport.Stored found = stored(fetch(providers));
            assertEquals(List.of(1L, 0L), List.of(found.bars(), found.replaced()));
            assertEquals(
                    "stooq returned 2026-02-23 close 101 → 101.5 and 4 more days differently, which was rejected: most of the 6 compared closes differ, not by a common factor",
                    found.words());
            assertEquals(101, history().bars().close()[0]);
        }
    }

    @Test
    void andNothingOfItIsTakenWhenItDiffersByMore() throws Exception {
        storeWeek("stooq");
        played.says(UNLIKE.replace("102,103.2,", "102,102.2,") + NEXT);
        try (Providers providers = providers("stooq")) {
            FetchReport.Failed failed =
                    assertInstanceOf(FetchReport.Failed.class, fetch(providers));
            assertTrue(
                    failed.words()
                            .contains(
                                    "its close of 2026-02-26 is 102.2, the stored one 104.0; most of the 6 compared closes differ"),
                    failed.words());
            assertEquals(6, history().bars().size());
        }
    }

    @Test
    void barsOfAnotherSourceAreNotCorrected() throws Exception {
        storeWeek("my file");
        played.says(WEEK.replace(FRIDAY, "104,106,103,105.7,5450") + NEXT);
        try (Providers providers = providers("stooq")) {
            FetchReport.Stored found = stored(fetch(providers));
            assertEquals(
                    "1 0 0 ",
                    "%d %d %d %s"
                            .formatted(
                                    found.bars(),
                                    found.replaced(),
                                    found.changed(),
                                    found.words()));
            assertEquals(105, history().bars().close()[4]);
        }
    }

    @Test
    void oneSourcesBarsAmongThoseOfOthersAreCorrected() throws Exception {
        storeWeek("my file");
        new PriceImport(database.jdbi(), clock)
                .importAnswer(
                        "AAPL",
                        "stooq",
                        "date,open,high,low,close,volume\n2026-02-27,104,106,103,105.1,5400\n",
                        false);
        played.says(
                WEEK.replace(FRIDAY, "104,106,103,105.7,5400").replace("106,5500", "106.1,5500")
                        + NEXT);
        try (Providers providers = providers("stooq")) {
            assertEquals(
                    "stooq corrected 1 bar that it had sent before: 2026-02-27 close 105.1 → 105.7",
                    stored(fetch(providers)).words());
            assertEquals(106, history().bars().close()[5]);
        }
    }

    @Test
    void aCorrectionThatTheImporterRejectsIsSaidAndNotTaken() throws Exception {
        storeWeek("stooq");
        played.says(WEEK.replace(FRIDAY, "104,106,105.5,105,5400") + NEXT);
        try (Providers providers = providers("stooq")) {
            FetchReport.Stored found = stored(fetch(providers));
            assertEquals(List.of(1L, 0L), List.of(found.bars(), found.changed()));
            assertTrue(
                    found.words().startsWith("of the 2 rows that stooq sent 1 were rejected: "),
                    found.words());
            assertEquals(103, history().bars().low()[4]);
            assertEquals("2026-02-27", blemishes().refused().getFirst().day().toString());
        }
    }

    @Test
    void aBarThatWasStoredBeforeItsSessionWasOverIsReplacedWhenItIs() throws Exception {
        now = Instant.parse("2026-03-03T18:00:00Z");
        new PriceImport(database.jdbi(), clock)
                .importAnswer("AAPL", "my file", WEEK + "2026-03-03,106,120,105,119,900\n", false);
        played.says(WEEK + NEXT);
        try (Providers providers = providers("stooq")) {
            assertEquals(
                    "2026-03-03",
                    assertInstanceOf(FetchReport.Fresh.class, fetch(providers)).last().toString());
            now = Instant.parse("2026-03-03T22:00:00Z");
            FetchReport.Stored found = stored(fetch(providers));
            assertEquals(
                    "0 1 0 the bar of 2026-03-03, stored before its session was over, was replaced by that of stooq",
                    "%d %d %d %s"
                            .formatted(
                                    found.bars(),
                                    found.replaced(),
                                    found.changed(),
                                    found.words()));
            assertEquals(107, history().bars().close()[6]);
            assertEquals(List.of(), blemishes().disputes(), "they do not contradict each other");
            assertInstanceOf(FetchReport.Fresh.class, fetch(providers));
        }
    }

    @Test
    void aBarThatIsToldAgainAsItWasStoredUnfinishedIsNotAskedForForEver() throws Exception {
        now = Instant.parse("2026-03-03T20:59:00Z");
        new PriceImport(database.jdbi(), clock).importAnswer("AAPL", "my file", WEEK + NEXT, false);
        played.says(WEEK + NEXT);
        now = Instant.parse("2026-03-03T22:00:00Z");
        try (Providers providers = providers("stooq")) {
            long before = history().dataVersion();
            assertInstanceOf(FetchReport.Nothing.class, fetch(providers));
            assertEquals(new FetchReport.Fresh(DAY), fetch(providers));
            assertEquals(before, history().dataVersion());
            assertEquals(1, played.asked().size());
        }
    }
}
