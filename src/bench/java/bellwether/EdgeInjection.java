package bellwether;

import bellwether.platform.http.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Every query parameter, body field, header and path element that takes a value, tried by sqlmap.
final class EdgeInjection {
    private static final String JSON = "Content-Type: application/json";

    private final Call call;
    private final int port;
    private final Path folder;
    private final List<String> rows = new ArrayList<>();

    EdgeInjection(Call call, int port, Path folder) {
        this.call = call;
        this.port = port;
        this.folder = folder;
    }

    List<String> run() throws Exception {
        EdgeTool sqlmap = new EdgeTool("sqlmap");
        if (!sqlmap.installed()) {
            return List.of("sqlmap: SKIPPED");
        }
        String job =
                call.header("Prefer", "wait=10")
                        .post("/api/v1/analyses", "{\"tickers\":[\"DEMO01\"],\"capital\":1000}")
                        .json()
                        .at("/job/id")
                        .asText();
        for (String path :
                List.of(
                        "/api/v1/stocks?search=DEMO&limit=5",
                        "/api/v1/stocks?limit=5&cursor=" + cursor("/api/v1/stocks?limit=5"),
                        "/api/v1/stocks/DEMO01*",
                        "/api/v1/stocks/DEMO01/bars?from=2025-01-01&to=2025-12-31&timeframe=1d&limit=5",
                        "/api/v1/jobs?state=completed&kind=analysis&since=2026-01-01T00:00:00Z&limit=5",
                        "/api/v1/jobs/" + job + "*",
                        "/api/v1/jobs/" + job + "/results?verdict=BUY&limit=5",
                        "/api/v1/stocks/DEMO01*/analyses",
                        "/api/v1/stocks/DEMO01/analyses?limit=5",
                        "/history/DEMO01?limit=5",
                        "/api/v1/audit?actor=a&action=b&since=2026-01-01T00:00:00Z&limit=5",
                        "/api/v1/stocks?sector=a&exchange=b&limit=5",
                        "/api/v1/quality?limit=5",
                        "/api/v1/stocks/DEMO01/quality*",
                        "/api/v1/bars?tickers=DEMO01&from=2025-12-01&timeframe=1d&adjust=none",
                        "/api/v1/exchanges/XNYS?year=2026",
                        "/udf/search?query=demo&type=stock&exchange=a&limit=5",
                        "/udf/history?symbol=DEMO01&resolution=1D&from=1&to=1760000000&countback=2",
                        "/status/" + job + "*")) {
            attack(sqlmap, path, List.of());
        }
        String order =
                "{\"tickers\":[\"DEMO01\"],\"capital\":1000,\"profile\":\"balanced\","
                        + "\"risk_percent\":1,\"position_limit_percent\":20,\"reward_risk\":2,\"timeframe\":\"1d\"}";
        attack(sqlmap, "/api/v1/analyses", List.of("--data", order, "--headers", JSON));
        attack(sqlmap, "/analyze", List.of("--data", order, "--headers", JSON));
        attack(
                sqlmap,
                "/api/stocks/analyze-all-stocks",
                List.of(
                        "--data",
                        "{\"symbols\":[\"DEMO01\"],\"capital\":1000}",
                        "--headers",
                        JSON));
        attack(
                sqlmap,
                "/api/v1/analyses",
                List.of("--data", order, "--headers", JSON + "\nIdempotency-Key: abc*"));
        attack(
                sqlmap,
                "/api/v1/prices/import?ticker=SQLMAP&source=tried",
                List.of(
                        "-p",
                        "ticker,source",
                        "--headers",
                        "Content-Type: text/csv",
                        "--data",
                        "date,open,high,low,close,volume\n2026-01-02,1,2,1,2,3\n"));
        return rows;
    }

    private String cursor(String list) {
        String link = call.get(list).header("Link");
        return link.replaceFirst(".*cursor=", "").replaceFirst("[&>].*", "");
    }

    private void attack(EdgeTool sqlmap, String path, List<String> more) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--batch",
                                "--level=1",
                                "--risk=1",
                                "--dbms=PostgreSQL",
                                "--flush-session",
                                "--time-sec=2",
                                "--disable-coloring",
                                "--output-dir=" + folder.resolve("sqlmap"),
                                "-u",
                                "http://127.0.0.1:" + port + path));
        arguments.addAll(more);
        String said = sqlmap.run(arguments);
        boolean none = said.contains("do not appear to be injectable");
        boolean found = said.contains("identified the following injection point");
        String verdict =
                found ? "INJECTABLE" : none ? "nothing found" : "NOT TESTED: " + last(said);
        String row = "%-34s %s".formatted("sqlmap", verdict + ": " + path + headers(more));
        System.out.println(row);
        rows.add(row);
    }

    private static String headers(List<String> more) {
        return more.isEmpty()
                ? ""
                : " with a body" + (more.getLast().contains("*") ? ", its Idempotency-Key" : "");
    }

    private static String last(String said) {
        return said.lines()
                .filter(line -> line.contains("[CRITICAL]"))
                .reduce((a, b) -> b)
                .orElse(said);
    }
}
