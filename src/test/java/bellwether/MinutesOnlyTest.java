package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A symbol of which only bars within the day are stored, analysed by days.
final class MinutesOnlyTest {
    private static final Set<LocalDate> HOLIDAYS =
            Set.of(LocalDate.of(2022, 4, 15), LocalDate.of(2022, 5, 30));

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
        bars("HOURS", hours(80));
        bars("HOURDAYS", days(80));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void bars(String ticker, String rows) {
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "text/csv")
                        .send(
                                "POST",
                                "/api/v1/prices/import?ticker=" + ticker + "&source=test",
                                BodyPublishers.ofString(
                                        "date,open,high,low,close,volume\n" + rows));
        assertEquals(200, answer.status(), answer.body());
        assertEquals(0, answer.json().get("rejected").asInt(), answer.body());
    }

    private static double close(int day) {
        return Math.round(10_000 + 1_000 * Math.sin(day / 9.0) + 5 * day) / 100.0;
    }

    private interface Rows {
        void add(StringBuilder rows, LocalDate date, double close);
    }

    private static String rows(int days, Rows some) {
        StringBuilder rows = new StringBuilder();
        LocalDate date = LocalDate.of(2022, 2, 22);
        for (int day = 0; day < days; date = date.plusDays(1)) {
            if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !HOLIDAYS.contains(date)) {
                some.add(rows, date, close(day++));
            }
        }
        return rows.toString();
    }

    /// Three hours a day, one before the open and one after the close that do not count.
    private static String hours(int days) {
        return rows(
                days,
                (rows, date, close) -> {
                    rows.append("%s 08:00,1,1,1,1,9\n".formatted(date));
                    rows.append(
                            "%s 10:00,%.2f,%.2f,%.2f,%.2f,10\n"
                                    .formatted(date, close - 1, close, close - 1, close));
                    rows.append(
                            "%s 11:00,%.2f,%.2f,%.2f,%.2f,20\n"
                                    .formatted(date, close, close + 2, close - 2, close));
                    rows.append(
                            "%s 15:00,%.2f,%.2f,%.2f,%.2f,30\n"
                                    .formatted(date, close, close, close, close));
                    rows.append("%s 16:00,900,900,900,900,9\n".formatted(date));
                });
    }

    /// The same, put together by hand.
    private static String days(int days) {
        return rows(
                days,
                (rows, date, close) ->
                        rows.append(
                                "%s,%.2f,%.2f,%.2f,%.2f,60\n"
                                        .formatted(date, close - 1, close + 2, close - 2, close)));
    }

    private static JsonNode results(String tickers) {
        Call.Answer answer =
                app.call()
                        .header("Prefer", "wait=20")
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":%s,\"capital\":1000}".formatted(tickers));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static JsonNode of(JsonNode answer, String ticker) {
        for (JsonNode result : answer.get("items")) {
            if (result.get("ticker").asText().equals(ticker)) {
                return result;
            }
        }
        throw new AssertionError(answer);
    }

    @Test
    void itsAnalysisIsThatOfTheDaysAndSaysWhatTheyWereMadeOf() {
        JsonNode answer = results("[\"HOURS\",\"HOURDAYS\",\"NOBODY\"]");
        JsonNode made = of(answer, "HOURS");
        JsonNode stored = of(answer, "HOURDAYS");
        assertEquals(80, made.at("/data_quality/bars").asInt());
        for (String same : new String[] {"bars_hash", "score", "indicators", "levels", "as_of"}) {
            assertEquals(stored.get(same), made.get(same), same);
        }
        String words = "no daily bars are stored: these were resampled from 1h bars";
        assertTrue(made.at("/warnings").toString().contains(words), made.toString());
        assertFalse(stored.at("/warnings").toString().contains(words));
        assertEquals("[\"test\"]", made.get("sources").toString());
        assertEquals(1, answer.at("/job/failed").asInt(), "of NOBODY nothing is stored");
        assertEquals(
                "unknown_symbol", answer.at("/failed_items/0/code").asText(), answer.toString());
    }

    @Test
    void itsQualitySaysThatDaysAreMissingAndNotPrices() {
        Call.Answer answer = app.call().get("/api/v1/stocks/HOURS/quality");
        assertEquals(404, answer.status(), answer.body());
        assertEquals("no_history", answer.json().get("code").asText());
        String detail = answer.json().get("detail").asText();
        assertTrue(
                detail.startsWith(
                        "HOURS has no daily bars, which the data quality check needs. Available: bars of 1h"),
                detail);
        assertFalse(detail.contains(" 1d,"), detail);
    }

    @Test
    void itsAnalysisCanBeProven() {
        JsonNode analysis = results("[\"HOURS\"]").at("/items/0");
        JsonNode proof =
                app.call().get("/api/v1/analyses/" + analysis.get("id").asText() + "/proof").json();
        assertEquals("equal", proof.get("outcome").asText(), proof.toString());
        assertEquals(80, proof.get("bars_used").asInt());
    }

    @Test
    void itsIndicatorsSayWhatTheDaysWereMadeOf() {
        JsonNode made = averages("HOURS");
        JsonNode stored = averages("HOURDAYS");
        assertEquals("1h", made.at("/basis/made_from").asText(), made.toString());
        assertFalse(stored.get("basis").hasNonNull("made_from"));
        assertEquals(stored.get("indicators"), made.get("indicators"));
    }

    private static JsonNode averages(String ticker) {
        Call.Answer answer =
                app.call()
                        .post(
                                "/api/v1/stocks/" + ticker + "/indicators",
                                "{\"indicators\":[{\"name\":\"SMA\"}]}");
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }
}
