package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.TestServer;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page when something goes wrong, or means it badly.
final class PageTroubleTest {
    /// A name of this machine that browsers give no lock, as it comes over plain http.
    private static final String ELSEWHERE = "plain.example";

    private static final String IMAGE = "<img src=x onerror=owned=1>";
    private static final String HOSTILE = IMAGE + "<b>bold</b>";

    private static Chromium browser;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile, "--host-resolver-rules=MAP " + ELSEWHERE + " 127.0.0.1");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static ChromiumTab open(String address) {
        ChromiumTab tab = browser.open();
        tab.size(1440, 900);
        tab.go(address);
        return tab;
    }

    private static String origin(TestApp app) {
        return "http://127.0.0.1:" + app.port();
    }

    /// Also while the page is loaded anew.
    private static void until(ChromiumTab tab, String condition) {
        try {
            assertTrue(tab.becomes(condition), condition);
        } catch (IllegalStateException loaded) {
            assertTrue(String.valueOf(loaded.getMessage()).contains("navigated"), condition);
            assertTrue(tab.becomes(condition), condition);
        }
    }

    private static void untilShown(ChromiumTab tab, String text) {
        until(
                tab,
                "document.body.innerText.includes(%s)".formatted(Chromium.JSON.valueToTree(text)));
    }

    private static void click(ChromiumTab tab, String within, String text) {
        String button =
                "[...document.querySelectorAll('%s button, %s a')].find((one) => one.textContent.trim() === '%s')"
                        .formatted(within, within, text);
        until(tab, button + " && !" + button + ".disabled");
        tab.eval(button + ".click()");
    }

    private static void fill(ChromiumTab tab, String field, String text) {
        until(tab, "document.querySelector('%s')".formatted(field));
        tab.eval("document.querySelector('%s').focus()".formatted(field));
        tab.type(text);
    }

    private static void signIn(ChromiumTab tab, String key) {
        until(tab, "document.activeElement.name === 'key'");
        tab.type(key);
        tab.press("Enter", false);
        until(tab, "!document.querySelector('dialog')");
        until(tab, "/, (admin|trader)/.test(document.querySelector('.who').textContent)");
    }

    @Test
    @Tag("page")
    void signingOutThatFailsSaysSoAndIsDoneLater(@TempDir Path folder) {
        try (TestServer server = TestServer.start(folder);
                KeyedApp keyed = new KeyedApp(Optional.of(KeyedApp.MASTER), server.address());
                ChromiumTab tab = open(origin(keyed.app) + "/app/jobs")) {
            signIn(tab, KeyedApp.MASTER);
            server.stop();
            tab.eval("document.querySelector('.who').click()");
            click(tab, "dialog", "Sign out");
            until(tab, "document.querySelector('dialog .fault').textContent.includes('database')");
            assertEquals(
                    "local, admin",
                    tab.eval("document.querySelector('dialog h2').textContent").asText());
            server.start();
            Waiting.until(() -> keyed.master().get("/api/v1/sessions").status() == 200);
            assertEquals(1, sessions(keyed).size());
            click(tab, "dialog", "Sign out");
            until(tab, "document.activeElement.name === 'key'");
            assertEquals(0, sessions(keyed).size());
        }
    }

    private static JsonNode sessions(KeyedApp keyed) {
        return keyed.master().get("/api/v1/sessions").json().get("items");
    }

    @Test
    @Tag("page")
    void aDrillWhoseJobIsGoneSaysSo() {
        try (TestApp app = new TestApp(0);
                ChromiumTab tab =
                        open(origin(app) + "/app/alerts?when=RSI_14%20%3C%2040&of=synthetic")) {
            click(tab, "main", "Fire drill");
            untilShown(tab, "Drilling");
            Jdbi jdbi = TestDatabase.plain(app.database());
            Waiting.until(() ->
                    jdbi.withHandle(h -> h.execute("delete from job where kind = 'drill'")) == 1);
            until(tab, "document.querySelector('.rule-form .fault').textContent.includes('job')");
            assertFalse(tab.eval("document.body.innerText.includes('Drilling')").asBoolean());
        }
    }

    @Test
    @Tag("page")
    void aDrillWithoutBarsSaysThatNothingWasTried() {
        try (TestApp app = new TestApp()) {
            assertEquals(
                    200,
                    app.call()
                            .header("Content-Type", "text/csv")
                            .send(
                                    "POST",
                                    "/api/v1/prices/import?ticker=OLD",
                                    BodyPublishers.ofString(
                                            "Date,Open,High,Low,Close,Volume\n"
                                                    + "2015-01-02,1,2,1,2,100"))
                            .status());
            try (ChromiumTab tab =
                    open(origin(app) + "/app/alerts?when=close%20%3E%201&ticker=OLD")) {
                click(tab, "main", "Fire drill");
                untilShown(tab, "Not tried: no bar");
                assertFalse(
                        tab.eval("document.body.innerText.includes('never have fired')")
                                .asBoolean());
            }
        }
    }

    @Test
    @Tag("page")
    void withoutLocksTheOverviewIsAskedEachFifteenSeconds() {
        try (KeyedApp keyed =
                        new KeyedApp(
                                Optional.of(KeyedApp.MASTER),
                                TestDatabase.createMigrated(),
                                HttpSettings.at("127.0.0.1", 0).withSessionsOverHttp(true));
                ChromiumTab tab =
                        open("http://%s:%d/app/jobs".formatted(ELSEWHERE, keyed.app.port()))) {
            signIn(tab, KeyedApp.MASTER);
            assertTrue(tab.eval("navigator.locks === undefined").asBoolean());
            until(tab, "document.querySelector('.pulse.polling')");
            untilShown(tab, "No job has run yet.");
            long before = tab.asked("/api/v1/overview");
            keyed.master()
                    .header("Prefer", "wait=20")
                    .post("/api/v1/analyses", "{\"tickers\":[\"DEMO01\"],\"capital\":1000}");
            until(tab, "document.querySelector('.job .badge.good')");
            Waiting.until(() -> tab.asked("/api/v1/overview") > before);
            assertEquals(0, tab.asked("/api/v1/events"));
            assertEquals(
                    "Live events: each 15 s",
                    tab.eval("document.querySelector('.pulse').textContent").asText());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void whatUsersAndProblemsSayStaysText() {
        try (TestApp app = new TestApp()) {
            Call.Answer list = app.call().post("/api/v1/watchlists", json("name", "of " + HOSTILE));
            assertEquals(201, list.status(), list.body());
            String entries = "/api/v1/watchlists/" + list.json().get("id").asText() + "/entries";
            assertEquals(
                    200,
                    app.call()
                            .post(
                                    entries,
                                    "{\"add\":[{\"ticker\":\"DEMO01\",\"note\":%s}]}"
                                            .formatted(Chromium.JSON.valueToTree(HOSTILE)))
                            .status());
            for (List<String> view :
                    List.of(
                            List.of("/app/watchlists", HOSTILE),
                            List.of("/app/market?of=synthetic&q=" + encoded(HOSTILE), ""),
                            List.of("/app/s/" + encoded(IMAGE), IMAGE),
                            List.of("/app/alerts?of=synthetic&when=" + encoded(HOSTILE), ""),
                            List.of("/app/jobs?id=" + encoded(HOSTILE), ""),
                            List.of("/app/" + encoded(IMAGE), ""))) {
                try (ChromiumTab tab = open(origin(app) + view.getFirst())) {
                    assertTrue(tab.becomes("document.querySelector('main h1')"), view.getFirst());
                    until(tab, "!document.querySelector('[aria-busy=true]')");
                    untilShown(tab, view.getLast());
                    assertSafe(tab);
                }
            }
            problem(app);
        }
    }

    private static void problem(TestApp app) {
        try (ChromiumTab tab = open(origin(app) + "/app/jobs?new=analysis")) {
            fill(tab, "input[name=tickers]", "<img/src=x/onerror=owned=1>");
            fill(tab, "input[name=capital]", "1000");
            click(tab, "main", "Analyse");
            untilShown(tab, "<img/src=x/onerror=owned=1>");
            until(tab, "document.querySelector('.fault, .job .down').textContent.length > 5");
            assertSafe(tab);
        }
    }

    private static String json(String name, String value) {
        return Chromium.JSON.createObjectNode().put(name, value).toString();
    }

    private static void assertSafe(ChromiumTab tab) {
        assertEquals("undefined", tab.eval("typeof owned").asText());
        assertEquals(
                0,
                tab.eval(
                                "document.querySelectorAll('main img, main script, main"
                                        + " b:not([class]) b').length")
                        .asInt());
        assertEquals(
                0,
                tab.eval(
                                "[...document.querySelectorAll('b')].filter((one) =>"
                                        + " one.textContent === 'bold').length")
                        .asInt());
        assertEquals(List.of(), tab.lines());
    }

    @Test
    @Tag("page")
    void anAddressOpensAlikeInAnotherTab() {
        try (TestApp app = new TestApp()) {
            app.ended(app.submit("{\"universe\":\"synthetic\",\"capital\":100000}"));
            app.call()
                    .header("Prefer", "wait=20")
                    .post(
                            "/api/v1/screen",
                            "{\"q\":\"close is known\",\"universe\":\"synthetic\"}");
            try (ChromiumTab tab = open(origin(app) + "/app/market?of=synthetic")) {
                until(tab, "document.querySelector('long-table [role=row]')");
                fill(tab, "main input[data-key=\"/\"], main [role=combobox]", "RSI_14 > 50");
                tab.eval("document.activeElement.blur()");
                until(tab, "location.search.includes('q=')");
                untilShown(tab, "RSI_14 is above 50.");
                alike(tab);
                click(tab, "main", "Map");
                alike(tab);
                tab.go(origin(app) + "/app/s/DEMO02");
                until(tab, "document.querySelector('price-chart').ariaLabel");
                click(tab, "main", "log");
                tab.eval(
                        "(() => { const bars = document.querySelector('.chart-tools select');"
                                + " bars.value = '1wk'; bars.dispatchEvent(new Event('change', {"
                                + " bubbles: true })); })()");
                until(tab, "document.querySelector('price-chart').ariaLabel.includes('1wk')");
                alike(tab);
                tab.go(origin(app) + "/app/jobs");
                click(tab, "main", "analysis");
                untilShown(tab, "Highest scores");
                alike(tab);
            }
        }
    }

    private static final String SHOWN =
            """
            (() => { const main = document.querySelector('main');
              return [main.innerText, ...[...main.querySelectorAll('input, select')].map((one) => one.value),
                ...[...main.querySelectorAll('[aria-pressed=true]')].map((one) => one.textContent),
                document.querySelector('price-chart')?.ariaLabel ?? '', document.title].join('|')
                .replaceAll(/\\d+ (s|min) ago|\\bnow\\b|\\d+ of \\d+ columns have room here[^|]*?chooses which\\./g, '').replaceAll(/\\s+/g, ' '); })()
            """;

    private static void alike(ChromiumTab tab) {
        until(tab, "!document.querySelector('main [aria-busy=true]')");
        String address = tab.eval("location.href").asText();
        String shown = tab.eval(SHOWN).asText();
        try (ChromiumTab other = open(address)) {
            String same = SHOWN.strip() + " === " + Chromium.JSON.valueToTree(shown);
            if (!other.becomes(same)) {
                assertEquals(shown, other.eval(SHOWN).asText(), address);
            }
        }
        tab.call("Page.bringToFront", Map.of());
    }

    @Test
    @Tag("page")
    void aWriteThatComesAfterTheEndOfTheSessionIsDoneOnceAfterSigningIn() {
        try (KeyedApp keyed = new KeyedApp();
                ChromiumTab tab = open(origin(keyed.app) + "/app/watchlists")) {
            signIn(tab, KeyedApp.MASTER);
            untilShown(tab, "No list exists yet.");
            for (JsonNode session : sessions(keyed)) {
                keyed.master()
                        .send(
                                "DELETE",
                                "/api/v1/sessions/" + session.get("id").asText(),
                                BodyPublishers.noBody());
            }
            fill(tab, "main input[name=name]", "kept");
            tab.press("Enter", false);
            until(tab, "document.activeElement.name === 'key'");
            assertTrue(
                    tab.eval("document.querySelector('main h1').textContent === 'Watchlists'")
                            .asBoolean());
            signIn(tab, KeyedApp.MASTER);
            until(tab, "document.querySelector('main .tabs button').textContent.includes('kept')");
            assertEquals(1, keyed.master().get("/api/v1/watchlists").json().get("items").size());
        }
    }

    @Test
    @Tag("page")
    void oneSignInServesAllTabsAndSigningOutLeavesNothingInAny() {
        try (KeyedApp keyed = new KeyedApp();
                ChromiumTab one = open(origin(keyed.app) + "/app/watchlists");
                ChromiumTab other = open(origin(keyed.app) + "/app/jobs")) {
            keyed.master().post("/api/v1/watchlists", "{\"name\":\"secret plans\"}");
            until(other, "document.querySelector('dialog input[name=key]')");
            one.call("Page.bringToFront", Map.of());
            signIn(one, KeyedApp.MASTER);
            until(other, "!document.querySelector('dialog')");
            untilShown(other, "No job has run yet.");
            until(other, "document.querySelector('.who').textContent === 'local, admin'");
            assertEquals(1, sessions(keyed).size());
            untilShown(one, "secret plans");
            other.eval("document.querySelector('.who').click()");
            click(other, "dialog", "Sign out");
            until(one, "document.querySelector('dialog input[name=key]')");
            assertFalse(one.eval("document.body.innerText.includes('secret plans')").asBoolean());
        }
    }

    @Test
    @Tag("page")
    void signsDoNotHangOnColoursAndBarsGiveWayWhereThePageIsEnlarged() {
        try (TestApp app = new TestApp();
                ChromiumTab tab = browser.open()) {
            app.ended(app.submit("{\"tickers\":[\"DEMO01\"],\"capital\":1000}"));
            tab.size(360, 256); // a window of 1440 by 1024 at 400 %
            tab.call(
                    "Emulation.setEmulatedMedia",
                    Map.of(
                            "features",
                            List.of(Map.of("name", "forced-colors", "value", "active"))));
            tab.go(origin(app) + "/app/s/DEMO01");
            until(tab, "document.querySelector('water-fall [data-side=down]')");
            String fill =
                    "getComputedStyle(document.querySelector('water-fall"
                            + " i[data-side=%s]')).backgroundColor";
            assertNotEquals(
                    tab.eval(fill.formatted("up")).asText(),
                    tab.eval(fill.formatted("down")).asText());
            assertEquals(
                    "rgb(255, 255, 255)", tab.eval(fill.formatted("up")).asText(), "up is hollow");
            assertEquals(
                    "static static",
                    tab.eval(
                                    "['.head', '.foot'].map((one) =>"
                                            + " getComputedStyle(document.querySelector(one)).position).join('"
                                            + " ')")
                            .asText());
            assertEquals(
                    0,
                    tab.eval(
                                    "document.documentElement.scrollWidth -"
                                            + " document.documentElement.clientWidth")
                            .asInt());
        }
    }
}
