package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is doubted about runs over HTTP, in parts that a few symbols do not show.
final class BacktestDoubtsTest {
    private static TestApp app;
    private static BacktestCalls calls;

    @BeforeAll
    static void start() {
        app = new TestApp();
        calls = BacktestCalls.of(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void store(String csv) {
        Call.Answer sent =
                app.call()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=30")
                        .postAs("/api/v1/prices/import", csv);
        assertEquals(200, sent.status(), sent.body());
    }

    private static List<LocalDate> weekdays(int count) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2023, 7, 3);
                days.size() < count;
                day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.add(day);
            }
        }
        return days;
    }

    /// Of 520 symbols the last one trades little and has a bar that cannot be.
    @Test
    void allSymbolsOfALargePortfolioAreLookedAt() {
        int symbols = 520;
        List<LocalDate> days = weekdays(30);
        StringBuilder rows = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        List<String> tickers = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            boolean isLast = i == symbols - 1;
            tickers.add("'W%03d.NS'".formatted(i));
            for (int bar = 0; bar < days.size(); bar++) {
                double price = 50 + (i * 7 + bar * 3) % 11;
                double close = isLast && bar == 25 ? 40 * price : price + 0.5;
                rows.append(
                        String.format(
                                Locale.ROOT,
                                "W%03d.NS,%s,%.2f,%.2f,%.2f,%.2f,%d%n",
                                i,
                                days.get(bar),
                                price,
                                Math.max(price, close) + 1,
                                price - 1,
                                close,
                                isLast ? 1_000 : 1_000_000));
            }
        }
        store(rows.toString());
        JsonNode backtest =
                calls.run(
                        "{'rules':{'name':'all','long':{'enter':{'gt':['close',0]},'size':{'cash':10000},'max_bars':3}},'tickers':%s,'portfolio':{'max_positions':520},'cash':100000000,'costs':'generic'}"
                                .formatted(tickers));
        assertEquals("completed", backtest.get("state").asText(), backtest.toString());
        JsonNode run = backtest.at("/runs/0");
        int closed = run.at("/metrics/trades/count").asInt();
        assertTrue(closed > 4 * symbols, "too few trades: " + closed);
        assertEquals(closed, run.at("/doubts/chance/trades").asInt());
        assertTrue(message(run, "illiquid").contains("of the mean volume"));
        assertTrue(message(run, "bad_data").contains("W519"), message(run, "bad_data"));
        assertEquals(
                "not computed above 500 symbols",
                run.at("/doubts/baselines/0/undefined").asText());
        List<JsonNode> sessions =
                calls.all("/%s/equity".formatted(backtest.get("id").asText()), 200);
        JsonNode last = sessions.getLast().get("chance");
        assertTrue(
                last.get("low").asDouble() < last.get("high").asDouble(),
                sessions.getLast().toString());
        assertEquals(sessions.getFirst().get("equity"), sessions.getFirst().at("/chance/low"));
        String sheet =
                app.call()
                        .get("/api/v1/backtests/%s/report.html".formatted(backtest.get("id").asText()))
                        .body();
        assertTrue(sheet.contains("Random entries, the middle 90 % of 1,000 draws"));
        assertTrue(sheet.contains("not computed above 500 symbols"), "hold is not said");
    }

    @Test
    void aSheetSaysWhichSymbolsOfASweepItLeavesOut() {
        JsonNode sweep =
                calls.run(
                        "{'builtin':'golden_cross','costs':'generic','params':{'fast':[10,20],'slow':[50]},'tickers':['DEMO01','DEMO02','DEMO03','DEMO04','DEMO05','DEMO06']}");
        String sheet =
                app.call()
                        .get("/api/v1/backtests/%s/report.html".formatted(sweep.get("id").asText()))
                        .body();
        assertTrue(sheet.contains("the best combination over the first 5 of 6 symbols"));
    }

    @Test
    void familiesOfTrialsAreListedPageByPage() {
        calls.run("{'builtin':'golden_cross','tickers':['DEMO01']}");
        calls.run("{'builtin':'rsi_reversion','tickers':['DEMO01']}");
        List<JsonNode> all = calls.all("/trials", 200);
        assertTrue(all.size() >= 2, all.toString());
        assertEquals(all, calls.all("/trials", 1));
        assertTrue(calls.get("/trials?limit=1").get("has_more").asBoolean());
    }

    private static String message(JsonNode run, String code) {
        for (JsonNode finding : run.get("findings")) {
            if (finding.get("code").asText().equals(code)) {
                return finding.get("message").asText();
            }
        }
        throw new AssertionError("no finding " + code + ": " + run.get("findings"));
    }
}
