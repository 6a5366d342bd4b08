package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Channels, deliveries, scans and drills in a real browser.
@Tag("page")
final class PageAlertsTest {
    private static final String FORM = "main form.form ";

    private static Chromium browser;
    private static TestApp app;
    private static HttpServer other;
    private static volatile int status = 204;
    private static final BlockingQueue<String> CODES = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        other.createContext("/bot", PageAlertsTest::telegram);
        other.start();
        String address = "127.0.0.1:" + other.getAddress().getPort();
        TestApp.allow(address);
        TestApp.telegramIs("http://" + address);
        app = new TestApp();
    }

    /// Keeps the code of the message.
    private static void telegram(HttpExchange exchange) throws IOException {
        String message =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        CODES.add(message.replaceAll("(?s).*Bellwether code (\\d{6}).*", "$1"));
        byte[] answer = "{\"ok\":true,\"result\":{}}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            app.close();
            other.stop(0);
        }
    }

    private static PageUser open(String query) {
        return PageUser.open(browser, app.port(), "/app/alerts" + query, 1440);
    }

    /// What is said of a field, below it.
    private static void isFaulty(PageUser user, String name, String words) {
        assertTrue(
                user.tab.becomes(
                        "(() => { const field = document.querySelector('%s[name=%s]'); return field.ariaInvalid === 'true' && document.getElementById(field.getAttribute('aria-describedby')).textContent.includes(%s); })()"
                                .formatted(FORM, name, PageUser.quoted(words))),
                () -> name + ": " + user.tab.eval("document.querySelector('main').innerText"));
    }

    @Test
    void aChannelIsAddedTriedPausedAndWhatFailedIsSentAgain() {
        try (PageUser user = open("?tab=channels")) {
            user.click("New channel");
            user.fill(FORM + "[name=kind]", "webhook");
            user.fill(FORM + "[name=name]", "my program");
            user.fill(FORM + "[name=url]", "ftp://example.com");
            user.fill(FORM + "[name=per_day]", "7");
            user.click("Add the channel");
            isFaulty(user, "url", "https://");
            assertEquals(
                    "7", user.tab.eval("document.querySelector('[name=per_day]').value").asText());
            user.fill(
                    FORM + "[name=url]",
                    "http://127.0.0.1:%d/hook".formatted(other.getAddress().getPort()));
            user.click("Add the channel");
            user.sees("The secret, which is not shown again");
            JsonNode channel = channel("my program");
            assertEquals(7, channel.get("per_day").asInt());

            status = 400;
            user.click("Test");
            user.sees("Test of channel my program");
            assertTrue(user.tab.becomes("document.querySelector('.list .badge.bad')"));
            user.click("1 attempt");
            user.sees("status 400");
            status = 204;
            user.tab.eval("document.activeElement.blur()");
            user.tab.eval(
                    "[...document.querySelectorAll('.panel:last-of-type button')].find((one) =>"
                            + " one.textContent === 'Send again').click()");
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('.panel:last-of-type .list"
                                    + " .badge.good').textContent === 'delivered'"));
            user.sees("2 attempts");
            String path = "/api/v1/channels/" + channel.get("id").asText();
            user.click("Pause");
            user.click("Use again");
            Waiting.until(() -> app.call().get(path).json().get("state").asText(), "ready"::equals);
            user.click("Change");
            user.fill(FORM + "[name=per_day]", "0");
            user.click("Save the channel");
            isFaulty(user, "per_day", "");
            user.fill(FORM + "[name=per_day]", "9");
            user.fill(FORM + "[name=min_priority]", "high");
            user.click("Save the channel");
            user.sees("from high; 10 an hour, 9 a day");
            assertEquals(9, app.call().get(path).json().get("per_day").asInt());
            assertEquals(List.of(), user.tab.lines());
        }
    }

    private static JsonNode channel(String name) {
        return app.call()
                .get("/api/v1/channels")
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAddressIsConfirmedByTheCodeThatIsSentToIt() throws InterruptedException {
        try (PageUser user = open("?tab=channels")) {
            user.click("New channel");
            user.fill(FORM + "[name=kind]", "telegram");
            user.fill(FORM + "[name=name]", "phone");
            user.fill(FORM + "[name=bot_token]", "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw");
            user.fill(FORM + "[name=chat_id]", "42");
            user.click("Add the channel");
            user.sees("unconfirmed");
            String code = CODES.poll(20, TimeUnit.SECONDS);
            user.fill("main [name=code]", code.equals("000000") ? "000001" : "000000");
            user.click("Confirm");
            user.sees("The code is wrong; tries left: 4.");
            user.fill("main [name=code]", code);
            user.click("Confirm");
            assertTrue(user.tab.becomes("!document.querySelector('main [name=code]')"));
            assertEquals("ready", channel("phone").get("state").asText());
            app.call()
                    .send(
                            "DELETE",
                            "/api/v1/channels/" + channel("phone").get("id").asText(),
                            BodyPublishers.noBody());
        }
    }

    @Test
    void aScanIsStartedItsPassesAreCountedAndItIsStopped() {
        try (PageUser user = open("?tab=scans")) {
            user.sees("No scan yet");
            user.click("New scan");
            user.fill(FORM + "[name=name]", "morning");
            user.fill(FORM + "label:nth-of-type(2) select", "synthetic");
            user.fill(FORM + "[name=patterns]", "FOO");
            user.click("Start the scan");
            isFaulty(user, "patterns", "was \"FOO\"");
            user.fill(FORM + "[name=patterns]", "");
            user.click("Start the scan");
            user.sees("synthetic, bars of 1d, each 1 h; all patterns; no alerts");
            String passes =
                    "/api/v1/scans/%s/passes"
                            .formatted(
                                    app.call()
                                            .get("/api/v1/scans")
                                            .json()
                                            .at("/items/0/id")
                                            .asText());
            JsonNode pass =
                    Waiting.until(
                            () -> app.call().get(passes).json().at("/items/0"),
                            one -> one.path("state").asText().equals("completed"));
            user.click("Passes");
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('.under tbody tr .badge.good').textContent ==="
                                    + " 'completed'"));
            assertEquals(
                    pass.get("symbols").asText(),
                    user.tab
                            .eval("document.querySelector('.under tbody td.num').textContent")
                            .asText());
            user.sees("engulfing"); // found last
            user.click("Change");
            user.fill(FORM + "[name=minutes]", "90");
            user.fill(FORM + "[name=patterns]", "hammer, doji");
            user.click("Save the scan");
            user.sees("synthetic, bars of 1d, each 90 min; DOJI, HAMMER");
            assertEquals(
                    5400,
                    app.call().get("/api/v1/scans").json().at("/items/0/every_seconds").asInt());
            user.click("Stop");
            user.sees("stopped");
            assertEquals(
                    "false",
                    app.call().get("/api/v1/scans").json().at("/items/0/running").asText());
        }
    }

    @Test
    void aDrillMarksItsFiresOnTheChart() {
        String when = "RSI_14 crosses below 40";
        JsonNode drill =
                app.call()
                        .post(
                                "/api/v1/rules/drill",
                                "{\"when\":\"%s\",\"years\":3,\"universe\":{\"tickers\":[\"DEMO04\"]}}"
                                        .formatted(when))
                        .json();
        int fires = drill.get("fires").asInt();
        assertTrue(fires >= 3, drill.toString());
        try (PageUser user = open("?when=" + when.replace(" ", "%20") + "&ticker=DEMO04")) {
            user.click("Fire drill");
            user.sees("It would have fired %d times in".formatted(fires));
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('price-chart').data.marks.filter((one) => one.kind === 'fire').length === %d"
                                    .formatted(fires)));
            assertTrue(user.tab.becomes("document.querySelector('price-chart canvas')"));
            JsonNode last = drill.get("items").get(fires - 1);
            String day = last.get("bar").asText().substring(0, 10);
            user.click(day); // in the table below
            user.sees(day + ", close");
            user.sees(": fires");
            JsonNode after = drill.at("/followed/after_5");
            user.sees(
                    "(%d to %d %%)"
                            .formatted(
                                    Math.round(after.get("up_low").asDouble()),
                                    Math.round(after.get("up_high").asDouble())));
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void aSymbolOfADrillOverManyIsOpenedOnItsChart() {
        try (PageUser user = open("?when=RSI_14%20crosses%20below%2020&of=synthetic")) {
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('.rule-form') ||"
                                    + " (document.querySelector('[data-key=n]').click(), false)"));
            user.click("Fire drill");
            user.sees(" on 30 symbols");
            user.sees("too few");
            user.tab.eval("document.querySelector('.rule-form tbody button').click()");
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('price-chart').data.ticker ==="
                                    + " document.querySelector('.rule-form tbody"
                                    + " button').textContent"));
        }
    }
}
