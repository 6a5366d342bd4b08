package bellwether.research.screen.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body that defines a saved screen.
///
/// @param q the condition, as text or as JSON
/// @param universe absent: all
/// @param timeframe absent: 1d
/// @param track absent: no
record SavedScreenBody(
        @NotNull(message = NAME_RULE) @Pattern(regexp = NAME, message = NAME_RULE) String name,
        @NotNull(message = "is required: a condition such as RSI_14 < 30") JsonNode q,
        @Nullable JsonNode universe,
        @Nullable String timeframe,
        @Nullable Boolean track)
        implements SelfValidating {
    /// As a condition can name it: in quotes, on one line.
    private static final String NAME =
            "(?!sc_\\d)[^\\p{Cntrl}\\s\"\\\\]([^\\p{Cntrl}\"\\\\]{0,58}[^\\p{Cntrl}\\s\"\\\\])?";

    private static final String NAME_RULE =
            "must be 1 to 60 characters on one line without quotes and backslashes, not begin or"
                    + " end with a space, and not look like an id such as sc_1";

    @Override
    public List<Fault> faults() {
        return new AskedUniverse(universe).faults();
    }
}
