package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonSeriesTest {
    private static final String ANSWER =
            """
            {
              "Meta Data": {"1. Information": "Daily", "2. Symbol": "IBM"},
              "Time Series (Daily)": {
                "2024-01-03": {"1. open": "2.0", "4. close": "2.5"},
                "2024-01-02": {"1. open": "1.0", "4. close": "1.5"}
              }
            }
            """;

    private static List<String> read(String answer, List<String> names) throws IOException {
        List<String> rows = new ArrayList<>();
        try (JsonSeries series = new JsonSeries(TestRows.text(answer), names)) {
            while (series.hasNext()) {
                CsvRow row = series.next();
                StringBuilder cells = new StringBuilder("" + row.line());
                for (int i = 0; i < row.fields(); i++) {
                    cells.append('|').append(row.field(i));
                }
                rows.add(cells + row.broken());
            }
            assertFalse(series.hasNext());
        }
        return rows;
    }

    @Test
    void aRecordUnderADateIsARowWithItsSymbolAndItsDate() throws IOException {
        List<String> names = JsonSeries.names(ANSWER);
        assertEquals(List.of("symbol", "date", "1. open", "4. close"), names);
        assertEquals(
                List.of("4|IBM|2024-01-03|2.0|2.5", "5|IBM|2024-01-02|1.0|1.5"),
                read(ANSWER, names));
    }

    @Test
    void withoutASymbolThereIsNoColumnOfIt() throws IOException {
        String answer =
                "{\"Time Series (60min)\": {\"2024-01-02 10:00:00\": {\"1. open\": \"1\"}}}";
        List<String> names = JsonSeries.names(answer);
        assertEquals(List.of("date", "1. open"), names);
        assertEquals(List.of("1|2024-01-02 10:00:00|1"), read(answer, names));
    }

    @Test
    void aCurrencysCodeIsASymbolToo() throws IOException {
        String answer =
                "{\"Meta Data\": {\"2. Digital Currency Code\": \"BTC\"}, \"Time Series (Digital"
                        + " Currency Daily)\": {\"2024-01-02\": {\"1. open\": \"1\"}}}";
        assertEquals(List.of("1|BTC|2024-01-02|1"), read(answer, JsonSeries.names(answer)));
    }

    @Test
    void membersBeforeTheSeriesArePassedOver() throws IOException {
        String answer =
                "{\"x\": [{\"y\": 1}], \"Time Series (Daily)\": {\"2024-01-02\": {\"o\": 1}}}";
        assertEquals(List.of("1|2024-01-02|1"), read(answer, JsonSeries.names(answer)));
    }

    @Test
    void aRecordWithoutAMemberHasAnEmptyCell() throws IOException {
        String answer =
                "{\"Time Series (Daily)\": {\"a\": {\"o\": 1, \"c\": 2}, \"b\": {\"c\": 3}}}";
        assertEquals(List.of("1|a|1|2", "1|b||3"), read(answer, List.of("date", "o", "c")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Weekly Time Series", "Monthly Adjusted Time Series"})
    void weeksAndMonthsAreRefused(String name) {
        Refusal refusal =
                TestRows.refusal(
                        "other_timeframe",
                        () -> JsonSeries.names("{\"" + name + "\": {\"a\": {\"o\": 1}}}"));
        assertTrue(refusal.detail().contains('"' + name + '"'), refusal.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"date\": \"a\"}",
                "[{\"date\": \"Time Series\"}]",
                "{\"Meta Data\": {\"2. Symbol\": \"IBM\"}}",
                "{\"Time Series (Daily)\": {}}",
                "{\"Time Series",
                "no JSON Time Series",
            })
    void anotherAnswerIsNone(String answer) throws IOException {
        assertEquals(List.of(), JsonSeries.names(answer));
    }

    @Test
    void anAnswerThatStopsBeingJsonIsRefusedWithItsLine() {
        String cut = ANSWER.substring(0, ANSWER.indexOf("\"1.0\""));
        Refusal refusal =
                TestRows.refusal("broken_json", () -> read(cut, List.of("date", "1. open")));
        assertTrue(refusal.detail().matches("Line [56]: it stops being JSON\\."), refusal.detail());
    }

    @Test
    void anAnswerThatIsNestedTooDeepIsRefusedToo() {
        String deep = "{\"Time Series (Daily)\": {\"a\": {\"o\": " + "[".repeat(2_000);
        TestRows.refusal("broken_json", () -> read(deep, List.of("date", "o")));
    }
}
