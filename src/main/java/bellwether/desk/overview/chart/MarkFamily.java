package bellwether.desk.overview.chart;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Kinds of marks that a chart may be asked for.
public enum MarkFamily {
    PATTERNS,
    VERDICTS,
    ACTIONS;

    /// As requests write it.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
