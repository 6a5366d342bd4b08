package bellwether;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.server.HttpSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// The whole service with a master key, a clock that is set by hand, and a log that is kept.
final class KeyedApp implements AutoCloseable {
    static final String MASTER = "the-master-key-of-the-test-0123456789";

    final ByteArrayOutputStream log = new ByteArrayOutputStream();
    final Hands now = new Hands();
    final TestApp app;

    /// A clock that stands where it is put.
    static final class Hands implements InstantSource {
        private volatile Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        Instant get() {
            return at;
        }

        void set(Instant other) {
            at = other;
        }

        @Override
        public Instant instant() {
            return at;
        }
    }

    KeyedApp() {
        this(Optional.of(MASTER), TestDatabase.createMigrated());
    }

    KeyedApp(Optional<String> master, DatabaseAddress database) {
        this(master, database, HttpSettings.at("127.0.0.1", 0));
    }

    /// @param http how its server is set up
    KeyedApp(Optional<String> master, DatabaseAddress database, HttpSettings http) {
        app =
                new TestApp(
                        2,
                        master,
                        TestApp.Databases.at(database),
                        now,
                        new PrintStream(log, true, StandardCharsets.UTF_8),
                        http);
    }

    Call with(String key) {
        return app.call().header("X-API-Key", key);
    }

    Call master() {
        return with(MASTER);
    }

    /// Makes a key and gives the whole answer.
    JsonNode key(String role, String owner) {
        Call.Answer made =
                master().post(
                                "/api/v1/keys",
                                "{\"name\":\"of %s\",\"role\":\"%s\",\"owner\":\"%s\"}"
                                        .formatted(owner, role, owner));
        if (made.status() != 201) {
            throw new IllegalStateException(made.status() + " " + made.body());
        }
        return made.json();
    }

    String secret(String role, String owner) {
        return key(role, owner).get("key").asText();
    }

    Jdbi jdbi() {
        DatabaseAddress address = app.database();
        return Jdbi.create(address.jdbcUrl(), address.user().orElseThrow(), "");
    }

    @Override
    public void close() {
        app.close();
    }
}
