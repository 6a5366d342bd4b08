package bellwether.desk.alert.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a rule is judged on.
public enum RuleKind {
    /// Finished bars of symbols.
    BAR,
    /// The newest prices of symbols.
    QUOTE,
    /// Positions or portfolios at their marks.
    ACCOUNT,
    CLOCK;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
