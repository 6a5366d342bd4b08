package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is chosen in a view is in its address, and what an address says opens the view alike.
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
    private static void choose(String path, List<List<String>> choices, String address, String words) {
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
        for (String name : List.of("constructor", "__proto__", "toString")) {
            for (List<String> view :
                    List.of(
                            List.of("/app/scoreboard?by=%s&tab=", "Plan by plan"),
                            List.of("/app/scoreboard?tab=patterns&by=%s&ends=", "is final"),
                            List.of("/app/journal?tab=", "Trades without an entry"),
                            List.of("/app/alerts?state=%s&tab=", "No rule watches yet"),
                            List.of("/app/watchlists?by=", "No list exists yet"),
                            List.of("/app/market?of=synthetic&colour=%s&as=", "Save this filter"))) {
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
