package bellwether.research.screen;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a symbol is in a tracked screen no longer.
public enum SpanEnd {
    /// It no longer passes.
    LEFT,
    /// It is not of the screen's universe any longer.
    UNIVERSE,
    /// The screen is not tracked any longer.
    UNTRACKED,
    /// Bars were corrected, and it does not pass on them.
    REVISED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Of its word.
    public static SpanEnd of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
