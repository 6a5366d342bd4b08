package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every view in a real browser, in each state, on a wide screen and a phone, light and dark:
/// nothing in the console, no call to another place, nothing cut, nothing too small to hit, and
/// nothing that the rules of accessibility object to. Pictures are left in `target/screens`.
final class PageViewsTest {
    private static final Path PICTURES = Path.of("target", "screens");
    private static final String SETTLED =
            "document.querySelector('main h1') && !document.querySelector('[aria-busy=true]')";

    private static final List<String> VIEWS =
            List.of(
                    "/",
                    "/app/market",
                    "/app/market?as=map",
                    "/app/market?as=sectors",
                    "/app/s/DEMO01",
                    "/app/jobs",
                    "/app/data",
                    "/app/settings",
                    "/app/watchlists",
                    "/app/alerts",
                    "/app/nowhere");

    private static Chromium browser;
    private static String axe;
    private static String checks;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        axe = resource("/axe.min.js");
        checks = resource("/bellwether/page-checks.js");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PageViewsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final String OBJECTIONS =
            """
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']})
              .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.any.map((one) => one.message).join('; ').slice(0, 200)}`)))
            """;

    /// Looks at a view in four ways.
    private static List<String> faults(ChromiumTab tab, String origin, String path, String state) {
        List<String> faults = new ArrayList<>();
        tab.size(1440, 900);
        tab.look("light");
        tab.go(origin + path);
        if (!tab.becomes(SETTLED)) {
            faults.add("did not settle");
        }
        tab.eval(axe + ";0");
        for (int width : new int[] {1440, 390}) {
            tab.size(width, width == 390 ? 844 : 900);
            for (String look : List.of("light", "dark")) {
                tab.look(look);
                String where = "%s %s %d %s".formatted(state, path, width, look);
                tab.eval(checks).forEach(one -> faults.add(where + ": " + one.asText()));
                tab.eval(OBJECTIONS).forEach(one -> faults.add(where + ": " + one.asText()));
                tab.picture(PICTURES.resolve(file(where)));
            }
        }
        tab.lines().forEach(line -> faults.add(state + " " + path + ": " + line));
        tab.strangers(origin).forEach(url -> faults.add(state + " " + path + ": asked " + url));
        return faults;
    }

    private static String file(String where) {
        return where.replace("/ ", "today ")
                        .replace("/app/", "")
                        .replace("?", "-")
                        .replace("/", "-")
                        .replace(' ', '-')
                        .toLowerCase(Locale.ROOT)
                + ".png";
    }

    private static void look(String origin, String state) {
        List<String> faults = new ArrayList<>();
        for (String view : VIEWS) {
            try (ChromiumTab tab = browser.open()) {
                faults.addAll(faults(tab, origin, view, state));
            }
        }
        assertEquals(List.of(), faults, String.join("\n", faults));
    }

    private static String origin(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Test
    void everyViewWithSymbolsAndWork() {
        try (TestApp app = new TestApp()) {
            fill(app);
            look(origin(app.port()), "filled");
        }
    }

    /// What a user has after a morning's work.
    private static void fill(TestApp app) {
        app.ended(app.submit("{\"universe\":\"synthetic\",\"capital\":100000}"));
        app.ended(app.submit("{\"tickers\":[\"DEMO01\",\"NOPE\"],\"capital\":50000}"));
        Call.Answer list = app.call().post("/api/v1/watchlists", "{\"name\":\"Morning\"}");
        JsonNode made = list.json();
        app.call()
                .header("If-Match", list.header("ETag"))
                .post(
                        "/api/v1/watchlists/" + made.get("id").asText() + "/entries",
                        "{\"add\":[\"DEMO01\",\"DEMO02\",{\"ticker\":\"NEWCO\",\"note\":\"wait for"
                                + " prices\"}]}");
        assertEquals(
                201,
                app.call()
                        .post(
                                "/api/v1/rules",
                                "{\"name\":\"DEMO01 is oversold\",\"when\":\"RSI_14 <"
                                        + " 30\",\"universe\":{\"tickers\":[\"DEMO01\"]}}")
                        .status());
    }

    @Test
    void theKeysLeadThroughTheViews() {
        try (TestApp app = new TestApp();
                ChromiumTab tab = browser.open()) {
            tab.size(1440, 900);
            tab.go(origin(app.port()) + "/");
            assertTrue(tab.becomes(SETTLED));
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
