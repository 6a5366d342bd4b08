package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one types, chooses or opens stays what it is while a view is drawn again, and an answer is
/// shown for what it was asked about.
@Tag("page")
final class PageStateTest {
    private static final String UNIVERSE = ".market .title select";
    private static final String FILTER = "#filter";

    private static Chromium browser;
    private static TestApp app;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        app = new TestApp();
        app.ended(app.submit("{\"tickers\":[\"DEMO01\"],\"capital\":1000}"));
        sheets("synthetic");
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

    private static void until(PageUser user, String condition) {
        assertTrue(
                user.tab.becomes(condition),
                () ->
                        condition
                                + ": "
                                + user.tab.eval(
                                        "location.href + ' '"
                                                + " + document.querySelector('main').innerText"));
    }

    /// The view is drawn again, as it is at each live event.
    private static void drawAgain(PageUser user) {
        long before = user.tab.asked("/api/v1/session");
        user.tab.eval("dispatchEvent(new Event('session-changed'))");
        assertTrue(
                Waiting.until(() -> user.tab.asked("/api/v1/session"), asked -> asked > before)
                        > before);
        user.tab.eval("new Promise((done) => setTimeout(done, 300))");
    }

    private static String value(PageUser user, String selector) {
        return user.tab
                .eval("document.querySelector(%s).value".formatted(PageUser.quoted(selector)))
                .asText();
    }

    /// Looks at the last bars of a universe, as Market does.
    private static void sheets(String universe) {
        Call.Answer answer =
                app.call()
                        .header("Prefer", "wait=30")
                        .post(
                                "/api/v1/screen",
                                "{\"q\":\"close is known\",\"universe\":\"%s\",\"limit\":1}"
                                        .formatted(universe));
        assertEquals(200, answer.status(), answer.body());
    }

    private static void sheetsWith(String ticker) {
        sheets("all");
        String found = app.call().get("/api/v1/screen?q=close%20is%20known").body();
        assertTrue(found.contains(ticker), found);
    }

    private static String list(String name, String tickers) {
        String id =
                app.call()
                        .post("/api/v1/watchlists", "{\"name\":\"%s\"}".formatted(name))
                        .json()
                        .get("id")
                        .asText();
        app.call()
                .post("/api/v1/watchlists/" + id + "/entries", "{\"add\":[%s]}".formatted(tickers));
        return id;
    }

    private static void bars(String ticker, double scale, int decimals) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        String price = "%." + decimals + "f";
        for (int day = 0; day < 120; day++) {
            double close = scale * (1 + day * 0.001 + Math.sin(day / 5.0) / 50);
            csv.append(
                    ("%s," + (price + ",").repeat(4) + "1000%n")
                            .formatted(
                                    LocalDate.of(2024, 1, 1).plusDays(day),
                                    close,
                                    close * 1.01,
                                    close * 0.99,
                                    close));
        }
        Call.Answer imported =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs(
                                "/api/v1/prices/import?ticker="
                                        + URLEncoder.encode(ticker, StandardCharsets.UTF_8),
                                csv.toString());
        assertEquals(200, imported.status(), imported.body());
    }

    @Test
    void whatAFilterFoundOfSomeSymbolsIsNotSaidOfOthers() {
        list("Few", "\"DEMO01\",\"DEMO02\"");
        try (PageUser user = open("/app/market?of=watchlist:Few&q=close%5B30%5D%20%3E%200")) {
            user.click("Look at the stored bars");
            user.sees("2 of 2 pass");
            user.fill(UNIVERSE, "synthetic");
            user.sees("Look at the stored bars");
            user.sees("by the filter before");
            assertFalse(
                    user.tab.eval("document.body.innerText").asText().contains("2 of "),
                    "symbols of the list counted among others");
        }
    }

    @Test
    void aViewThatStaysOpenIsOneVisit() {
        try (PageUser user = open("/")) {
            user.tab.eval("new Promise((done) => setTimeout(done, 1000))");
            JsonNode visits = preferences().get("visits");
            assertTrue(visits.has("now"), visits.toString());
            user.tab.eval(
                    "(() => { const now = Date.now; Date.now = () => now() + 3_600_000; })()");
            drawAgain(user);
            user.tab.eval("new Promise((done) => setTimeout(done, 1500))");
            assertEquals(visits, preferences().get("visits"));
        }
    }

    private static JsonNode preferences() {
        return app.call().get("/api/v1/me/preferences").json();
    }

    @Test
    void aCapitalStaysAsItIsTypedAndIsShownSoThatItCanBeTyped() {
        for (String path : List.of("/app/jobs?new=analysis", "/app/s/DEMO01")) {
            try (PageUser user = open(path)) {
                until(user, "document.querySelector('input[name=capital]')");
                user.tab.eval("document.querySelector('input[name=capital]').focus()");
                user.tab.eval("document.querySelector('input[name=capital]').select()");
                user.tab.type("250000");
                drawAgain(user);
                assertEquals("250000", value(user, "input[name=capital]"), path);
            }
        }
        try (PageUser user = open("/app/jobs?new=analysis")) {
            until(user, "document.querySelector('input[name=capital]')");
            user.tab.eval(
                    """
                    (async () => {
                      const { prefs } = await import(new URL('base/prefs.js', document.querySelector('script[type=module]').src));
                      prefs.set('locale', 'de-DE');
                      prefs.set('capital', 1000.5);
                    })()
                    """);
            until(user, "document.querySelector('input[name=capital]').value === '1.000,5'");
            user.fill("input[name=tickers]", "DEMO03");
            user.tab.eval("document.querySelector('form.form').requestSubmit()");
            until(user, "location.search.includes('id=')");
            user.tab.eval(
                    """
                    import(new URL('base/prefs.js', document.querySelector('script[type=module]').src)).then(({ prefs }) => {
                      prefs.set('locale', null);
                      prefs.set('capital', null);
                    })
                    """);
            user.tab.eval("new Promise((done) => setTimeout(done, 1000))");
        }
    }

    @Test
    void aBoxOfTheMapOpensItsSymbolAlsoOnceOthersHaveCome() {
        bars("M&M.NS", 100, 2);
        bars("ZED.NS", 50, 2);
        sheetsWith("ZED.NS");
        String boxes = "document.querySelector('tree-map')?.boxes.length";
        int before =
                app.call()
                        .get("/api/v1/screen?q=close%20is%20known")
                        .json()
                        .at("/counts/passed")
                        .asInt();
        try (PageUser user = open("/app/market?q=close%20%3E%200&cols=close")) {
            until( // a name with & has its closes too
                    user,
                    "[...document.querySelectorAll('long-table [role=row]')].find((row) =>"
                            + " row.textContent.includes('M&M')).querySelector('spark-line"
                            + " polyline')");
            user.click("Map");
            until(user, boxes + " >= 2");
            int drawn = user.tab.eval(boxes).asInt();
            bars("AAA.NS", 70, 2);
            sheetsWith("AAA.NS");
            user.tab.eval("dispatchEvent(new Event('online'))"); // reads the rows again
            until(user, boxes + " === " + (drawn + 1));
            user.tab.eval(
                    """
                    (() => {
                      const map = document.querySelector('tree-map');
                      map.dispatchEvent(new CustomEvent('pick', { detail: { id: map.boxes.find((box) => box.title === 'ZED.NS').id } }));
                    })()
                    """);
            until(user, "location.pathname === '/app/s/ZED.NS'");
            user.sees(" of %d".formatted(before + 1)); // its place in the market, with the new one
        }
    }

    @Test
    void aFilterKeepsItsLastBlankAndIsInTheAddressHoweverOneLeaves() {
        try (PageUser user = open("/app/market?of=synthetic")) {
            user.fill(FILTER, "verdict is ");
            until(user, "new URLSearchParams(location.search).get('q') === 'verdict is'");
            drawAgain(user);
            assertEquals("verdict is ", value(user, FILTER));
            user.fill(FILTER, "close > 1");
            user.click("Map");
            until(user, "location.search.includes('as=map')");
            until(user, "new URLSearchParams(location.search).get('q') === 'close > 1'");
            user.click("Table");
            until(user, "document.querySelector('long-table [role=row] a')");
            user.tab.eval(
                    """
                    (() => {
                      const field = document.querySelector('#filter');
                      field.value = 'close > 2';
                      field.dispatchEvent(new Event('input', { bubbles: true }));
                      document.querySelector('long-table').dispatchEvent(new CustomEvent('pick', { detail: { row: 0 } }));
                    })()
                    """);
            until(user, "location.pathname.startsWith('/app/s/')");
            user.tab.eval("history.back()");
            until(user, "new URLSearchParams(location.search).get('q') === 'close > 2'");
            until(user, "document.querySelector('#filter').value === 'close > 2'");
        }
    }

    @Test
    void analysesAreOfDailyBarsWhateverTheChartShows() {
        try (PageUser user = open("/app/s/DEMO04?tf=1mo")) {
            user.sees("Analyses are of daily bars.");
            user.sees("Not analysed yet");
            assertFalse(
                    user.tab.eval("document.body.innerText").asText().contains("are needed"),
                    "months counted as days");
            user.fill("input[name=capital]", "1000");
            user.click("Analyse");
            until(user, "document.querySelector('.symbol-head .verdict')");
        }
    }

    @Test
    void aFormThatWasSentStandsOnWhatHoldsAndNotOnItsFirstChoices() {
        String id =
                app.call()
                        .post("/api/v1/portfolios", "{\"name\":\"Guarded\",\"currency\":\"USD\"}")
                        .json()
                        .get("id")
                        .asText();
        String risk = "/api/v1/portfolios/" + id + "/risk";
        app.call()
                .header("Content-Type", "application/json")
                .send("PATCH", risk, BodyPublishers.ofString("{\"require_check\":true}"));
        assertTrue(required(risk));
        try (PageUser user = open("/app/paper?tab=risk&portfolio=" + id)) {
            user.click("Change the limits");
            until(user, "document.querySelector('[name=require_check]')?.value === 'true'");
            user.tab.eval("document.querySelector('[name=require_check]').form.requestSubmit()");
            until(user, "document.getElementById('said').textContent === 'The limits are changed'");
            until(user, "document.querySelector('[name=require_check]')?.value === 'true'");
            user.fill("[name=positions]", "7");
            user.tab.eval("document.querySelector('[name=require_check]').form.requestSubmit()");
            Waiting.until(
                    () -> app.call().get(risk).json().at("/limits/positions").asInt(),
                    positions -> positions == 7);
            assertTrue(required(risk), "the guard before orders is off");
        }
    }

    private static boolean required(String risk) {
        return app.call().get(risk).json().at("/limits/require_check").asBoolean();
    }

    /// Follows a link of the page to an address.
    private static void follow(PageUser user, String address) {
        user.tab.eval(
                """
                (() => {
                  const link = Object.assign(document.createElement('a'), { href: %s });
                  document.querySelector('main').append(link);
                  link.click();
                  link.remove();
                })()
                """
                        .formatted(PageUser.quoted(address)));
    }

    @Test
    void anAddressOpensItsFormAlsoInTheViewThatIsOpen() {
        try (PageUser user = open("/app/backtests")) {
            user.sees("New backtest");
            follow(user, "/app/backtests?new=1&rule=own&enter=close%20%3E%201");
            until(user, "document.querySelector('#enter')?.value === 'close > 1'");
            follow(user, "/app/backtests?strategy=st_0");
            user.sees("strategy st_0 is not there");
            until(user, "location.search.includes('kind=single')"); // the form's own writing
            user.sees("Cancel");
        }
        try (PageUser user = open("/app/alerts")) {
            user.sees("New rule");
            follow(user, "/app/alerts?when=close%20%3E%201&of=synthetic");
            until(user, "document.querySelector('#filter')?.value === 'close > 1'");
            follow(user, "/app/alerts?when=close%20%3E%202&of=synthetic");
            until(user, "document.querySelector('#filter')?.value === 'close > 2'");
            user.click("Cancel");
            until(user, "!document.querySelector('#filter') && location.search === ''");
        }
    }

    @Test
    void newPutsTheCursorIntoTheFormThatItOpens() {
        for (List<String> one :
                List.of(
                        List.of("/app/alerts", "#filter"),
                        List.of("/app/alerts?tab=channels", "[name=name]"),
                        List.of("/app/alerts?tab=scans", "[name=name]"),
                        List.of("/app/backtests", "[name=kind]"))) {
            try (PageUser user = open(one.getFirst())) {
                until(user, "document.querySelector('main [data-key=n]')");
                user.tab.press("n", false);
                until(
                        user,
                        "document.activeElement?.matches(%s)"
                                .formatted(PageUser.quoted(one.getLast())));
            }
        }
    }

    @Test
    void escapeGoesBackAlsoAfterBackAndForward() {
        try (PageUser user = open("/")) {
            follow(user, "/app/jobs");
            until(user, "document.querySelector('h1')?.textContent === 'Jobs'");
            user.tab.eval("history.back()");
            until(user, "location.pathname === '/'");
            user.tab.eval("history.forward()");
            until(user, "location.pathname === '/app/jobs'");
            user.tab.press("Escape", false);
            until(user, "location.pathname === '/'");
            user.tab.press("Escape", false); // nothing of the page lies before it
            until(user, "location.pathname === '/'");
        }
    }

    @Test
    void aListThatIsToBeAnalysedIsNamed() {
        String id = list("Swing ideas", "\"DEMO01\",\"DEMO02\",\"DEMO03\"");
        try (PageUser user = open("/app/jobs?new=analysis&watchlist=" + id)) {
            user.sees("The 3 symbols of the watchlist Swing ideas.");
        }
    }

    @Test
    void pricesOfAChartHaveTheDecimalsOfItsCloses() {
        bars("TINY-USD", 0.00001234, 8);
        bars("EURUSD=X", 1.23806, 5);
        for (String ticker : List.of("TINY-USD", "EURUSD=X")) {
            try (PageUser user = open("/app/s/" + ticker + "?lines=none")) {
                double close =
                        app.call()
                                .get("/api/v1/stocks/" + ticker + "/chart?last=1")
                                .json()
                                .at("/bars/close/0")
                                .asDouble();
                until(
                        user,
                        "Number([...document.querySelectorAll('.readout .num')][4]?.textContent) === "
                                + close);
                user.click("table");
                until(
                        user,
                        "document.querySelector('.bar-table [role=row]:nth-child(1)"
                                + " > :nth-child(5)') && Number(document.querySelector('.bar-table"
                                + " .long-body [role=row] > :nth-child(5)').textContent) > 0");
            }
        }
    }
}
