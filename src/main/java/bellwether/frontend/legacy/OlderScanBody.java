package bellwether.frontend.legacy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/scan/start` and `/api/scan/config`.
///
/// @param symbols absent for all
/// @param interval seconds; 60 when absent
record OlderScanBody(
        @Nullable @Size(min = 1, max = 10_000, message = "must be 1 to 10000 symbols")
                List<@NotNull(message = "must be a ticker") String> symbols,
        @Nullable @Min(value = 60, message = RULE) @Max(value = 86_400, message = RULE)
                Integer interval,
        @Nullable Boolean autoAlerts) {
    private static final String RULE = "must be 60 to 86400 seconds";
    static final OlderScanBody EMPTY = new OlderScanBody(null, null, null);
}
