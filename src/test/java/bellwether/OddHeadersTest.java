package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Raw;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Odd values in every header that something reads, the framework by itself included: never an
/// answer that blames the service.
@Tag("long")
final class OddHeadersTest {
    private static final List<String> VALUES =
            List.of(
                    "",
                    ";",
                    ",",
                    ";;",
                    "=",
                    "; charset",
                    "a/b; charset",
                    "a/b; charset=",
                    "a/b;charset=\"",
                    "application/json; charset=\"utf-8",
                    "a/b; charset=nonsense",
                    "a/b; boundary",
                    "\"",
                    "\"a",
                    "W/",
                    "W/\"",
                    "*/*;q=",
                    "*/*;q=9",
                    "text/*;q=-1",
                    ";q=1",
                    "a".repeat(3_000),
                    "a,".repeat(1_000),
                    "\u00ff\u00fe",
                    "\t",
                    "-1",
                    "1e9",
                    "99999999999999999999",
                    "bytes=",
                    "bytes=9-1",
                    "*;q=0",
                    "gzip;q=x",
                    "wait",
                    "wait=-1",
                    "wait=1;wait=2",
                    "respond-async, wait=5",
                    "Bearer",
                    "Bearer a b",
                    "Basic",
                    "null",
                    "http://[::1]:1",
                    "[::",
                    "999.999.999.999",
                    "Sat, 99 Foo 2099 99:99:99 GMT",
                    "text/event-stream",
                    "utf-16",
                    "trailers",
                    "close, keep-alive",
                    "Upgrade",
                    "100-continue",
                    "a=b; c=\"d; =",
                    "{");

    private static final List<String> NAMES =
            List.of(
                    "Accept",
                    "Accept-Encoding",
                    "Accept-Language",
                    "Accept-Charset",
                    "Authorization",
                    "X-API-Key",
                    "Connection",
                    "Content-Type",
                    "Content-Encoding",
                    "Content-Disposition",
                    "Content-Language",
                    "Cookie",
                    "Date",
                    "Expect",
                    "Forwarded",
                    "Host",
                    "Idempotency-Key",
                    "If-Match",
                    "If-None-Match",
                    "If-Modified-Since",
                    "If-Unmodified-Since",
                    "If-Range",
                    "Last-Event-ID",
                    "Origin",
                    "Prefer",
                    "Range",
                    "Referer",
                    "Sec-Fetch-Site",
                    "Sec-WebSocket-Version",
                    "Sec-WebSocket-Key",
                    "Sec-WebSocket-Protocol",
                    "Sec-WebSocket-Extensions",
                    "TE",
                    "Trailer",
                    "Upgrade",
                    "User-Agent",
                    "Via",
                    "X-Forwarded-For",
                    "X-Forwarded-Proto",
                    "X-Request-Id",
                    "Access-Control-Request-Method",
                    "Access-Control-Request-Headers",
                    "HTTP2-Settings",
                    "Max-Forwards",
                    "Early-Data");

    private static final List<String> REQUESTS =
            List.of(
                    "GET /health",
                    "GET /api/v1/stocks?limit=1",
                    "POST /api/v1/stocks/DEMO01/indicators",
                    "HEAD /openapi.json");

    @Test
    void noneIsAFaultOfOurs() throws IOException {
        Set<String> faults = new TreeSet<>();
        int asked = 0;
        try (TestApp app = new TestApp(0)) {
            for (String request : REQUESTS) {
                for (String name : NAMES) {
                    for (String value : VALUES) {
                        asked++;
                        int status = status(app.port(), request, name, value);
                        if (status >= 500 && status != 501 && status != 505) {
                            faults.add("%d: %s, %s: %s".formatted(status, request, name, value));
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), faults);
        assertTrue(asked > 9_000);
    }

    private static int status(int port, String request, String name, String value)
            throws IOException {
        try (Raw raw = Raw.to(port)) {
            String host = name.equals("Host") ? "" : "Host: localhost\r\n";
            raw.send(
                    "%s HTTP/1.1\r\n%sContent-Length: 0\r\n%s: %s\r\n\r\n"
                            .formatted(request, host, name, value));
            return raw.readHead().status();
        }
    }
}
