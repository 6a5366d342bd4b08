package bellwether.research.screen.http;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseReader;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.SelfValidating;
import bellwether.platform.base.Sha256;
import bellwether.platform.http.Page;
import bellwether.research.screen.ScreenRequest;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/screen`.
///
/// @param q the condition, as text or as JSON
/// @param screen the id or name of a saved screen in its place
record ScreenBody(
        @Nullable JsonNode q,
        @Nullable String screen,
        @Nullable JsonNode universe,
        @Nullable String timeframe,
        @Nullable @Size(max = 50, message = "must be at most 50 values")
                List<@NotNull(message = FIELD_RULE) String> fields,
        @Nullable @Size(max = 5, message = "must be at most 5 values")
                List<@NotNull(message = FIELD_RULE) String> sort,
        @Nullable @Min(value = 0, message = NEAR_RULE) @Max(value = 200, message = NEAR_RULE)
                Integer near,
        @Nullable @Pattern(regexp = "rows|columns", message = "must be rows or columns")
                String shape,
        @Nullable @Min(value = 1, message = LIMIT_RULE) @Max(value = 200, message = LIMIT_RULE)
                Integer limit)
        implements SelfValidating {
    static final String FIELD_RULE = "must be a field such as RSI_14";
    private static final String NEAR_RULE = "must be a whole number from 0 to 200";
    private static final String LIMIT_RULE = "must be a whole number from 1 to 200";

    /// Of a request that did not come over HTTP.
    ///
    /// @param condition of the request, read
    /// @throws Refusal 422 where its universe is none
    static ScreenBody of(ScreenRequest request, @Nullable JsonNode condition) {
        List<Fault> faults = new ArrayList<>();
        Optional<Universe> named =
                UniverseReader.parameters(request.universe().orElse(null), null, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return new ScreenBody(
                condition,
                request.screen().orElse(null),
                named.map(Universe::json).orElse(null),
                request.timeframe().orElse(null),
                request.fields(),
                request.sort(),
                null,
                null,
                null);
    }

    /// How its result is to be shown.
    ScreenView view() {
        return new ScreenView(
                Objects.requireNonNullElse(near, 0),
                "columns".equals(shape),
                ScreenPlace.FIRST,
                Objects.requireNonNullElse(limit, Page.USUAL));
    }

    /// What is the same in requests that differ in how their results are shown.
    String hash() {
        return Sha256.hex(
                Json.write(
                        new ScreenBody(
                                q, screen, universe, timeframe, fields, sort, null, null, null)));
    }

    @Override
    public List<Fault> faults() {
        return new AskedUniverse(universe).faults();
    }
}
