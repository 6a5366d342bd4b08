package bellwether.frontend.legacy;

import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.AlertId;
import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// The id of an alert as older clients write it: `al_12`, or its number alone.
final class OlderAlertId {
    static final String RULE = "must be the id of an alert such as al_1, or its number";

    private OlderAlertId() {}

    static boolean isOne(@Nullable JsonNode typed) {
        return typed != null && (typed.isTextual() || typed.isIntegralNumber());
    }

    /// @throws Refusal 404 where no alert can have it
    static AlertId of(JsonNode typed) {
        return of(typed.asText());
    }

    /// @throws Refusal 404 where no alert can have it
    static AlertId of(String typed) {
        return AlertId.parse(typed)
                .or(() -> AlertId.parse("al_" + typed))
                .orElseThrow(() -> AlertBook.unknown(typed));
    }
}
