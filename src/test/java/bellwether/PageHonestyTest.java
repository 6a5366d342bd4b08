package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the page shows figures as they are, and says what it could not get, in a real browser.
@Tag("page")
final class PageHonestyTest {
    private static Chromium browser;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static PageUser open(TestApp app, String path) {
        return PageUser.open(browser, app.port(), path, 1440);
    }

    private static void bars(TestApp app, String csv) {
        Call.Answer imported =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs("/api/v1/prices/import?ticker=SPLIT-USD", csv);
        assertEquals(200, imported.status(), imported.body());
    }

    /// Days that rise, so that there is something to buy.
    private static String rising() {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = 0; day < 300; day++) {
            double close = 100 + day * 0.4 + 3 * Math.sin(day / 5.0);
            csv.append(
                    "%s,%.2f,%.2f,%.2f,%.2f,1000%n"
                            .formatted(
                                    LocalDate.of(2024, 1, 1).plusDays(day),
                                    close - 0.2,
                                    close + 1,
                                    close - 1,
                                    close));
        }
        return csv.toString();
    }

    @Test
    void pricesOfBeforeASplitAreOnTheScaleOfTheChartAndTheList() {
        try (TestApp app = new TestApp()) {
            bars(app, rising());
            app.call().post("/api/v1/watchlists", "{\"name\":\"Mine\"}");
            String list = app.call().get("/api/v1/watchlists").json().at("/items/0/id").asText();
            app.call().post("/api/v1/watchlists/" + list + "/entries", "{\"add\":[\"SPLIT-USD\"]}");
            JsonNode analysis =
                    app.call()
                            .header("Prefer", "wait=30")
                            .post(
                                    "/api/v1/analyses",
                                    "{\"tickers\":[\"SPLIT-USD\"],\"capital\":100000,\"as_of\":\"2024-10-26\"}")
                            .json()
                            .at("/items/0");
            double close =
                    app.call()
                            .get("/api/v1/watchlists/" + list + "/entries")
                            .json()
                            .at("/items/0/close")
                            .asDouble();
            double half = close / 2;
            bars(
                    app,
                    "date,open,high,low,close,volume,split\n2024-10-27,%1$.2f,%2$.2f,%1$.2f,%1$.2f,1000,2\n"
                            .formatted(half, half + 1));
            try (PageUser user = open(app, "/app/watchlists")) {
                user.sees("SPLIT-USD");
                assertTrue(
                        user.tab.becomes(
                                "[...document.querySelectorAll('main td')].some((one) =>"
                                        + " /^.0\\.[0-9] %\\s+from .* as it was"
                                        + " traded/.test(one.innerText))"),
                        () -> user.tab.eval("document.querySelector('main').innerText").asText());
                JsonNode full =
                        app.call().get("/api/v1/analyses/" + analysis.get("id").asText()).json();
                JsonNode plan =
                        full.at("/plan/side").asText().equals("none")
                                ? full.at("/plan/then")
                                : full.get("plan");
                user.tab.go(
                        "http://127.0.0.1:%d/app/s/SPLIT-USD?then=%s"
                                .formatted(app.port(), analysis.get("id").asText()));
                String level =
                        "document.querySelector('price-chart')?.data?.levels.find((one) => one.kind"
                                + " === 'stop')?.price";
                assertTrue(
                        user.tab.becomes(
                                "Math.abs(%s - %s / 2) < 0.01"
                                        .formatted(level, plan.get("stop").asText())),
                        () -> plan + " " + user.tab.eval(level));
                user.sees("one share of then is 2 now");
            }
        }
    }

    @Test
    void quotesThatDoNotComeAreSaidAndThePaletteOpensWhatIsFound() {
        try (TestApp app = new TestApp()) {
            app.call().post("/api/v1/watchlists", "{\"name\":\"Mine\"}");
            String list = app.call().get("/api/v1/watchlists").json().at("/items/0/id").asText();
            app.call().post("/api/v1/watchlists/" + list + "/entries", "{\"add\":[\"DEMO01\"]}");
            app.call()
                    .post(
                            "/api/v1/screens",
                            "{\"name\":\"cheap\",\"q\":\"RSI_14 <"
                                    + " 40\",\"universe\":\"synthetic\"}");
            app.call()
                    .post(
                            "/api/v1/portfolios",
                            "{\"name\":\"cheap ones\",\"currency\":\"USD\",\"cash\":1000}");
            try (PageUser user = open(app, "/app/market")) {
                user.tab.call(
                        "Network.setBlockedURLs", Map.of("urls", List.of("*/api/v1/quotes*")));
                user.tab.go("http://127.0.0.1:%d/app/watchlists".formatted(app.port()));
                user.sees("No response to GET /api/v1/quotes");
                user.tab.press("k", true);
                assertTrue(user.tab.becomes("document.querySelector('dialog [role=combobox]')"));
                user.tab.type("cheap");
                user.sees("cheap ones");
                assertTrue(
                        user.tab.becomes(
                                "[...document.querySelectorAll('dialog [role=option]"
                                        + " .kind')].map((one) => one.textContent).sort().join() ==="
                                        + " 'portfolio,screen'"));
                user.tab.eval(
                        "[...document.querySelectorAll('dialog [role=option]')].find((one) =>"
                                + " one.querySelector('.kind').textContent === 'screen').click()");
                assertTrue(
                        user.tab.becomes(
                                "document.querySelector('#filter')?.value === 'RSI_14 < 40' && new"
                                        + " URLSearchParams(location.search).get('of') ==="
                                        + " 'synthetic'"));
            }
        }
    }

    @Test
    void anAlertThatWasAcknowledgedIsStillOpen() {
        try (KeyedApp keyed = new KeyedApp(Optional.empty(), TestDatabase.createMigrated())) {
            keyed.app
                    .call()
                    .post(
                            "/api/v1/rules",
                            "{\"name\":\"noon\",\"when\":{\"at\":\"12:00\",\"zone\":\"UTC\"}}");
            keyed.now.set(keyed.now.get().plus(Duration.ofDays(1)));
            String id =
                    Waiting.until(
                                    () -> keyed.app.call().get("/api/v1/alerts").json(),
                                    page -> page.get("items").size() > 0)
                            .at("/items/0/id")
                            .asText();
            keyed.app.call().post("/api/v1/alerts/" + id + "/acknowledge", "");
            JsonNode open = keyed.app.call().get("/api/v1/alerts?state=open").json();
            assertEquals(List.of(id), open.get("items").findValuesAsText("id"));
            try (PageUser user = open(keyed.app, "/app/alerts")) {
                assertTrue(
                        user.tab.becomes(
                                "[...document.querySelectorAll('main li .badge')].some((one) =>"
                                        + " one.textContent === 'acknowledged')"));
            }
        }
    }

    @Test
    void pagesThatWereReadStayWhenTheListMoves() {
        try (TestApp app = new TestApp()) {
            for (int i = 0; i < 34; i++) {
                rule(app, "rule " + i);
            }
            String rows =
                    "[...document.querySelectorAll('main .panel:last-of-type .list > li"
                            + " strong')].map((one) => one.textContent)";
            try (PageUser user = open(app, "/app/alerts")) {
                user.click("Show more");
                assertTrue(user.tab.becomes(rows + ".length === 34"));
                rule(app, "one that came");
                user.tab.eval("dispatchEvent(new Event('online'))"); // reads again
                assertTrue(
                        user.tab.becomes(
                                "%s.length === 35 && new Set(%s).size === 35 && %s.includes('one that came')"
                                        .formatted(rows, rows, rows)),
                        () -> user.tab.eval(rows).toString());
            }
        }
    }

    private static void rule(TestApp app, String name) {
        assertEquals(
                201,
                app.call()
                        .post(
                                "/api/v1/rules",
                                "{\"name\":\"%s\",\"when\":\"RSI_14 < 20\",\"universe\":{\"tickers\":[\"DEMO01\"]}}"
                                        .formatted(name))
                        .status());
    }

    /// Else every call would wait for a dialog that never comes.
    @Test
    void aSignInThatCannotBeLoadedSaysSo() {
        try (KeyedApp keyed = new KeyedApp();
                ChromiumTab tab = browser.open()) {
            tab.size(1440, 900);
            tab.call("Network.setBlockedURLs", Map.of("urls", List.of("*/base/dialogs.js")));
            tab.go("http://127.0.0.1:%d/app/jobs".formatted(keyed.app.port()));
            assertTrue(tab.becomes("document.body.innerText.includes('could not be loaded')"));
            assertTrue(tab.becomes("document.querySelector('main .trouble')"));
        }
    }

    @Test
    void nothingOfOneUserStaysWhenAnotherSignsInAndNoCallGoesUnderTheWrongName() {
        try (KeyedApp keyed = new KeyedApp()) {
            String ann = keyed.secret("trader", "ann");
            String bob = keyed.secret("trader", "bob");
            keyed.with(ann).post("/api/v1/watchlists", "{\"name\":\"of ann\"}");
            try (PageUser user = open(keyed.app, "/app/watchlists")) {
                signIn(user, ann, "ann, trader");
                user.sees("of ann");
                keyed.with(ann)
                        .get("/api/v1/sessions")
                        .json()
                        .get("items")
                        .forEach(session ->
                                keyed.with(ann)
                                        .send(
                                                "DELETE",
                                                "/api/v1/sessions/" + session.get("id").asText(),
                                                BodyPublishers.noBody()));
                user.fill("main input[name=name]", "typed by ann");
                user.click("Create");
                signIn(user, bob, "bob, trader");
                user.sees("No list exists yet.");
                assertFalse(
                        user.tab.eval("document.body.innerText.includes('of ann')").asBoolean());
            }
            assertEquals(0, keyed.with(bob).get("/api/v1/watchlists").json().get("items").size());
        }
    }

    private static void signIn(PageUser user, String key, String who) {
        assertTrue(user.tab.becomes("document.activeElement.name === 'key'"));
        user.tab.type(key);
        user.tab.press("Enter", false);
        String shown = "document.querySelector('.who')?.textContent === '%s'".formatted(who);
        try {
            assertTrue(user.tab.becomes(shown));
        } catch (IllegalStateException loadedAnew) {
            assertTrue(user.tab.becomes(shown));
        }
    }
}
