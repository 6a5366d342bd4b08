package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.http.Call;
import bellwether.research.backtest.run.GoldenRuns;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The twenty golden runs over HTTP: prices imported, rules sent, trades read. Money has cents
/// here. Costs are chosen by preset, so of the runs with a commission all but sizes and results is
/// compared; `GoldenRunsTest` compares those too.
final class GoldenBacktestsTest {
    private static @Nullable TestApp app;

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> followTradeByTrade() throws IOException {
        Assumptions.assumeTrue(
                GoldenRuns.areThere(), "no shared data: golden backtests not replayed");
        GoldenRuns golden = GoldenRuns.read();
        TestApp started = new TestApp();
        app = started;
        BacktestCalls calls = BacktestCalls.of(started);
        Call.Answer stored =
                started.call()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=20")
                        .postAs(
                                "/api/v1/prices/import?ticker=GOOG&source=golden",
                                Files.readString(
                                        GoldenRuns.FOLDER.resolve("../talib/GOOG_input.csv")));
        assertEquals(200, stored.status(), stored.body());
        return golden.runs().values().stream()
                .map(run ->
                        DynamicTest.dynamicTest(
                                run.id() + " " + run.strategy(), () -> follow(calls, run)));
    }

    private static void follow(BacktestCalls calls, GoldenRuns.Run run) {
        JsonNode backtest =
                calls.run(
                        "{'rules':%s,'tickers':['GOOG'],'cash':100000,'costs':'none','execution':{'limit':'touch','volume_share':0,'borrow_percent':0}}"
                                .formatted(run.rules()));
        assertEquals("completed", backtest.get("state").asText(), backtest.toString());
        List<JsonNode> trades = calls.all("/%s/trades".formatted(backtest.get("id").asText()), 200);
        for (int i = 0; i < Math.min(trades.size(), run.trades().size()); i++) {
            same(run, run.trades().get(i), trades.get(i), "trade " + (i + 1));
        }
        assertEquals(run.trades().size(), trades.size(), "trades");
    }

    private static void same(
            GoldenRuns.Run run, GoldenRuns.Row expected, JsonNode trade, String what) {
        assertEquals(expected.entryBar(), trade.at("/entry/bar").asInt(), what + ", entry bar");
        assertEquals(expected.exitBar(), trade.at("/exit/bar").asInt(), what + ", exit bar");
        assertEquals(expected.entryPrice(), trade.at("/entry/price").asDouble(), 1e-6, what);
        assertEquals(expected.exitPrice(), trade.at("/exit/price").asDouble(), 1e-6, what);
        int sign = trade.get("direction").asText().equals("long") ? 1 : -1;
        assertEquals(Integer.signum(expected.size()), sign, what + ", side");
        if (run.commission() == 0) {
            assertEquals(expected.size(), sign * trade.get("quantity").asInt(), what + ", size");
            assertEquals(
                    expected.pnl(), trade.at("/result/net").asDouble(), 0.02, what + ", result");
        }
    }
}
