package bellwether.desk.overview.appearance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// In what a symbol appeared.
public enum AppearanceKind {
    /// An analysis of the caller.
    ANALYSIS,
    /// A pattern that a scan detected; they have no owner.
    DETECTION,
    /// An alert of the caller.
    ALERT,
    /// It entered a tracked screen of the caller.
    SCREEN,
    /// A job of the caller that analysed it.
    JOB;

    private final String key = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String key() {
        return key;
    }
}
