package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import bellwether.platform.http.Call;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The entity tag of preferences changes with all that their answer shows.
final class PreferenceTagTest {
    private static final String PREFERENCES = "/api/v1/me/notifications";

    private static KeyedApp keyed;

    @BeforeAll
    static void open() {
        keyed = new KeyedApp();
    }

    @AfterAll
    static void close() {
        keyed.close();
    }

    private static String tag(String key) {
        return keyed.with(key).get(PREFERENCES).header("ETag");
    }

    private static Call.Answer put(String key, String condition, String body) {
        return keyed.with(key)
                .header("Content-Type", "application/json")
                .header("If-Match", condition)
                .send("PUT", PREFERENCES, BodyPublishers.ofString(body));
    }

    private static int read(String key, String known) {
        return keyed.with(key).header("If-None-Match", known).get(PREFERENCES).status();
    }

    @Test
    void itChangesWithEachChangeAndWithTheNextDigest() {
        String key = keyed.secret("trader", "ann");
        String first = tag(key);
        assertEquals(304, read(key, first));
        Call.Answer changed = put(key, first, "{\"zone\":\"UTC\",\"digest\":\"daily\"}");
        String second = changed.header("ETag");
        assertNotEquals(first, second);
        assertEquals(200, read(key, first));
        assertEquals(304, read(key, second));
        // as when its digest is made
        keyed.jdbi()
                .useHandle(h ->
                        h.execute(
                                "update notification_preference set next_digest_at = next_digest_at + interval '1 day' where owner = 'ann'"));
        String third = tag(key);
        assertNotEquals(second, third);
        assertEquals(200, read(key, second));
        assertEquals(412, put(key, second, "{\"zone\":\"UTC\"}").status());
        assertEquals(200, put(key, third, "{\"zone\":\"UTC\"}").status());
    }

    @Test
    void itIsOfOneOwner() {
        assertNotEquals(tag(keyed.secret("trader", "bea")), tag(keyed.secret("trader", "cid")));
    }
}
