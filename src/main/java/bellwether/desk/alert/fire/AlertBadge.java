package bellwether.desk.alert.fire;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What stands out about a rule, by a formula.
public enum AlertBadge {
    /// More than ten alerts a week, over the last four weeks or as long as the rule exists.
    NOISY,
    /// A fire drill has ended since the rule was last changed.
    DRILLED,
    /// It did not fire in that drill.
    NEVER_FIRES,
    /// What followed is known of fewer than 30 alerts.
    TOO_FEW;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
