package bellwether;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One tab of the browser, and what was wrong in it.
final class ChromiumTab implements AutoCloseable {
    private final Chromium browser;
    private final String target;
    private final String session;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private volatile int chooser;

    ChromiumTab(Chromium browser, String target, String session) {
        this.browser = browser;
        this.target = target;
        this.session = session;
        browser.listen(session, this::take);
        for (String domain : List.of("Runtime", "Log", "Network", "Page", "Performance")) {
            call(domain + ".enable", Map.of());
        }
    }

    private void take(String event, JsonNode of) {
        switch (event) {
            case "Runtime.consoleAPICalled" -> lines.add("console: " + of.get("args"));
            case "Runtime.exceptionThrown" ->
                    lines.add("exception: " + of.at("/exceptionDetails/exception/description"));
            case "Log.entryAdded" ->
                    lines.add(
                            "%s: %s %s"
                                    .formatted(
                                            of.at("/entry/source").asText(),
                                            of.at("/entry/text").asText(),
                                            of.at("/entry/url").asText()));
            case "Page.fileChooserOpened" -> chooser = of.get("backendNodeId").asInt();
            case "Network.requestWillBeSent" -> requests.add(of.at("/request/url").asText());
            default -> {}
        }
    }

    /// A file among the resources of tests.
    static String resource(String name) {
        try (InputStream in = ChromiumTab.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a script in each page before its own.
    void before(String script) {
        call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        return browser.call(session, method, parameters);
    }

    void size(int width, int height) {
        boolean phone = width < 600;
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", width,
                        "height", height,
                        "deviceScaleFactor", 1,
                        "mobile", phone));
    }

    /// @param look light or dark
    void look(String look) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", look),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void go(String url) {
        call("Page.navigate", Map.of("url", url));
    }

    /// The node of the field that asks for files; 0 while none does.
    int chooser() {
        return chooser;
    }

    /// The value of an expression, which may be a promise.
    JsonNode eval(String script) {
        JsonNode answer =
                call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression", script,
                                "awaitPromise", true,
                                "returnByValue", true,
                                "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        return answer.at("/result/value");
    }

    /// Whether an expression is true within twenty seconds, and stays so for a moment.
    boolean becomes(String condition) {
        return eval("""
        new Promise((done) => {
          const end = Date.now() + 20_000;
          let since = 0;
          const look = () => {
            let holds = false;
            try { holds = Boolean(%s); } catch { /* not yet */ }
            if (!holds) since = 0; else since ||= Date.now();
            if (since && Date.now() - since >= 120) done(true);
            else if (Date.now() > end) done(false);
            else setTimeout(look, 20);
          };
          look();
        })\
        """
                        .formatted(condition))
                .asBoolean();
    }

    /// Presses a key as a keyboard does.
    void press(String key, boolean control) {
        String text = key.length() == 1 && !control ? key : "";
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type",
                            type,
                            "key",
                            key,
                            "code",
                            key,
                            "text",
                            type.equals("keyDown") ? key.equals("Enter") ? "\r" : text : "",
                            "modifiers",
                            control ? 2 : 0,
                            "windowsVirtualKeyCode",
                            code(key)));
        }
    }

    private static int code(String key) {
        return switch (key) {
            case "Enter" -> 13;
            case "Escape" -> 27;
            case "Tab" -> 9;
            case "ArrowDown" -> 40;
            default -> key.toUpperCase(Locale.ROOT).charAt(0);
        };
    }

    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /// What is shown, as a PNG.
    byte[] picture() {
        String data = call("Page.captureScreenshot", Map.of("format", "png")).get("data").asText();
        return Base64.getDecoder().decode(data);
    }

    void picture(Path file) {
        byte[] png = picture();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the console says since this was asked last; the browser's notes on refused calls left
    /// out, which every page gets that makes one.
    List<String> lines() {
        List<String> all =
                lines.stream()
                        .filter(line -> !line.startsWith("network: Failed to load resource"))
                        .toList();
        lines.clear();
        return all;
    }

    /// The notes that were left out.
    List<String> refusals() {
        return lines.stream().filter(line -> line.startsWith("network: Failed")).toList();
    }

    /// What was asked of any other place than this one.
    List<String> strangers(String own) {
        return requests.stream()
                .filter(url -> !url.startsWith(own) && url.startsWith("http"))
                .toList();
    }

    /// How often this was asked for.
    long asked(String path) {
        return requests.stream().filter(url -> url.contains(path)).count();
    }

    double metric(String name) {
        for (JsonNode one : call("Performance.getMetrics", Map.of()).get("metrics")) {
            if (one.get("name").asText().equals(name)) {
                return one.get("value").asDouble();
            }
        }
        throw new IllegalStateException("no metric " + name);
    }

    @Override
    public void close() {
        browser.call(null, "Target.closeTarget", Map.of("targetId", target));
    }
}
