package bellwether.platform.access;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/// What an owner's page keeps on the server: any JSON object, within bounds, as a whole.
public final class OwnerPreferences {
    /// Bytes of a body.
    public static final int LARGEST = 32 * 1024;

    private final OwnerPreferenceDao dao;
    private final InstantSource clock;

    OwnerPreferences(Jdbi jdbi, InstantSource clock) {
        this.dao = new OwnerPreferenceDao(jdbi);
        this.clock = clock;
    }

    /// What is stored.
    ///
    /// @param version moves by one with every change; 0 before the first
    public record Stored(long version, String json) {
        static final Stored NOTHING = new Stored(0, "{}");

        /// Whether nothing was stored yet.
        public boolean isNothing() {
            return version == 0;
        }
    }

    /// What is stored of this owner's.
    public Stored find(String owner) {
        return dao.find(owner).orElse(Stored.NOTHING);
    }

    /// Puts these in place of what is stored.
    ///
    /// @param bytes of the body as it was sent
    /// @param expected whether what is stored is what the change is based on
    /// @throws Refusal 412 where it is not, 413 where these are too large, 422 where they cannot be
    ///   stored as they are
    public Stored put(String owner, ObjectNode preferences, int bytes, Predicate<Stored> expected) {
        if (bytes > LARGEST) {
            throw Refusal.of(
                    RefusalKind.TOO_LARGE,
                    "preferences_too_large",
                    "The preferences must have at most %d bytes of JSON, have %d; leave members out."
                            .formatted(LARGEST, bytes));
        }
        FreeJson.requirePlain(preferences);
        Stored before = find(owner);
        Stored after = new Stored(before.version() + 1, Json.write(preferences));
        if (!expected.test(before) || !dao.put(owner, after, clock.instant())) {
            throw Refusal.of(
                    RefusalKind.CHANGED,
                    "preferences_changed",
                    "The preferences have changed since they were read; read them again and repeat"
                            + " the change.");
        }
        return after;
    }
}
