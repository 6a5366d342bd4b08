package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The service with two traders, and symbols of coins, which trade each day.
final class OverviewCalls implements AutoCloseable {
    static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    final KeyedApp keyed = new KeyedApp();
    final String ann = keyed.secret("trader", "ann");
    final String bob = keyed.secret("trader", "bob");

    /// The close of a day of invented waves.
    static double wave(int day) {
        return Math.round(100 * (100 + 10 * Math.sin(day / 9.0) + 0.05 * day)) / 100.0;
    }

    /// Imports days of waves, counted from the first.
    void waves(String ticker, int from, int to) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = from; day < to; day++) {
            double close = wave(day);
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.2f,%.2f,%.2f,%.2f,%d%n",
                            FIRST.plusDays(day),
                            close - 0.3,
                            close + 1,
                            close - 1.25,
                            close,
                            1_000_000 + 37 * day));
        }
        bars(ticker, csv.toString());
    }

    /// Imports bars.
    void bars(String ticker, String csv) {
        Call.Answer imported =
                keyed.master()
                        .header("Content-Type", "text/csv")
                        .postAs("/api/v1/prices/import?source=test&ticker=" + ticker, csv);
        assertEquals(200, imported.status(), imported.body());
    }

    Call.Answer get(String key, String path) {
        return keyed.with(key).get(path);
    }

    JsonNode json(String path) {
        Call.Answer answer = get(ann, path);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    /// The id of an analysis that is made now.
    String analysed(String key, String ticker) {
        Call.Answer answer =
                keyed.with(key)
                        .header("Prefer", "wait=30")
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":[\"%s\"],\"capital\":100000}".formatted(ticker));
        assertEquals(200, answer.status(), answer.body());
        return answer.json().at("/items/0/id").asText();
    }

    /// Changes rows that no route changes.
    void sql(String statement) {
        keyed.jdbi().useHandle(h -> assertTrue(h.execute(statement) > 0, statement));
    }

    void assertRefused(String pointer, String detail, Call.Answer answer) {
        assertEquals(422, answer.status(), answer.body());
        JsonNode fault = answer.json().at("/errors/0");
        assertEquals(pointer, fault.get("pointer").asText(), answer.body());
        assertTrue(fault.get("detail").asText().contains(detail), answer.body());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static List<Double> numbers(JsonNode column) {
        List<Double> numbers = new ArrayList<>();
        column.forEach(value -> numbers.add(value.isNull() ? Double.NaN : value.asDouble()));
        return numbers;
    }

    static String tickers(int count) {
        return Stream.iterate(1, n -> n + 1)
                .limit(count)
                .map(n -> "T" + n)
                .collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        keyed.close();
    }
}
