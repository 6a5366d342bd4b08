package bellwether;

import bellwether.bench.TakenTimes;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/// The page against its budget, in a real browser on this machine: first paint, the market of 8,036
/// symbols, charts of 5,105 and 50,000 bars, and both on a phone of a quarter of the speed. Before
/// it, what the page asks the service for.
public final class PageBench {
    private static final int SYMBOLS = 8_036;
    private static final int SAMPLES = 30;
    private static final String MARKET = "/app/market?of=synthetic";
    private static final String TYPED = "close > 20 and RSI_14 < 60";

    private final Chromium browser;
    private final String origin;
    private final String script;
    private final int rounds;

    private PageBench(Chromium browser, int port, int rounds) throws IOException {
        this.browser = browser;
        origin = "http://127.0.0.1:" + port;
        this.rounds = rounds;
        try (InputStream in = PageBench.class.getResourceAsStream("/bellwether/page-budget.js")) {
            script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Prints a table.
    ///
    /// @param arguments how often pages are opened, 9 by default
    public static void main(String[] arguments) throws IOException {
        if (!Chromium.isThere()) {
            System.out.println(
                    "The page is measured in Chromium, which is not on the PATH: apt-get install"
                            + " chromium");
            return;
        }
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        Path profile = Files.createTempDirectory("page-bench");
        try (TestApp app = new TestApp();
                Chromium browser = Chromium.start(profile)) {
            fill(app);
            System.out.println(TakenTimes.HEADER);
            new PageCalls(app).run();
            new PageBench(browser, app.port(), rounds).run();
        } finally {
            RemoveTree.of(profile);
        }
    }

    private static void fill(TestApp app) {
        Call.Answer made =
                app.call()
                        .header("Prefer", "wait=20")
                        .post("/api/v1/screen", "{\"q\":\"close > 0\",\"universe\":\"synthetic\"}");
        if (made.status() != 200) {
            throw new IllegalStateException(made.body());
        }
        ScreenBench.fill(TestDatabase.plain(app.database()), SYMBOLS - SAMPLES);
        app.call().get("/api/v1/overview");
    }

    private void run() {
        machine();
        opened(plain(), "first paint of a file of text", "budget.painted()", Way.COLD, "the floor");
        opened(
                "/",
                "first paint, nothing kept: Today",
                "budget.painted()",
                Way.COLD,
                "p50 <= 200 ms");
        opened(
                "/app/s/DEMO01",
                "first paint, nothing kept: Symbol",
                "budget.painted()",
                Way.COLD,
                "p50 <= 200 ms");
        opened("/", "first paint, files kept: Today", "budget.painted()", Way.WARM, "");
        opened(MARKET, "8,036 rows", rows(), Way.WARM, "p50 <= 800 ms");
        opened(
                "/app/s/DEMO01",
                "a stored symbol's chart",
                "budget.chart()",
                Way.WARM,
                "p50 <= 500 ms");
        market();
        bars(5_105, "p50 <= 500 ms");
        bars(50_000, "p50 <= 1000 ms");
        opened(MARKET, "8,036 rows, 390 px, CPU / 4", rows(), Way.PHONE, "p50 <= 2500 ms");
        opened(
                "/app/s/DEMO01",
                "chart, 390 px, CPU / 4",
                "budget.chart()",
                Way.PHONE,
                "p50 <= 1500 ms");
        machine();
    }

    /// What the browser and the service take for the least that can be painted.
    private String plain() {
        try (ChromiumTab tab = tab(Way.WARM)) {
            tab.go(origin + "/app/jobs");
            String script = "new URL(document.querySelector('script[type=module]').src).pathname";
            return ask(tab, script).asText().replace("app.js", "vendor/htm-licence.txt");
        }
    }

    private static String rows() {
        return "budget.market(%d)".formatted(SYMBOLS);
    }

    /// A busy machine shows in both: the figures of such a run say little.
    private void machine() {
        try (ChromiumTab tab = tab(Way.WARM)) {
            tab.go(origin + "/app/jobs");
            System.out.printf(
                    Locale.ROOT,
                    "load %.1f on %d processors; 30 million additions take %.0f ms%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.getRuntime().availableProcessors(),
                    ask(tab, "budget.loop()").asDouble());
        }
    }

    private enum Way {
        /// What an earlier visit kept is forgotten.
        COLD,
        WARM,
        /// Small, and of a quarter of the speed; files are kept.
        PHONE
    }

    private ChromiumTab tab(Way way) {
        ChromiumTab tab = browser.open();
        tab.size(way == Way.PHONE ? 390 : 1440, way == Way.PHONE ? 844 : 900);
        tab.look("light");
        tab.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        if (way == Way.COLD) {
            tab.call("Network.clearBrowserCache", Map.of());
        }
        if (way == Way.PHONE) {
            tab.call("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
        }
        return tab;
    }

    private void opened(String path, String what, String measured, Way way, String wanted) {
        double[] millis = new double[rounds];
        for (int i = -1; i < rounds; i++) {
            try (ChromiumTab tab = tab(way)) {
                tab.call("Page.bringToFront", Map.of());
                tab.go(origin + path);
                double taken = ask(tab, measured).asDouble();
                millis[Math.max(0, i)] = taken < 0 ? Double.NaN : taken;
            }
        }
        new TakenTimes(millis).print(what, wanted);
    }

    private void market() {
        try (ChromiumTab tab = tab(Way.WARM)) {
            tab.call("Page.bringToFront", Map.of());
            tab.go(origin + "/app/jobs");
            ask(tab, "budget.painted()");
            double before = heap(tab);
            tab.go(origin + MARKET);
            ask(tab, rows());
            times(tab, "budget.keys('%s', 3)".formatted(TYPED))
                    .print("a key in the filter, 8,036 rows", "p95 <= 60 ms");
            times(tab, "budget.sorts(2)").print("a sort, 8,036 rows", "p95 <= 60 ms");
            double after = heap(tab);
            System.out.printf(
                    Locale.ROOT,
                    "heap with all rows %.1f MB, of them %.1f by the market's (wanted <= 15); %d"
                            + " nodes (wanted <= %d)%n",
                    after,
                    after - before,
                    tab.eval(PageLook.NODES).asInt(),
                    PageLook.MOST_NODES);
        }
    }

    /// Asks again where the page before was still there.
    private static JsonNode ask(ChromiumTab tab, String measured) {
        for (int tries = 0; tries < 5; tries++) {
            try {
                return tab.eval(measured);
            } catch (IllegalStateException e) {
                tab.becomes("globalThis.budget");
            }
        }
        throw new IllegalStateException("the page does not answer " + measured);
    }

    private static double heap(ChromiumTab tab) {
        tab.call("HeapProfiler.collectGarbage", Map.of());
        return tab.metric("JSHeapUsedSize") / 1e6;
    }

    private void bars(int bars, String wanted) {
        int times = Math.max(3, rounds / 2);
        double[] first = new double[times];
        JsonNode last = null;
        for (int i = 0; i < times; i++) {
            try (ChromiumTab tab = tab(Way.WARM)) {
                tab.call("Page.bringToFront", Map.of());
                tab.go(origin + "/app/jobs");
                ask(tab, "budget.painted()");
                last = tab.eval("budget.bars(%d, 240)".formatted(bars));
                first[i] =
                        last.get("drawn").asBoolean() ? last.get("first").asDouble() : Double.NaN;
            }
        }
        String of = String.format(Locale.ROOT, "%,d bars: ", bars);
        new TakenTimes(first).print(of + "first picture", wanted);
        times(Objects.requireNonNull(last).get("pan"))
                .print(of + "pan, 500 in sight", "p95 <= 50 ms");
        times(last.get("all")).print(of + "a frame of all", "");
    }

    private static TakenTimes times(ChromiumTab tab, String measured) {
        return times(tab.eval(measured));
    }

    private static TakenTimes times(JsonNode millis) {
        return new TakenTimes(
                StreamSupport.stream(millis.spliterator(), false)
                        .mapToDouble(JsonNode::asDouble)
                        .toArray());
    }
}
