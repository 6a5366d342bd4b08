package bellwether.desk.alert.preference;

import bellwether.desk.alert.NotificationType;
import bellwether.platform.base.Json;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an owner wants to be notified of, and when.
///
/// @param digestTime by the clock of the owner's zone
/// @param types what was chosen; others as [NotificationType#isWantedByDefault()] says
public record NotificationPreferences(
        QuietHours quiet, DigestRhythm digest, LocalTime digestTime, Map<String, Boolean> types) {
    public NotificationPreferences {
        types = Map.copyOf(types);
    }

    /// Of an owner who has chosen nothing.
    public static NotificationPreferences usual() {
        return new PreferencesBody("UTC", null, null, null, null).preferences();
    }

    public boolean wants(NotificationType type) {
        return !type.isChoice() || types.getOrDefault(type.word(), type.isWantedByDefault());
    }

    /// When what was held is sent next; never when the digest is off.
    public Optional<Instant> nextDigest(Instant now) {
        return digest.after(now, digestTime, quiet.zone());
    }

    /// Every type that can be chosen, with what holds for it.
    public Map<String, Boolean> allTypes() {
        Map<String, Boolean> all = new TreeMap<>();
        NotificationType.choices().forEach(type -> all.put(type.word(), wants(type)));
        return all;
    }

    String stored() {
        return Json.write(PreferencesBody.of(this));
    }

    static NotificationPreferences stored(String json) {
        return Json.stored(json, PreferencesBody.class).preferences();
    }
}
