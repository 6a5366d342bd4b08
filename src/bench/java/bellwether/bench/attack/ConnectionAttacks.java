package bellwether.bench.attack;

import static bellwether.bench.attack.Attack.Setting.usual;

import java.util.List;

/// Crowds of connections, each kind in one state: empty, in the head, in the body, listening,
/// reading slowly. The script's number of connections is 1,900, just under the limit of 2,000.
final class ConnectionAttacks {
    private static final int MANY = 1_900;
    private static final int DRIP = 3_500;

    private ConnectionAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("idle", "1,900 empty connections", usual(), Crowd.of(MANY, empty())),
                // from many addresses, so that a share for each address does not help
                Attack.of(
                        "idle",
                        "2,000 empty ones from 40 addresses",
                        usual(),
                        Crowd.of(2_000, empty()).from(40)),
                // after one good answer a connection is known, and may stay longer
                Attack.of(
                        "idle",
                        "1,000 that stay after an answer, ended by resets",
                        usual(),
                        Crowd.of(
                                        1_000,
                                        Script.opening(_ ->
                                                        "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                                .leaving(Script.Leaving.RESET))
                                .from(4)),
                Attack.of(
                        "head", "1,900 heads, a byte each 3.5 s", usual(), Crowd.of(MANY, head())),
                // the second head of a connection: the server's clock for it begins elsewhere
                Attack.of(
                        "head",
                        "1,000 second heads on used connections, 20 addresses",
                        usual(),
                        Crowd.of(
                                        1_000,
                                        Script.opening(_ ->
                                                        "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\nGET /health HTTP/1.1\r\nX-A: ")
                                                .dripping("a", 1_000))
                                .from(20)),
                // HTTP/1.0 needs no Host; the sender has said that nothing more comes
                Attack.of(
                        "head",
                        "1,000 halves of an HTTP/1.0 head, half-closed",
                        usual(),
                        Crowd.of(
                                        1_000,
                                        Script.opening(_ -> "GET /health HTTP/1.0\r\nX-A: ")
                                                .leaving(Script.Leaving.HALF_CLOSE))
                                .from(4)),
                Attack.of(
                        "body",
                        "1,900 bodies of 25 kB: 20 kB, then a byte each 3.5 s, invented keys",
                        usual(),
                        Crowd.of(MANY, body())),
                // without a length nothing says how much is to come
                Attack.of(
                        "body",
                        "1,000 chunked ones, a chunk each 0.5 s, no key, 20 addresses",
                        usual(),
                        Crowd.of(
                                        1_000,
                                        Script.opening(_ ->
                                                        "POST /analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                                                .dripping("1\r\n \r\n", 500))
                                .from(20)),
                // on the route for uploads, which has other limits, and never finished
                Attack.of(
                        "body",
                        "500 uploads said to be gzip, invented keys, reset",
                        usual(),
                        Crowd.of(
                                        500,
                                        Script.opening(n ->
                                                        "POST /api/v1/prices/import?source=a HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Encoding: gzip\r\nContent-Length: 1000000\r\nX-API-Key: x%d\r\n\r\n\u001f\u008b"
                                                                .formatted(n))
                                                .dripping("a", 1_000)
                                                .leaving(Script.Leaving.RESET))
                                .from(10)),
                Attack.of(
                        "sse",
                        "600 event streams of one key",
                        usual(),
                        streams(600, Script.Leaving.CLOSE)),
                // the service notices a reset only when it writes
                Attack.of(
                        "sse",
                        "300 event streams, reset and opened again",
                        usual().unlimited(),
                        streams(300, Script.Leaving.RESET)),
                // without limits a caller can open them all at once
                Attack.of(
                        "sse",
                        "600 event streams, limits off",
                        usual().unlimited(),
                        streams(600, Script.Leaving.CLOSE)),
                Attack.of(
                        "slowread",
                        "200 readers of all prices as CSV, 5 kB/s each",
                        usual(),
                        target ->
                                Crowd.of(200, prices(target, "text/csv").reading(1_000, 190))
                                        .from(4)
                                        .run(target)),
                // compressed answers are smaller and cost more
                Attack.of(
                        "slowread",
                        "200 readers of JSON in gzip, below the slowest pace",
                        usual().unlimited(),
                        target ->
                                Crowd.of(
                                                200,
                                                prices(
                                                                target,
                                                                "application/json\r\nAccept-Encoding: gzip")
                                                        .reading(200, 500))
                                        .run(target)),
                // 20 requests at once on each, and nothing is ever read
                Attack.of(
                        "slowread",
                        "500 with 20 requests in a pipeline, nothing read",
                        usual().unlimited(),
                        target ->
                                Crowd.of(500, pipeline(target.reader()).readingNothing())
                                        .from(10)
                                        .run(target)));
    }

    private static Script empty() {
        return Script.opening(_ -> "");
    }

    private static Script head() {
        return Script.opening(_ -> "GET /health HTTP/1.1\r\nHost: localhost\r\nX-A: ")
                .dripping(" ", DRIP);
    }

    private static Script body() {
        String spaces = " ".repeat(20_000);
        return Script.opening(n ->
                        "POST /analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-API-Key: x%d\r\nContent-Length: 25000\r\n\r\n%s"
                                .formatted(n, spaces))
                .dripping(" ", DRIP);
    }

    private static Script prices(Target target, String accept) {
        String request =
                "GET /api/v1/bars?universe=all HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nAccept: %s\r\n\r\n"
                        .formatted(target.reader(), accept);
        return Script.opening(_ -> request);
    }

    /// Of a job that is paused, so that its streams stay open.
    private static Load streams(int count, Script.Leaving leaving) {
        return target -> {
            String request =
                    "GET /api/v1/jobs/%s/events HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nAccept: text/event-stream\r\n\r\n"
                            .formatted(Stock.pausedJob(target), target.reader());
            return Crowd.of(count, Script.opening(_ -> request).leaving(leaving)).run(target);
        };
    }

    private static Script pipeline(String key) {
        String request =
                "GET /api/v1/stocks HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n\r\n"
                        .formatted(key);
        return Script.opening(_ -> request.repeat(20));
    }
}
