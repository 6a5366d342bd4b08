package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do with the page, in a real browser.
@Tag("page")
final class PageFlowsTest {
    private static final String ODD =
            "Date,Ticker,Open,High,Low,Close,Volume\\n1/2/2024,ODD,10,11,9,10.5,1000\\n"
                    + "2/2/2024,ODD,10.5,11,9,10.6,1000\\n5/2/2024,ODD,10.5,9,11,10.7,1000\\n";

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

    private static ChromiumTab open(int port, String path) {
        ChromiumTab tab = browser.open();
        tab.size(1440, 900);
        tab.go("http://127.0.0.1:" + port + path);
        assertTrue(tab.becomes("document.querySelector('main h1')"), path);
        return tab;
    }

    private static void click(ChromiumTab tab, String text) {
        String button =
                "[...document.querySelectorAll('main button')].find((one) => one.textContent.includes('%s'))"
                        .formatted(text);
        assertTrue(tab.becomes(button), text);
        tab.eval(button + ".click()");
    }

    private static boolean shows(ChromiumTab tab, String text) {
        return tab.becomes("document.body.innerText.includes('%s')".formatted(text));
    }

    @Test
    void aFileIsLookedAtBeforeItIsStoredAndItsDatesAreAsked() {
        try (TestApp app = new TestApp();
                ChromiumTab tab = open(app.port(), "/app/data")) {
            assertTrue(tab.becomes("document.querySelector('input[type=file]')"));
            tab.eval(
                    """
                    (() => {
                      const input = document.querySelector('input[type=file]');
                      const files = new DataTransfer();
                      files.items.add(new File(['%s'], 'ODD.csv'));
                      input.files = files.files;
                      input.dispatchEvent(new Event('change', { bubbles: true }));
                    })()
                    """
                            .formatted(ODD));
            assertTrue(shows(tab, "2024-01-02 when the month comes first"));
            click(tab, "The day comes first");
            assertTrue(shows(tab, "high 9 is below open 10.5"));
            assertEquals(404, app.call().get("/api/v1/stocks/ODD").status());
            click(tab, "Import 2 rows, leave out 1");
            assertTrue(tab.becomes("document.querySelector('main .badge.good')"));
            JsonNode odd = app.call().get("/api/v1/stocks/ODD").json();
            assertEquals(2, odd.get("bars").asInt());
            assertEquals("2024-02-01", odd.get("first_on").asText());
            assertTrue(
                    tab.becomes(
                            "[...document.querySelectorAll('.ticker')].some((one) =>"
                                    + " one.textContent === 'ODD')"));
        }
    }

    @Test
    void aRuleIsDrilledBeforeItWatches() {
        try (TestApp app = new TestApp();
                ChromiumTab tab =
                        open(
                                app.port(),
                                "/app/alerts?when=RSI_14%20crosses%20below%2040&ticker=DEMO01")) {
            assertTrue(shows(tab, "Looks at 1 symbol."));
            click(tab, "Fire drill");
            JsonNode drill =
                    app.call()
                            .post(
                                    "/api/v1/rules/drill",
                                    "{\"when\":\"RSI_14 crosses below"
                                            + " 40\",\"universe\":{\"tickers\":[\"DEMO01\"]}}")
                            .json();
            assertTrue(
                    shows(
                            tab,
                            "It would have fired %d times".formatted(drill.get("fires").asInt())));
            assertEquals(0, app.call().get("/api/v1/rules").json().get("items").size());
            tab.eval(
                    """
                    (() => {
                      const name = document.querySelector('.rule-form input[required]');
                      name.value = 'dips';
                      name.dispatchEvent(new Event('input', { bubbles: true }));
                    })()
                    """);
            click(tab, "Save the rule");
            assertTrue(shows(tab, "Fired 0 times"));
            JsonNode rule = app.call().get("/api/v1/rules").json().at("/items/0");
            assertEquals("dips", rule.get("name").asText());
            assertEquals("DEMO01", rule.at("/universe/tickers/0").asText());
        }
    }

    @Test
    void tabsShareOneStreamAndAllHearOfAJob() {
        try (TestApp app = new TestApp()) {
            List<ChromiumTab> tabs = new ArrayList<>();
            try {
                for (int i = 0; i < 8; i++) {
                    tabs.add(open(app.port(), "/app/jobs"));
                }
                for (ChromiumTab tab : tabs) {
                    assertTrue(tab.becomes("document.querySelector('.pulse.live')"));
                }
                assertTrue(streams(app).contains("bellwether_live_streams 1"), streams(app));
                app.ended(app.submit("{\"tickers\":[\"DEMO01\"],\"capital\":1000}"));
                for (ChromiumTab tab : tabs) {
                    assertTrue(tab.becomes("document.querySelector('.job .badge.good')"));
                }
                tabs.removeFirst().close(); // who listened: another takes over
                assertTrue(tabs.getLast().becomes("document.querySelector('.pulse.live')"));
                app.ended(app.submit("{\"tickers\":[\"DEMO02\"],\"capital\":1000}"));
                for (ChromiumTab tab : tabs) {
                    assertTrue(
                            tab.becomes(
                                    "document.querySelectorAll('.job .badge.good').length === 2"));
                }
            } finally {
                tabs.forEach(ChromiumTab::close);
            }
        }
    }

    private static String streams(TestApp app) {
        return app.call()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("bellwether_live_streams"))
                .toList()
                .toString();
    }

    @Test
    void aNameWithMarkupStaysText() {
        try (TestApp app = new TestApp()) {
            String name = "<img src=x onerror=document.title=1><script>1</script>";
            assertEquals(
                    200,
                    app.call()
                            .header("Content-Type", "application/json")
                            .send(
                                    "PATCH",
                                    "/api/v1/stocks/DEMO01",
                                    BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
                            .status());
            app.call().post("/api/v1/watchlists", "{\"name\":\"<b>bold</b>\"}");
            try (ChromiumTab tab = open(app.port(), "/app/watchlists")) {
                assertTrue(shows(tab, "<b>bold</b>"));
                tab.press("k", true);
                assertTrue(tab.becomes("document.activeElement.role === 'combobox'"));
                tab.type("DEMO01");
                assertTrue(shows(tab, "<img src=x"));
                assertEquals(
                        0,
                        tab.eval("document.querySelectorAll('main b, img[src=x]').length").asInt());
                assertEquals(List.of(), tab.lines());
            }
        }
    }

    @Test
    void theFirstKeyLocksNobodyOutAndASessionThatEndsIsAskedForAgain() {
        try (TestApp app = new TestApp();
                ChromiumTab tab = open(app.port(), "/app/settings")) {
            assertTrue(shows(tab, "no key"));
            tab.eval("document.querySelector('input[name=name]').focus()");
            tab.type("mine");
            tab.eval("document.querySelector('select[name=role]').value = 'admin'");
            click(tab, "Create key");
            assertTrue(tab.becomes("document.querySelector('.secret')"));
            String key = tab.eval("document.querySelector('.secret').textContent").asText();
            assertTrue(
                    tab.becomes("document.querySelector('.who').textContent === 'local, admin'"));
            assertEquals(401, app.call().get("/api/v1/jobs").status());
            JsonNode sessions =
                    app.call().header("X-API-Key", key).get("/api/v1/sessions").json().get("items");
            assertEquals(1, sessions.size());
            app.call()
                    .header("X-API-Key", key)
                    .send(
                            "DELETE",
                            "/api/v1/sessions/" + sessions.get(0).get("id").asText(),
                            BodyPublishers.noBody());
            tab.eval("document.activeElement.blur()");
            tab.press("g", false);
            tab.press("j", false);
            assertTrue(tab.becomes("document.activeElement.name === 'key'"));
            tab.type(key);
            tab.press("Enter", false);
            assertTrue(tab.becomes("!document.querySelector('dialog')"));
            assertTrue(shows(tab, "No job has run yet."));
            assertEquals(0, tab.eval("localStorage.length + sessionStorage.length").asInt());
            tab.eval("document.querySelector('.who').click()");
            String signOut =
                    "[...document.querySelectorAll('dialog button')].find((one) => one.textContent"
                            + " === 'Sign out')";
            assertTrue(tab.becomes(signOut));
            tab.eval(signOut + ".click()");
            Waiting.until(() ->
                    app.call()
                            .header("X-API-Key", key)
                            .get("/api/v1/sessions")
                            .json()
                            .get("items")
                            .isEmpty());
        }
    }

    @Test
    void preferencesAreKeptByTheService() {
        try (TestApp app = new TestApp()) {
            try (ChromiumTab tab = open(app.port(), "/app/settings")) {
                tab.eval(
                        """
                        (() => {
                          const look = document.querySelector('main select');
                          look.value = 'dark';
                          look.dispatchEvent(new Event('change', { bubbles: true }));
                        })()
                        """);
                assertTrue(tab.becomes("document.documentElement.dataset.look === 'dark'"));
                Waiting.until(
                        () -> app.call().get("/api/v1/me/preferences").json(),
                        kept -> kept.path("look").asText().equals("dark"));
            }
            try (ChromiumTab tab = open(app.port(), "/")) {
                assertTrue(tab.becomes("document.documentElement.dataset.look === 'dark'"));
            }
        }
    }

    @Test
    void theKeysLeadThroughTheViews() {
        try (TestApp app = new TestApp();
                ChromiumTab tab = open(app.port(), "/")) {
            tab.press("g", false);
            tab.press("d", false);
            assertTrue(tab.becomes("document.title === 'Data · Bellwether'"));
            assertEquals("main", tab.eval("document.activeElement.id").asText());
            tab.press("k", true);
            assertTrue(tab.becomes("document.activeElement.role === 'combobox'"));
            tab.type("Set");
            assertTrue(
                    tab.becomes(
                            "document.querySelector('[role=option][aria-selected=true]"
                                    + " strong').textContent === 'Settings'"));
            tab.press("Enter", false);
            assertTrue(tab.becomes("location.pathname === '/app/settings'"));
            tab.press("?", false);
            assertTrue(tab.becomes("document.querySelector('dialog.help')"));
            tab.press("Escape", false);
            assertTrue(tab.becomes("!document.querySelector('dialog')"));
            tab.press("Escape", false);
            assertTrue(tab.becomes("location.pathname === '/app/data'"));
            assertEquals(List.of(), tab.lines());
        }
    }
}
