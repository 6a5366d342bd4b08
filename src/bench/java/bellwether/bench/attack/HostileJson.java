package bellwether.bench.attack;

import static bellwether.bench.attack.Attack.Setting.usual;
import static bellwether.bench.attack.RequestWalk.Request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// JSON bodies that parsers fall over, and hostile values in every query parameter and path of the
/// OpenAPI document.
final class HostileJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = "{\"tickers\":[\"DEMO01\"],\"capital\":1000}";

    private static final List<String> EVIL =
            List.of(
                    "'",
                    "' or '1'='1",
                    "1;select pg_sleep(3)--",
                    "\"",
                    "\\",
                    "\u0000",
                    "\r\nX:1",
                    "../../etc/passwd",
                    "${jndi:ldap://127.0.0.1/a}",
                    "{{7*7}}",
                    "<script>",
                    "%",
                    "_",
                    "*",
                    "\ud83e\udd84",
                    "\u202e",
                    "-1",
                    "0",
                    "99999999999999999999",
                    "1e5",
                    "NaN",
                    "null",
                    "[]",
                    "a".repeat(5_000),
                    "x' union select hash from api_key--",
                    "2020-13-45",
                    "infinity",
                    "epoch",
                    "P1D");

    private HostileJson() {}

    static List<Attack> all() {
        return List.of(
                Attack.of(
                        "json",
                        "hostile bodies for an analysis",
                        usual().unlimited(),
                        new RequestWalk(target -> repeated(target, "/analyze"))),
                // another reader of JSON, whose bodies nest
                Attack.of(
                        "json",
                        "the same bodies for indicators and keys",
                        usual().unlimited(),
                        new RequestWalk(target -> {
                            List<Request> all = new ArrayList<>();
                            all.addAll(bodies(target, "/api/v1/stocks/DEMO01/indicators"));
                            all.addAll(bodies(target, "/api/v1/keys"));
                            return all;
                        })),
                Attack.of(
                        "json",
                        "hostile values in every query parameter and path",
                        usual().unlimited(),
                        new RequestWalk(HostileJson::parameters)));
    }

    private static List<Request> repeated(Target target, String path) {
        List<Request> all = new ArrayList<>();
        for (int round = 0; round < 20; round++) { // as often as the time allows
            all.addAll(bodies(target, path));
        }
        return all;
    }

    private static List<Request> bodies(Target target, String path) {
        List<Request> all = new ArrayList<>();
        for (String body : texts()) {
            String shown = body.substring(0, Math.min(30, body.length()));
            all.add(post(target, path, "application/json", body, "body " + shown));
        }
        for (String type :
                List.of(
                        "application/json; charset=utf-16",
                        "application/json;charset=\"utf-8\"",
                        "application/json; charset=bogus",
                        "application/json; charset",
                        "text/json",
                        "application/vnd.api+json",
                        "application/json, text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "")) {
            all.add(post(target, path, type, ORDER, "type " + type));
        }
        return all;
    }

    private static List<String> texts() {
        List<String> all = new ArrayList<>();
        for (String number :
                List.of(
                        "1e400",
                        "1e999999999",
                        "-1e400",
                        "1".repeat(65),
                        "NaN",
                        "Infinity",
                        "-0",
                        "1e-400",
                        "1e-999999999",
                        "0x10",
                        "01",
                        "+1",
                        "\"1000\"",
                        "true",
                        "[1]",
                        "1e12",
                        "0.0000001")) {
            all.add(ORDER.replace("1000", number));
        }
        for (String ticker :
                List.of(
                        "\\ud800",
                        "A\\u0000",
                        "\\u202eA",
                        "\\u0410APL",
                        "\\uff21",
                        "A\\nB",
                        "",
                        "A".repeat(150_000))) {
            all.add(ORDER.replace("DEMO01", ticker));
        }
        all.addAll(
                List.of(
                        "[".repeat(100_000),
                        "{\"a\":".repeat(100_000),
                        "{\"tickers\":" + "[".repeat(33) + "]".repeat(33) + "}",
                        "null",
                        "[]",
                        "\"a\"",
                        "",
                        " ",
                        "\u00ef\u00bb\u00bf" + ORDER,
                        ORDER + "x",
                        ORDER + ORDER,
                        "/*x*/" + ORDER,
                        "{\"capital\":1,\"capital\":2,\"tickers\":[\"DEMO01\"]}",
                        "{\"__proto__\":{},\"tickers\":[\"DEMO01\"],\"capital\":1}",
                        "[\"java.lang.Runtime\",{}]",
                        ORDER.replace('"', '\''),
                        "{\"tickers\":[\"\u00e9\"],\"capital\":1}",
                        "{\"tickers\":[\"\u00c0\u00af\"],\"capital\":1}",
                        "{\"tickers\":[null,{},[1]],\"capital\":1000}",
                        "{\"tickers\":[" + "\"A\",".repeat(60_000) + "\"A\"],\"capital\":1}",
                        "{\"" + "a".repeat(60_000) + "\":1}",
                        "{\"tickers\":[\"DEMO01\"],\"universe\":\"all\",\"capital\":1}",
                        "{\"tickers\":[\"DEMO01\"],\"capital\":1000,\"day\":\"9999-12-31\"}"));
        return all;
    }

    private static Request post(Target target, String path, String type, String body, String name) {
        return Request.of(
                name,
                "POST %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(path, target.master(), type, Script.bytes(body).length, body));
    }

    private static List<Request> parameters(Target target) {
        JsonNode document = document(target);
        List<Request> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(entry -> {
                    JsonNode parameters = entry.getValue().at("/get/parameters");
                    if (!entry.getKey().contains("events")) {
                        for (JsonNode parameter : parameters) {
                            add(all, target, entry.getKey(), resolved(document, parameter));
                        }
                    }
                });
        Collections.shuffle(all, new Random(1));
        return all;
    }

    private static JsonNode document(Target target) {
        try {
            return JSON.readTree(
                    AttackedService.call(
                                    target.port(),
                                    target.master(),
                                    HttpRequest.newBuilder().GET(),
                                    "/openapi.json")
                            .body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("openapi.json is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode parameter) {
        String reference = parameter.path("$ref").asText();
        return reference.isEmpty() ? parameter : document.at(reference.substring(1));
    }

    private static void add(List<Request> all, Target target, String path, JsonNode parameter) {
        String name = parameter.path("name").asText();
        boolean query = parameter.path("in").asText().equals("query");
        if (!query && !parameter.path("in").asText().equals("path")) {
            return;
        }
        for (String evil : EVIL) {
            String value = URLEncoder.encode(evil, StandardCharsets.UTF_8).replace("+", "%20");
            String whole =
                    query
                            ? filled(path) + "?" + name + "=" + value
                            : filled(path.replace("{" + name + "}", value));
            String shown = evil.substring(0, Math.min(20, evil.length())).strip();
            all.add(
                    Request.of(
                            "%s %s=%s".formatted(path, name, shown),
                            "GET %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(whole, target.master())));
        }
    }

    private static String filled(String path) {
        return path.replaceAll("\\{(ticker|symbol)}", "DEMO01").replaceAll("\\{[^}]*}", "x");
    }
}
