package bellwether.market.quality;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How much a finding matters, by its score.
public enum Severity {
    SERIOUS(20),
    WARNING(5),
    INFO(0);

    private final int from;

    Severity(int from) {
        this.from = from;
    }

    static Severity of(double score) {
        for (Severity severity : values()) {
            if (score >= severity.from) {
                return severity;
            }
        }
        throw new IllegalArgumentException("a score is not below 0, was " + score);
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
