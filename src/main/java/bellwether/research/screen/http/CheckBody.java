package bellwether.research.screen.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/screen/check`.
record CheckBody(
        @NotNull(message = "is required: a condition such as RSI_14 < 30") JsonNode q,
        @Nullable JsonNode universe,
        @Nullable String timeframe)
        implements SelfValidating {
    @Override
    public List<Fault> faults() {
        return new AskedUniverse(universe).faults();
    }
}
