package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.calendar.Calendars;
import bellwether.market.imports.date.DateOrder;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RowReaderTest {
    private static final String HEADER = "ticker,date,open,high,low,close,volume";

    private final RefusedBars refused = new RefusedBars();
    private final SymbolIndex symbols = SymbolIndex.ofColumn(new GivenTicker(Optional.empty()));
    private final PendingRows pending = new PendingRows(Timeframe.DAY);

    private static DateStyle style(boolean closings, Optional<Timeframe> within) {
        return new DateStyle(DateOrder.UNSETTLED, closings, false, within, "");
    }

    private RowReader reader(String header, DateStyle style, FileListings listings) {
        return new RowReader(
                TestRows.table(header, DecimalMark.POINT),
                symbols,
                new DateParser(LocalDate.of(2026, 3, 2), style),
                listings,
                refused);
    }

    /// Of symbols whose exchanges are known, so that none is looked up.
    private static FileListings listings() {
        ListingLookup lookup =
                new ListingLookup(
                        new Transactions() {
                            @Override
                            public <R> R in(HandleCallback<R, RuntimeException> work) {
                                throw new AssertionError("nothing is to be looked up");
                            }
                        },
                        new SymbolCalendars(
                                new Calendars(
                                        InstantSource.fixed(
                                                Instant.parse("2026-03-02T12:00:00Z")))));
        lookup.state("AAPL", "XNYS");
        lookup.state("MSFT", "XNYS");
        lookup.state("TM", "XTKS");
        lookup.state("INFY", "XNSE");
        lookup.state("ACME", "XBOM");
        lookup.state("SPY", "XNYS");
        return new FileListings(lookup, Optional.empty(), Optional.empty());
    }

    private RowReader reader(String header) {
        return reader(header, style(false, Optional.empty()), listings());
    }

    private Optional<Rejection> read(String header, String row) {
        return reader(header).read(TestRows.row(9, row.split(",", -1)), pending);
    }

    private Rejection rejection(String header, String row) {
        Rejection rejection = read(header, row).orElseThrow();
        assertEquals(0, pending.size(), "what is rejected does not wait");
        return rejection;
    }

    private RejectReason reason(String row) {
        return rejection(HEADER, row).reason();
    }

    @Test
    void aGoodRowWaitsUnderItsSymbol() {
        assertEquals(Optional.empty(), read(HEADER, "aapl,2024-01-02,1,2,1,2,9"));
        assertEquals(Optional.empty(), read(HEADER, "MSFT,2024-01-02,1,2,1,2,9"));
        assertEquals(Optional.empty(), read(HEADER, "AAPL,2024-01-03,1,2,1,2,9"));
        assertEquals(List.of("AAPL", "MSFT"), symbols.tickers());
        assertEquals(0, pending.symbol(2));
        assertEquals(9, pending.line(0));
        assertEquals(LocalDate.of(2024, 1, 3), pending.date(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",,,,,,|BLANK",
                "AAPL,2024-01-02,1,2,1|MISSING_FIELDS",
                "AAPL,2024-01-02,1,2,1,2,9,9|EXTRA_FIELDS",
                "AAPL,yesterday,1,2,1,2,9|BAD_DATE",
                "AAPL,2024-01-02,1,2,1,x,9|BAD_NUMBER",
                ",2024-01-02,1,2,1,2,9|BLANK",
                "no ticker at all,2024-01-02,1,2,1,2,9|BAD_TICKER",
            })
    void whatIsWrongWithARowIsSaid(String row, RejectReason reason) {
        assertEquals(reason, reason(row));
    }

    @Test
    void aRowMayLackItsVolumeAndHaveEmptyCellsTooMany() {
        assertEquals(Optional.empty(), read(HEADER, "AAPL,2024-01-02,1,2,1,2"));
        assertEquals(Optional.empty(), read(HEADER, "AAPL,2024-01-03,1,2,1,2,9,,,"));
    }

    @Test
    void missingCellsAreCountedAndAStrayQuoteIsAskedFor() {
        assertEquals(
                "has 5 cells where the header has 7",
                rejection(HEADER, "AAPL,2024-01-02,1,2,1").detail());
        String spanning = rejection(HEADER, "AAPL,\"2024-01-02\n2024-01-03,1,2,1").detail();
        assertTrue(spanning.contains("is a quote not closed?"), spanning);
    }

    @Test
    void rowsThatAreNoRecordsSayWhy() {
        CsvRow broken = TestRows.row("AAPL", "2024-01-02", "1", "2", "1", "2", "9");
        broken.isBroken("it is not JSON");
        assertEquals(
                Optional.of(new Rejection(RejectReason.BROKEN_JSON, "it is not JSON")),
                reader(HEADER).read(broken, pending));
    }

    @Test
    void wrongPricesOfAKnownSymbolAndDayAreNoted() {
        assertEquals(RejectReason.NOT_POSITIVE, reason("AAPL,2024-01-02,1,2,0,2,9"));
        assertEquals(RejectReason.BAD_DATE, reason("AAPL,never,1,2,0,2,9"));
        assertEquals(1, refused.kept().size());
        assertEquals("AAPL", refused.kept().getFirst().ticker());
        assertEquals(LocalDate.of(2024, 1, 2), refused.kept().getFirst().day());
        assertEquals(9, refused.kept().getFirst().line());
    }

    @Test
    void wrongPricesOfNoTickerAreNotNoted() {
        assertEquals(RejectReason.NOT_POSITIVE, reason("no ticker,2024-01-02,1,2,0,2,9"));
        assertEquals(List.of(), refused.kept());
    }

    @Test
    void twentyThousandRefusedRowsAreKeptAndTheOthersCounted() {
        RowReader reader = reader(HEADER);
        for (int i = 0; i < 20_005; i++) {
            reader.read(TestRows.row("AAPL", "2024-01-02", "0", "1", "1", "1", "1"), pending);
        }
        assertEquals(20_000, refused.kept().size());
        assertEquals(5, refused.left());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EQ", "BE", "SM", "", " EQ "})
    void sharesOfTheNationalExchangeAreTaken(String series) {
        assertEquals(
                Optional.empty(), read(HEADER + ",series", row(series).replace("AAPL", "INFY")));
    }

    private static String row(String... more) {
        return "AAPL,2024-01-02,1,2,1,2,9," + String.join(",", more);
    }

    @Test
    void otherBoardsAreNot() {
        Rejection rejection = rejection(HEADER + ",series", row("GB"));
        assertEquals(RejectReason.OTHER_SERIES, rejection.reason());
        assertTrue(rejection.detail().contains("\"GB\""), rejection.detail());
        assertTrue(rejection.detail().contains("NSE's boards"), rejection.detail());
        assertTrue(rejection.detail().contains("BE, BZ, EQ"), rejection.detail());
    }

    @Test
    void bombaysGroupsAreBoardsWhereTheRowIsBombays() {
        String header = HEADER + ",series,src";
        assertEquals(Optional.empty(), read(header, row("XT", "BSE").replace("AAPL", "ACME")));
        pending.clear();
        assertEquals(RejectReason.OTHER_SERIES, rejection(header, row("XT", "NSE")).reason());
        assertEquals(RejectReason.OTHER_SERIES, rejection(header, row("EQ", "BSE")).reason());
    }

    @ParameterizedTest
    @CsvSource({"2024-03-28", "22000", "CE"})
    void aRowOfAContractIsNotTheShare(String cell) {
        Rejection rejection = rejection(HEADER + ",strike", row(cell));
        assertEquals(RejectReason.OTHER_SERIES, rejection.reason());
        assertTrue(rejection.detail().contains("strike is \"" + cell + '"'), rejection.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "XX", "0", "0.00", "NaN", "n/a"})
    void anEmptyContractIsNone(String cell) {
        assertEquals(Optional.empty(), read(HEADER + ",strike", row(cell)));
    }

    @Test
    void thePeriodIsThatOfTheWholeFile() {
        assertEquals(Optional.empty(), read(HEADER + ",per", row("D")));
        pending.clear();
        Rejection rejection = rejection(HEADER + ",per", row("5"));
        assertEquals(RejectReason.INTRADAY, rejection.reason());
        assertEquals("period \"5\" is not D, as in the rest of the file", rejection.detail());
    }

    @Test
    void thePeriodWithinDaysIsInMinutes() {
        RowReader reader =
                reader(HEADER + ",per", style(false, Optional.of(Timeframe.HOUR)), listings());
        PendingRows hours = new PendingRows(Timeframe.HOUR);
        String[] cells = row("60").replace("2024-01-02", "2024-01-02 09:00").split(",", -1);
        assertEquals(Optional.empty(), reader.read(TestRows.row(cells), hours));
        cells[7] = "D";
        assertTrue(reader.read(TestRows.row(cells), hours).isPresent());
    }

    @Test
    void momentsAreReadByTheClockOfTheRowsOwnSymbol() {
        RowReader reader = reader(HEADER, style(true, Optional.empty()), listings());
        for (String ticker : new String[] {"AAPL", "TM"}) {
            assertEquals(
                    Optional.empty(),
                    reader.read(
                            TestRows.row(ticker, "2024-01-02T23:00:00Z", "1", "1", "1", "1", "1"),
                            pending));
        }
        assertEquals(LocalDate.of(2024, 1, 2), pending.date(0));
        assertEquals(LocalDate.of(2024, 1, 3), pending.date(1));
    }

    @Test
    void anHourThatTheExchangesClockLeftOutIsRefused() {
        RowReader reader = reader(HEADER, style(false, Optional.of(Timeframe.HOUR)), listings());
        Rejection rejection =
                reader.read(
                                TestRows.row("AAPL", "2024-03-10 02:00", "1", "1", "1", "1", "1"),
                                new PendingRows(Timeframe.HOUR))
                        .orElseThrow();
        assertEquals(RejectReason.BAD_DATE, rejection.reason());
        assertTrue(rejection.detail().contains("set forward"), rejection.detail());
    }

    @Test
    void aFileOfOneSymbolNeedsNoColumnOfIt() {
        RowReader reader =
                new RowReader(
                        TestRows.table("date,open,high,low,close", DecimalMark.POINT),
                        SymbolIndex.single(Ticker.of("SPY").orElseThrow()),
                        new DateParser(LocalDate.of(2026, 3, 2), style(false, Optional.empty())),
                        listings(),
                        refused);
        reader.read(TestRows.row("2024-01-02", "0", "1", "1", "1"), pending);
        assertEquals("SPY", refused.kept().getFirst().ticker());
    }

    @ParameterizedTest
    @CsvSource({
        "Instrument,FUTSTK",
        "SecType,FUT",
        "Type,Option",
        "Delivery,2024-03",
        "Month,FEB24",
        "Month,Mar-24",
        "Month,H24",
        "Anything,FEB24",
        "Delivery,Jun 2024"
    })
    void aContractIsKnownInAnyColumn(String name, String cell) {
        Rejection rejection =
                rejection(HEADER + "," + name, "AAPL,2024-01-02,10,12,9,11,5," + cell);
        assertEquals(RejectReason.OTHER_SERIES, rejection.reason());
        assertTrue(rejection.detail().contains("its column " + name + " is "), rejection.detail());
    }

    @ParameterizedTest
    @CsvSource({
        "Month,1",
        "Month,January",
        "Month,2024-01",
        "Month,Jan-24",
        "Type,STK",
        "Delivery,123456",
        "Sector,Materials",
        "Delivery,"
    })
    void whatIsLikeAContractIsNone(String name, String cell) {
        String row = "AAPL,2024-01-02,10,12,9,11,5," + (cell == null ? "" : cell);
        assertEquals(Optional.empty(), read(HEADER + "," + name, row));
    }

    @Test
    void aKindOfContractIsNoTicker() {
        assertEquals(
                RejectReason.OTHER_SERIES,
                rejection(HEADER, "FUTSTK,2024-01-02,10,12,9,11,5").reason());
    }
}
