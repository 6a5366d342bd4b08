package bellwether.bench.attack;

import static bellwether.bench.attack.Attack.Setting.usual;
import static bellwether.bench.attack.RequestWalk.Request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Too many headers, and odd values in every header that something reads. All of header, value and
/// route would be 38,000 requests; a seeded share of them is sent, as many as the time allows.
final class OddHeaders {
    private static final long SEED = 1;

    private static final List<String> READS =
            List.of(
                    "GET /health",
                    "GET /api/v1/stocks?limit=1",
                    "GET /api/v1/bars?tickers=DEMO01&from=2025-12-20",
                    "GET /openapi.json",
                    "GET /docs",
                    "GET /metrics",
                    "GET /udf/config",
                    "OPTIONS /api/v1/me",
                    "HEAD /api/v1/stocks",
                    "GET /api/v1/jobs/x/events");

    private OddHeaders() {}

    static List<Attack> all() {
        return List.of(
                Attack.of(
                        "headers",
                        "1,000 headers in each request, 50 connections",
                        usual(),
                        Crowd.of(50, Script.opening(_ -> many(1_000, "1.1")))
                                .allowing("400", "431")
                                .atMost(3_000)),
                // just beyond a bound of 100, on used connections
                Attack.of(
                        "headers",
                        "150 headers, five requests in a pipeline",
                        usual(),
                        Crowd.of(50, Script.opening(_ -> many(150, "1.1").repeat(5)))
                                .allowing("400", "431")
                                .atMost(3_000)),
                // the older protocol, and the same name a thousand times
                Attack.of(
                        "headers",
                        "1,000 times the same header in HTTP/1.0, reset",
                        usual(),
                        Crowd.of(
                                        50,
                                        Script.opening(_ ->
                                                        "GET /health HTTP/1.0\r\n"
                                                                + "a:b\r\n".repeat(1_000)
                                                                + "\r\n")
                                                .leaving(Script.Leaving.RESET))
                                .allowing("400", "431")
                                .atMost(3_000)),
                Attack.of(
                        "values",
                        "odd values in 49 headers, reads",
                        usual().unlimited(),
                        walk(target -> reads(target, "1.1"))),
                // with bodies, whose headers other code reads
                Attack.of(
                        "values",
                        "the same with a JSON body and an upload",
                        usual().unlimited(),
                        walk(OddHeaders::writes)),
                // each header twice, in HTTP/1.0, from callers without a key
                Attack.of(
                        "values",
                        "the same twice in one head, HTTP/1.0, no key",
                        usual().unlimited(),
                        walk(_ -> twice())));
    }

    private static String many(int count, String version) {
        StringBuilder head =
                new StringBuilder("GET /health HTTP/" + version + "\r\nHost: localhost\r\n");
        for (int i = 0; i < count; i++) {
            head.append('a').append(i).append(":b\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString();
    }

    private static RequestWalk walk(Function<Target, List<Request>> requests) {
        return new RequestWalk(target -> {
            List<Request> all = new ArrayList<>(requests.apply(target));
            Collections.shuffle(all, new Random(SEED));
            return all;
        });
    }

    private static List<Request> reads(Target target, String version) {
        List<Request> all = new ArrayList<>();
        for (String line : READS) {
            each((name, value) ->
                    all.add(request(line, version, base(target, name), name, value, "")));
        }
        return all;
    }

    private static List<Request> writes(Target target) {
        String order = "{\"tickers\":[\"DEMO01\"],\"capital\":1000}";
        String csv = "date,open,high,low,close\n2024-01-02,1,2,0.5,1.5\n";
        List<Request> all = new ArrayList<>();
        each((name, value) -> {
            String base = base(target, name).replace(target.reader(), target.master());
            all.add(
                    request(
                            "POST /analyze",
                            "1.1",
                            base + body(name, "application/json", order),
                            name,
                            value,
                            order));
            all.add(
                    request(
                            "POST /api/v1/prices/import?ticker=HF&source=h&dry_run=true",
                            "1.1",
                            base + body(name, "text/csv", csv),
                            name,
                            value,
                            csv));
        });
        return all;
    }

    private static List<Request> twice() {
        List<Request> all = new ArrayList<>();
        each((name, value) ->
                all.add(
                        request(
                                "GET /api/v1/me",
                                "1.0",
                                name + ": " + value + "\r\n",
                                name,
                                value,
                                "")));
        return all;
    }

    private interface Pair {
        void take(String name, String value);
    }

    private static void each(Pair pair) {
        HeaderValues.NAMES.forEach(
                name -> HeaderValues.VALUES.forEach(value -> pair.take(name, value)));
    }

    /// The usual headers but for the one that is tried.
    private static String base(Target target, String tried) {
        return other(tried, "Host", "localhost")
                + other(tried, "X-API-Key", target.reader())
                + other(tried, "Connection", "close");
    }

    private static String body(String tried, String type, String body) {
        return other(tried, "Content-Type", type)
                + other(tried, "Content-Length", Integer.toString(body.length()));
    }

    private static String other(String tried, String name, String value) {
        return tried.equals(name) ? "" : name + ": " + value + "\r\n";
    }

    private static Request request(
            String line, String version, String base, String name, String value, String body) {
        String shown = value.length() > 20 ? value.substring(0, 20) + "…" : value;
        String text =
                "%s HTTP/%s\r\n%s%s: %s\r\n\r\n%s"
                        .formatted(line, version, base, name, value, body);
        return Request.of("%s with %s: %s".formatted(line, name, shown.strip()), text);
    }
}
