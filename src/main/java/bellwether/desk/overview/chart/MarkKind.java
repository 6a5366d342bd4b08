package bellwether.desk.overview.chart;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a mark on a bar stands for.
public enum MarkKind {
    CANDLE,
    PATTERN,
    VERDICT,
    SPLIT,
    DIVIDEND;

    /// As answers write it.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
