package bellwether.bench.attack;

import static bellwether.bench.attack.Attack.Setting.usual;
import static bellwether.bench.attack.RequestWalk.Request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Malformed requests: framing, paths, versions, heads; and the same behind a good one on the same
/// connection, and with bytes that are no HTTP at all.
final class RawRequests {
    private static final String ORDER = "{\"tickers\":[\"DEMO01\"],\"capital\":1000}";
    private static final String HOST = "Host: localhost\r\n";

    private RawRequests() {}

    static List<Attack> all() {
        return List.of(
                Attack.of(
                        "raw",
                        "malformed framing, heads and paths",
                        usual().unlimited(),
                        new RequestWalk(target -> requests(target, ""))),
                // a desynchronised connection shows at the second request
                Attack.of(
                        "raw",
                        "the same behind a good request in a pipeline",
                        usual().unlimited(),
                        new RequestWalk(target ->
                                requests(target, "GET /health HTTP/1.1\r\n" + HOST + "\r\n"))),
                // wrong keys from the honest callers' own address, as behind one NAT
                Attack.of(
                        "raw",
                        "wrong keys without end, the honest callers' address",
                        usual(),
                        new RequestWalk(_ -> wrongKeys())));
    }

    private static List<Request> wrongKeys() {
        List<Request> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            all.add(
                    Request.of(
                                    "a wrong key",
                                    "GET /api/v1/me HTTP/1.1\r\n%sConnection: close\r\nX-API-Key: bw_%010d_%043d\r\n\r\n"
                                            .formatted(HOST, i, i))
                            .fromHonestAddress());
        }
        return all;
    }

    private static List<Request> requests(Target target, String before) {
        Map<String, String> all = new LinkedHashMap<>();
        framing(all, target.master());
        lines(all, target.reader());
        paths(all, target.reader());
        List<Request> requests = new ArrayList<>();
        for (int round = 0; round < 20; round++) { // as often as the time allows
            all.forEach((name, text) -> requests.add(Request.of(name, before + text)));
        }
        return requests;
    }

    private static void framing(Map<String, String> all, String key) {
        String post =
                "POST /analyze HTTP/1.1\r\n"
                        + HOST
                        + "X-API-Key: "
                        + key
                        + "\r\nContent-Type: application/json\r\n";
        int size = ORDER.length();
        String end = "\r\n\r\n" + ORDER;
        all.put(
                "length and chunked",
                post
                        + "Content-Length: "
                        + size
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n"
                        + HOST
                        + "\r\n");
        for (String coding :
                List.of(
                        "xchunked",
                        "chunked, identity",
                        "identity, chunked",
                        "gzip, chunked",
                        "\u000bchunked",
                        "CHUNKED",
                        "",
                        "chunked, chunked")) {
            all.put(
                    "coding " + coding,
                    post + "Transfer-Encoding: " + coding + "\r\n\r\n0\r\n\r\n");
        }
        all.put("coding before a colon", post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n");
        for (String length :
                List.of(
                        size + ", " + size,
                        "+" + size,
                        "-1",
                        "0x25",
                        "",
                        "a",
                        size + " 1",
                        "99999999999999999999")) {
            all.put("length " + length, post + "Content-Length: " + length + end);
        }
        all.put("two lengths", post + "Content-Length: " + size + "\r\nContent-Length: 3" + end);
        for (String line :
                List.of(
                        "FFFFFFFFFFFFFFFFF\r\n",
                        "-5\r\n",
                        "25;" + "a".repeat(9_000) + "\r\n",
                        "25;a\nb\r\n",
                        "25\n",
                        "25 \r\n",
                        "\r\n",
                        "g\r\n")) {
            String shown = line.strip();
            all.put(
                    "chunk " + shown.substring(0, Math.min(12, shown.length())),
                    post + "Transfer-Encoding: chunked\r\n\r\n" + line + ORDER + "\r\n0\r\n\r\n");
        }
        all.put(
                "trailers of 20 kB",
                post
                        + "Transfer-Encoding: chunked\r\n\r\n25\r\n"
                        + ORDER
                        + "\r\n0\r\nX-T: "
                        + "b".repeat(20_000)
                        + "\r\n\r\n");
        all.put(
                "gzip that is none",
                post + "Content-Encoding: gzip\r\nContent-Length: " + size + end);
        all.put("expects something", post + "Expect: foo\r\nContent-Length: " + size + end);
    }

    private static void lines(Map<String, String> all, String key) {
        String known = "X-API-Key: " + key + "\r\n";
        String get = "GET /health HTTP/1.1\r\n" + HOST;
        for (String line :
                List.of(
                        "GET /health HTTP/3.0",
                        "GET /health",
                        "PRI * HTTP/2.0",
                        "OPTIONS * HTTP/1.1",
                        "TRACE /health HTTP/1.1",
                        "TRACK /health HTTP/1.1",
                        "get /health HTTP/1.1",
                        "CONNECT evil.example:443 HTTP/1.1",
                        "GET http://evil.example/ HTTP/1.1",
                        "GET file:///etc/passwd HTTP/1.1",
                        "A".repeat(5_000) + " / HTTP/1.1",
                        "GET  /health  HTTP/1.1",
                        "GET /health HTTP/1.1 x",
                        " GET /health HTTP/1.1")) {
            all.put(
                    "line " + line.substring(0, Math.min(40, line.length())),
                    line + "\r\n" + HOST + known + "\r\n");
        }
        Map.of(
                        "no host", "GET /health HTTP/1.1\r\n\r\n",
                        "two hosts", get + HOST + "\r\n",
                        "host with a path", "GET /health HTTP/1.1\r\nHost: localhost/a\r\n\r\n",
                        "bare line feeds", "GET /health HTTP/1.1\nHost: localhost\n\n",
                        "folded header", get + "X-A: b\r\n c\r\n\r\n",
                        "header of 9 kB", get + "X-A: " + "a".repeat(9_000) + "\r\n\r\n",
                        "name with a space", get + "X A: b\r\n\r\n",
                        "no colon", get + "XA\r\n\r\n",
                        "a NUL in a value", get + "XA: a\u0000b\r\n\r\n",
                        "a bare return", get + "XA: a\rb\r\n\r\n")
                .forEach(all::put);
        Map.of(
                        "upgrade to h2c",
                        get
                                + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n\r\n",
                        "upgrade to WebSocket",
                        get
                                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                        "two keys",
                        get.replace("/health", "/api/v1/me") + known + "X-API-Key: x\r\n\r\n",
                        // a client that speaks TLS to a port without it
                        "TLS hello",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"
                                + "\u0000".repeat(100),
                        "nothing but line ends",
                        "\r\n".repeat(50),
                        "random bytes",
                        "\u0080\u0099\u0001\u00ffq\u0000".repeat(300))
                .forEach(all::put);
    }

    private static void paths(Map<String, String> all, String key) {
        for (String path :
                List.of(
                        "/api/v1/%6de",
                        "/api/v1//me",
                        "//api/v1/me",
                        "/api/v1/./me",
                        "/api/v1/x/../me",
                        "/api/v1/%2e%2e/me",
                        "/api/v1/me;x=1",
                        "/api/v1/me%2f",
                        "/api/v1%2fme",
                        "/api/v1/me%00",
                        "/api/v1/me%",
                        "/api/v1/me%zz",
                        "/api/v1/me%C0%AE",
                        "/api/v1/me#x",
                        "/api/v1/me?a[]=1",
                        "/api/v1/stocks/%E2%80%AEDEMO01",
                        "/api/v1/stocks/DEMO01%0d%0aX:y",
                        "/api/v1/stocks/\u00c3\u00a9",
                        "/docs/..%2f..%2fetc/passwd",
                        "/docs/%2e%2e/%2e%2e/etc/passwd",
                        "/docs/..\\..\\x",
                        "/health/..;/api/v1/me",
                        "/" + "a".repeat(7_000),
                        "/" + "a".repeat(9_000),
                        "/api/v1/me?" + "a=1&".repeat(1_500),
                        "/api/v1/me?api_key=" + key,
                        "/api/v1/me?token=" + key,
                        "/api/v1/me?%61pi_key=" + key)) {
            all.put(
                    "path " + path.substring(0, Math.min(28, path.length())),
                    "GET " + path + " HTTP/1.1\r\n" + HOST + "X-API-Key: " + key + "\r\n\r\n");
        }
    }
}
