package bellwether.desk.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a notification is about.
public enum NotificationType {
    JOB_FAILED("job.failed", Wanted.BY_DEFAULT),
    JOB_ENDED("job.ended", Wanted.ON_REQUEST),
    IMPORT_ENDED("import.ended", Wanted.BY_DEFAULT),
    DATA_STALE("data.stale", Wanted.BY_DEFAULT),
    PROVIDER_COOLING_DOWN("provider.cooling_down", Wanted.BY_DEFAULT),
    BACKUP_FAILED("backup.failed", Wanted.BY_DEFAULT),
    CHANNEL_BROKEN("channel.broken", Wanted.BY_DEFAULT),
    /// A rule became true, or a scan found something.
    ALERT_FIRED("alert.fired", Wanted.BY_DEFAULT),
    /// A rule cannot be judged, or can be again.
    ALERT_UNKNOWN("alert.unknown", Wanted.BY_DEFAULT),
    /// A rule can no longer be judged at all, as a field that it names is gone.
    RULE_BROKEN("rule.broken", Wanted.BY_DEFAULT),
    /// What a rule would send, on its owner's request.
    ALERT_TEST("alert.test", Wanted.ALWAYS),
    /// Those that were held, together.
    DIGEST("digest", Wanted.ALWAYS),
    /// Many at once, together.
    BUNDLE("bundle", Wanted.ALWAYS),
    CAP_REACHED("cap.reached", Wanted.ALWAYS),
    CHANNEL_TEST("channel.test", Wanted.ALWAYS),
    CHANNEL_CODE("channel.code", Wanted.ALWAYS);

    private enum Wanted {
        BY_DEFAULT,
        ON_REQUEST,
        /// It belongs to the delivery itself, so nobody chooses it.
        ALWAYS
    }

    private final String word;
    private final Wanted wanted;

    NotificationType(String word, Wanted wanted) {
        this.word = word;
        this.wanted = wanted;
    }

    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<NotificationType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /// Those that an owner can choose.
    public static List<NotificationType> choices() {
        return Arrays.stream(values()).filter(NotificationType::isChoice).toList();
    }

    public boolean isChoice() {
        return wanted != Wanted.ALWAYS;
    }

    /// Whether an owner who has chosen nothing gets it.
    public boolean isWantedByDefault() {
        return wanted != Wanted.ON_REQUEST;
    }
}
