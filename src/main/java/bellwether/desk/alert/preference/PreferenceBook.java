package bellwether.desk.alert.preference;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/// Reads and changes the preferences of owners.
public final class PreferenceBook {
    private final Jdbi jdbi;
    private final InstantSource clock;
    private final PreferenceDao preferences = new PreferenceDao();

    public PreferenceBook(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public StoredPreferences find(String owner) {
        return jdbi.withHandle(h -> preferences.find(h, owner));
    }

    /// Replaces the preferences of an owner.
    ///
    /// @param seen whether these are the ones that the caller has seen
    /// @throws Refusal 412 when it is not
    public StoredPreferences change(
            String owner, NotificationPreferences changed, Predicate<StoredPreferences> seen) {
        return jdbi.inTransaction(h -> {
            if (!seen.test(preferences.lock(h, owner))) {
                throw Refusal.of(
                        RefusalKind.CHANGED,
                        "preferences_changed",
                        "The preferences have changed since: read them again and send their new ETag as If-Match.");
            }
            preferences.change(h, owner, changed, clock.instant());
            return preferences.find(h, owner);
        });
    }
}
