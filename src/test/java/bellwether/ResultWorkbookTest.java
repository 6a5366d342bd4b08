package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The workbook of a job, read back by another program.
final class ResultWorkbookTest {
    private static final ReportCalls CALLS = new ReportCalls();

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    private static byte[] workbook(String job) throws IOException, InterruptedException {
        URI uri =
                URI.create(
                        "http://127.0.0.1:%d/api/v1/jobs/%s/results.xlsx"
                                .formatted(CALLS.app.app.port(), job));
        HttpRequest request = HttpRequest.newBuilder(uri).header("X-API-Key", CALLS.key()).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        }
    }

    private static List<Row> sheet(String job, String name)
            throws IOException, InterruptedException {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(workbook(job)))) {
            return book.findSheet(name).orElseThrow().read();
        }
    }

    private static Object cell(List<Row> rows, int row, String heading) {
        for (int i = 0; i < rows.getFirst().getCellCount(); i++) {
            if (rows.getFirst().getCellText(i).equals(heading)) {
                int at = i;
                return rows.get(row)
                        .getOptionalCell(i)
                        .map(found ->
                                switch (found.getType()) {
                                    case NUMBER -> found.asNumber();
                                    default -> rows.get(row).getCellText(at);
                                })
                        .orElse("");
            }
        }
        throw new AssertionError(heading);
    }

    @Test
    void resultsReasonsAndErrorsAreThoseOfTheJob() throws Exception {
        CALLS.prices("WAVES", 300);
        CALLS.prices("SHORT", 44);
        JsonNode answer =
                CALLS.analyse("{\"tickers\":[\"WAVES\",\"SHORT\",\"DEMO02\"],\"capital\":100000}")
                        .json();
        String job = answer.at("/job/id").asText();
        List<Row> results = sheet(job, "results");
        List<String> tickers = new ArrayList<>();
        answer.get("items").forEach(item -> tickers.add(item.get("ticker").asText()));
        assertEquals(1 + tickers.size(), results.size());
        for (int i = 0; i < tickers.size(); i++) {
            JsonNode item = answer.at("/items/" + i);
            assertEquals(tickers.get(i), cell(results, i + 1, "Ticker"));
            assertNumber(item.at("/score"), cell(results, i + 1, "Score"));
            assertNumber(item.at("/last_close"), cell(results, i + 1, "Last close"));
            assertEquals(
                    item.at("/synthetic").asBoolean() ? "yes" : "no",
                    cell(results, i + 1, "Synthetic"));
            assertEquals(
                    LocalDate.parse(item.at("/as_of").asText()),
                    results.get(i + 1).getCellAsDate(3).orElseThrow().toLocalDate());
            assertEquals(CellType.NUMBER, results.get(i + 1).getCell(3).getType());
        }
        List<Row> reasons = sheet(job, "reasons");
        int votes = answer.at("/items/0/reasons").size() + answer.at("/items/1/reasons").size();
        assertEquals(1 + votes, reasons.size());
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < reasons.size(); i++) {
            if (reasons.get(i).getCellText(0).equals(tickers.getFirst())) {
                sum = sum.add((BigDecimal) cell(reasons, i, "Contribution"));
            }
        }
        assertEquals(answer.at("/items/0/score").asDouble(), sum.doubleValue(), 1e-6);
        List<Row> errors = sheet(job, "errors");
        assertEquals(2, errors.size());
        assertEquals("SHORT", cell(errors, 1, "Ticker"));
        assertEquals("not_enough_bars", cell(errors, 1, "Code"));
        String about = sheet(job, "about").toString() + texts(sheet(job, "about"));
        for (String part :
                List.of(
                        job,
                        "analyses: 2; failed: 1; symbols: 3",
                        "synthetic",
                        "no advice",
                        "Formula version")) {
            assertTrue(about.contains(part), part + " in " + about);
        }
    }

    private static String texts(List<Row> rows) {
        StringBuilder all = new StringBuilder();
        rows.forEach(row ->
                row.forEach(cell -> all.append(cell == null ? "" : cell.getText()).append('\n')));
        return all.toString();
    }

    private static void assertNumber(JsonNode wanted, Object found) {
        assertEquals(wanted.asDouble(), ((BigDecimal) found).doubleValue(), 1e-9);
    }

    /// Office programs are stricter than libraries, and show a text where it is a number no more.
    @Test
    void anOfficeProgramReadsEverySheet(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(
                new File("/usr/bin/soffice").canExecute(), "LibreOffice is not there");
        JsonNode answer =
                CALLS.analyse("{\"tickers\":[\"DEMO01\",\"DEMO02\",\"NOPE\"],\"capital\":100000}")
                        .json();
        String job = answer.at("/job/id").asText();
        Files.write(folder.resolve("book.xlsx"), workbook(job));
        Process office =
                new ProcessBuilder(
                                "/usr/bin/soffice",
                                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                                "--headless",
                                "--convert-to",
                                "csv:Text - txt - csv"
                                        + " (StarCalc):124,34,76,1,,0,false,true,false,false,false,-1",
                                "--outdir",
                                folder.toString(),
                                folder.resolve("book.xlsx").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said.txt").toFile())
                        .start();
        boolean ended = office.waitFor(180, TimeUnit.SECONDS);
        office.destroyForcibly();
        assertTrue(ended, Files.readString(folder.resolve("said.txt")));
        List<String> results = Files.readAllLines(folder.resolve("book-results.csv"));
        List<String> heads = List.of(results.getFirst().split("\\|", -1));
        assertEquals(3, results.size(), results.toString());
        for (int i = 0; i < 2; i++) {
            JsonNode item = answer.at("/items/" + i);
            List<String> row = List.of(results.get(i + 1).split("\\|", -1));
            assertEquals(item.at("/ticker").asText(), row.get(heads.indexOf("Ticker")));
            assertEquals(
                    item.at("/score").asDouble(),
                    Double.parseDouble(row.get(heads.indexOf("Score"))),
                    1e-9);
            assertEquals(item.at("/as_of").asText(), row.get(heads.indexOf("As of")));
            assertEquals(
                    item.at("/plan/message").asText(), row.get(heads.indexOf("Plan, or why none")));
        }
        assertTrue(Files.size(folder.resolve("book-reasons.csv")) > 200);
        assertTrue(Files.readString(folder.resolve("book-errors.csv")).contains("NOPE"));
        assertTrue(Files.readString(folder.resolve("book-about.csv")).contains(job));
    }

    @Test
    void otherJobsAndOtherOwnersAreRefused() {
        String job =
                CALLS.analyse("{\"tickers\":[\"DEMO01\"],\"capital\":1000}")
                        .json()
                        .at("/job/id")
                        .asText();
        String path = "/api/v1/jobs/" + job + "/results.xlsx";
        assertEquals(404, CALLS.other().get(path).status());
        assertEquals(422, CALLS.call().get(path + "?limit=5").status());
        Call.Answer screen =
                CALLS.call()
                        .post(
                                "/api/v1/screen",
                                "{\"q\":\"SMA_37 > 1\",\"universe\":{\"tickers\":[\"DEMO01\"]}}");
        Call.Answer other =
                CALLS.call()
                        .get("/api/v1/jobs/" + screen.json().get("id").asText() + "/results.xlsx");
        assertEquals(409, other.status(), other.body());
        assertEquals("no_workbook", other.json().get("code").asText());
    }
}
