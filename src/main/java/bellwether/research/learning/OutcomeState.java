package bellwether.research.learning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far an outcome is known.
public enum OutcomeState {
    /// Bars that decide it are still to come.
    PENDING,
    /// Decided; the only ones that are counted.
    FINAL,
    /// Nothing stored says whether to buy or to sell.
    NO_SIDE,
    /// Bars that would decide it are missing.
    UNRESOLVABLE,
    /// A stated price was not traded on its day.
    IMPLAUSIBLE,
    /// Only won or lost was stated, without prices.
    UNPRICED;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
