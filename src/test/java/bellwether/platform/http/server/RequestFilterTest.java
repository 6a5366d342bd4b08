package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Raw;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused by the head of a request alone.
final class RequestFilterTest {
    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server = EdgeServer.usual();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Raw.Answer ask(String line, String headers) throws IOException {
        return Raw.ask(server.port(), line + "\r\nHost: localhost\r\n" + headers + "\r\n");
    }

    @Test
    void takesACaretInAPathAndNoOtherCharacterThatUrlsDoNotHave() throws IOException {
        Raw.Answer caret = ask("GET /things/^GSPC HTTP/1.1", "");
        assertEquals(200, caret.status());
        assertEquals(caret.body(), ask("GET /things/%5EGSPC HTTP/1.1", "").body());
        for (String other : List.of("{", "}", "|", "<", ">", "`", "\"", "\\", "[")) {
            assertEquals(400, ask("GET /things/" + other + " HTTP/1.1", "").status(), other);
        }
    }

    @Test
    void takesAHundredHeadersAndNotOneMore() throws IOException {
        // with Host
        assertEquals(200, ask("GET /things/1 HTTP/1.1", "A: b\r\n".repeat(99)).status());
        Raw.Answer answer = ask("GET /things/1 HTTP/1.1", "A: b\r\n".repeat(100));
        assertEquals(431, answer.status());
        assertEquals("too_many_headers", answer.json().get("code").asText());
        assertEquals(431, ask("GET /things/1 HTTP/1.1", "A: b\r\n".repeat(1_000)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b; charset",
                "a/b;charset;",
                "application/json; charset",
                "a/b; charset=",
                "a",
                "a/",
                "/b",
                "a/b c",
                "a/b; charset=\"",
                "a/b; =utf-8",
                ";charset",
                "a/b, c/d"
            })
    void refusesAMediaTypeThatIsNone(String type) throws IOException {
        for (String line :
                new String[] {
                    "GET /health HTTP/1.1", "GET /things/1 HTTP/1.1", "GET /nothing HTTP/1.1",
                }) {
            Raw.Answer answer = ask(line, "Content-Type: " + type + "\r\n");
            assertEquals(415, answer.status(), line);
            assertTrue(answer.json().get("detail").asText().contains("must be one media type"));
        }
        assertEquals(
                415,
                ask("POST /orders HTTP/1.1", "Content-Length: 0\r\nContent-Type: " + type + "\r\n")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "application/json;charset=utf-8",
                "application/json ; charset=\"utf-8\" ; a=b",
                "text/csv; header=present;",
                "application/vnd.apache.parquet"
            })
    void letsAnyOtherOn(String type) throws IOException {
        assertEquals(200, ask("GET /things/1 HTTP/1.1", "Content-Type: " + type + "\r\n").status());
    }

    @ParameterizedTest
    @CsvSource({
        "501, POST /orders HTTP/1.1, 'Transfer-Encoding: gzip, chunked'",
        "400, POST /orders HTTP/1.0, Transfer-Encoding: chunked",
        "415, POST /orders HTTP/1.1, 'Transfer-Encoding: chunked\r\nContent-Encoding: gzip'",
        "415, POST /orders HTTP/1.1, 'Content-Length: 3\r\nContent-Encoding: br'",
        "200, POST /orders HTTP/1.1, 'Transfer-Encoding: chunked\r\nContent-Encoding: identity'"
    })
    void refusesCodingsThatItDoesNotUndo(int status, String line, String headers)
            throws IOException {
        String body = headers.contains("chunked") ? "3\r\nxxx\r\n0\r\n\r\n" : "xxx";
        assertEquals(
                status,
                Raw.ask(
                                server.port(),
                                line
                                        + "\r\nHost: localhost\r\nConnection: close\r\n"
                                        + headers
                                        + "\r\n\r\n"
                                        + body)
                        .status());
    }

    @ParameterizedTest
    @CsvSource({
        "403, POST /orders HTTP/1.1, cross-site",
        "403, POST /orders HTTP/1.1, same-site",
        "403, POST /orders HTTP/1.1, none",
        "200, POST /orders HTTP/1.1, same-origin",
        // a public route stays one
        "200, GET /health HTTP/1.1, cross-site"
    })
    void refusesWhatAPageOfAnotherOriginAsksForWithoutAKey(int status, String line, String site)
            throws IOException {
        String length = line.startsWith("POST") ? "Content-Length: 0\r\n" : "";
        assertEquals(status, ask(line, length + "Sec-Fetch-Site: " + site + "\r\n").status());
    }

    @Test
    void keepsOtherSitesFromEmbeddingItsAnswers() throws IOException {
        assertEquals(
                "same-origin",
                ask("GET /things/1 HTTP/1.1", "").headers().get("cross-origin-resource-policy"));
    }
}
