package bellwether.market;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a company does that moves its price without anybody's opinion.
enum ActionKind {
    SPLIT,
    DIVIDEND;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
