package bellwether;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes the README's pictures of the page anew: a symbol of the samples, on a wide screen and on a
/// phone. `./run.sh pictures`.
public final class ReadmePictures {
    /// The morning after the last bar of the samples.
    private static final Instant MORNING = Instant.parse("2026-01-02T13:00:00Z");

    private static final String CLOCK =
            """
            {
              const Real = Date;
              const now = () => %d + Math.floor(performance.now());
              globalThis.Date = class extends Real {
                constructor(...of) { if (of.length) super(...of); else super(now()); }
                static now() { return now(); }
              };
            }
            """
                    .formatted(MORNING.toEpochMilli());

    private static final String DRAWN =
            "document.querySelector('price-chart canvas') && document.querySelector('water-fall"
                    + " li') && !document.querySelector('[aria-busy=true]')";

    private record Shot(String name, int width, int height) {}

    private static final List<Shot> SHOTS =
            List.of(new Shot("symbol", 1440, 900), new Shot("symbol-phone", 390, 844));

    private ReadmePictures() {}

    /// Writes the pictures.
    ///
    /// @param arguments the folder
    public static void main(String[] arguments) throws IOException {
        if (!Chromium.isThere()) {
            System.err.println(
                    "Pictures are taken in Chromium, which is not on the PATH. Install it (Debian:"
                            + " apt-get install chromium) and repeat ./run.sh pictures.");
            System.exit(1);
        }
        Path profile = Files.createTempDirectory("pictures");
        try (TestApp app = app();
                Chromium browser = Chromium.start(profile)) {
            work(app);
            for (Shot shot : SHOTS) {
                take(browser, app.port(), shot, Path.of(arguments[0]));
            }
        } finally {
            RemoveTree.of(profile);
        }
    }

    /// A service whose clock begins at that morning.
    private static TestApp app() {
        long began = System.nanoTime();
        InstantSource clock = () -> MORNING.plusNanos(System.nanoTime() - began);
        PrintStream quiet =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new TestApp(
                2,
                Optional.empty(),
                TestApp.Databases.at(TestDatabase.createEmpty()).watchingAge(),
                clock,
                quiet);
    }

    /// Verdicts of the market, and the patterns of one symbol.
    private static void work(TestApp app) {
        Call.Answer scan =
                app.call()
                        .post(
                                "/api/v1/scans",
                                "{\"name\":\"patterns\",\"universe\":{\"tickers\":[\"DEMO01\"]},"
                                        + "\"every_seconds\":300,\"patterns\":[\"BREAKOUT\",\"ENGULFING\"]}");
        if (scan.status() != 201) {
            throw new IllegalStateException(scan.body());
        }
        Call.Answer analysed =
                app.call()
                        .header("Prefer", "wait=30")
                        .post(
                                "/api/v1/analyses",
                                "{\"universe\":\"synthetic\",\"capital\":100000}");
        if (analysed.status() != 200) {
            throw new IllegalStateException(analysed.body());
        }
        Waiting.until(
                () ->
                        app.call()
                                .get("/api/v1/detections?ticker=DEMO01&limit=1")
                                .json()
                                .get("items"),
                items -> !items.isEmpty());
    }

    private static void take(Chromium browser, int port, Shot shot, Path folder)
            throws IOException {
        try (ChromiumTab tab = browser.open()) {
            tab.call("Page.bringToFront", Map.of());
            tab.size(shot.width(), shot.height());
            tab.look("light");
            tab.call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", CLOCK));
            tab.go("http://127.0.0.1:%d/app/s/DEMO01".formatted(port));
            if (!tab.becomes(DRAWN)) {
                throw new IllegalStateException("the view of DEMO01 was not drawn");
            }
            Path file = folder.resolve(shot.name() + ".png");
            PalettePicture.write(tab.picture(), file);
            System.out.printf("%s, %,d bytes%n", file, Files.size(file));
        }
    }
}
