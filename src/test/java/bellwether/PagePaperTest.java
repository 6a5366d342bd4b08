package bellwether;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paper money in a real browser, from the sign-in to a filled order and on.
final class PagePaperTest {
    private static final String COIN = "AAA-USD";
    private static final List<String> VIEWS =
            List.of(
                    "/app/paper",
                    "/app/paper?new=portfolio",
                    "/app/paper?ticker=AAA-USD&quantity=2&stop=8%20%25&target=2%20R",
                    "/app/paper?tab=performance&benchmark=AAA-USD",
                    "/app/paper?tab=risk",
                    "/app/paper?tab=strategies",
                    "/app/paper?tab=strategies&edit=new&rules=builtin:golden_cross",
                    "/app/paper?tab=strategies&edit=st_3",
                    "/app/paper?tab=ledger");

    /// The first order is booked, and the page does not hear of it.
    private static final String FIRST_ANSWER_IS_LOST =
            """
            (() => {
              const real = fetch;
              let lost = false;
              window.fetch = async (path, options) => {
                const answer = await real(path, options);
                if (lost || path !== '/api/v1/orders') return answer;
                lost = true;
                return new Response('{}', { status: 504 });
              };
            })()
            """;

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

    private static int days(OverviewCalls calls) {
        LocalDate today = LocalDate.ofInstant(calls.keyed.now.get(), ZoneOffset.UTC);
        return (int) ChronoUnit.DAYS.between(OverviewCalls.FIRST, today);
    }

    /// Another day has passed, and its bar is there.
    private static void dayPasses(OverviewCalls calls) {
        int today = days(calls);
        calls.keyed.now.set(calls.keyed.now.get().plus(Duration.ofDays(1)));
        calls.waves(COIN, today, today + 1);
    }

    private static String origin(OverviewCalls calls) {
        return "http://127.0.0.1:" + calls.keyed.app.port();
    }

    private static JsonNode orders(OverviewCalls calls) {
        return calls.json("/api/v1/portfolios/pf_1/orders").get("items");
    }

    private static void until(ChromiumTab tab, String condition) {
        assertTrue(
                tab.becomes(condition),
                () -> condition + " not in: " + tab.eval("document.body.innerText"));
    }

    private static void sees(ChromiumTab tab, String text) {
        until(tab, "document.body.innerText.includes(%s)".formatted(PageUser.quoted(text)));
    }

    private static void signIn(ChromiumTab tab, ChromiumKeys keys, String secret) {
        sees(tab, "Sign in");
        until(tab, "document.activeElement.name === 'key'");
        keys.type(secret);
        keys.press("Enter");
        until(tab, "!document.querySelector('dialog')");
    }

    /// Nothing but keys, on a page that one sees and hears.
    @Test
    @Tag("page")
    void fromTheSignInToAFilledOrderByTheKeyboardAlone() {
        try (OverviewCalls calls = new OverviewCalls();
                ChromiumTab tab = browser.open()) {
            calls.waves(COIN, 0, days(calls));
            tab.size(1440, 900);
            ChromiumKeys keys = new ChromiumKeys(tab);
            tab.go(origin(calls) + "/");
            signIn(tab, keys, calls.ann);
            keys.press("g");
            keys.press("p");
            until(tab, "document.querySelector('input[name=name]')");
            keys.at();
            keys.tabTo("Name");
            keys.type("main");
            keys.press("Enter");
            until(tab, "document.querySelector('main [data-key=n]')");
            sees(tab, "No order waits");
            place(tab, keys);
            fillsAndCloses(calls, tab, keys);
            assertEquals(List.of(), tab.lines());
        }
    }

    private static void place(ChromiumTab tab, ChromiumKeys keys) {
        keys.press("n");
        until(tab, "document.activeElement.name === 'ticker'");
        keys.type("aaa-usd");
        keys.tabTo("Shares");
        keys.type("5");
        keys.tabTo("Stop");
        keys.type("8 %");
        keys.tabTo("Target");
        keys.type("2 R");
        keys.tabTo("Check");
        keys.press("Enter");
        sees(tab, "It fills at the open of the first bar that begins on");
        sees(tab, "Nothing that is looked at");
        assertTrue(tab.eval("location.search").asText().contains("stop=8+%25"));
        AccessibleTree tree = AccessibleTree.of(tab);
        assertEquals(List.of(), tree.faults());
        assertTrue(tree.has("group \"Check of the order\""), String.join("\n", tree.lines()));
        for (int i = 0; i < 40 && !keys.at().equals("Place the paper order"); i++) {
            keys.press("Tab");
        }
        keys.press("Enter");
        sees(tab, "Paper order or_1_1: buy 5, market AAA-USD");
        sees(tab, "next bar: The next bar begins at");
        until(tab, "document.activeElement !== document.body");
    }

    /// Two days later the session is over: the page asks for the key again, over what it shows.
    private static void fillsAndCloses(OverviewCalls calls, ChromiumTab tab, ChromiumKeys keys) {
        dayPasses(calls);
        dayPasses(calls);
        Waiting.until(() -> orders(calls).size() == 3); // the entry and its exits
        tab.eval("dispatchEvent(new Event('online'))");
        signIn(tab, keys, calls.ann);
        until(tab, "document.querySelector('[aria-label=Positions] tbody tr')");
        JsonNode position = calls.json("/api/v1/portfolios/pf_1/positions").at("/items/0");
        assertTrue(position.get("r").isNumber(), position.toString());
        until(
                tab,
                "[...document.querySelectorAll('[aria-label=Positions] td')].some((one) =>"
                        + " /^[+\u2212\u00b1][0-9.]+ R$/.test(one.textContent))");
        until(tab, "document.querySelectorAll('main .list > li').length === 3");
        keys.press("j");
        until(tab, "document.activeElement.matches('main [data-row]')");
        for (int i = 0; i < 60 && !keys.at().equals("Close"); i++) {
            keys.press("Tab");
        }
        keys.press("Enter");
        assertEquals("At the next bar: sure?", keys.at());
        keys.press("Enter");
        until(tab, "document.querySelectorAll('main .list > li').length === 4");
        JsonNode closing = orders(calls).get(0);
        assertEquals("sell", closing.get("side").asText());
        assertEquals(5, closing.get("quantity").asInt());
    }

    @Test
    @Tag("page")
    void inventedPricesAreAllowedByNameAndAnOrderIsCancelled() {
        try (TestApp app = new TestApp()) {
            app.call()
                    .post(
                            "/api/v1/portfolios",
                            "{\"name\":\"trial\",\"currency\":\"USD\",\"cash\":10000}");
            try (ChromiumTab first = browser.open()) { // the first view of a service takes longest
                first.go("http://127.0.0.1:" + app.port() + "/app/s/DEMO01");
                until(first, "document.querySelector('main h1')");
            }
            try (PageUser user = PageUser.open(browser, app.port(), "/app/s/DEMO01", 1440)) {
                user.sees("Order on paper");
                user.tab.press("o", false);
                user.sees("Paper ticket");
                user.fill("[name=quantity]", "1,000");
                user.fill("[name=stop]", "a lot");
                user.click("Check");
                user.sees("was \"a lot\"");
                user.fill("[name=stop]", "140");
                user.click("Check");
                user.sees("invented samples");
                user.tab.eval("document.querySelector('[name=allow-synthetic]').click()");
                user.click("Check");
                user.sees("would be refused");
                assertTrue(user.tab.becomes("!document.querySelector('main [data-key=s]')"));
                user.fill("[name=spend]", "10 %");
                user.click("How many shares?");
                user.sees("A share is counted at 153.08, the equity at 10,000.00");
                user.sees("equity × % ÷ price = 10000 × 10 % ÷ 153.08");
                user.sees("smallest");
                user.click("Take ");
                user.click("Check");
                user.tab.eval(FIRST_ANSWER_IS_LOST);
                user.click("Place the paper order");
                user.sees("Status 504");
                user.click("Place the paper order");
                user.sees("Paper order or_1_1");
                JsonNode orders =
                        app.call().get("/api/v1/portfolios/pf_1/orders").json().get("items");
                assertEquals(1, orders.size(), orders.toString());
                JsonNode order = orders.get(0);
                assertEquals(140, order.at("/bracket/stop/price").asInt(), order.toString());
                user.click("Cancel");
                user.sees("Ended: requested");
                user.sees("No order waits");
                assertEquals(List.of(), user.tab.lines());
            }
            try (PageUser user = PageUser.open(browser, app.port(), "/", 1440)) {
                user.tab.press("k", true);
                assertTrue(user.tab.becomes("document.querySelector('.palette input')"));
                user.tab.type("trial");
                assertTrue(
                        user.tab.becomes(
                                "document.querySelector('.palette li .kind')?.textContent ==="
                                        + " 'portfolio'"));
                user.tab.press("Enter", false);
                user.sees("trial, paper");
                assertEquals("?portfolio=pf_1", user.tab.eval("location.search").asText());
            }
        }
    }

    @Test
    @Tag("page")
    void whatWasFilledIsShownInEveryTabAndAReaderHasNoActs() {
        try (OverviewCalls calls = new OverviewCalls();
                ChromiumTab tab = browser.open()) {
            calls.waves(COIN, 0, days(calls));
            traded(calls);
            tab.size(1440, 900);
            tab.go(origin(calls) + "/app/paper");
            signIn(tab, new ChromiumKeys(tab), calls.ann);
            new PageLook(browser, VIEWS)
                    .look(origin(calls), "paper", PageLook.Way.ALL, List.of(PagePaperTest::shows));
            tab.eval(
                    "fetch('/api/v1/session', { method: 'DELETE' }).then(() => location.reload())");
            signIn(tab, new ChromiumKeys(tab), calls.keyed.secret("reader", "ann"));
            tab.go(origin(calls) + VIEWS.get(2));
            sees(tab, "Ordering takes the role trader");
            sees(tab, "What it waits for");
            assertEquals(
                    "[]",
                    tab.eval(
                                    "[...document.querySelectorAll('main button')].map((one) =>"
                                            + " one.textContent).filter((one) =>"
                                            + " /Cancel|Close|New|Check/.test(one))")
                            .toString());
        }
    }

    @Test
    @Tag("page")
    void rulesAreMadeDecideAndAreNotChangedOverThoseOfAnother() {
        try (OverviewCalls calls = new OverviewCalls()) {
            calls.waves(COIN, 0, days(calls));
            post(
                    calls,
                    "/api/v1/portfolios",
                    "{\"name\":\"main\",\"currency\":\"USD\",\"cash\":100000}");
            try (ChromiumTab tab = browser.open()) {
                tab.go(origin(calls) + "/");
                signIn(tab, new ChromiumKeys(tab), calls.ann);
                sees(tab, "ann, trader");
            }
            try (PageUser user =
                    PageUser.open(
                            browser, calls.keyed.app.port(), "/app/paper?tab=strategies", 1440)) {
                makesRules(calls, user);
                dayPasses(calls);
                dayPasses(calls);
                Waiting.until(() ->
                        calls.json("/api/v1/strategies/st_2/signals").get("items").size() > 0);
                user.tab.eval("dispatchEvent(new Event('online'))");
                signIn(user.tab, new ChromiumKeys(user.tab), calls.ann); // two days are over
                user.sees("Decided last: AAA-USD long: its entry was true, order");
                changesRules(calls, user);
                assertEquals(List.of(), user.tab.lines());
            }
        }
    }

    private static final String TRADES =
            """
            date,ticker,side,quantity,price,fees
            2024-01-05,DEMO01,buy,10,120.5,1.25
            2024-02-05,DEM01,sell,4,125,1
            2024-02-06,DEMO01,sell,400,125,1
            """;

    @Test
    @Tag("page")
    void aBrokersFileIsLookedAtBeforeItsTradesAreBooked() {
        try (TestApp app = new TestApp()) {
            app.call()
                    .post(
                            "/api/v1/portfolios",
                            "{\"name\":\"trial\",\"currency\":\"USD\",\"cash\":10000}");
            String fills = "/api/v1/portfolios/pf_1/fills";
            String file = Base64.getEncoder().encodeToString(TRADES.getBytes(UTF_8));
            try (PageUser user = PageUser.open(browser, app.port(), "/app/paper?tab=ledger", 390)) {
                user.click("Import trades from a broker");
                user.choose(Map.of("trades.csv", file));
                user.sees("looked at, nothing is booked");
                user.sees("must be a known symbol");
                user.sees("Did you mean DEMO01?");
                user.sees("line 4");
                assertEquals(0, app.call().get(fills).json().get("items").size());
                user.click("Say what the file does not");
                user.fill("[name=tickers]", "DEM01=DEMO01");
                user.click("Look at it again");
                user.sees("Can be booked: 2024-01-05 to 2024-02-05");
                user.click("Book what can be booked");
                user.click("Book 2 trades, leave out 1 row: sure?");
                user.sees("Booked: 2024-01-05 to 2024-02-05");
                JsonNode booked = app.call().get(fills).json().get("items");
                assertEquals(2, booked.size(), booked.toString());
                assertEquals(4, booked.get(0).get("quantity").asInt(), booked.toString());
                assertTrue(
                        user.tab.becomes(
                                "document.querySelectorAll('[aria-label=Fills] tbody tr').length"
                                        + " === 2"));
                user.choose(Map.of("trades.csv", file));
                user.sees("Nothing of it would be booked: all that can be was booked before");
                assertEquals(List.of(), user.tab.lines());
            }
        }
    }

    @Test
    @Tag("page")
    void whatOfAJobFitsIntoACapitalIsShownWithWhatIsLeftOut() {
        try (TestApp app = new TestApp()) {
            String id =
                    app.call()
                            .header("Prefer", "wait=30")
                            .post(
                                    "/api/v1/analyses",
                                    "{\"universe\":\"synthetic\",\"capital\":100000}")
                            .json()
                            .at("/job/id")
                            .asText();
            JsonNode fit =
                    app.call()
                            .post(
                                    "/api/v1/jobs/" + id + "/fit",
                                    "{\"capital\":50000,\"side\":\"both\",\"positions\":1}")
                            .json();
            assertEquals(1, fit.get("taken").size(), fit.toString());
            try (PageUser user = PageUser.open(browser, app.port(), "/app/jobs", 390)) {
                user.tab.eval(
                        "new Promise((done) => { const look = () => { const one ="
                                + " document.querySelector('main .job [aria-expanded=false]'); if"
                                + " (one) { one.click(); done(); } else setTimeout(look, 50); };"
                                + " look(); })");
                user.click("What fits into one portfolio");
                user.fill(".job [name=capital]", "50,000");
                user.fill("[name=positions]", "0");
                user.click("Choose what fits");
                assertTrue(
                        user.tab.becomes(
                                "document.querySelector('[name=positions][aria-invalid=true]')"));
                user.fill("[name=positions]", "1");
                user.fill("[name=side]", "both");
                user.click("Choose what fits");
                user.sees("1 plan taken; then 1 position");
                user.sees("Nothing is ordered");
                assertEquals(
                        "both",
                        user.tab.eval("document.querySelector('[name=side]').value").asText());
                assertEquals(
                        fit.at("/taken/0/ticker").asText(),
                        user.tab
                                .eval(
                                        "document.querySelector('[aria-label=Taken] .ticker').innerText")
                                .asText());
                fit.get("reasons")
                        .fieldNames()
                        .forEachRemaining(reason ->
                                user.sees(
                                        reason.replace('_', ' ')
                                                + " "
                                                + fit.get("reasons").get(reason).asInt()));
                assertEquals(List.of(), user.tab.lines());
            }
        }
    }

    private static void makesRules(OverviewCalls calls, PageUser user) {
        user.click("New strategy with rules");
        user.fill(".rule-form [name=name]", "always in");
        user.fill("[name=symbols]", "aaa-usd");
        user.fill("#enter", "closs > 0");
        user.sees("Did you mean close");
        user.fill("#enter", "close > 0");
        user.fill("[name=stop]", "percent");
        user.fill("[name=stop_of]", "150");
        user.sees("must be below 100");
        user.fill("[name=stop_of]", "5");
        user.fill("[name=size_of]", "10");
        user.sees("Buys for 10 % of equity when close is above 0");
        user.tab.eval("document.querySelector('[name=active]').click()");
        user.click("Make the strategy");
        user.sees("Its rules have decided nothing yet: the first bar that counts");
        JsonNode made = calls.json("/api/v1/strategies/st_2");
        assertTrue(made.get("active").asBoolean(), made.toString());
        assertEquals("always in", made.get("name").asText());
        assertEquals("[\"AAA-USD\"]", made.get("symbols").toString());
        assertEquals("close > 0", made.at("/rules/long/enter").asText());
        assertEquals(10, made.at("/rules/long/size/percent").asInt());
        assertEquals(5, made.at("/rules/long/stop/percent").asInt());
    }

    private static void changesRules(OverviewCalls service, PageUser user) {
        user.click("Change the rules");
        assertTrue(user.tab.becomes("document.querySelector('#enter')?.value === 'close > 0'"));
        user.fill("[name=side]", "both");
        user.fill("[id='short.enter']", "RSI_14 > 99");
        Call.Answer other =
                service.keyed
                        .with(service.ann)
                        .header("If-Match", "*")
                        .header("Content-Type", "application/json")
                        .send(
                                "PATCH",
                                "/api/v1/strategies/st_2",
                                BodyPublishers.ofString("{\"name\":\"theirs\"}"));
        assertEquals(200, other.status(), other.body());
        user.click("Save the rules");
        user.sees("It was changed elsewhere since this form was opened");
        assertEquals("theirs", service.json("/api/v1/strategies/st_2").get("name").asText());
        user.click("Show what it is now");
        assertTrue(
                user.tab.becomes(
                        "document.querySelector('.rule-form [name=name]')?.value === 'theirs'"));
        user.fill("[name=side]", "both");
        user.fill("[id='short.enter']", "RSI_14 > 99");
        String calls =
                "performance.getEntriesByName(location.origin + '/api/v1/strategies/st_2').length";
        int before = user.tab.eval(calls).asInt();
        user.click("Save the rules");
        assertTrue(user.tab.becomes("!document.querySelector('.rule-form')"));
        assertTrue( // it was changed, and is read again with its tag
                user.tab.becomes(calls + " >= " + (before + 2)));
        JsonNode rules = service.json("/api/v1/strategies/st_2").get("rules");
        assertEquals("RSI_14 > 99", rules.at("/short/enter").asText(), rules.toString());
        assertEquals(5, rules.at("/long/stop/percent").asInt(), rules.toString());
        user.click("Pause");
        user.click("Stop its orders: sure?");
        user.sees("paused");
        assertFalse(service.json("/api/v1/strategies/st_2").get("active").asBoolean());
    }

    /// Two orders that filled, of which one is closed again, and one that waits.
    private static void traded(OverviewCalls calls) {
        post(
                calls,
                "/api/v1/portfolios",
                "{\"name\":\"main\",\"currency\":\"USD\",\"cash\":100000}");
        post(calls, "/api/v1/strategies", "{\"portfolio\":\"pf_1\",\"name\":\"ideas\"}");
        post(
                calls,
                "/api/v1/strategies",
                "{\"portfolio\":\"pf_1\",\"name\":\"both"
                        + " sides\",\"symbols\":[\"AAA-USD\"],\"rules\":{\"name\":\"both\",\"long\":{\"enter\":\"RSI_14"
                        + " < 1\",\"entry\":{\"limit\":{\"percent\":1}},\"stop\":{\"percent\":5}},\"short\":{\"enter\":\"RSI_14 > 99\"}}}");
        String order =
                "{\"portfolio\":\"pf_1\",\"ticker\":\"AAA-USD\",\"side\":\"buy\",\"quantity\":%d,\"bracket\":{\"stop\":{\"percent\":8}}}";
        post(calls, "/api/v1/orders", order.formatted(10));
        post(
                calls,
                "/api/v1/strategies/st_2/orders",
                order.formatted(5).replace("\"portfolio\":\"pf_1\",", ""));
        dayPasses(calls);
        dayPasses(calls);
        Waiting.until(() -> orders(calls).size() == 4);
        post(calls, "/api/v1/positions/st_2.AAA-USD/close", "");
        dayPasses(calls);
        dayPasses(calls);
        Waiting.until(() -> calls.json("/api/v1/portfolios/pf_1/trades").get("items").size() == 1);
        post(
                calls,
                "/api/v1/orders",
                "{\"portfolio\":\"pf_1\",\"ticker\":\"AAA-USD\",\"side\":\"buy\",\"type\":\"limit\",\"limit\":50,\"quantity\":1}");
    }

    private static void post(OverviewCalls calls, String path, String body) {
        Call.Answer answer = calls.keyed.with(calls.ann).post(path, body);
        assertTrue(answer.status() / 100 == 2, answer.body());
    }

    private static List<String> shows(String view, ChromiumTab tab) {
        String text =
                view.contains("performance")
                        ? "Time-weighted"
                        : view.contains("risk")
                                ? "Heat by sector"
                                : view.contains("strategies")
                                        ? "traded by hand"
                                        : view.contains("ledger") ? "Paper ledger" : "main, paper";
        return tab.becomes("document.body.innerText.includes('%s')".formatted(text))
                ? List.of()
                : List.of(view + " has no " + text + ": " + tab.eval("document.body.innerText"));
    }
}
