package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.http.Call;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A service with keys and prices that reports can be made of.
final class ReportCalls implements AutoCloseable {
    static final LocalDate LAST = LocalDate.of(2024, 6, 28);

    final KeyedApp app = new KeyedApp();
    private final String key = app.secret("trader", "ann");
    private final String other = app.secret("trader", "bob");

    /// Of the owner whose analyses they are.
    String key() {
        return key;
    }

    Call call() {
        return app.with(key);
    }

    /// With the key of another owner.
    Call other() {
        return app.with(other);
    }

    /// Stores bars of so many weekdays up to the last one, which rise and fall in waves.
    void prices(String ticker, int count) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LAST; days.size() < count; day = day.minusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                days.addFirst(day);
            }
        }
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        double before = 100;
        for (int i = 0; i < count; i++) {
            double close = 100 + i * 0.1 + 8 * Math.sin(i / 9.0);
            csv.append(
                    "%s,%.2f,%.2f,%.2f,%.2f,%d%n"
                            .formatted(
                                    days.get(i),
                                    before,
                                    Math.max(before, close) + 1,
                                    Math.min(before, close) - 1,
                                    close,
                                    1000 + 37 * (i % 11)));
            before = close;
        }
        Call.Answer stored =
                app.master()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=20")
                        .postAs("/api/v1/prices/import?ticker=" + ticker, csv.toString());
        assertEquals(200, stored.status(), stored.body());
    }

    /// The job of an analysis, once it has ended.
    Call.Answer analyse(String body) {
        Call.Answer answer = call().header("Prefer", "wait=20").post("/api/v1/analyses", body);
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }

    /// The id of the analysis of one symbol.
    String analysis(String ticker, String more) {
        return analyse("{\"tickers\":[\"%s\"],\"capital\":100000%s}".formatted(ticker, more))
                .json()
                .at("/items/0/id")
                .asText();
    }

    @Override
    public void close() {
        app.close();
    }
}
