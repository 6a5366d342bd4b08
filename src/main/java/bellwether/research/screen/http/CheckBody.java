package bellwether.research.screen.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/screen/check`.
record CheckBody(
        @NotNull(message = "is required: a condition such as RSI_14 < 30") JsonNode q,
        @Nullable String universe,
        @Nullable String timeframe) {}
