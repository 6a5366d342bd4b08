package bellwether.desk.alert.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a rule does when it cannot be judged.
public enum UnknownPolicy {
    /// Nothing: it neither fires nor resolves.
    KEEP,
    /// The same, with one notice after three unknown bars or looks and one when it is known again.
    NOTIFY;

    /// After so many unknown bars or looks a notice is sent.
    public static final int LOOKS = 3;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
