package bellwether;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import bellwether.platform.http.Raw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The shell and its files over HTTP, on a service with keys, shown none.
final class PageServingTest {
    private static final Pattern ADDRESS = Pattern.compile("/page/([0-9a-f]{16})/app\\.js");

    private static KeyedApp keyed;
    private static String page;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
        Matcher address = ADDRESS.matcher(shell("/").body());
        assertTrue(address.find());
        page = "/page/" + address.group(1);
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    private static Call.Answer shell(String path) {
        // the document cannot name the parameters of views
        Call call = path.contains("?") ? Call.toTestRoutes(keyed.app.port()) : keyed.app.call();
        return call.header("Accept", "text/html").get(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?since=week",
                "/app/jobs",
                "/app/jobs?state=failed&id=1",
                "/app/s/TCS.NS",
                "/app/s/%5EGSPC?tf=1wk",
                "/app/nowhere"
            })
    void everyViewIsTheShell(String path) {
        Call.Answer answer = shell(path);
        assertEquals(200, answer.status());
        assertEquals("no-cache", answer.header("Cache-Control"));
        assertEquals("same-origin", answer.header("Cross-Origin-Opener-Policy"));
        assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"));
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                        + "connect-src 'self'; form-action 'none'; base-uri 'none'; "
                        + "frame-ancestors 'none'; require-trusted-types-for 'script'; "
                        + "trusted-types 'none'",
                answer.header("Content-Security-Policy"));
        assertEquals(unnamed(shell("/").body()), unnamed(answer.body()));
        assertFalse(answer.body().contains("{{"));
    }

    /// Without the modules and styles of the view, in which shells differ.
    private static String unnamed(String shell) {
        return shell.replaceAll("(?m)^<link rel=\"(modulepreload|stylesheet)\".*\n", "");
    }

    @ParameterizedTest
    @CsvSource({
        "/,today",
        "/app/jobs,jobs",
        "/app/market,market",
        "/app/s/TCS.NS,symbol",
        "/app/data,data"
    })
    void theShellNamesTheModulesOfItsView(String path, String view) {
        String named = "<link rel=\"modulepreload\" href=\"%s/views/".formatted(page);
        String body = shell(path).body();
        assertTrue(body.contains(named + view + ".js\">"), body);
        assertFalse(shell("/app/nowhere").body().contains(named));
        assertEquals(
                body.contains("/draw/style.js\""),
                body.contains(
                        "<link rel=\"stylesheet\" href=\"%s/draw/draw.css\">".formatted(page)));
    }

    @Test
    void whatIsSentHasNoCommentsAndNoIndentation() {
        String script = keyed.app.call().get(page + "/app.js").body();
        assertTrue(script.contains("\nimport"));
        assertFalse(script.contains("// The shell"));
        assertFalse(script.lines().anyMatch(line -> line.startsWith("  const ")));
        assertFalse(keyed.app.call().get(page + "/app.css").body().contains("/*"));
    }

    @Test
    void theShellIsNotSentToWhoHasIt() {
        String tag = shell("/").header("ETag");
        Call.Answer again =
                keyed.app
                        .call()
                        .header("Accept", "text/html")
                        .header("If-None-Match", tag)
                        .get("/");
        assertEquals(304, again.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app.js", "/app.css", "/icon.svg", "/base/api.js", "/vendor/uplot.js"})
    void filesMayBeKeptForEver(String file) {
        Call.Answer answer = keyed.app.call().get(page + file);
        assertEquals(200, answer.status());
        assertEquals("public, max-age=31536000, immutable", answer.header("Cache-Control"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        String type = answer.header("Content-Type");
        assertTrue(
                file.endsWith(".js")
                        ? type.equals("text/javascript;charset=utf-8")
                        : file.endsWith(".css")
                                ? type.equals("text/css;charset=utf-8")
                                : type.equals("image/svg+xml"),
                type);
        String tag = answer.header("ETag");
        assertEquals(304, keyed.app.call().header("If-None-Match", tag).get(page + file).status());
    }

    private static HttpResponse<byte[]> bytes(String path, String accepted)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + keyed.app.port() + path))
                        .header("Accept-Encoding", accepted)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    @Test
    void filesAreCompressedForThoseWhoTakeIt() throws Exception {
        byte[] plain = bytes(page + "/app.js", "identity").body();
        for (String accepted : new String[] {"gzip", "br, gzip;q=0.8", "deflate,GZIP"}) {
            HttpResponse<byte[]> answer = bytes(page + "/app.js", accepted);
            assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElseThrow());
            assertTrue(answer.body().length < plain.length / 2, accepted);
            assertArrayEquals(
                    plain,
                    new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes());
        }
        for (String refused : new String[] {"identity", "gzip;q=0", "gzip; q=0.0, br"}) {
            HttpResponse<byte[]> answer = bytes(page + "/app.js", refused);
            assertNull(answer.headers().firstValue("Content-Encoding").orElse(null), refused);
            assertArrayEquals(plain, answer.body());
        }
    }

    @Test
    void headSaysWhatGetWouldSend() {
        for (String path : new String[] {"/app/jobs", page + "/app.js"}) {
            Call.Answer head = keyed.app.call().send("HEAD", path, BodyPublishers.noBody());
            Call.Answer get = keyed.app.call().get(path);
            assertEquals(200, head.status());
            assertEquals("", head.body());
            assertEquals(get.header("ETag"), head.header("ETag"));
            assertEquals(get.header("Cache-Control"), head.header("Cache-Control"));
        }
    }

    @Test
    void anUnknownFileAndAnOlderAddressAreMissingAndNotKept() {
        for (String path :
                new String[] {
                    page + "/nothing.js",
                    page + "/base/nothing.js",
                    page + "/index.html",
                    page + "/openapi.yaml",
                    page + "/PageFiles.class",
                    page + "/base",
                    "/page/0123456789abcdef/app.js",
                    "/page/0123456789abcdef/base/api.js",
                }) {
            Call.Answer answer = keyed.app.call().get(path);
            assertEquals(404, answer.status(), path);
            assertEquals("no-store", answer.header("Cache-Control"), path);
            assertEquals("no_such_file", answer.json().get("code").asText(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../openapi.yaml", "/%2e%2e/openapi.yaml", "/..%2fopenapi.yaml", "/base/../../x",
                "/base/..%2f..%2fPageFiles.class", "/base%2fapi.js", "//etc/passwd", "/.%00/app.js",
                "/base/%2e%2e%5capi.js", "/vendor/..;/app.js"
            })
    void noTrickLeadsOutOfTheFolder(String path) throws IOException {
        String request = "GET " + page + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        int status = Raw.ask(keyed.app.port(), request).status();
        assertTrue(status == 400 || status == 401 || status == 404, path + " " + status);
    }

    @Test
    void noLimitCountsThem() {
        for (int i = 0; i < 100; i++) {
            assertEquals(200, keyed.app.call().get(page + "/base/api.js").status());
        }
        assertEquals("", keyed.app.call().get(page + "/base/api.js").header("RateLimit"));
    }

    @Test
    void aQueryIsAViewsOwnAndNoFileHasOne() {
        assertEquals(422, keyed.app.call().get(page + "/app.js?x=1").status());
        assertEquals(405, keyed.app.call().post("/app/jobs", "{}").status());
    }
}
