package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Uploads that are kept, go on, are repeated, and are imported by a job.
final class ImportJobTest {
    private static final String PATH = "/api/v1/prices/import";
    private static final String HEADER = "date,open,high,low,close\n";

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theTailOfAnUploadOfWhichNothingIsKeptIsNoFile() {
        Call.Answer answer =
                csv("tail-of-nothing")
                        .header("Upload-Offset", "1011")
                        .postAs(PATH + "?ticker=TAILX", "2024-01-03,10,12,9,11\n");
        assertEquals(409, answer.status(), answer.body());
        assertEquals("wrong_upload_offset", answer.json().get("code").asText());
        assertTrue(answer.json().get("detail").asText().contains("No bytes of this upload"));
        assertEquals(404, app.call().get("/api/v1/stocks/TAILX").status());
    }

    @Test
    void aJobImportsWhenAskedAndKeepsItsReport() {
        Call.Answer answer =
                csv("job-1")
                        .header("Prefer", "respond-async")
                        .postAs(
                                PATH + "?ticker=ASYNC",
                                HEADER + "2024-01-30,10,12,9,11\nx,1,1,1,1\n");
        assertEquals(202, answer.status(), answer.body());
        JsonNode job = app.ended(answer.json().get("id").asText());
        assertEquals("completed", job.get("state").asText());
        JsonNode progress = app.call().get(answer.header("Location")).json();
        assertEquals(2, progress.get("rows_read").asInt());
        assertEquals(1, progress.get("report").get("inserted").asInt());
        assertEquals(1, progress.get("report").get("rejected").asInt());
        assertEquals(1, app.call().get("/api/v1/stocks/ASYNC").json().get("bars").asInt());
        Call.Answer again =
                csv("job-1")
                        .header("Prefer", "respond-async")
                        .postAs(
                                PATH + "?ticker=ASYNC",
                                HEADER + "2024-01-30,10,12,9,11\nx,1,1,1,1\n");
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals(answer.json().get("id"), again.json().get("id"));
    }

    @Test
    void aJobWhoseFileIsRefusedFailsWithTheReason() {
        Call.Answer answer =
                csv("job-2")
                        .header("Prefer", "respond-async")
                        .postAs(PATH + "?ticker=CITIES", "city,people\nParis,2\n");
        JsonNode job = app.ended(answer.json().get("id").asText());
        assertEquals("failed", job.get("state").asText());
        Call.Answer progress = app.call().get(answer.header("Location"));
        assertTrue(progress.body().contains("columns_missing"), progress.body());
        assertTrue(progress.json().get("report").isNull());
    }

    @Test
    void aRetryTakesTheFileOverAndSaysWhereItsProgressIs() {
        Call.Answer first =
                csv("job-3")
                        .header("Prefer", "respond-async")
                        .postAs(PATH + "?ticker=CITIES", "city,people\nParis,2\n");
        String old = first.json().get("id").asText();
        app.ended(old);
        Call.Answer retried = app.call().post("/api/v1/jobs/" + old + "/retry", "");
        assertEquals(202, retried.status(), retried.body());
        String fresh = retried.json().get("id").asText();
        assertTrue(
                retried.header("Link").contains("<" + PATH + "/" + fresh + ">; rel=\"results\""));
        app.ended(fresh);
        assertEquals(200, app.call().get(PATH + "/" + fresh).status());
        Call.Answer before = app.call().get(PATH + "/" + old);
        assertEquals(404, before.status());
        assertTrue(before.json().get("detail").asText().contains("/api/v1/jobs/" + old));
    }

    @Test
    void theSameUploadAgainGetsTheSameAnswerAndAnotherIsRefused() {
        String body = HEADER + "2024-01-30,10,12,9,11\n";
        Call.Answer first = csv("same").postAs(PATH + "?ticker=SAME", body);
        assertEquals(1, first.json().get("inserted").asInt(), first.body());
        Call.Answer again = csv("same").postAs(PATH + "?ticker=SAME", body);
        assertEquals(first.json(), again.json());
        assertEquals("true", again.header("Idempotent-Replayed"));
        Call.Answer other =
                csv("same").postAs(PATH + "?ticker=SAME", body + "2024-01-31,1,1,1,1\n");
        assertEquals("idempotency_key_reused", other.json().get("code").asText());
        Call.Answer elsewhere = csv("same").postAs(PATH + "?ticker=ELSE", body);
        assertEquals(422, elsewhere.status());
    }

    /// The connection is cut in the middle; the rest comes with another request.
    @Test
    void anUploadThatBreaksOffGoesOn() throws IOException {
        String whole = HEADER + "2024-01-30,10,12,9,11\n2024-01-31,10,12,9,11\n";
        String begin = whole.substring(0, 40);
        cut("resume", "RESUME", begin, whole.length());
        Call.Answer kept = csv("resume").get(PATH);
        assertEquals(40, kept.json().get("bytes").asInt(), kept.body());
        assertEquals("40", kept.header("Upload-Offset"));
        assertEquals(404, app.call().get("/api/v1/stocks/RESUME").status());
        Call.Answer wrong =
                csv("resume").header("Upload-Offset", "7").postAs(PATH + "?ticker=RESUME", "x");
        assertEquals("wrong_upload_offset", wrong.json().get("code").asText());
        Call.Answer rest =
                csv("resume")
                        .header("Upload-Offset", "40")
                        .postAs(PATH + "?ticker=RESUME", whole.substring(40));
        assertEquals(2, rest.json().get("inserted").asInt(), rest.body());
    }

    @Test
    void anUploadWithoutAnOffsetBeginsAnew() throws IOException {
        cut("anew", "ANEW", HEADER + "2024-01-30,10,12", 1_000);
        Call.Answer anew =
                csv("anew").postAs(PATH + "?ticker=ANEW", HEADER + "2024-01-30,10,12,9,11\n");
        assertEquals(1, anew.json().get("rows").asInt(), anew.body());
    }

    @Test
    void aDryRunStoresNothing() {
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "text/csv")
                        .postAs(
                                PATH + "?ticker=DRYHTTP&dry_run=true",
                                "Date;Open;High;Low;Close\n31/01/2024;10;12;9;11\n");
        assertEquals(200, answer.status(), answer.body());
        assertEquals(true, answer.json().get("dry_run").asBoolean());
        assertEquals(1, answer.json().get("inserted").asInt());
        assertEquals("semicolon", answer.json().get("understood").get("separator").asText());
        assertTrue(answer.body().contains("day first"), answer.body());
        assertEquals(404, app.call().get("/api/v1/stocks/DRYHTTP").status());
    }

    /// Its report has some hundred thousand JSON tokens, twice as many as a stranger's body may.
    @Test
    void theReportOfAnArchiveOfManyFilesIsReadBackInPages() throws Exception {
        int files = 700;
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + app.port()
                                                                + PATH
                                                                + "?source=many"))
                                        .header("Content-Type", "application/zip")
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(zip(files)))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertEquals(202, answer.statusCode(), answer.body());
        String location = answer.headers().firstValue("Location").orElseThrow();
        app.ended(location.substring(location.lastIndexOf('/') + 1));
        Call.Answer progress = app.call().get(location);
        JsonNode report = progress.json().get("report");
        assertEquals(files, progress.json().get("rows_read").asInt());
        assertEquals(files, report.get("inserted").asInt());
        assertEquals(files, report.get("file_count").asInt());
        assertEquals(100, report.get("files").size());
        List<String> names = new ArrayList<>();
        report.get("files").forEach(file -> names.add(file.get("name").asText()));
        String link = progress.header("Link");
        while (!link.isEmpty()) {
            Call.Answer page = app.call().get(link.substring(1, link.indexOf('>')));
            assertEquals(200, page.status(), page.body());
            page.json().get("items").forEach(file -> names.add(file.get("name").asText()));
            link = page.header("Link");
        }
        assertEquals(
                IntStream.range(0, files).mapToObj("MANYFILES%d.csv"::formatted).toList(), names);
        Call.Answer first = app.call().get(location + "/files?limit=1");
        assertEquals("MANYFILES0.csv", first.json().get("items").get(0).get("name").asText());
        assertEquals(422, app.call().get(location + "/files?cursor=x").status());
        assertEquals(404, app.call().get(PATH + "/x/files").status());
    }

    private static byte[] zip(int files) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int file = 0; file < files; file++) {
                zip.putNextEntry(new ZipEntry("MANYFILES" + file + ".csv"));
                zip.write((HEADER + "2024-01-30,10,12,9,11\n").getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    @Test
    void aSourceWithInvisibleCharactersIsRefusedAndAFormulaDoesNoHarmInCsv() {
        Call.Answer refused =
                csv("bidi").postAs(PATH + "?ticker=BIDI&source=a%E2%80%AEb", HEADER + "x\n");
        assertEquals(422, refused.status(), refused.body());
        assertTrue(refused.body().contains("U+202E (RIGHT-TO-LEFT OVERRIDE)"), refused.body());
        csv("formula")
                .postAs(
                        PATH + "?ticker=FORMULA&source=%3DHYPERLINK(%22x%22)",
                        HEADER + "2024-01-30,10,12,9,11\n");
        String list =
                app.call().header("Accept", "text/csv").get("/api/v1/stocks?search=formula").body();
        assertTrue(list.contains("'=HYPERLINK("), list);
    }

    private static Call csv(String key) {
        return app.call().header("Content-Type", "text/csv").header("Idempotency-Key", key);
    }

    private static void cut(String key, String ticker, String begin, int announced)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    String.join(
                                    "\r\n",
                                    "POST " + PATH + "?ticker=" + ticker + " HTTP/1.1",
                                    "Host: localhost",
                                    "Content-Type: text/csv",
                                    "Idempotency-Key: " + key,
                                    "Content-Length: " + announced,
                                    "",
                                    begin)
                            .getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            try (InputStream in = socket.getInputStream()) {
                in.readAllBytes();
            }
        }
    }
}
