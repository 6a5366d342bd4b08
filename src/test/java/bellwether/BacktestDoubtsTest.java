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

    @Test
    void earlierBacktestsAreComparedOverTheBarsOfTheFirst() {
        JsonNode cross =
                calls.run(
                        "{'builtin':'golden_cross','tickers':['DEMO01'],'to':'2024-06-28','cash':7000,'costs':'generic'}");
        JsonNode sweep =
                calls.run(
                        "{'builtin':'golden_cross','params':{'fast':[5,10],'slow':[30]},'tickers':['DEMO01'],'to':'2024-06-28','cash':7000,'costs':'generic'}");
        JsonNode compared =
                calls.run(
                        BacktestCalls.ALL + "/compare",
                        "{'compare':[{'backtest':'%s'},{'backtest':'%s','run':1,'name':'second'}]}"
                                .formatted(cross.get("id").asText(), sweep.get("id").asText()));
        assertEquals("compare", compared.at("/request/kind").asText());
        assertEquals("2024-06-28", compared.at("/request/symbols/to").asText());
        assertEquals(7000, compared.at("/request/money/cash").asInt());
        assertEquals("generic", compared.at("/request/money/costs").asText());
        assertEquals(cross.at("/runs/0/figures"), compared.at("/runs/0/figures"));
        assertEquals("second, DEMO01", compared.at("/runs/1/label").asText());
        assertEquals(
                10, compared.at("/request/rules/1/template/params/fast/0").asInt(), compared.toString());
        JsonNode findings = compared.get("findings");
        assertEquals(0, findings.size(), findings.toString());
    }

    @Test
    void aComparisonSaysThatAnEarlierBacktestReadOtherBars() {
        JsonNode cross =
                calls.run("{'builtin':'golden_cross','tickers':['DEMO01'],'to':'2024-06-28'}");
        JsonNode compared =
                calls.run(
                        BacktestCalls.ALL + "/compare",
                        "{'compare':[{'backtest':'%s'},{'builtin':'rsi_reversion'}],'tickers':['DEMO01','DEMO02'],'cash':50}"
                                .formatted(cross.get("id").asText()));
        JsonNode finding = compared.at("/findings/0");
        assertEquals("other_bars", finding.get("code").asText());
        String message = finding.get("message").asText();
        assertTrue(message.contains("to 2024-06-28 there"), message);
        assertTrue(message.contains("DEMO02 was not run there"), message);
        assertTrue(message.contains("its cash, costs or execution were others"), message);
        String sheet =
                app.call()
                        .get(
                                "/api/v1/backtests/%s/report.html"
                                        .formatted(compared.get("id").asText()))
                        .body();
        assertTrue(sheet.contains("DEMO02 was not run there"));
    }

    @Test
    void backtestsThatCannotBeComparedAreNamed() {
        JsonNode portfolio =
                calls.run(
                        "{'builtin':'golden_cross','tickers':['DEMO01'],'portfolio':{'max_positions':2}}");
        refused("'backtest':'job_1'", "/compare/0/backtest", "the id of a backtest of yours");
        refused(
                "'backtest':'%s'".formatted(portfolio.get("id").asText()),
                "/compare/0/backtest",
                "was portfolio");
        refused("'builtin':'golden_cross','run':1", "/compare/0/run", "is for backtest only");
    }

    private static void refused(String rule, String pointer, String words) {
        Call.Answer answer =
                app.call()
                        .post(
                                BacktestCalls.ALL + "/compare",
                                "{'compare':[{%s},{'builtin':'rsi_reversion'}],'tickers':['DEMO01']}"
                                        .formatted(rule)
                                        .replace('\'', '"'));
        assertEquals(422, answer.status(), answer.body());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText(), answer.body());
        assertTrue(
                answer.json().at("/errors/0/detail").asText().contains(words), answer.body());
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
