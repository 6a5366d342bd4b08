package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is chosen in a view is in its address, and what an address says opens the view alike.
@Tag("page")
final class PageAddressTest {
    private static final String CHOSEN =
            "[...document.querySelectorAll('main select')].map((one) =>"
                    + " one.selectedOptions[0].textContent).join('|')";

    private static Chromium browser;
    private static TestApp app;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        app = new TestApp();
        app.ended(app.submit("{\"tickers\":[\"DEMO01\"],\"capital\":1000}"));
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

    private static void isChosen(PageUser user, String words) {
        assertTrue(
                user.tab.becomes(CHOSEN + ".includes(" + PageUser.quoted(words) + ")"),
                () -> words + " is not " + user.tab.eval(CHOSEN));
    }

    private static String address(PageUser user) {
        return user.tab.eval("location.pathname + location.search").asText();
    }

    /// Chooses in one tab, and looks at the address in another.
    private static void choose(
            String path, List<List<String>> choices, String address, String words) {
        try (PageUser user = open(path)) {
            for (List<String> choice : choices) {
                user.fill(select(choice.getFirst()), choice.getLast());
            }
            isChosen(user, words);
            assertEquals(address, address(user));
        }
        try (PageUser user = open(address)) {
            isChosen(user, words);
            assertEquals(address, address(user));
        }
    }

    private static String select(String place) {
        return "main .form label:nth-of-type(%s) select".formatted(place);
    }

    @Test
    void eachPartOfTheScoreboardHasItsChoicesInItsAddress() {
        choose(
                "/app/scoreboard?tab=patterns",
                List.of(List.of("1", "symbol"), List.of("2", "sltp"), List.of("3", "30")),
                "/app/scoreboard?tab=patterns&by=symbol&ends=sltp&days=30",
                "symbol|3 %, stop 2 %|30");
        choose(
                "/app/scoreboard?tab=signals",
                List.of(List.of("1", "sector"), List.of("2", "20"), List.of("3", "too_few")),
                "/app/scoreboard?tab=signals&over=sector&after=20&state=too_few",
                "sectors|20 bars|too few");
        choose(
                "/app/scoreboard?tab=forecasts",
                List.of(List.of("1", "1")),
                "/app/scoreboard?tab=forecasts&synthetic=1",
                "invented");
        try (PageUser user = open("/app/scoreboard?tab=forecasts&synthetic=1")) {
            user.sees("No forecast of invented symbols has met its outcome yet");
        }
    }

    /// Evidence, which samples have none of, in what the service says of an analysis.
    private static final String EVIDENCE =
            """
            const real = fetch;
            window.fetch = async (path, options) => {
              const answer = await real(path, options);
              if (!/analyses\\/an_\\d+$/.test(path)) return answer;
              const card = { member: null, data_day: '2025-12-31', state: 'too_few', effective_n: 1, hit_percent: 50, base_percent: 50, mean_percent: 1, low_percent: null, high_percent: null, q: null };
              const cards = [5, 10, 20].map((horizon) => ({ ...card, scope: `universe`, horizon, n: horizon * 7 }));
              const evidence = { message: 'Made for this test.', data_day: '2025-12-31', signals: [{ signal: 'vote:rsi:bullish', cards }] };
              return Response.json({ ...await answer.json(), evidence });
            };
            """;

    @Test
    void theEvidenceOfASymbolHasItsHorizonInTheAddress() {
        try (ChromiumTab tab = browser.open()) {
            tab.size(1440, 900);
            tab.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", EVIDENCE));
            tab.go("http://127.0.0.1:" + app.port() + "/app/s/DEMO01?after=20");
            String n =
                    "document.querySelector('[aria-label^=Evidence]"
                            + " td.num')?.firstChild.textContent";
            assertTrue(tab.becomes(n + " === '140'"));
            for (String after : List.of("5", "10")) {
                tab.eval(
                        "(() => { const field = [...document.querySelectorAll('.symbol-side"
                                + " select')].find((one) => one.textContent.includes('20 bars'));"
                                + " field.value = '%s'; field.dispatchEvent(new Event('change', { bubbles: true })); })()"
                                        .formatted(after));
                assertTrue(tab.becomes(n + " === '" + 7 * Integer.parseInt(after) + "'"), after);
            }
            assertEquals("", tab.eval("location.search").asText(), "10 bars are usual");
        }
    }

    @Test
    void sharesAreShownAsTheyAre() {
        JsonNode plan =
                app.call()
                        .get("/api/v1/stocks/DEMO01/analyses?limit=1&view=full")
                        .json()
                        .at("/items/0/plan");
        try (PageUser user = open("/app/s/DEMO01")) {
            user.sees("\n" + plan.get("shares").decimalValue().toBigIntegerExact() + " shares");
        }
    }

    @Test
    void theMapOfTheMarketHasItsColourInItsAddress() {
        app.call()
                .header("Prefer", "wait=20")
                .post("/api/v1/screen", "{\"q\":\"close is known\",\"universe\":\"synthetic\"}");
        try (PageUser user = open("/app/market?of=synthetic&as=map&colour=return_20")) {
            assertTrue(user.tab.becomes("document.querySelector('tree-map')"));
            isChosen(user, "return_20");
            user.fill("main .map-tools select", "return_60");
            assertTrue(user.tab.becomes("location.search.includes('colour=return_60')"));
        }
    }

    /// Names that every object of the language has.
    @Test
    void whatAnAddressNamesThatIsNotThereIsAsIfItWereNotNamed() {
        app.call()
                .post(
                        "/api/v1/portfolios",
                        "{\"name\":\"main\",\"currency\":\"USD\",\"cash\":1000}");
        for (String name : List.of("constructor", "__proto__", "toString")) {
            for (List<String> view :
                    List.of(
                            List.of("/app/scoreboard?by=%s&tab=", "Plan by plan"),
                            List.of("/app/scoreboard?tab=patterns&by=%s&ends=", "is final"),
                            List.of("/app/journal?tab=", "Trades without an entry"),
                            List.of("/app/alerts?state=%s&tab=", "No rule watches yet"),
                            List.of("/app/watchlists?by=", "No list exists yet"),
                            List.of("/app/paper?tab=", "Paper positions at market"),
                            List.of(
                                    "/app/paper?ticker=DEMO01&stop=8%%0A9&tif=%1$s&allow=%1$s&type=",
                                    "Paper ticket"),
                            List.of("/app/backtests?new=1&rule=%s&kind=", "is not there"),
                            List.of("/app/backtests?kind=", "each symbol by itself"),
                            List.of(
                                    "/app/market?of=synthetic&colour=%s&as=",
                                    "Save this filter"))) {
                try (PageUser user = open(view.getFirst().formatted(name) + name)) {
                    user.sees(view.getLast());
                    assertEquals(List.of(), user.tab.lines(), view.getFirst());
                }
            }
        }
    }

    @Test
    void anEmptyBoardSaysWhatItWasAskedFor() {
        try (PageUser user = open("/app/scoreboard?from=2026-06-01&verdict=STRONG_SELL")) {
            user.sees(
                    "No plan of verdict strong sell is on the board whose last bar is of 2026-06-01"
                            + " or later.");
            user.click("look at all verdicts");
            assertTrue(user.tab.becomes("location.search === '?from=2026-06-01'"));
            user.sees("No plan is on the board");
        }
    }
}
