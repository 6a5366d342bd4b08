package bellwether.platform.access.http;

import bellwether.platform.base.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body that signs in, without its key.
///
/// @param stay whether the session outlives the browser; not when absent
record SignIn(@Nullable Boolean stay) {
    private static final int LONGEST = 256;

    static List<Fault> faults(JsonNode key) {
        String text = key.isTextual() ? key.textValue() : "";
        return text.isEmpty() || text.length() > LONGEST
                ? List.of(
                        new Fault(
                                "/key",
                                "is required: an API key of 1 to %d characters".formatted(LONGEST)))
                : List.of();
    }
}
