package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import bellwether.platform.http.Raw;
import bellwether.platform.http.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Uses keys in every right and wrong way, and then looks for them wherever something is kept.
final class SecretsTest {
    private static final String WRONG = "bw_0123456789_" + "w".repeat(43);

    private final List<String> answers = new ArrayList<>();

    @Test
    void noKeyIsInALogAnAnswerOrTheDatabase() throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        List<String> secrets = new ArrayList<>(List.of(KeyedApp.MASTER, WRONG));
        String tables;
        try (KeyedApp keyed = new KeyedApp()) {
            JsonNode good = keyed.key("admin", "ann");
            JsonNode gone = keyed.key("trader", "ann");
            JsonNode rotated =
                    keyed.master()
                            .post("/api/v1/keys/" + gone.get("id").asText() + "/rotate", "{}")
                            .json();
            for (JsonNode key : List.of(good, gone, rotated)) {
                secrets.add(key.get("key").asText());
            }
            secrets.forEach(secret -> useEverywhere(keyed, secret));
            keyed.master().get("/api/v1/audit"); // which writes what is written later
            tables = dump(keyed);
            assertTrue(keyed.log.toString(StandardCharsets.UTF_8).contains("/api/v1/keys"));
            answers.add(keyed.log.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
        assertTrue(tables.contains("access.denied") && tables.contains("key.rotate"), tables);
        answers.add(log.toString(StandardCharsets.UTF_8));
        answers.add(tables);
        for (String secret : secrets) {
            String essence = secret.substring(secret.length() - 20);
            for (String text : answers) {
                assertFalse(text.contains(essence), () -> "found in " + text);
            }
        }
    }

    private void useEverywhere(KeyedApp keyed, String secret) {
        for (Route route : keyed.app.routes()) {
            String path =
                    route.path()
                            .replace("{ticker}", "DEMO01")
                            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            if (path.equals("/api/v1/events")) {
                path += "?topics=none"; // a stream would never end: this is refused behind the key
            }
            for (String[] header :
                    List.of(
                            new String[] {"X-API-Key", secret},
                            new String[] {"Authorization", "Bearer " + secret},
                            new String[] {"Authorization", "Basic " + secret},
                            new String[] {"X-API-Key", secret + "x"})) {
                keep(
                        keyed.app
                                .call()
                                .header(header[0], header[1])
                                .header("Content-Type", "text/csv")
                                .send(route.method(), path, BodyPublishers.noBody()));
            }
        }
        for (String query : List.of("api_key=", "%74oken=", "Key=")) {
            keep(keyed.app.call().get("/api/v1/jobs?" + query + secret));
        }
        if (secret.startsWith("bw_")) { // the others have no form by which to know them
            for (String path :
                    List.of(
                            secret,
                            "jobs?limit=" + secret,
                            "jobs?limit=" + secret.replace("_", "%5F"),
                            "jobs/" + secret,
                            "jobs/%62" + secret.substring(1))) {
                keep(keyed.app.call().get("/api/v1/" + path));
            }
        }
        keep(keyed.with(secret).header("Authorization", "Bearer other").get("/api/v1/me"));
        try {
            answers.add(
                    Raw.ask(
                                    keyed.app.port(),
                                    "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                                            + secret
                                            + "\0\r\n\r\n")
                            .body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(Call.Answer answer) {
        assertTrue(answer.status() < 500, answer.body());
        answers.add(answer.body() + answer.response().headers());
    }

    /// Every row of every table, as text.
    private static String dump(KeyedApp keyed) {
        return keyed.jdbi()
                .withHandle(h -> {
                    List<String> tables =
                            h.createQuery(
                                            "select table_name from information_schema.tables where table_schema = 'public'")
                                    .mapTo(String.class)
                                    .list();
                    assertTrue(tables.contains("api_key") && tables.contains("audit"));
                    StringBuilder all = new StringBuilder();
                    for (String table : tables) {
                        h.createQuery("select t::text from \"%s\" t".formatted(table))
                                .mapTo(String.class)
                                .forEach(row -> all.append(row).append('\n'));
                    }
                    assertEquals(
                            3,
                            h.createQuery(
                                            "select count(*) from api_key where octet_length(hash) = 32")
                                    .mapTo(Integer.class)
                                    .one());
                    return all.toString();
                });
    }
}
