package bellwether.research.evidence.scoreboard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What plans are grouped by.
public enum CellKind {
    VERDICT,
    PROFILE,
    /// A plan is in the cell of each voter that voted for its side.
    VOTER,
    SECTOR,
    MONTH,
    REGIME,
    METHOD;

    private static final String UNKNOWN = "unknown";

    /// The cells that a plan is in.
    List<String> keys(ScoreRow row) {
        ScoreRow.Labels labels = row.labels();
        return switch (this) {
            case VERDICT -> List.of(labels.verdict());
            case PROFILE -> List.of(labels.profile());
            case VOTER -> labels.agreeing();
            case SECTOR -> List.of(Objects.requireNonNullElse(labels.sector(), UNKNOWN));
            case MONTH -> List.of(YearMonth.from(row.asOf()).toString());
            case REGIME -> List.of(Objects.requireNonNullElse(labels.regime(), UNKNOWN));
            case METHOD -> List.of(Objects.requireNonNullElse(labels.method(), "none"));
        };
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
