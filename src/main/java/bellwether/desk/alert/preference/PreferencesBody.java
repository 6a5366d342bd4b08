package bellwether.desk.alert.preference;

import bellwether.desk.alert.NotificationType;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.SelfValidating;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Preferences as JSON: the body of `PUT /api/v1/me/notifications`, its answer, and what is stored.
///
/// @param zone of the time zone database, such as `Europe/Berlin`
public record PreferencesBody(
        @Nullable String zone,
        @Nullable List<QuietWindowBody> quietHours,
        @Nullable String digest,
        @Nullable String digestTime,
        @Nullable Map<String, Boolean> types)
        implements SelfValidating {
    private static final int MOST_WINDOWS = 20;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final List<String> RHYTHMS = List.of("off", "daily", "weekly");

    public static PreferencesBody of(NotificationPreferences preferences) {
        return new PreferencesBody(
                preferences.quiet().zone().getId(),
                preferences.quiet().windows().stream().map(QuietWindowBody::of).toList(),
                preferences.digest().word(),
                preferences.digestTime().toString(),
                new TreeMap<>(preferences.allTypes()));
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (zone == null) {
            faults.add(new Fault("/zone", "must be given, such as Europe/Berlin"));
        }
        if (digest != null && !RHYTHMS.contains(digest)) {
            faults.add(new Fault("/digest", DidYouMean.rule(RHYTHMS, digest)));
        }
        if (digestTime != null && time(digestTime).isEmpty()) {
            faults.add(new Fault("/digest_time", timeRule(digestTime)));
        }
        List<QuietWindowBody> windows = windows();
        if (windows.size() > MOST_WINDOWS) {
            faults.add(
                    new Fault(
                            "/quiet_hours",
                            "must have at most %d entries, has %d"
                                    .formatted(MOST_WINDOWS, windows.size())));
        }
        for (int i = 0; i < windows.size(); i++) {
            QuietWindowBody window = windows.get(i);
            String at = "/quiet_hours/" + i;
            faults.addAll(
                    window == null
                            ? List.of(new Fault(at, "must be an object, was null"))
                            : window.faults(at));
        }
        choices().forEach((type, wanted) -> fault(type, wanted).ifPresent(faults::add));
        if (faults.isEmpty() && isKnown(zone) && preferences().quiet().coverTheWeek()) {
            faults.add(new Fault("/quiet_hours", "must leave some time of the week to notify you"));
        }
        return faults;
    }

    private static Optional<Fault> fault(String type, @Nullable Boolean wanted) {
        List<String> known =
                NotificationType.choices().stream().map(NotificationType::word).toList();
        String at = "/types/" + Quoted.text(type);
        if (!known.contains(type)) {
            return Optional.of(new Fault(at, DidYouMean.rule(known, type)));
        }
        return wanted == null
                ? Optional.of(new Fault(at, "must be true or false, was null"))
                : Optional.empty();
    }

    static String timeRule(@Nullable String text) {
        return "must be a time from 00:00 to 23:59, was \"%s\"".formatted(Quoted.text(text));
    }

    static Optional<LocalTime> time(@Nullable String text) {
        try {
            return text == null || !text.matches("\\d\\d:\\d\\d")
                    ? Optional.empty()
                    : Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// Refuses a zone that the time zone database does not have.
    ///
    /// @throws Refusal 422 bad_zone
    public void requireZone() {
        if (!isKnown(zone)) {
            throw Refusal.invalidAs(
                    "bad_zone",
                    List.of(
                            new Fault(
                                    "/zone",
                                    "must be a zone of the time zone database such as Europe/Berlin, was \"%s\"%s"
                                            .formatted(Quoted.text(zone), meant()))));
        }
    }

    private String meant() {
        return DidYouMean.among(ZoneId.getAvailableZoneIds(), String.valueOf(zone))
                .map("; did you mean %s?"::formatted)
                .orElse("");
    }

    private static boolean isKnown(@Nullable String zone) {
        return zone != null && ZoneId.getAvailableZoneIds().contains(zone);
    }

    private List<QuietWindowBody> windows() {
        return quietHours == null ? List.of() : quietHours;
    }

    private Map<String, Boolean> choices() {
        return types == null ? Map.of() : types;
    }

    /// What it means. What is absent is as usual.
    public NotificationPreferences preferences() {
        return new NotificationPreferences(
                new QuietHours(
                        windows().stream().map(QuietWindowBody::window).toList(),
                        ZoneId.of(Objects.requireNonNull(zone))),
                digest == null
                        ? DigestRhythm.OFF
                        : DigestRhythm.valueOf(digest.toUpperCase(Locale.ROOT)),
                time(digestTime).orElse(MORNING),
                choices());
    }
}
