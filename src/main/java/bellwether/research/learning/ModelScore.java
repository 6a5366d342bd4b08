package bellwether.research.learning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the active model says of a symbol, with what speaks for it.
///
/// @param probability that the label comes true; null where nothing can be said, see `why`
/// @param baseRate the rate that needs no model: the share among the rows that trained
/// @param model which says so; null where none does
/// @param asOf the session at whose close it is said
/// @param contributions what each feature adds; null where the row is not kept
/// @param record how it has fared on dates that it had not seen
/// @param shown whether its record bears it: it is active and the gate has let it pass
/// @param why in a word, where nothing is said or it is not shown; null else
public record ModelScore(
        String ticker,
        @Nullable Double probability,
        @Nullable Double baseRate,
        @Nullable String label,
        @Nullable Integer horizon,
        @Nullable ScoringModel model,
        @Nullable LocalDate asOf,
        @Nullable ScoreContributions contributions,
        @Nullable ModelRecord record,
        boolean shown,
        @Nullable ScoreReason why,
        @Nullable String message) {
    /// Nothing can be said of a symbol.
    public static ModelScore silent(String ticker, ScoreReason why, String message) {
        return new ModelScore(
                ticker, null, null, null, null, null, null, null, null, false, why, message);
    }
}
