package bellwether.market.bars;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a company does that moves its price without anybody's opinion.
public enum ActionKind {
    SPLIT,
    DIVIDEND;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
