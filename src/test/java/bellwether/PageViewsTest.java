package bellwether;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestServer;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every view in a real browser, in each state, on a wide screen and a phone, light and dark:
/// nothing in the console, no call to another place, nothing cut, nothing too small to hit, and
/// nothing that the rules of accessibility object to. Pictures are left in `target/screens`. All
/// but the first state run with `./run.sh test page`.
final class PageViewsTest {
    private static final List<String> VIEWS =
            List.of(
                    "/",
                    "/app/market?of=synthetic",
                    "/app/market?of=synthetic&as=map",
                    "/app/market?of=synthetic&as=sectors",
                    "/app/s/DEMO01",
                    "/app/jobs",
                    "/app/data",
                    "/app/settings",
                    "/app/watchlists",
                    "/app/watchlists?collection=wc_1",
                    "/app/alerts",
                    "/app/alerts?tab=scans",
                    "/app/alerts?tab=channels",
                    "/app/backtests",
                    "/app/backtests?new=1",
                    "/app/backtests?new=1&rule=own&kind=walk_forward",
                    "/app/scoreboard",
                    "/app/scoreboard?tab=signals",
                    "/app/scoreboard?tab=patterns",
                    "/app/scoreboard?tab=forecasts",
                    "/app/scoreboard?tab=models",
                    "/app/scoreboard?tab=models&learner=breakouts",
                    "/app/paper",
                    "/app/paper?ticker=DEMO01&quantity=1",
                    "/app/paper?tab=performance",
                    "/app/paper?tab=risk",
                    "/app/paper?tab=strategies",
                    "/app/paper?tab=strategies&edit=new",
                    "/app/paper?tab=ledger",
                    "/app/journal",
                    "/app/journal?tab=achievements",
                    "/app/journal?tab=past&day=2025-06-30&tickers=DEMO01,DEMO02",
                    "/app/nowhere");

    /// What must not go away; of the other parts of a view, what ends with a question mark.
    private static final Map<String, String> KEPT =
            Map.ofEntries(
                    Map.entry("/", "main .panel h2"),
                    Map.entry("/app/market", ".counted b"),
                    Map.entry("/app/s/DEMO01", ".symbol-head .verdict, .readout, .symbol-side h2"),
                    Map.entry("/app/jobs", "main .job strong"),
                    Map.entry("/app/watchlists", "main tbody .ticker"),
                    Map.entry("/app/alerts", "main .list strong"),
                    Map.entry("/app/paper", "main .figures dd"),
                    Map.entry("/app/backtests", "main .list .ticker"),
                    Map.entry("/app/scoreboard", "main tbody .ticker"),
                    Map.entry("/app/scoreboard?", "main .panel .empty, main .panel tbody th"),
                    Map.entry("/app/journal", "main .list .said"),
                    Map.entry("/app/journal?", "main .panel .list strong, main tbody .ticker"));

    private static Chromium browser;
    private static PageLook page;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        page = new PageLook(browser, VIEWS);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static String origin(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Test
    void everyViewWithSymbolsAndWork() {
        filled(PageLook.Way.SOME);
    }

    @Test
    @Tag("page")
    void everyViewWithNothingStored() {
        empty(PageLook.Way.SOME);
    }

    @Test
    @Tag("page")
    void everyViewWithTheDatabaseAway(@TempDir Path folder) {
        away(folder, PageLook.Way.SOME);
    }

    @Test
    @Tag("page")
    @Timeout(
            value = 10,
            unit = TimeUnit.MINUTES) // twice all views, of which each waits for its pools
    void everyViewWithTheDatabaseGoneWhileItIsShown(@TempDir Path folder) {
        stale(folder, PageLook.Way.SOME);
    }

    @Test
    @Tag("page")
    void everyViewWithoutAKeyAndAsAReader() {
        keyed(PageLook.Way.SOME);
    }

    @Test
    @Tag("long")
    void everyViewInEveryStateAndWay(@TempDir Path folder) {
        filled(PageLook.Way.ALL);
        empty(PageLook.Way.ALL);
        away(folder.resolve("away"), PageLook.Way.ALL);
        stale(folder.resolve("stale"), PageLook.Way.ALL);
        keyed(PageLook.Way.ALL);
    }

    private static void filled(List<PageLook.Way> ways) {
        try (TestApp app = new TestApp()) {
            fill(app::call);
            ScoreboardNight.run(app);
            page.look(origin(app.port()), "filled", ways);
        }
    }

    private static void empty(List<PageLook.Way> ways) {
        try (TestApp app = new TestApp()) {
            for (JsonNode symbol : app.call().get("/api/v1/stocks?limit=200").json().get("items")) {
                String ticker = symbol.get("ticker").asText().replace("^", "%5E");
                app.call()
                        .send(
                                "DELETE",
                                "/api/v1/stocks/%s?confirm=%s".formatted(ticker, ticker),
                                BodyPublishers.noBody());
            }
            page.look(origin(app.port()), "empty", ways);
        }
    }

    private static void away(Path folder, List<PageLook.Way> ways) {
        try (TestServer server = TestServer.start(folder);
                TestApp app =
                        new TestApp(
                                2,
                                Optional.empty(),
                                server.address(),
                                InstantSource.system(),
                                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))) {
            server.stop();
            page.look(origin(app.port()), "away", ways, List.of(PageViewsTest::saysThatItIsAway));
        }
    }

    /// With nothing read before, each part of a view says why it is not there.
    private static List<String> saysThatItIsAway(String view, ChromiumTab tab) {
        String says =
                "[...document.querySelectorAll('main .trouble')].some((one) =>"
                        + " one.innerText.includes('database')) &&"
                        + " !document.querySelector('main [aria-busy=true]')";
        return view.equals("/app/nowhere") || tab.becomes(says) || tab.becomes(says)
                ? List.of()
                : List.of(view + " does not say that the database is away: " + text(tab));
    }

    private static String text(ChromiumTab tab) {
        return tab.eval("document.querySelector('main').innerText.slice(0, 600)").asText();
    }

    /// What was read stays in sight, with its age and the reason.
    private static void stale(Path folder, List<PageLook.Way> ways) {
        try (TestServer server = TestServer.start(folder);
                TestApp app =
                        new TestApp(
                                2,
                                Optional.empty(),
                                server.address(),
                                InstantSource.system(),
                                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))) {
            fill(app::call);
            ScoreboardNight.run(app);
            AtomicBoolean cut = new AtomicBoolean();
            page.look(
                    origin(app.port()),
                    "stale",
                    ways,
                    List.of(
                            PageViewsTest::isRead,
                            (view, tab) -> staysInSight(view, tab, server, app, cut)));
        }
    }

    private static String kept(String view) {
        String part = view.replaceAll("[?]tab=.*", "?");
        return KEPT.getOrDefault(part, KEPT.getOrDefault(view.replaceAll("[?].*", ""), "h1"));
    }

    private static List<String> isRead(String view, ChromiumTab tab) {
        return tab.becomes(
                        "document.querySelector('%s') && !document.querySelector('main [aria-busy=true]')"
                                .formatted(kept(view)))
                ? List.of()
                : List.of(view + " is not read: " + text(tab));
    }

    private static List<String> staysInSight(
            String view, ChromiumTab tab, TestServer server, TestApp app, AtomicBoolean cut) {
        if (!cut.getAndSet(true)) {
            server.stop();
            assertEquals(503, app.call().get("/api/v1/jobs").status());
        }
        if (view.equals("/app/nowhere")) {
            return List.of();
        }
        String kept = kept(view);
        List<String> faults = new ArrayList<>();
        String before = tab.eval(words(kept)).asText();
        tab.eval("dispatchEvent(new Event('online'))");
        String said =
                "[...document.querySelectorAll('main .stale-line')].some((one) => /read .*(ago|now)"
                        + " ?: .*database/.test(one.innerText.replaceAll('\\n', ' ')))";
        if (!tab.becomes(said)) {
            faults.add(view + " does not say its age: " + text(tab));
        }
        String after = tab.eval(words(kept)).asText();
        if (before.isEmpty() || !after.equals(before)) {
            faults.add("%s showed %s and now %s".formatted(view, before, after));
        }
        return faults;
    }

    private static String words(String selector) {
        return "[...document.querySelectorAll('%s')].map((one) => one.innerText).join(' ').replaceAll(/\\d+ (s|min) ago|now/g, '')"
                .formatted(selector);
    }

    private static void keyed(List<PageLook.Way> ways) {
        try (KeyedApp keyed = new KeyedApp();
                ChromiumTab tab = browser.open()) {
            String origin = origin(keyed.app.port());
            String trader = keyed.secret("trader", "ann");
            fill(() -> keyed.with(trader));
            page.look(origin, "stranger", ways);
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
            assertTrue(tab.becomes("document.querySelectorAll('.job').length > 1"));
            assertEquals(0, tab.eval("document.querySelectorAll('.job .act').length").asInt());
            page.look(origin, "reader", ways);
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
        caller.get()
                .header("Prefer", "wait=20")
                .post("/api/v1/screen", "{\"q\":\"close is known\",\"universe\":\"synthetic\"}");
        Call.Answer list = caller.get().post("/api/v1/watchlists", "{\"name\":\"Morning\"}");
        caller.get()
                .header("If-Match", list.header("ETag"))
                .post(
                        "/api/v1/watchlists/" + list.json().get("id").asText() + "/entries",
                        "{\"add\":[\"DEMO01\",\"DEMO02\","
                                + "{\"ticker\":\"NEWCO\",\"note\":\"wait for prices\"}]}");
        caller.get().post("/api/v1/watchlist-collections", "{\"name\":\"India\"}");
        caller.get().post("/api/v1/watchlists", "{\"name\":\"Banks\",\"collection\":\"India\"}");
        caller.get().post("/api/v1/watchlists/Banks/entries", "{\"add\":[\"DEMO03\"]}");
        caller.get()
                .post(
                        "/api/v1/learners/breakouts/predict",
                        "{\"id\":\"first\",\"features\":{\"gap\":0.012,\"rsi\":61.5}}");
        Call.Answer rule =
                caller.get()
                        .post(
                                "/api/v1/rules",
                                "{\"name\":\"DEMO01 is oversold\",\"when\":\"RSI_14 < 30\","
                                        + "\"universe\":{\"tickers\":[\"DEMO01\"]}}");
        assertEquals(201, rule.status(), rule.body());
        caller.get()
                .post(
                        "/api/v1/journal",
                        "{\"ticker\":\"DEMO02\",\"text\":\"Sold into the"
                                + " gap.\",\"emotion\":\"calm\",\"lesson\":\"Wait for the"
                                + " close.\",\"tags\":[\"gap\",\"late\"],\"plan_kept\":false}");
        trade(caller);
        caller.get()
                .header("Prefer", "wait=20")
                .post(
                        "/api/v1/backtests",
                        "{\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO01\"]}");
        caller.get().post("/api/v1/scans", "{\"name\":\"all\",\"universe\":\"synthetic\"}");
        caller.get()
                .post(
                        "/api/v1/channels",
                        "{\"kind\":\"webhook\",\"name\":\"hook\","
                                + "\"address\":{\"url\":\"https://hooks.example.com/x\"}}");
    }

    /// A portfolio with shares that were brought along, and an order that waits.
    private static void trade(Supplier<Call> caller) {
        Call.Answer portfolio =
                caller.get()
                        .post(
                                "/api/v1/portfolios",
                                "{\"name\":\"main\",\"currency\":\"USD\",\"cash\":100000}");
        String id = portfolio.json().get("id").asText();
        String manual =
                caller.get()
                        .get("/api/v1/strategies?portfolio=" + id)
                        .json()
                        .at("/items/0/id")
                        .asText();
        Call.Answer leg =
                caller.get()
                        .post(
                                "/api/v1/strategies/" + manual + "/legs",
                                "{\"ticker\":\"DEMO02\",\"quantity\":3,\"price\":20,\"date\":\"2025-06-02\"}");
        assertEquals(201, leg.status(), leg.body());
        Call.Answer order =
                caller.get()
                        .post(
                                "/api/v1/orders",
                                "{\"portfolio\":\"%s\",\"ticker\":\"DEMO01\",\"side\":\"buy\",\"quantity\":5,"
                                                .formatted(id)
                                        + "\"bracket\":{\"stop\":{\"percent\":8}},\"allow\":[\"synthetic\"]}");
        assertEquals(201, order.status(), order.body());
    }
}
