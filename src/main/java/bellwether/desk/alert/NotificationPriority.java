package bellwether.desk.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How much a notification matters, the least first.
public enum NotificationPriority {
    LOW,
    NORMAL,
    HIGH,
    /// Passes quiet hours, and caps up to three times.
    CRITICAL;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static NotificationPriority of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean covers(NotificationPriority least) {
        return compareTo(least) >= 0;
    }
}
