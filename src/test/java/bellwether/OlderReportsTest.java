package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Reports and workbooks, as older clients ask for them.
final class OlderReportsTest {
    private static final ReportCalls CALLS = new ReportCalls();

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    private static void assertCode(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    @Test
    void theNewestAnalysisOfASymbolIsReported() {
        assertCode(404, "unknown_analysis", CALLS.other().get("/report/DEMO02"));
        assertCode(404, "unknown_job", CALLS.other().get("/download"));
        CALLS.analysis("DEMO02", "");
        String newest = CALLS.analysis("DEMO02", "");
        CALLS.analysis("DEMO02", ",\"as_of\":\"2024-05-31\"");

        Call.Answer report = CALLS.call().get("/report/demo02");
        assertEquals(200, report.status(), report.body());
        assertTrue(report.body().contains("Analysis " + newest), "the newest that is of today");
        assertEquals(422, CALLS.call().get("/report/DEMO02?format=pdf").status());
    }

    @Test
    void theNewestResultsAreDownloaded() {
        CALLS.analysis("DEMO03", "");
        CALLS.app.now.set(CALLS.app.now.get().plusMillis(5));
        String job =
                CALLS.analyse("{\"tickers\":[\"DEMO01\",\"DEMO04\"],\"capital\":5000}")
                        .json()
                        .at("/job/id")
                        .asText();
        Call.Answer newest = CALLS.call().get("/download");
        assertEquals(200, newest.status());
        assertEquals(
                "attachment; filename=\"results-%s.xlsx\"".formatted(job),
                newest.header("Content-Disposition"));
        assertEquals(200, CALLS.call().get("/download?job_id=" + job).status());
        assertEquals(404, CALLS.other().get("/download?job_id=" + job).status());
        assertEquals(422, CALLS.call().get("/download?job=" + job).status());
    }
}
