package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a file is built, from its beginning.
final class SnifferTest {
    private static final String HEADER = "date,open,high,low,close,volume\n";

    private static Layout layout(String text) throws IOException {
        return new Sniffer(2026).layout(TestRows.text(text));
    }

    /// What the layout's own table reads first.
    private static List<String> first(String text) throws IOException {
        try (PriceTable table = layout(text).table(TestRows.text(text))) {
            List<String> cells = new ArrayList<>();
            if (table.hasNext()) {
                CsvRow row = table.next();
                for (int i = 0; i < row.fields(); i++) {
                    cells.add(row.field(i));
                }
            }
            return cells;
        }
    }

    private static String rows(String separator, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        String.join(
                                separator,
                                "2024-01-%02d".formatted(i + 1),
                                "1",
                                "2",
                                "1",
                                "2",
                                "9"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void ofTwoSeparatorsThatAreAsManyTheCommaIsTheDecimalMark() throws IOException {
        String row = "2024-01-05;1,5;1,65;1,4;1,55;1000,5\n";
        assertEquals("semicolon", layout(row + row.replace("05;", "08;")).separatorInWords());
    }

    @ParameterizedTest
    @CsvSource({"',',comma", "';',semicolon", "'\t',tab", "'|',|"})
    void theSeparatorIsTheOneThatPartsMostLinesAlike(String separator, String words)
            throws IOException {
        Layout layout = layout(HEADER.replace(",", separator) + rows(separator, 5));
        assertEquals(separator.charAt(0), layout.separator());
        assertEquals(words, layout.separatorInWords());
        assertEquals(1, layout.skipped());
        assertTrue(layout.hasHeader());
        assertEquals(DecimalMark.UNSETTLED, layout.decimal());
    }

    @Test
    void commasInNumbersAndNotesDoNotMakeTheSeparator() {
        assertEquals(';', Sniffer.separator("date;open;high\n2024;1,5;1,6\n2025;2,5;2,6\n"));
        assertEquals(',', Sniffer.separator("a,b\n\"x;y;z;w;v\",1\n\"x;y;z;w;v\",2\n"));
        assertEquals('\t', Sniffer.separator("a\tb\tc\n1,2\t3\t4\n"));
        assertEquals(',', Sniffer.separator("nothing\nhere\n"));
    }

    @Test
    void linesAboveTheHeaderAreSkipped() throws IOException {
        String text = "Prices of AAPL\nexported today\n\n" + HEADER + rows(",", 3);
        assertEquals("2024-01-01", first(text).getFirst());
    }

    @Test
    void aHeaderIsLookedForInTheFirstTwentyLines() throws IOException {
        assertEquals(20, layout("note\n".repeat(19) + HEADER + rows(",", 30)).skipped());
        TestRows.refusal(
                "columns_missing", () -> layout("note\n".repeat(20) + HEADER + rows(",", 30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "  \n \r\n", "\t"})
    void aFileOfBlankLinesIsEmpty(String text) {
        Refusal refusal = TestRows.refusal("empty_file", () -> layout(text));
        assertTrue(refusal.detail().contains("only blank lines"), refusal.detail());
    }

    @Test
    void theTextCanBeReadFromItsBeginningAfterwards() throws IOException {
        BufferedReader text = TestRows.text(HEADER + rows(",", 9));
        new Sniffer(2026).layout(text);
        assertEquals(HEADER.strip(), text.readLine());
        BufferedReader longer = TestRows.text("x".repeat(200_000));
        assertEquals(64 * 1024, Sniffer.sample(longer).length());
        assertEquals(200_000, longer.readLine().length());
    }

    @Test
    void objectsOfJsonAreReadALineOrInAnArray() throws IOException {
        String bar = "{\"date\":\"2024-01-02\",\"open\":1,\"high\":2,\"low\":1,\"close\":2}";
        for (String text : new String[] {bar + "\n" + bar + "\n", "[" + bar + "," + bar + "]"}) {
            Layout layout = layout(text);
            assertEquals(Layout.Form.OBJECTS, layout.form());
            assertEquals("json", layout.separatorInWords());
            assertEquals(DecimalMark.UNSETTLED, layout.decimal());
            assertTrue(layout.hasHeader());
            assertEquals(List.of("2024-01-02", "1", "2", "1", "2"), first(text));
        }
    }

    @Test
    void aSeriesOfAlphaVantageIsReadByItsDates() throws IOException {
        String text =
                """
                {"Meta Data": {"2. Symbol": "IBM"}, "Time Series (Daily)": {
                "2024-01-02": {"1. open": "1", "2. high": "2", "3. low": "1", "4. close": "2"}}}
                """;
        assertEquals(Layout.Form.SERIES, layout(text).form());
        assertEquals(List.of("IBM", "2024-01-02", "1", "2", "1", "2"), first(text));
    }

    @Test
    void aTextInAnArrayThatSpeaksOfATimeSeriesMakesNone() throws IOException {
        String text =
                "[{\"note\":\"Time Series\",\"date\":\"2024-01-02\",\"open\":1,\"high\":2,\"low\":1,\"close\":2}]";
        assertEquals(Layout.Form.OBJECTS, layout(text).form());
    }

    @Test
    void jsonWithoutPricesIsSaidToHoldWhatItHolds() {
        Refusal refusal =
                TestRows.refusal("columns_missing", () -> layout("{\"chart\":{\"result\":[1]}}"));
        assertTrue(
                refusal.detail()
                        .contains(
                                "an object with \"chart\" (an object with \"result\" (an array, the first of it a number))"),
                refusal.detail());
        assertTrue(refusal.detail().contains("date, open, high, low, close"), refusal.detail());
    }

    @Test
    void aLineOfJsonThatIsLongerThanTheSampleIsRefused() {
        String text = "{\"date\":\"" + "x".repeat(70_000) + "\"}\n";
        Refusal refusal = TestRows.refusal("broken_json", () -> layout(text));
        assertTrue(refusal.detail().startsWith("Line 1 is longer"), refusal.detail());
    }

    @Test
    void yfinancesThreeLinesOfHeaderNameTheSymbol() throws IOException {
        String text =
                """
                Price,Close,High,Low,Open,Volume
                Ticker,AAPL,AAPL,AAPL,AAPL,AAPL
                Date,,,,,
                2024-01-02,2,3,1,2,9
                """;
        Layout layout = layout(text);
        assertEquals(Ticker.of("AAPL"), layout.columns().prefix());
        assertEquals(3, layout.skipped());
        assertEquals(1, layout.columns().place(PriceColumn.CLOSE));
        assertEquals(4, layout.columns().place(PriceColumn.OPEN));
        assertEquals("2024-01-02", first(text).getFirst());
    }

    @Test
    void yfinancesHeaderOfSeveralSymbolsIsRefusedInBothForms() throws IOException {
        String row = "Date,,,,,\n2024-01-02,2,3,1,2,9\n";
        String prices = "Price,Close,Close,Open,Open,High\n";
        String tickers = "Ticker,AAPL,MSFT,AAPL,MSFT,AAPL\n";
        TestRows.refusal("columns_twice", () -> layout(prices + tickers + row));
        TestRows.refusal("columns_twice", () -> layout(tickers + prices + row));
        Layout one =
                layout("Ticker,AAPL,AAPL,AAPL,AAPL,AAPL\nPrice,Open,High,Low,Close,Volume\n" + row);
        assertEquals(Ticker.of("AAPL"), one.columns().prefix());
        assertEquals(4, one.columns().place(PriceColumn.CLOSE));
    }

    @Test
    void withoutAHeaderTheColumnsAreKnownByTheirSizes() throws IOException {
        Layout layout = layout("2024-01-02,10,11,9,10.5,1000\n2024-01-03,10,12,9.5,11,900\n");
        assertFalse(layout.hasHeader());
        assertEquals(0, layout.skipped());
        assertEquals(0, layout.columns().place(PriceColumn.DATE));
        assertEquals(1, layout.columns().place(PriceColumn.OPEN));
        assertEquals(4, layout.columns().place(PriceColumn.CLOSE));
        assertEquals(5, layout.columns().place(PriceColumn.VOLUME));
        assertEquals(1, layout.divisor());
    }

    @Test
    void withoutAHeaderATickerAndATimeAreKnownByTheirShape() throws IOException {
        Layout layout = layout("AAPL,2024.01.02,09:30,10,11,9,10.5,1000\n");
        assertEquals(0, layout.columns().place(PriceColumn.TICKER));
        assertEquals(1, layout.columns().place(PriceColumn.DATE));
        assertEquals(2, layout.columns().place(PriceColumn.TIME));
        assertEquals(3, layout.columns().place(PriceColumn.OPEN));
        assertEquals(7, layout.columns().place(PriceColumn.VOLUME));
    }

    @Test
    void withoutAHeaderAPriceBehindTheCloseIsNoVolume() throws IOException {
        String yahoo =
                """
                2024-01-08,187.3,187.95,185.65,186.12,180.5364,7954298
                2024-01-09,186.12,186.84,186.01,186.68,181.0796,7873412
                """;
        assertEquals(6, layout(yahoo).columns().place(PriceColumn.VOLUME));
        assertEquals(List.of("column 6"), layout(yahoo).columns().unused());
        String kraken = "1704672000,42000,42151.4,41578.5,41718.6,41864.9,4924,555\n";
        assertEquals(6, layout(kraken).columns().place(PriceColumn.VOLUME));
        String noVolume = "2024-01-08,10,12,9,11,10.55\n2024-01-09,10,12,9,11.5,11.03\n";
        assertFalse(layout(noVolume).columns().has(PriceColumn.VOLUME));
        String small = "2024-01-08,10,12,9,11,10\n2024-01-09,10,12,9,11,11\n";
        assertEquals(5, layout(small).columns().place(PriceColumn.VOLUME));
        String coins =
                """
                2024-01-08,42000,42151.4,41578.5,41718.6,30100.5,555
                2024-01-09,42000,42151.4,41578.5,41718.6,27000.5,555
                """;
        assertEquals(5, layout(coins).columns().place(PriceColumn.VOLUME));
    }

    @Test
    void withoutAHeaderNineOfTenRowsMustBearTheOrderOut() throws IOException {
        String good = "2024-01-02,10,11,9,10.5\n";
        String bad = "2024-01-02,11,10,12,9\n";
        assertEquals(0, layout(good.repeat(9) + bad).skipped());
        Refusal refusal = TestRows.refusal("columns_missing", () -> layout(good.repeat(8) + bad));
        assertTrue(refusal.detail().contains("looks like a row of data"), refusal.detail());
    }

    @Test
    void withoutAHeaderThreeNumbersAreNoPrices() {
        TestRows.refusal("columns_missing", () -> layout("2024-01-02,10,11,9\n"));
    }

    @Test
    void wholePricesBesideAClockAreTenThousandths() throws IOException {
        String lean = "20131001 00:00,4782500,4860000,4777700,4860000,4000\n";
        assertEquals(10_000, layout(lean.repeat(3)).divisor());
        assertEquals(1, layout("20131001,4782500,4860000,4777700,4860000,4000\n").divisor());
        assertEquals(1, layout(lean + "20131002 00:00,478.25,486.0,477.77,486.0,1\n").divisor());
    }

    @Test
    void aSampleThatEndsWithinALineIsCutAtTheLineBefore() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        while (text.length() < 70_000) {
            text.append("2024-01-02,1,2,1,2,\"nine\"\n");
        }
        assertEquals(',', layout(text.toString()).separator());
    }
}
