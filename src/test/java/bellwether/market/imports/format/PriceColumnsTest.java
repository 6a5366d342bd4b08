package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceColumnsTest {
    private static PriceColumns of(String header) {
        return TestRows.columns(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date,open,high,low,close",
                "Date,Open,High,Low,Close",
                "TIMESTAMP,OPEN_PRICE,HIGH_PRICE,LOW_PRICE,CLOSE_PRICE",
                "<DATE>,<OPEN>,<HIGH>,<LOW>,<CLOSE>",
                "TradDt,OpnPric,HghPric,LwPric,ClsPric",
                "timestamp,1. open,2. high,3. low,4. close",
                "t,o,h,l,c,date",
                "Datum,Eröffnung,Hoch,Tief,Schluss",
                "Fecha,Apertura,Máximo,Mínimo,Último",
                "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie",
                "Date,Ouv.,Plus Haut,Plus Bas,Dernier",
                ",open,high,low,close",
            })
    void headersOfManyWritersAreUnderstood(String header) {
        PriceColumns columns = of(header);
        int date = header.startsWith("t,") ? 5 : 0;
        assertEquals(date, columns.place(PriceColumn.DATE));
        assertEquals(1, columns.place(PriceColumn.OPEN));
        assertEquals(2, columns.place(PriceColumn.HIGH));
        assertEquals(3, columns.place(PriceColumn.LOW));
        assertEquals(4, columns.place(PriceColumn.CLOSE));
    }

    @Test
    void aRawCloseWinsOverAnAdjustedOne() {
        PriceColumns both = of("date,open,high,low,Adj Close,Close");
        assertEquals(5, both.place(PriceColumn.CLOSE));
        assertFalse(both.isCloseAdjusted());
        assertEquals(List.of("Adj Close"), both.unused());
        PriceColumns adjusted = of("date,open,high,low,Adj Close");
        assertEquals(4, adjusted.place(PriceColumn.CLOSE));
        assertTrue(adjusted.isCloseAdjusted());
    }

    @Test
    void aTimeIsOneOnlyBesideADate() {
        assertEquals(1, of("date,time,open,high,low,close").place(PriceColumn.TIME));
        PriceColumns alone = of("time,open,high,low,close");
        assertEquals(0, alone.place(PriceColumn.DATE));
        assertFalse(alone.has(PriceColumn.TIME));
        assertEquals(-1, alone.place(PriceColumn.TIME));
    }

    @Test
    void tickVolumeWinsOverMetaTradersEmptyVolume() {
        assertEquals(
                6,
                of("<DATE>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<TICKVOL>").place(PriceColumn.VOLUME));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,open,high,low|close",
                "date,close|open, high, low",
                "open,high,low,close|date",
            })
    void whatIsMissingIsNamed(String header, String missing) {
        Refusal refusal = TestRows.refusal("columns_missing", () -> of(header));
        assertTrue(
                refusal.detail().startsWith("These columns are missing: " + missing + "."),
                refusal.detail());
        assertTrue(refusal.detail().contains(header.replace(",", ", ")), "the line is shown");
        assertTrue(refusal.detail().contains("date, open, high, low, close;"), refusal.detail());
    }

    @Test
    void aRowOfDataInPlaceOfAHeaderIsSaidToBeOne() {
        Refusal refusal =
                TestRows.refusal("columns_missing", () -> of("2024-01-02,1.5,1.6,1.4,1.5"));
        assertTrue(refusal.detail().contains("looks like a row of data"), refusal.detail());
    }

    @Test
    void aLongFirstLineIsShownCutAndWithoutWhatDoesNotPrint() {
        Refusal refusal =
                TestRows.refusal("columns_missing", () -> of("x\u0007y" + "z".repeat(300)));
        assertTrue(refusal.detail().contains("x yz"), refusal.detail());
        assertTrue(refusal.detail().contains("z…"), refusal.detail());
        assertFalse(refusal.detail().contains("z".repeat(200)), refusal.detail());
    }

    @Test
    void aTickerBeforeEachNameIsTheFilesSymbol() {
        PriceColumns columns = of("Index,AAPL.Open,AAPL.High,AAPL.Low,AAPL.Close,Date");
        assertEquals(Ticker.of("AAPL"), columns.prefix());
        assertEquals(1, columns.place(PriceColumn.OPEN));
        assertEquals(5, columns.place(PriceColumn.DATE));
        PriceColumns dotted = of("Date,BRK.B.Open,BRK.B.High,BRK.B.Low,BRK.B.Close");
        assertEquals(Ticker.of("BRK.B"), dotted.prefix());
    }

    @Test
    void twoTickersBeforeNamesAreNoHeader() {
        TestRows.refusal(
                "columns_missing",
                () -> of("Date,A.Open,A.High,A.Low,A.Close,B.Open,B.High,B.Low,B.Close"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date,open,high,low,close,close",
                "date,open,high,low,close,open,high,low",
                "date,Open,High,Low,Close,Open.1,High.1,Low.1,Close.1",
                "date,open,HIGH,low,close,<high>",
            })
    void symbolsSideBySideAreRefused(String header) {
        Refusal refusal = TestRows.refusal("columns_twice", () -> of(header));
        assertTrue(refusal.detail().startsWith("Column "), refusal.detail());
        TestRows.refusal("columns_twice", () -> PriceColumns.find(List.of(header.split(",", -1))));
    }

    @Test
    void aLineThatIsNoHeaderIsNoneRatherThanRefused() {
        assertEquals(Optional.empty(), PriceColumns.find(List.of("a", "b")));
        assertEquals(Optional.empty(), PriceColumns.find(List.of()));
        assertTrue(PriceColumns.find(List.of("date", "o", "h", "l", "c")).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gmt time", "time (UTC)", "Date UTC", "Time GMT"})
    void aHeaderMayNameTheClock(String name) {
        assertEquals(Optional.of(ZoneOffset.UTC), of(name + ",open,high,low,close").clock());
    }

    @Test
    void anOrdinaryHeaderNamesNoClock() {
        assertEquals(Optional.empty(), of("date,open,high,low,close").clock());
        assertEquals(Optional.empty(), of("date,time,open,high,low,close,utc").clock());
    }

    @Test
    void columnsOfContractsAreNotCalledUnused() {
        assertEquals(
                List.of("Note"),
                of("date,XpryDt,open,StrkPric,high,low,close,OptnTp,Note").unused());
    }

    @Test
    void theReportSaysHowColumnsWereUnderstood() {
        Map<String, String> names = of("Date,O,H,L,Zuletzt,Note").understood();
        assertEquals("Zuletzt", names.get("close"));
        assertEquals("Date", names.get("date"));
        assertEquals(List.of("Note"), of("Date,O,H,L,Zuletzt,Note,").unused());
        PriceColumns bare = PriceColumns.bare(Map.of(PriceColumn.CLOSE, 4), 5);
        assertEquals(Map.of("close", "column 5"), bare.understood());
    }

    @Test
    void onlyTheFourPricesArePrices() {
        PriceColumns columns = of("date,open,high,low,close,volume");
        for (int place = 0; place < 7; place++) {
            assertEquals(place >= 1 && place <= 4, columns.isPrice(place));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date,open,high,low,close,Volume,volume",
                "date,Date,open,high,low,close",
                "Date,Open,High,Low,Close,Apple Open,Apple High,Apple Low,Apple Close",
                "Date,Open,High,Low,Close,Open_B,High_B,Low_B,Close_B"
            })
    void aSecondColumnOrSetOfOneNameIsRefused(String header) {
        TestRows.refusal("columns_twice", () -> of(header));
    }

    @Test
    void aSecondSetOfTheSameSymbolIsNone() {
        assertEquals(
                4,
                of("date,open,high,low,close,adjOpen,adjHigh,adjLow,adjClose")
                        .place(PriceColumn.CLOSE));
        assertEquals(
                4,
                of("date,open,high,low,close,HA_Open,HA_High,HA_Low,HA_Close")
                        .place(PriceColumn.CLOSE));
    }

    @Test
    void aZoneBehindTheNameOfTheDateIsNoPartOfIt() {
        assertEquals(Optional.of(ZoneOffset.UTC), of("datetime_utc,open,high,low,close").clock());
        PriceColumns eastern = of("Date (EST),open,high,low,close");
        assertEquals(0, eastern.place(PriceColumn.DATE));
        assertEquals(Optional.of("EST"), eastern.abbreviatedZone());
        assertEquals(Optional.empty(), of("Date (UTC),open,high,low,close").abbreviatedZone());
        assertEquals(Optional.empty(), of("Date,open,high,low,close").abbreviatedZone());
    }

    @Test
    void volumesOfOtherNamesAreKnown() {
        for (String name :
                new String[] {
                    "Number of Shares", "No.of Shares", "Volume_(BTC),Volume_(Currency)"
                }) {
            assertEquals(5, of("date,open,high,low,close," + name).place(PriceColumn.VOLUME), name);
        }
        assertEquals(
                6,
                of("date,open,high,low,close,Volume_(Currency),Volume_(BTC)")
                        .place(PriceColumn.VOLUME));
    }
}
