package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports and drawings in a real browser, opened as files and by their links: nothing in the
/// console, no request but their own, nothing wider than a phone. Pictures are left in
/// `target/screens`.
final class ReportPageViewsTest {
    private static final String WIDTH =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    @Test
    void reportsAskForNothingAndFitOnAPhone(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: not looked at");
        try (ReportCalls calls = new ReportCalls();
                Chromium browser = Chromium.start(folder.resolve("profile"))) {
            calls.prices("WAVES", 300);
            String id = calls.analysis("WAVES", "");
            String past = calls.analysis("WAVES", ",\"as_of\":\"2024-04-30\"");
            List<String> faults = new ArrayList<>();
            for (String one : List.of(id, past, calls.analysis("DEMO02", ""))) {
                String path = "/api/v1/analyses/" + one;
                Path page = folder.resolve(one + ".html");
                Files.writeString(page, calls.call().get(path + "/report").body());
                look(browser, page, faults);
                Path chart = folder.resolve(one + ".svg");
                Files.writeString(chart, calls.call().get(path + "/chart.svg").body());
                look(browser, chart, faults);
            }
            assertEquals(List.of(), faults, String.join("\n", faults));
        }
    }

    private static void look(Chromium browser, Path file, List<String> faults) {
        try (ChromiumTab tab = browser.open()) {
            tab.go(file.toUri().toString());
            assertTrue(
                    tab.becomes(
                            "document.readyState === 'complete' &&"
                                    + " document.documentElement.clientWidth > 0 && location.protocol"
                                    + " === 'file:'"));
            for (PageLook.Way way : PageLook.Way.ALL) {
                tab.size(way.width(), way.height());
                tab.look(way.look());
                int over = tab.eval(WIDTH).asInt();
                if (file.toString().endsWith(".html") && over > 0) {
                    faults.add(
                            "%s is %d pixels too wide at %s"
                                    .formatted(file.getFileName(), over, way));
                }
                tab.picture(
                        Path.of(
                                "target",
                                "screens",
                                "report-%s-%d-%s.png"
                                        .formatted(file.getFileName(), way.width(), way.look())));
            }
            tab.lines().forEach(line -> faults.add(file.getFileName() + " " + line));
            tab.strangers("file:").forEach(url -> faults.add(file.getFileName() + " asked " + url));
        }
    }

    @Test
    void aSharedPageShowsItselfAndNothingElse(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: not looked at");
        try (ReportCalls calls = new ReportCalls();
                Chromium browser = Chromium.start(folder.resolve("profile"));
                ChromiumTab tab = browser.open()) {
            String id = calls.analysis("DEMO02", "");
            String link =
                    calls.call()
                            .post("/api/v1/shares", "{\"analysis\":\"%s\"}".formatted(id))
                            .json()
                            .get("path")
                            .asText();
            String url = "http://127.0.0.1:" + calls.app.app.port() + link;
            tab.go(url);
            Waiting.until(() -> title(tab), title -> title.contains("DEMO02"));
            assertEquals(
                    "rgb(27, 31, 36)",
                    tab.eval("getComputedStyle(document.body).color").asText(),
                    "its styles apply");
            assertEquals(List.of(), tab.strangers(url));
            assertEquals(List.of(), tab.lines());
        }
    }

    private static String title(ChromiumTab tab) {
        return tab.call(
                        "Runtime.evaluate",
                        Map.of("expression", "document.title", "returnByValue", true))
                .at("/result/value")
                .asText();
    }
}
