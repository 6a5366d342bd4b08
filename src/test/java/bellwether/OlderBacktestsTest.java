package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Backtests with the requests that older clients send, and the fields that they read.
final class OlderBacktestsTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode post(String path, String body) {
        Call.Answer answer = app.call().post(path, body.replace('\'', '"'));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static JsonNode data(String path, String body) {
        JsonNode answer = post(path, body);
        assertTrue(answer.get("success").asBoolean());
        return answer.get("data");
    }

    /// The trades of the backtest that an answer names, as the newer route has them.
    private static List<JsonNode> trades(JsonNode answer) {
        String path =
                "/api/v1/backtests/%s/trades?limit=200"
                        .formatted(answer.get("backtest_id").asText());
        List<JsonNode> trades = new ArrayList<>();
        app.call().get(path).json().get("items").forEach(trades::add);
        return trades;
    }

    /// That each null has its reason, and each reason its null.
    private static void requireReasons(JsonNode answer) {
        answer.properties()
                .forEach(entry ->
                        assertEquals(
                                entry.getValue().isNull(),
                                answer.get("undefined").has(entry.getKey()),
                                entry.getKey()));
    }

    @Test
    void aStrategyIsTheRuleOfItsNumber() {
        JsonNode data =
                data(
                        "/api/backtest",
                        "{'symbol':'DEMO01','strategy_id':1,'start_date':'2022-01-01','end_date':'2025-01-01'}");
        assertEquals("DEMO01", data.get("symbol").asText());
        assertEquals(1, data.get("strategy_id").asInt());
        assertEquals("2022-01-03 to 2025-01-01", data.get("period").asText());
        List<JsonNode> trades = trades(data);
        assertEquals(trades.size(), data.get("total_trades").asInt());
        assertTrue(trades.size() > 2);
        assertEquals(
                100
                        * trades.stream()
                                .mapToDouble(t -> t.at("/result/returned").asDouble())
                                .average()
                                .orElseThrow(),
                data.get("avg_trade_return").asDouble(),
                1e-4);
        assertTrue(data.get("max_drawdown").asDouble() < 0);
        assertTrue(data.get("synthetic").asBoolean());
        assertEquals(
                data.get("total_trades").asInt(),
                data.get("profitable_trades").asInt() + data.get("losing_trades").asInt());
        requireReasons(data);
    }

    /// They had random numbers for it; it is the same each time because it is computed.
    @Test
    void withoutDatesTheWholeHistoryIsRunAndTheSameAgain() {
        JsonNode first = data("/api/backtest", "{'symbol':'DEMO02','strategy_id':'rsi_reversion'}");
        JsonNode second = data("/api/backtest", "{'ticker':'DEMO02','strategy':2}");
        assertEquals(first.get("total_return"), second.get("total_return"));
        assertEquals(first.get("period"), second.get("period"));
        assertFalse(
                first.get("total_return")
                        .equals(data("/api/backtest", "{'symbol':'DEMO02'}").get("total_return")));
    }

    @Test
    void aPatternHasStopsAndTargets() {
        JsonNode data =
                data(
                        "/api/backtest/pattern",
                        "{'symbol':'DEMO01','pattern':'Bullish Engulfing','start_date':'2022-01-01','end_date':'2026-01-01','timeframe':'1D'}");
        assertEquals("Bullish Engulfing", data.get("pattern_name").asText());
        List<JsonNode> trades = trades(data);
        assertTrue(trades.size() > 5);
        for (JsonNode trade : trades) {
            assertEquals("long", trade.get("direction").asText().toLowerCase(Locale.ROOT));
        }
        assertEquals(
                100
                        * trades.stream()
                                .mapToDouble(t -> t.at("/result/returned").asDouble())
                                .max()
                                .orElseThrow(),
                data.get("best_trade").asDouble(),
                1e-4);
        assertTrue(data.get("success_by_market_condition").isNull());
        requireReasons(data);
    }

    @ParameterizedTest
    @CsvSource({"Bearish Engulfing, short", "Evening Star, short", "golden-cross, long"})
    void aPatternIsTradedTheWayItPoints(String pattern, String direction) {
        JsonNode data =
                data(
                        "/api/backtest/pattern",
                        "{'symbol':'DEMO03','pattern_name':'%s'}".formatted(pattern));
        for (JsonNode trade : trades(data)) {
            assertTrue(trade.get("direction").asText().equalsIgnoreCase(direction));
        }
    }

    @Test
    void patternsShareOneCapital() {
        JsonNode data =
                data(
                        "/api/backtest/strategy",
                        "{'strategy_name':'Mine','symbols':['DEMO01','DEMO02','DEMO03'],'patterns':['Golden Cross','Hammer'],'start_date':'2022-01-01','initial_capital':50000,'risk_per_trade':0.02}");
        assertEquals("Mine", data.get("strategy_name").asText());
        double profit = data.get("total_return_amount").asDouble();
        assertEquals(50_000 + profit, data.get("final_capital").asDouble(), 1e-6);
        assertEquals(profit / 500, data.get("total_return").asDouble(), 1e-5);
        int counted = 0;
        for (JsonNode symbol : data.get("symbol_performance")) {
            counted += symbol.get("trades").asInt();
            assertTrue(symbol.get("best_pattern").isNull());
        }
        assertEquals(data.get("total_trades").asInt(), counted);
        assertTrue(counted > 3);
        requireReasons(data);
        requireReasons(data.get("risk_metrics"));
    }

    @Test
    void aTickerHasItsTradesAndNoInventedConfidence() {
        JsonNode result =
                app.call()
                        .get("/api/backtest/ticker/DEMO01?days=365&strategy_id=golden_cross")
                        .json();
        assertEquals("DEMO01", result.get("ticker").asText());
        assertEquals("2024-12-31 to 2025-12-31", result.get("backtest_period").asText());
        assertEquals(result.get("total_signals").asInt(), result.get("trades").size());
        assertTrue(result.get("total_signals").asInt() > 0);
        for (JsonNode trade : result.get("trades")) {
            assertTrue(trade.get("confidence").isNull());
            assertEquals(
                    trade.get("pnl_pct").asDouble() > 0 ? "WIN" : "LOSS",
                    trade.get("outcome").asText());
            requireReasons(trade);
        }
        requireReasons(result);
    }

    @Test
    void tickersAreRunEachWithItsOwnCapital() {
        JsonNode both =
                post(
                        "/api/backtest/portfolio",
                        "{'tickers':['DEMO01','DEMO02'],'days':365,'strategy_id':'golden_cross'}");
        assertEquals(2, both.get("tickers_analyzed").asInt());
        JsonNode alone =
                app.call()
                        .get("/api/backtest/ticker/DEMO02?days=365&strategy_id=golden_cross")
                        .json();
        assertEquals(
                alone.get("total_profit_pct"),
                both.get("results").get("DEMO02").get("total_profit_pct"));
    }

    @ParameterizedTest
    @CsvSource({"/api/backtest/compare-strategies", "/api/compare-strategies"})
    void strategiesAreComparedOnTheSameBars(String path) {
        JsonNode answer =
                post(
                        path,
                        "{'ticker':'DEMO01','days':365,'strategies':['rsi_reversion','golden_cross']}");
        JsonNode crossed = answer.get("comparison").get("strategy_golden_cross");
        assertEquals("Golden cross", crossed.get("strategy_name").asText());
        assertEquals(
                app.call()
                        .get("/api/backtest/ticker/DEMO01?days=365&strategy_id=golden_cross")
                        .json()
                        .get("trades"),
                crossed.get("trades"));
        assertEquals(
                "RSI reversion",
                answer.get("comparison")
                        .get("strategy_rsi_reversion")
                        .get("strategy_name")
                        .asText());
    }

    @Test
    void theListsNameWhatMayBeSent() {
        JsonNode lists = app.call().get("/api/strategies").json();
        assertEquals("golden_cross", lists.get("data").get(0).get("builtin").asText());
        assertEquals(20, lists.get("data").get(0).get("parameters").get("fast").asInt());
        assertEquals(5, lists.get("profiles").size());
        JsonNode listed = app.call().get("/api/backtest/strategies").json().get("strategies");
        assertEquals(lists.get("strategies").size(), listed.size());
        for (JsonNode strategy : listed) {
            assertEquals(
                    200,
                    app.call()
                            .get(
                                    "/api/backtest/ticker/DEMO01?strategy_id="
                                            + strategy.get("id").asInt())
                            .status());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/backtest | {} | /symbol must be a ticker such as AAPL, was left out",
                "/api/backtest | {'symbol':'NOPE'} | /symbol must be a known symbol, was \"NOPE\"; import its prices first",
                "/api/backtest | {'symbol':'DEMO01','strategy_id':9} | /strategy_id must be the number of a strategy",
                "/api/backtest | {'symbol':'DEMO01','strategy_id':'golden_cros'} | did you mean golden_cross?",
                "/api/backtest | {'symbol':'DEMO01','start_date':'1.2.2024'} | /start_date must be a date such as 2024-01-31",
                "/api/backtest | {'symbol':'DEMO01','initial_capital':0} | /initial_capital must be 1 to",
                "/api/backtest | {'symbol':'DEMO01','start_date':'2026-06-01'} | DEMO01 has no bar in the span: its last one up to the end is of 2025-12-31",
                "/api/backtest/pattern | {'symbol':'DEMO01','pattern':'Hamer'} | did you mean hammer?",
                "/api/backtest/pattern | {'symbol':'DEMO01','pattern':'Hammer','timeframe':'1mo'} | /timeframe must be one of",
                "/api/backtest/strategy | {'symbols':['DEMO01','NOPE']} | /symbols/1 must be a known symbol",
                "/api/backtest/strategy | {'symbols':['DEMO01'],'risk_per_trade':2} | /risk_per_trade must be 0.0001 to 0.2",
                "/api/backtest/portfolio | {'tickers':[]} | /tickers must have 1 to 50 tickers",
                "/api/backtest/portfolio | {'tickers':['DEMO01'],'days':5} | /days must be 30 to 365",
                "/api/compare-strategies | {'ticker':'DEMO01','strategies':[77]} | /strategies/0 must be the number of a strategy",
                "/api/compare-strategies | {'ticker':'NOPE','strategies':['golden_cross']} | /ticker must be a known symbol"
            })
    void aWrongRequestIsExplainedInItsOwnWords(String path, String body, String words) {
        Call.Answer answer = app.call().post(path, body.replace('\'', '"'));
        assertEquals(422, answer.status(), answer.body());
        String detail = answer.json().get("detail").asText();
        assertTrue(detail.contains(words), detail);
    }

    @Test
    void aBacktestThatTakesLongerIsAJob() {
        try (TestApp idle = new TestApp(0)) {
            Call.Answer answer =
                    idle.call()
                            .header("Prefer", "wait=0")
                            .post("/api/backtest", "{\"symbol\":\"DEMO01\"}");
            assertEquals(202, answer.status(), answer.body());
            assertEquals("queued", answer.json().get("status").asText());
            assertTrue(
                    answer.response()
                            .headers()
                            .firstValue("Location")
                            .orElseThrow()
                            .endsWith(answer.json().get("job_id").asText()));
        }
    }
}
