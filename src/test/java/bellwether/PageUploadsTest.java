package bellwether;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files on their way from a real browser into the store.
final class PageUploadsTest {
    private static final int SLOW = 400_000;

    private static Chromium browser;
    private static TestApp app;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            app.close();
        }
    }

    private static PageUser open() {
        return PageUser.open(browser, app.port(), "/app/data", 1440);
    }

    /// Dates that can all be read both ways.
    private static byte[] odd(String ticker) {
        return """
        Date,Ticker,Open,High,Low,Close,Volume
        1/2/2024,%1$s,10,11,9,10.5,1000
        2/2/2024,%1$s,10.5,11,9,10.6,1000
        5/2/2024,%1$s,10.5,11,9,10.7,1000
        """
                .formatted(ticker)
                .getBytes(UTF_8);
    }

    private static byte[] zip(String ticker) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("plain.csv"));
            zip.write(
                    "Date,Ticker,Open,High,Low,Close,Volume\n2024-01-02,PLAIN,10,11,9,10.5,1000\n"
                            .getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("odd.csv"));
            zip.write(odd(ticker));
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static void choose(PageUser user, String name, byte[] content) {
        user.choose(Map.of(name, Base64.getEncoder().encodeToString(content)));
    }

    private static JsonNode stock(String ticker) {
        return app.call().get("/api/v1/stocks/" + ticker).json();
    }

    @Test
    void theBytesThatAreSentAreCountedWhileAFileIsOnItsWay() {
        StringBuilder rows = new StringBuilder("date,ticker,open,high,low,close,volume,remark\n");
        LocalDate day = LocalDate.of(2015, 1, 1);
        for (int i = 0; i < 3_000; i++) {
            rows.append(day.plusDays(i))
                    .append(",BTC-USD,10,11,9,10.5,1000,")
                    .append("x".repeat(500))
                    .append('\n');
        }
        try (PageUser user = open()) {
            slow(user, SLOW);
            choose(user, "slow.csv", rows.toString().getBytes(UTF_8));
            String bar = "document.querySelector('main [role=progressbar]')";
            assertTrue(
                    user.tab.becomes(
                            "/^[\\d.,]+ [KM]B of 1\\.\\d MB sent$/.test(%s.ariaValueText)"
                                    .formatted(bar)));
            int before = user.tab.eval("Number(%s.ariaValueNow)".formatted(bar)).asInt();
            assertTrue(before < 1_300_000, "sent " + before);
            assertTrue(
                    user.tab.becomes("Number(%s.ariaValueNow) > %d".formatted(bar, before)),
                    "it moves on");
            user.sees("Import 3,000 rows");
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void anImportIsCancelledWhileItsBytesAreOnTheirWay() {
        StringBuilder rows = new StringBuilder("date,ticker,open,high,low,close,volume,remark\n");
        for (int day = 10; day < 30; day++) {
            rows.append(
                    "2024-01-%d,STOPPED-USD,10,11,9,10.5,1000,%s%n"
                            .formatted(day, "x".repeat(45_000)));
        }
        try (PageUser user = open()) {
            choose(user, "stopped.csv", rows.toString().getBytes(UTF_8));
            user.sees("Import 20 rows");
            slow(user, 100_000);
            user.click("Import 20 rows");
            user.click("Cancel");
            user.sees("not stored yet");
            slow(user, -1);
            assertEquals(404, app.call().get("/api/v1/stocks/STOPPED-USD").status());
            user.click("Import 20 rows");
            assertTrue(user.tab.becomes("document.querySelector('main .badge.good')"));
            assertEquals(20, stock("STOPPED-USD").get("bars").asInt(), "the same file, once");
        }
    }

    private static void slow(PageUser user, int bytesASecond) {
        user.tab.call(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        0,
                        "downloadThroughput",
                        -1,
                        "uploadThroughput",
                        bytesASecond));
    }

    @Test
    void datesThatCanBeReadBothWaysAreAskedForInEveryKindOfFile() throws IOException {
        for (Map.Entry<String, byte[]> file :
                Map.of("one.csv.gz", gzip(odd("GZIPPED")), "two.zip", zip("ZIPPED")).entrySet()) {
            String ticker = file.getKey().endsWith("zip") ? "ZIPPED" : "GZIPPED";
            try (PageUser user = open()) {
                choose(user, file.getKey(), file.getValue());
                user.sees(
                        "is 2024-01-02 when the month comes first and 2024-02-01 when the day"
                                + " does");
                user.click("The day comes first");
                user.click("Import ");
                assertTrue(user.tab.becomes("document.querySelector('main .badge.good')"));
            }
            assertEquals("2024-02-01", stock(ticker).get("first_on").asText());
            assertEquals(3, stock(ticker).get("bars").asInt());
        }
    }

    @Test
    void aChoiceThatADateContradictsIsRefusedAtItsField() {
        try (PageUser user = open()) {
            choose(
                    user,
                    "late.csv",
                    "Date,Ticker,Open,High,Low,Close,Volume\n13/2/2024,LATE,10,11,9,10.5,1000\n"
                            .getBytes(UTF_8));
            user.click("Say what the file does not");
            user.fill("select[name=dates]", "month_first");
            user.click("Look again");
            user.sees("Its dates were stated to begin with the month");
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('select[name=dates]').ariaInvalid === 'true'"));
        }
    }
}
