package bellwether;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestServer;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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
            "document.querySelector('dialog[open]') || (document.querySelector('main h1')"
                    + " && !document.querySelector('[aria-busy=true]'))";

    private static final List<String> VIEWS =
            List.of(
                    "/",
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
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }

    private static final String OBJECTIONS =
            """
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']})
              .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.any.map((one) => one.message).join('; ').slice(0, 200)}`)))
            """;

    /// Looks at a view in four ways.
    private static List<String> faults(ChromiumTab tab, String origin, String where) {
        List<String> faults = new ArrayList<>();
        tab.call("Page.bringToFront", Map.of());
        if (!tab.becomes(SETTLED)) {
            faults.add("did not settle");
        }
        tab.eval(axe + ";0");
        for (int width : new int[] {1440, 390}) {
            tab.size(width, width == 390 ? 844 : 900);
            for (String look : List.of("light", "dark")) {
                tab.look(look);
                String way = width + " " + look;
                tab.eval(checks).forEach(one -> faults.add(way + ": " + one.asText()));
                tab.eval(OBJECTIONS).forEach(one -> faults.add(way + ": " + one.asText()));
                tab.picture(PICTURES.resolve(file(where + " " + way)));
            }
        }
        faults.addAll(tab.lines());
        tab.strangers(origin).forEach(url -> faults.add("asked " + url));
        return faults.stream().map(fault -> where + " " + fault).toList();
    }

    private static String file(String where) {
        return where.replace("/ ", "today ")
                        .replace("/app/", "")
                        .replace("/", "-")
                        .replace(' ', '-')
                        .toLowerCase(Locale.ROOT)
                + ".png";
    }

    /// All views at once, each in a tab of its own.
    private static void look(String origin, String state) {
        List<ChromiumTab> tabs = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try {
            for (String view : VIEWS) {
                ChromiumTab tab = browser.open();
                tabs.add(tab);
                tab.size(1440, 900);
                tab.look("light");
                tab.go(origin + view);
            }
            for (int i = 0; i < VIEWS.size(); i++) {
                faults.addAll(faults(tabs.get(i), origin, state + " " + VIEWS.get(i)));
            }
        } finally {
            tabs.forEach(ChromiumTab::close);
        }
        assertEquals(List.of(), faults, String.join("\n", faults));
    }

    private static String origin(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Test
    void everyViewWithSymbolsAndWork() {
        try (TestApp app = new TestApp()) {
            fill(app::call);
            look(origin(app.port()), "filled");
        }
    }

    @Test
    void everyViewWithNothingStored() {
        try (TestApp app = new TestApp()) {
            for (JsonNode symbol : app.call().get("/api/v1/stocks?limit=200").json().get("items")) {
                String ticker = symbol.get("ticker").asText().replace("^", "%5E");
                app.call()
                        .send(
                                "DELETE",
                                "/api/v1/stocks/%s?confirm=%s".formatted(ticker, ticker),
                                BodyPublishers.noBody());
            }
            look(origin(app.port()), "empty");
        }
    }

    @Test
    void everyViewWithTheDatabaseAway(@TempDir Path folder) {
        try (TestServer server = TestServer.start(folder);
                TestApp app =
                        new TestApp(
                                2,
                                Optional.empty(),
                                server.address(),
                                InstantSource.system(),
                                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))) {
            server.stop();
            look(origin(app.port()), "away");
        }
    }

    @Test
    void everyViewWithoutAKeyAndAsAReader() {
        try (KeyedApp keyed = new KeyedApp();
                ChromiumTab tab = browser.open()) {
            String origin = origin(keyed.app.port());
            String trader = keyed.secret("trader", "ann");
            fill(() -> keyed.with(trader));
            look(origin, "stranger");
            tab.go(origin + "/app/jobs");
            assertTrue(tab.becomes("document.activeElement.name === 'key'"));
            tab.type("no-key-of-this-service");
            tab.press("Enter", false);
            assertTrue(tab.becomes("document.querySelector('.fault').textContent.includes('key')"));
            tab.eval("document.activeElement.value = ''");
            tab.type(keyed.secret("reader", "ann"));
            tab.press("Enter", false);
            assertTrue(tab.becomes("!document.querySelector('dialog')"));
            assertTrue(tab.becomes("document.querySelector('.who').textContent === 'ann, reader'"));
            assertTrue(tab.becomes("document.querySelectorAll('.job').length === 2"));
            assertEquals(0, tab.eval("document.querySelectorAll('.job .act').length").asInt());
            look(origin, "reader");
        }
    }

    /// What a user has after a morning's work.
    private static void fill(Supplier<Call> caller) {
        for (String body :
                List.of(
                        "{\"universe\":\"synthetic\",\"capital\":100000}",
                        "{\"tickers\":[\"DEMO01\",\"NOPE\"],\"capital\":50000}")) {
            caller.get().header("Prefer", "wait=20").post("/api/v1/analyses", body);
        }
        Call.Answer list = caller.get().post("/api/v1/watchlists", "{\"name\":\"Morning\"}");
        caller.get()
                .header("If-Match", list.header("ETag"))
                .post(
                        "/api/v1/watchlists/" + list.json().get("id").asText() + "/entries",
                        "{\"add\":[\"DEMO01\",\"DEMO02\","
                                + "{\"ticker\":\"NEWCO\",\"note\":\"wait for prices\"}]}");
        Call.Answer rule =
                caller.get()
                        .post(
                                "/api/v1/rules",
                                "{\"name\":\"DEMO01 is oversold\",\"when\":\"RSI_14 < 30\","
                                        + "\"universe\":{\"tickers\":[\"DEMO01\"]}}");
        assertEquals(201, rule.status(), rule.body());
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
