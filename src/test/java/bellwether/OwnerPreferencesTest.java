package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What pages keep on the server, on the running service.
final class OwnerPreferencesTest {
    private static final String PATH = "/api/v1/me/preferences";

    private static KeyedApp keyed;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    private static Call.Answer put(String key, String body, String... headers) {
        Call call = keyed.with(key).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            call.header(headers[i], headers[i + 1]);
        }
        return call.send("PUT", PATH, BodyPublishers.ofString(body));
    }

    private static Call.Answer first(String key, String body) {
        return put(key, body, "If-None-Match", "*");
    }

    private static String code(Call.Answer answer) {
        return answer.json().path("code").asText();
    }

    @Test
    void areGivenBackAsTheyCameAndChangedByThoseWhoKnowThem() {
        String key = keyed.secret("reader", "ann");
        Call.Answer nothing = keyed.with(key).get(PATH);
        assertEquals(200, nothing.status());
        assertEquals("{}", nothing.body());
        assertEquals(428, put(key, "{}").status());
        String body = "{\"b\":1.50,\"a\":[true,null,\"é\\u0001\"],\"n\":12345678901234567890}";
        Call.Answer made = first(key, body);
        assertEquals(201, made.status(), made.body());
        assertEquals(body, made.body());
        Call.Answer read = keyed.with(key).get(PATH);
        assertEquals(body, read.body());
        assertEquals(made.header("ETag"), read.header("ETag"));
        assertEquals(
                304,
                keyed.with(key).header("If-None-Match", read.header("ETag")).get(PATH).status());
        Call.Answer again = first(key, "{}");
        assertEquals(412, again.status());
        assertEquals("preferences_changed", code(again));
        Call.Answer changed = put(key, "{\"c\":{}}", "If-Match", read.header("ETag"));
        assertEquals(200, changed.status(), changed.body());
        assertNotEquals(read.header("ETag"), changed.header("ETag"));
        assertEquals(412, put(key, "{}", "If-Match", read.header("ETag")).status());
        assertEquals("{\"c\":{}}", keyed.with(key).get(PATH).body());
        assertEquals(200, put(key, "{}", "If-Match", "*").status());
    }

    @Test
    void theTagOfNothingServesForTheFirstOnesToo() {
        String key = keyed.secret("reader", "abe");
        String tag = keyed.with(key).get(PATH).header("ETag");
        assertEquals(412, put(key, "{}", "If-Match", "*").status(), "there are none to match");
        assertEquals(201, put(key, "{}", "If-Match", tag).status());
        assertEquals(412, put(key, "{}", "If-Match", tag).status());
    }

    @Test
    void areOfTheOwnerWhateverTheKey() {
        String ann = keyed.secret("reader", "bea");
        assertEquals(201, first(ann, "{\"theme\":\"dark\"}").status());
        String tag = keyed.with(ann).get(PATH).header("ETag");
        String other = keyed.secret("admin", "cora");
        assertEquals("{}", keyed.with(other).get(PATH).body());
        assertEquals(201, first(other, "{\"theme\":\"light\"}").status());
        assertEquals(
                200, keyed.with(other).header("If-None-Match", tag).get(PATH).status(), "not 304");
        assertEquals(412, put(other, "{}", "If-Match", tag).status());
        assertEquals(
                "{\"theme\":\"dark\"}", keyed.with(keyed.secret("trader", "bea")).get(PATH).body());
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }

    private static String sized(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }

    @Test
    void areBounded() {
        String key = keyed.secret("reader", "dora");
        Call.Answer large = first(key, sized(32_769));
        assertEquals(413, large.status());
        assertEquals("preferences_too_large", code(large));
        assertTrue(large.body().contains("at most 32768 bytes of JSON, have 32769"), large.body());
        assertEquals(422, first(key, nested(9)).status());
        assertEquals(422, first(key, "{\"a\":[[[[[[[[]]]]]]]]}").status());
        assertEquals("{}", keyed.with(key).get(PATH).body());
        Call.Answer most = first(key, sized(32_768));
        assertEquals(201, most.status(), most.body());
        assertEquals(200, put(key, nested(8), "If-Match", most.header("ETag")).status());
        assertEquals(nested(8), keyed.with(key).get(PATH).body());
    }

    /// What would not come back as it is, is not taken.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|422|must be a JSON object",
                "7|422|must be a JSON object",
                "null|422|must be a JSON object",
                "{\"a\":NaN}|422|/a",
                "{\"a\":[1,Infinity]}|422|/a/1",
                "{\"a\":1e400}|422|/a",
                "{\"a\":1e999999999}|422|/a",
                "{\"x/y\":{\"~\":1e-99999}}|422|/x~1y/~0",
                "{\"a\":\"\\ud800\"}|422|/a",
                "{\"a\":1,\"a\":2}|400|a",
                "{\"a\":1|400|JSON",
            })
    void refusesWhatItCouldNotKeep(String body, int status, String word) {
        Call.Answer answer = first(keyed.secret("reader", "eva"), body);
        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.body().contains(word), answer.body());
    }

    @Test
    void ofManyAtOnceOneIsTheFirstAndNoneIsLost() throws Exception {
        String key = keyed.secret("reader", "fay");
        Callable<Integer> call = () -> first(key, "{\"a\":1}").status();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(Collections.nCopies(8, call))) {
                statuses.add(answer.get());
            }
        }
        assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
        assertEquals(7, Collections.frequency(statuses, 412), statuses.toString());
    }
}
