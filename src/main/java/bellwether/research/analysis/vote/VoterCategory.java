package bellwether.research.analysis.vote;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What kind of evidence a voter gives; a profile weighs each kind.
public enum VoterCategory {
    MOMENTUM,
    TREND,
    VOLATILITY,
    VOLUME;

    private final String key = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String key() {
        return key;
    }
}
