package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
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
        for (LocalDate day = LocalDate.of(2023, 7, 3); days.size() < count; day = day.plusDays(1)) {
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
                "not computed above 500 symbols", run.at("/doubts/baselines/0/undefined").asText());
        List<JsonNode> sessions =
                calls.all("/%s/equity".formatted(backtest.get("id").asText()), 200);
        JsonNode last = sessions.getLast().get("chance");
        assertTrue(
                last.get("low").asDouble() < last.get("high").asDouble(),
                sessions.getLast().toString());
        assertEquals(sessions.getFirst().get("equity"), sessions.getFirst().at("/chance/low"));
        String sheet =
                app.call()
                        .get(
                                "/api/v1/backtests/%s/report.html"
                                        .formatted(backtest.get("id").asText()))
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
                10,
                compared.at("/request/rules/1/template/params/fast/0").asInt(),
                compared.toString());
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
        assertTrue(message.contains("its cash, costs, execution or profiles were others"), message);
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
        assertTrue(answer.json().at("/errors/0/detail").asText().contains(words), answer.body());
    }

    /// Without bars on ten sessions while it is held, and doubled while it is sold short.
    @Test
    void singleRunsSayWhatIsStaleAndForced() {
        List<LocalDate> days = weekdays(30);
        StringBuilder rows = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        for (int bar = 0; bar < days.size(); bar++) {
            if (bar < 12 || bar >= 22) {
                rows.append("GAP.NS,%s,100,101,99,100,1000000%n".formatted(days.get(bar)));
            }
            int price = bar < 12 ? 100 : 190;
            rows.append(
                    "RISE.NS,%s,%d,%d,%d,%d,1000000%n"
                            .formatted(days.get(bar), price, price + 1, price - 1, price));
        }
        store(rows.toString());
        JsonNode held =
                calls.run(
                        "{'rules':{'name':'x','long':{'enter':{'gt':['close',0]}}},'tickers':['GAP.NS'],'costs':'generic'}");
        assertTrue(
                message(held.at("/runs/0"), "stale_prices")
                        .contains(
                                "GAP.NS: no price on 10 sessions between 2023-07-18 and"
                                        + " 2023-08-02"),
                message(held.at("/runs/0"), "stale_prices"));
        JsonNode sold =
                calls.run(
                        "{'rules':{'name':'x','short':{'enter':{'gt':['close',0]},'size':{'percent':90}}},'tickers':['RISE.NS'],'costs':'generic'}");
        assertTrue(
                message(sold.at("/runs/0"), "forced").contains("closed positions"),
                sold.at("/runs/0/findings").toString());
    }

    /// Each order is a tenth of the mean volume at its bar, which is not that of the next one.
    @Test
    void fillsAtTheCloseThatDecidedThemAreJudgedByTheirOwnBarInPortfoliosToo() {
        StringBuilder days = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        int i = 0;
        for (LocalDate day : weekdays(45)) {
            days.append("LATE.NS,%s,100,101,99,100,%d%n".formatted(day, 1_000L << (i++ / 3)));
        }
        store(days.toString());
        String rule =
                "{'rules':{'name':'x','fill':'same_close','long':{'enter':{'gt':['close',0]},'size':{'shares':9000},'max_bars':2}},'tickers':['LATE.NS'],'cash':1000000,'costs':'generic'%s}";
        JsonNode alone = calls.run(rule.formatted("")).at("/runs/0");
        JsonNode shared = calls.run(rule.formatted(",'portfolio':{}")).at("/runs/0");
        assertTrue(message(alone, "illiquid").contains("took more than"), alone.toString());
        assertEquals(message(alone, "illiquid"), message(shared, "illiquid"));
        assertFalse(shared.get("findings").toString().contains("volume_unknown"));
    }

    /// Ten shares at 100 pence are worth ten pounds.
    @Test
    void whatIsStillHeldIsValuedInMoneyNotInPence() {
        StringBuilder days = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        for (LocalDate day : weekdays(20)) {
            days.append("PENCE.L,%s,100,101,99,100,1000000%n".formatted(day));
        }
        store(days.toString());
        JsonNode held =
                calls.run(
                        "{'rules':{'name':'x','long':{'enter':{'gt':['close',0]},'size':{'shares':10}}},'tickers':['PENCE.L'],'costs':'generic'}");
        String report =
                app.call()
                        .get(BacktestCalls.ALL + "/" + held.get("id").asText() + "/report.html")
                        .body();
        int at = report.indexOf("Still held at the end");
        assertTrue(at > 0, report);
        String row = report.substring(at, report.indexOf("</table>", at));
        assertTrue(row.contains(">10.00<"), row);
    }

    @Test
    void aRunWithoutTradesSaysWhyItIsNotJudged() {
        JsonNode never =
                calls.run(
                        "{'rules':{'name':'x','long':{'enter':{'gt':['close',1000000]}}},'tickers':['DEMO01']}");
        String path = "/api/v1/backtests/%s/report.".formatted(never.get("id").asText());
        for (String form : List.of("txt", "html")) {
            String report = app.call().get(path + form).body().replaceAll("\\s+", " ");
            assertTrue(report.contains("no closed trades"), report);
            assertFalse(report.contains("before the backtest is completed"), report);
        }
    }

    /// The hours of 24 of the days, from open to close.
    private static void storeDaysAndHours(String ticker, List<LocalDate> weekdays) {
        StringBuilder days = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        StringBuilder hours = new StringBuilder(days);
        for (int i = 0; i < weekdays.size(); i++) {
            LocalDate day = weekdays.get(i);
            String[] prices =
                    i % 3 == 2
                            ? new String[] {"100,106,94,100", "100,106,100,103", "103,103,94,100"}
                            : new String[] {"100,101,99,100", "100,101,100,100", "100,100,99,100"};
            days.append("%s,%s,%s,1000000%n".formatted(ticker, day, prices[0]));
            for (int hour = 9; hour <= 15 && i < 24; hour++) {
                String within = hour < 11 ? prices[hour - 8] : "100,100,100,100";
                hours.append("%s,%s %02d:15,%s,100000%n".formatted(ticker, day, hour, within));
            }
        }
        store(days.toString());
        store(hours.toString());
    }

    /// The runs of its rules do not read the same bars.
    @Test
    void aRunOfAnEarlierComparisonIsComparedWithThoseOfItsOwnRule() {
        storeDaysAndHours("BOTH.NS", weekdays(30));
        String rule =
                "'rules':{'name':'%s',%s'long':{'enter':{'gt':['close',0]},'stop':{'percent':5}}}";
        JsonNode first =
                calls.run(
                        BacktestCalls.ALL + "/compare",
                        "{'compare':[{%s},{%s}],'tickers':['BOTH.NS'],'costs':'generic'}"
                                .formatted(
                                        rule.formatted("days", ""),
                                        rule.formatted("hours", "'detail_timeframe':'1h',")));
        assertEquals(0, first.get("findings").size(), first.get("findings").toString());
        JsonNode again =
                calls.run(
                        BacktestCalls.ALL + "/compare",
                        "{'compare':[{'backtest':'%s','run':1},{'backtest':'%s','run':0}]}"
                                .replace("%s", first.get("id").asText()));
        assertEquals(0, again.get("findings").size(), again.get("findings").toString());
        assertEquals(
                "backtest %s run 1".formatted(first.get("id").asText()),
                again.at("/request/rules/0/origin").asText());
    }

    /// A bar of the same number would be the 20th day of the one and the third of the other.
    @Test
    void rulesOfDifferentTimeframesAreComparedFromTheSameDay() {
        storeDaysAndHours("WIDE.NS", weekdays(30));
        String rule =
                "{'rules':{'name':'%s','timeframe':'%s','long':{'enter':{'gt':['close','SMA_%d']}}}}";
        JsonNode compared =
                calls.run(
                        BacktestCalls.ALL + "/compare",
                        "{'compare':[%s,%s],'tickers':['WIDE.NS'],'costs':'generic'}"
                                .formatted(
                                        rule.formatted("days", "1d", 10),
                                        rule.formatted("hours", "1h", 20)));
        List<JsonNode> runs = calls.all("/" + compared.get("id").asText() + "/runs", 200);
        assertEquals(2, runs.size(), compared.toString());
        String days = runs.get(0).at("/prices/deciding").asText();
        assertFalse(days.isEmpty(), runs.toString());
        assertTrue(days.compareTo(weekdays(30).get(12).toString()) < 0, days);
        assertEquals(days, runs.get(1).at("/prices/deciding").asText(), runs.toString());
    }

    /// On every third day stop and target are reached, in the order that the hours show; some days
    /// have no hours.
    @Test
    void hoursAreTheTapeInsideDays() {
        List<LocalDate> weekdays = weekdays(30);
        storeDaysAndHours("FINE.NS", weekdays);
        String rule =
                "'rules':{'name':'fine',%s'long':{'enter':{'gt':['close',0]},'size':{'shares':10},'stop':{'percent':5},'target':{'percent':5}}},'tickers':['FINE.NS'],'costs':'generic'";
        JsonNode coarse = calls.run("{%s}".formatted(rule.formatted("")));
        JsonNode fine = calls.run("{%s}".formatted(rule.formatted("'detail_timeframe':'1h',")));
        assertEquals("completed", fine.get("state").asText(), fine.toString());
        List<JsonNode> stopped = trades(coarse);
        assertTrue(stopped.size() >= 8, stopped.toString());
        for (JsonNode trade : stopped) {
            assertEquals("stop", trade.get("reason").asText());
            assertTrue(trade.get("assumed").asBoolean());
        }
        for (JsonNode trade : trades(fine)) {
            boolean hasHours =
                    trade.at("/exit/date").asText().compareTo(weekdays.get(24).toString()) < 0;
            assertEquals(hasHours ? "target" : "stop", trade.get("reason").asText());
            assertEquals(!hasHours, trade.get("assumed").asBoolean(), trade.toString());
        }
        String message = message(fine.at("/runs/0"), "missing_detail");
        assertTrue(message.contains("6 have no whole 1h bars"), message);
        assertTrue(message.contains("the first on " + weekdays.get(24)), message);
        assertTrue(!coarse.get("data_hash").equals(fine.get("data_hash")));
        String findings = fine.at("/runs/0/findings").toString();
        assertTrue(findings.contains("import the finer bars that are missing"), findings);
        assertFalse(findings.contains("set detail_timeframe"), "it is set");
        Call.Answer shared =
                app.call()
                        .post(
                                BacktestCalls.ALL,
                                "{%s,'portfolio':{}}"
                                        .formatted(rule.formatted("'detail_timeframe':'1h',"))
                                        .replace('\'', '"'));
        assertEquals(422, shared.status(), shared.body());
        assertEquals(
                "/rules/detail_timeframe",
                shared.json().at("/errors/0/pointer").asText(),
                shared.body());
        Call.Answer bounds =
                app.call()
                        .post(BacktestCalls.ALL + "/" + fine.get("id").asText() + "/bounds", "{}");
        assertEquals(200, bounds.status(), bounds.body());
        assertEquals(
                fine.at("/runs/0/figures/total"), bounds.json().at("/usual/total"), bounds.body());
    }

    /// A copy of a profile that ships trades as that one does; a changed one does not, and what was
    /// run before keeps the numbers that it had.
    @Test
    void rulesGoByProfilesOfTheirUser() {
        JsonNode trend = app.call().get("/api/v1/profiles/trend").json();
        Call.Answer made =
                app.call()
                        .post(
                                "/api/v1/profiles",
                                "{\"name\":\"my-own\",\"category_weights\":%s,\"voter_weights\":%s,\"thresholds\":%s,\"risk\":%s}"
                                        .formatted(
                                                trend.get("category_weights"),
                                                trend.get("voter_weights"),
                                                trend.get("thresholds"),
                                                trend.get("risk")));
        assertEquals(201, made.status(), made.body());
        String body = "{'builtin':'verdicts','profile':'%s','tickers':['DEMO01']}";
        JsonNode shipped = calls.run(body.formatted("trend"));
        JsonNode own = calls.run(body.formatted("my-own"));
        assertTrue(own.at("/runs/0/figures/trades").asInt() > 3, own.toString());
        assertEquals(shipped.at("/runs/0/figures"), own.at("/runs/0/figures"));
        assertEquals("my-own", own.at("/request/profiles/0/name").asText());
        assertTrue(shipped.at("/request/profiles").isMissingNode());
        String spelled =
                "{'rules':{'name':'x','long':{'enter':{'verdict':{'profile':'my-own','at_least':'BUY'}},'exit':{'lt':['score.my_own',0]}}},'tickers':['DEMO01']}";
        JsonNode before = calls.run(spelled);
        assertTrue(before.at("/runs/0/times_true").size() >= 2, before.toString());
        Call.Answer checked =
                app.call().post(BacktestCalls.ALL + "/check", spelled.replace('\'', '"'));
        assertEquals(200, checked.status(), checked.body());
        Call.Answer changed =
                app.call()
                        .header("Content-Type", "application/json")
                        .header("If-Match", made.header("ETag"))
                        .send(
                                "PUT",
                                "/api/v1/profiles/my-own",
                                BodyPublishers.ofString(
                                        "{\"name\":\"my-own\",\"thresholds\":{\"act\":0.02,\"strong\":0.04}}"));
        assertEquals(200, changed.status(), changed.body());
        JsonNode after = calls.run(spelled);
        assertTrue(!before.get("fingerprint").equals(after.get("fingerprint")));
        assertTrue(!before.at("/runs/0/times_true").equals(after.at("/runs/0/times_true")));
        Call.Answer proof =
                app.call()
                        .post(
                                BacktestCalls.ALL + "/" + before.get("id").asText() + "/bounds",
                                "{}");
        assertEquals(200, proof.status(), proof.body());
        assertEquals(before.at("/runs/0/figures/total"), proof.json().at("/usual/total"));
        Call.Answer unknown =
                app.call().post(BacktestCalls.ALL, body.formatted("no-one").replace('\'', '"'));
        assertEquals(422, unknown.status(), unknown.body());
        assertEquals("/profile", unknown.json().at("/errors/0/pointer").asText());
    }

    private static List<JsonNode> trades(JsonNode backtest) {
        return calls.all("/%s/trades".formatted(backtest.get("id").asText()), 200);
    }

    /// What a backtest was asked is a request that is taken as it stands and comes to the same.
    @Test
    void requestsAreRepeatedAsTheyStand() {
        List<String> bodies =
                List.of(
                        "{'builtin':'golden_cross','tickers':['DEMO01','DEMO02'],'from':'2022-01-03','to':'2024-06-28','benchmark':'DEMO03','cash':7000.5,'execution':{'limit':'touch','volume_share':0.05}}",
                        "{'builtin':'golden_cross','params':{'fast':[5,10],'slow':[30,40]},'tickers':['DEMO01'],'search':{'objective':'calmar','sample':3},'seed':7}",
                        "{'builtin':'golden_cross','params':{'fast':[5,10],'slow':[30]},'tickers':['DEMO01'],'kind':'walk_forward','search':{'train':504,'test':126}}",
                        "{'builtin':'golden_cross','universe':'synthetic','portfolio':{'max_positions':3,'rank':'RSI_14','rebalance':{'every':'month'}}}");
        for (String body : bodies) {
            repeated("", calls.run(body));
        }
        repeated(
                "/compare",
                calls.run(
                        BacktestCalls.ALL + "/compare",
                        "{'compare':[{'builtin':'golden_cross'},{'builtin':'verdicts','name':'v'}],'tickers':['DEMO01']}"));
    }

    private static void repeated(String path, JsonNode first) {
        String id = first.get("id").asText();
        String summary =
                app.call()
                        .get("/api/v1/backtests/%s/report.txt".formatted(id))
                        .body()
                        .replaceAll("\\s+", " ");
        assertTrue(
                summary.contains(
                        "Send the body of GET /api/v1/backtests/%s/request to POST /api/v1/backtests%s:"
                                .formatted(id, path)),
                summary);
        JsonNode again =
                calls.run(
                        BacktestCalls.ALL + path,
                        calls.get("/%s/request".formatted(id)).toString());
        assertEquals(first.get("fingerprint"), again.get("fingerprint"), again.toString());
        assertEquals(first.at("/request/kind"), again.at("/request/kind"));
        assertEquals(first.at("/runs/0/label"), again.at("/runs/0/label"));
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
