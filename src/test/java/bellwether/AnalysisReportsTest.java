package bellwether;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/// Reports and charts of analyses over HTTP.
final class AnalysisReportsTest {
    private static final ReportCalls CALLS = new ReportCalls();
    private static String analysis = "";
    private static String past = "";

    @BeforeAll
    static void analyse() {
        CALLS.prices("WAVES", 400);
        analysis = CALLS.analysis("WAVES", "");
        past = CALLS.analysis("WAVES", ",\"as_of\":\"2024-04-30\"");
    }

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    private static Call.Answer get(String id, String what) {
        return CALLS.call().get("/api/v1/analyses/" + id + what);
    }

    @Test
    void aReportHoldsEveryVoteAndItsContribution() {
        Call.Answer report = get(analysis, "/report");
        assertEquals(200, report.status(), report.body());
        String page = report.body();
        JsonNode stored = get(analysis, "").json();
        int votes = 0;
        for (JsonNode reason : stored.get("reasons")) {
            assertTrue(page.contains(escaped(reason.get("message").asText())), reason.toString());
            votes++;
        }
        assertTrue(votes > 5, stored.toString());
        for (String heading :
                new String[] {
                    "Chart", "Plan", "Reasons", "Evidence", "Outcome", "Verdicts so far", "Data"
                }) {
            assertTrue(page.contains("<h2>" + heading + "</h2>"), heading);
        }
        assertTrue(page.contains(stored.at("/plan/stop").asText()), "the stop of the plan");
        assertTrue(page.contains("are, to the bit, those that the analysis used"), page);
        assertTrue(page.contains("(this one)"), "its place among the verdicts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/report", "/chart.svg", "/chart.png", "/chart.svg?look=dark&width=400"})
    void whatTheCallerHasAlreadyIsNotSentAgain(String what) {
        Call.Answer first = get(analysis, what);
        assertEquals(200, first.status());
        String tag = first.header("ETag");
        Call.Answer again =
                CALLS.call()
                        .header("If-None-Match", tag)
                        .get("/api/v1/analyses/" + analysis + what);
        assertEquals(304, again.status());
        assertEquals("", again.body());
        assertEquals(tag, again.header("ETag"));
        Call.Answer other =
                CALLS.call()
                        .header("If-None-Match", "\"other\"")
                        .get("/api/v1/analyses/" + analysis + what);
        assertEquals(200, other.status());
        assertFalse(tag.equals(get(past, what).header("ETag")), "another analysis");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Test
    void aReportAsksForNothingAndRunsNothing() {
        Call.Answer report = get(analysis, "/report");
        String page = report.body();
        assertFalse(
                Pattern.compile("(?i)<script|\\son\\w+=|url\\(|@import|<link|<img|src=")
                        .matcher(page)
                        .find(),
                page);
        assertTrue(
                report.header("Content-Security-Policy")
                        .startsWith("default-src 'none'; style-src 'sha256-"),
                "its policy");
        assertTrue(page.contains("noindex"), page);
    }

    @Test
    void whatIsNotKnownIsSaid() {
        String page = get(analysis, "/report").body();
        assertTrue(page.contains("No evidence of a day up to 2024-06-28 is stored"), page);
        assertTrue(page.contains("Not marked yet: that is done each night."), page);
    }

    @Test
    void aPastDayIsSaidToBeOneAndWhatFollowedIsApart() {
        String page = get(past, "/report").body();
        assertTrue(page.contains("Recomputed for the past day 2024-04-30"), page);
        String chart = get(past, "/chart.svg").body();
        assertTrue(chart.contains("i-later-rise") && chart.contains("i-later-drop"), chart);
        assertTrue(chart.contains("later bars in grey, up to 2024-06-28"), chart);
        assertFalse(get(analysis, "/chart.svg").body().contains("\"i-later-"), "nothing followed");
    }

    @Test
    void madeUpPricesAreSaidToBe() {
        String id = CALLS.analysis("DEMO02", "");
        assertTrue(get(id, "/report").body().contains("Synthetic prices: they are made up"), id);
        assertTrue(
                get(id, "/chart.svg").body().contains("<title id=\"title\">Synthetic: DEMO02"), id);
    }

    @Test
    void theDrawingIsWellFormedAndHasItsWordsAndLevels() throws Exception {
        Call.Answer answer = get(analysis, "/chart.svg?width=900&height=500&look=dark");
        assertEquals(200, answer.status(), answer.body());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document svg =
                factory.newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        answer.body().getBytes(StandardCharsets.UTF_8)));
        assertEquals("900", svg.getDocumentElement().getAttribute("width"));
        assertEquals(1, svg.getElementsByTagName("title").getLength());
        assertEquals(1, svg.getElementsByTagName("desc").getLength());
        JsonNode plan = get(analysis, "").json().get("plan");
        for (String level : new String[] {"/entry/price", "/stop", "/target"}) {
            assertTrue(plan.at(level).isNumber(), plan.toString());
            String price = Pattern.quote(plan.at(level).asText());
            assertTrue(
                    Pattern.compile(price + "0*</text>").matcher(answer.body()).find(),
                    level + plan);
        }
        assertFalse(answer.body().contains("prefers-color-scheme"), "it was told which");
        assertEquals(
                answer.body(), get(analysis, "/chart.svg?width=900&height=500&look=dark").body());
    }

    @Test
    void thePictureIsAPngOfTwiceTheSizeInTheColoursAskedFor() throws Exception {
        BufferedImage light = picture("?width=400&height=300");
        assertEquals(800, light.getWidth());
        assertEquals(600, light.getHeight());
        assertEquals(0xffffffff, light.getRGB(2, 590));
        assertEquals(0xff14181d, picture("?width=400&height=300&look=dark").getRGB(2, 590));
    }

    private static BufferedImage picture(String query) throws IOException, InterruptedException {
        byte[] png = bytes("/api/v1/analyses/" + analysis + "/chart.png" + query);
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, java.util.Arrays.copyOf(png, 4));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static byte[] bytes(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + CALLS.app.app.port() + path);
        HttpRequest request = HttpRequest.newBuilder(uri).header("X-API-Key", CALLS.key()).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        }
    }

    @Test
    void sizesAndLooksAreHeldToTheirRules() {
        for (String query :
                new String[] {
                    "?width=319", "?width=1281", "?height=239", "?height=721", "?look=pink", "?x=1"
                }) {
            assertEquals(422, get(analysis, "/chart.svg" + query).status(), query);
            assertEquals(422, get(analysis, "/chart.png" + query).status(), query);
        }
        assertEquals(422, get(analysis, "/report?x=1").status());
    }

    @Test
    void anothersAnalysisIsNotThere() {
        for (String what : new String[] {"/report", "/chart.svg", "/chart.png"}) {
            String path = "/api/v1/analyses/" + analysis + what;
            assertEquals(404, CALLS.other().get(path).status(), what);
            assertEquals(401, CALLS.app.app.call().get(path).status(), what);
        }
    }

    @Test
    void correctedBarsAreSaidToBeOthersAndRemovedOnesToBeGone() {
        CALLS.prices("PASSING", 120);
        String id = CALLS.analysis("PASSING", "");
        CALLS.prices("PASSING", 100);
        Call.Answer corrected = get(id, "/report");
        assertTrue(
                corrected.body().contains("have changed since the analysis was made"),
                corrected.body());
        Call.Answer removed =
                CALLS.app
                        .master()
                        .send(
                                "DELETE",
                                "/api/v1/stocks/PASSING?confirm=PASSING",
                                HttpRequest.BodyPublishers.noBody());
        assertEquals(200, removed.status(), removed.body());
        assertTrue(get(id, "/report").body().contains("No chart: the bars of PASSING"), id);
        assertEquals("no_chart", get(id, "/chart.svg").json().get("code").asText());
    }
}
