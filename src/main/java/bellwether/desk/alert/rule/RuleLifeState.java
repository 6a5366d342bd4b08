package bellwether.desk.alert.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a rule is in its life.
public enum RuleLifeState {
    ACTIVE,
    /// Not judged until it is resumed, which arms it anew.
    PAUSED,
    /// Judged as ever; what it finds is kept and not sent.
    SNOOZED,
    /// It was to fire once, and has.
    SPENT,
    /// Its last day is over.
    EXPIRED,
    /// A field that it names is gone.
    BROKEN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RuleLifeState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Whether it is judged.
    public boolean isWatching() {
        return this == ACTIVE || this == SNOOZED;
    }
}
