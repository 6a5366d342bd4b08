package bellwether.research.evidence.signal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Over which symbols events are counted.
public enum EvidenceScope {
    /// One symbol.
    SYMBOL,
    /// All real symbols of a sector.
    SECTOR,
    /// All real symbols.
    UNIVERSE;

    private final String key = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String key() {
        return key;
    }
}
