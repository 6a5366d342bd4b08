package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules over history in a real browser: asked for, followed, read.
@Tag("page")
final class PageBacktestsTest {
    private static Chromium browser;
    private static TestApp app;
    private static BacktestCalls calls;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        app = new TestApp();
        calls = BacktestCalls.of(app);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            app.close();
        }
    }

    private static PageUser open(String path) {
        return PageUser.open(browser, app.port(), path, 1440);
    }

    /// The newest one, once it has been judged.
    private static JsonNode newest() {
        return Waiting.until(
                () -> calls.get("/" + calls.get("?limit=1").at("/items/0/id").asText()),
                found -> found.hasNonNull("completed_at"));
    }

    /// What a row of the figures says of the run.
    private static String figure(PageUser user, String title) {
        String row =
                "[...document.querySelectorAll('[aria-label=Figures] tbody tr')].find((one) =>"
                        + " one.firstElementChild.textContent.startsWith('%s'))".formatted(title);
        assertTrue(user.tab.becomes(row), title);
        return user.tab.eval(row + ".children[1].firstChild.textContent").asText();
    }

    @Test
    void aRuleThatShipsIsRunAndItsResultBeginsWithWhatSpeaksAgainstIt() {
        try (PageUser user = open("/app/backtests?new=1")) {
            user.sees("Long while the short average is above the long one");
            user.fill("main input[placeholder='AAPL, MSFT']", "demo01");
            user.fill("main [name='param.fast']", "1");
            user.sees("period must be a whole number from 2");
            user.fill("main [name='param.fast']", "10");
            user.sees("Needs 51 bars before it decides");
            user.sees("1 trial more");
            user.click("Run it");
            user.sees("costs as usual for each symbol");
            JsonNode run = newest().at("/runs/0");
            user.sees("what speaks against it");
            user.sees("What to do:");
            assertEquals("DEMO01", run.get("ticker").asText());
            int trades = run.at("/figures/trades").asInt();
            assertEquals("" + trades, figure(user, "Closed trades"));
            user.sees(run.at("/findings/0/message").asText());
            user.sees(run.at("/findings/0/remedy").asText());
            assertEquals(trades < 30 ? "too few" : "", said(user, "Sharpe ratio"));
            assertTrue(
                    user.tab.becomes(
                            "document.querySelectorAll('curve-chart canvas').length === 2"));
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('price-chart')?.data?.marks.length === "
                                    + 2 * trades));
            assertEquals(
                    trades,
                    user.tab
                            .eval(
                                    "document.querySelectorAll('[aria-label=\"Closed trades\"]"
                                            + " tbody tr').length")
                            .asInt());
            user.click("Each figure, or why it has no value");
            user.sees("no benchmark");
            user.click("Worst and best case");
            user.sees("by what prices may have done within a bar");
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void aComparisonAndBackKeepsTheRule() {
        try (PageUser user =
                open("/app/backtests?new=1&rule=builtin:rsi_reversion&tickers=DEMO01")) {
            user.fill("main [name=kind]", "compare");
            user.sees("One more rule");
            assertTrue(
                    user.tab.becomes(
                            "location.search.includes('kind=compare') &&"
                                    + " !location.search.includes('rule=')"));
            user.fill("main [name=kind]", "sweep");
            user.sees("give a parameter several values");
            assertTrue(
                    user.tab.becomes(
                            "location.search.includes('kind=sweep&rule=builtin%3Arsi_reversion')"));
            assertEquals(
                    "builtin:rsi_reversion",
                    user.tab.eval("document.querySelector('main [name=rule]').value").asText());
            user.sees("1 trial more");
            assertEquals(List.of(), user.tab.lines());
        }
    }

    private static String said(PageUser user, String title) {
        return user.tab
                .eval(
                        "[...document.querySelectorAll('[aria-label=Figures] tbody th')].find((one)"
                                + " =>"
                                + " one.textContent.startsWith('%s')).querySelector('.quiet')?.textContent ?? ''"
                                        .formatted(title))
                .asText();
    }

    @Test
    void aRuleOfOnesOwnIsWrittenInTheWordsOfTheFilterAndSwept() {
        try (PageUser user = open("/app/backtests?new=1&rule=own&kind=sweep&tickers=DEMO01")) {
            user.fill("#enter", "RSJ_14 < 30");
            user.sees("Did you mean RSI_14?");
            user.fill("#enter", "SMA_{fast} crosses above SMA_{slow}");
            user.fill("#exit", "SMA_{fast} crosses below SMA_{slow}");
            user.fill("main [name='param.fast']", "5, 10");
            user.fill("main [name='param.slow']", "30 50");
            user.sees("4 combinations; this is the first.");
            user.click("Run it");
            user.sees("costs as usual for each symbol");
            JsonNode sweep = newest();
            user.sees("All combinations, the best first");
            assertEquals("sweep", sweep.at("/request/kind").asText());
            assertEquals(
                    "SMA_{fast} crosses above SMA_{slow}",
                    sweep.at("/request/rules/0/template/long/enter").asText());
            assertTrue(
                    user.tab.becomes(
                            "document.querySelectorAll('heat-map tbody td').length === 4"));
            JsonNode worst =
                    calls.all("/%s/grid".formatted(sweep.get("id").asText()), 200).getLast();
            user.click(
                    "fast %s, slow %s"
                            .formatted(
                                    worst.at("/params/fast").asText(),
                                    worst.at("/params/slow").asText()));
            assertTrue(
                    user.tab.becomes(
                            "location.search.includes('run=%s')"
                                    .formatted(worst.get("run").asText())));
            assertEquals(worst.at("/figures/trades").asText(), figure(user, "Closed trades"));
            user.click("Run it by itself");
            user.sees("each symbol by itself");
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void whatCameToNothingSaysWhy() {
        String none =
                calls.run(
                                "{'rules':{'name':'never','long':{'enter':'RSI_14 <"
                                        + " 1'}},'tickers':['DEMO01']}")
                        .get("id")
                        .asText();
        String bar =
                calls.run("{'builtin':'golden_cross','tickers':['DEMO01'],'from':'2025-12-31'}")
                        .get("id")
                        .asText();
        try (PageUser user = open("/app/backtests?id=" + none)) {
            user.sees("The rule made no trade.");
            user.sees("No trade was closed.");
            user.sees("returns do not vary");
            user.sees("not drawn: no closed trades");
        }
        try (PageUser user = open("/app/backtests?id=" + bar)) {
            user.sees("1 session: too few for a curve.");
            user.sees("fewer than 90 days");
        }
        try (PageUser user = open("/app/backtests?id=00000000-0000-7000-8000-000000000000")) {
            user.sees("Unknown backtest 00000000-0000-7000-8000-000000000000");
            user.click("All backtests");
            user.sees("never");
        }
    }

    @Test
    void aSymbolThatCannotBeRunIsNamedWithItsReason() {
        app.call()
                .header("Content-Type", "text/csv")
                .postAs(
                        "/api/v1/prices/import?ticker=TINY&exchange=XNYS",
                        "date,open,high,low,close,volume\n2025-03-31,7,7,7,7,1\n");
        String id =
                calls.run("{'builtin':'golden_cross','tickers':['DEMO01','TINY']}")
                        .get("id")
                        .asText();
        try (PageUser user = open("/app/backtests?id=" + id)) {
            user.sees("1 part of 2 could not be run");
            user.sees(newest().at("/failure_reasons/0/examples/0/message").asText());
            user.sees("What to do:");
        }
    }

    @Test
    void theRulesOfARunBecomeAStrategyOnPaper() {
        app.call()
                .post(
                        "/api/v1/portfolios",
                        "{\"name\":\"trial\",\"currency\":\"USD\",\"cash\":10000}");
        String id =
                calls.run(
                                "{'builtin':'golden_cross','params':{'fast':[5],'slow':[30]},'tickers':['DEMO01']}")
                        .get("id")
                        .asText();
        try (PageUser user = open("/app/backtests?id=" + id)) {
            user.click("Use these rules on paper");
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('#enter')?.value === 'SMA_5 crosses above"
                                    + " SMA_30'"));
            user.fill(".rule-form [name=name]", "crosses");
            user.click("Make the strategy");
            user.sees("as it is paused");
        }
        JsonNode made = app.call().get("/api/v1/strategies?portfolio=pf_1").json().at("/items/1");
        assertEquals("SMA_5 crosses below SMA_30", made.at("/rules/long/exit").asText());
        assertEquals("[\"DEMO01\"]", made.get("symbols").toString());
    }

    @Test
    @Tag("page")
    void eachKindOfResultIsFitToBeSeen() {
        List<String> views =
                Stream.of(
                                "{'builtin':'golden_cross','tickers':['DEMO01'],'benchmark':'DEMO02'}",
                                "{'builtin':'golden_cross','universe':'synthetic','portfolio':{'max_positions':5}}",
                                "{'builtin':'golden_cross','params':{'fast':[5,10],'slow':[20,30]},'tickers':['DEMO01']}",
                                "{'builtin':'golden_cross','params':{'fast':[5,10],'slow':[20,30]},'tickers':['DEMO01'],'kind':'walk_forward','search':{'train':504,'test':126}}",
                                "{'builtin':'rsi_reversion','tickers':['DEMO01','DEMO02','DEMO03']}")
                        .map(body -> "/app/backtests?id=" + calls.run(body).get("id").asText())
                        .toList();
        new PageLook(browser, views)
                .look("http://127.0.0.1:" + app.port(), "backtest", PageLook.Way.ALL);
    }

    @Test
    void aReaderSeesResultsAndNoActs() {
        try (KeyedApp keyed = new KeyedApp();
                ChromiumTab tab = browser.open()) {
            String trader = keyed.secret("trader", "ann");
            String id =
                    new BacktestCalls(() -> keyed.with(trader))
                            .run("{'builtin':'golden_cross','tickers':['DEMO01']}")
                            .get("id")
                            .asText();
            tab.size(1440, 900);
            tab.go("http://127.0.0.1:%d/app/backtests?id=%s".formatted(keyed.app.port(), id));
            assertTrue(tab.becomes("document.activeElement.name === 'key'"));
            tab.type(keyed.secret("reader", "ann"));
            tab.press("Enter", false);
            assertTrue(tab.becomes("document.body.innerText.includes('What to do:')"));
            assertTrue(tab.becomes("document.querySelector('[aria-label=Figures]')"));
            assertEquals(0, tab.eval("document.querySelectorAll('main .act').length").asInt());
            tab.go("http://127.0.0.1:%d/app/backtests?new=1".formatted(keyed.app.port()));
            assertTrue(tab.becomes("document.querySelector('main .list .ticker')"));
            assertEquals(0, tab.eval("document.querySelectorAll('main form').length").asInt());
        }
    }
}
