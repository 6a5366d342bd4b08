package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts.TestFact;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a rule would have fired on a symbol, and what followed.
///
/// @param ticker as it is called now
/// @param bars that were judged
/// @param fires how often it would have fired
/// @param sent how often that would have been sent, after dedupe and cooldown
/// @param unknown bars that cannot tell
/// @param base what followed all bars, to compare with
/// @param followed what followed the fires
/// @param items the newest fires
/// @param leftOut how many older ones are not listed
public record DrillResult(
        String ticker,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int bars,
        int fires,
        int sent,
        int unknown,
        DrillOutcome base,
        DrillOutcome followed,
        List<DrillFire> items,
        int leftOut) {
    public DrillResult {
        items = List.copyOf(items);
    }

    /// Without a bar.
    static DrillResult empty(String ticker) {
        return new DrillResult(
                ticker, null, null, 0, 0, 0, 0, DrillOutcome.NONE, DrillOutcome.NONE, List.of(), 0);
    }

    /// What followed some bars after 1, 5 and 20 bars.
    public record DrillOutcome(
            @JsonProperty("after_1") DrillChange after1,
            @JsonProperty("after_5") DrillChange after5,
            @JsonProperty("after_20") DrillChange after20) {
        static final DrillOutcome NONE =
                new DrillOutcome(DrillChange.NONE, DrillChange.NONE, DrillChange.NONE);
    }

    /// Changes of the close in percent; null where n is 0.
    ///
    /// @param n of how many bars it is known
    /// @param up the share of them after which the close was higher, in percent
    /// @param upLow where its 90 % interval begins
    /// @param upHigh where that ends
    public record DrillChange(
            int n,
            @Nullable Double median,
            @Nullable Double mean,
            @Nullable Double up,
            @Nullable Double upLow,
            @Nullable Double upHigh) {
        static final DrillChange NONE = new DrillChange(0, null, null, null, null, null);
    }

    /// A bar on which it would have fired.
    ///
    /// @param bar when it began
    /// @param heldBy the gate that would have held it; empty where it would have been told
    public record DrillFire(
            Instant bar,
            Instant endedAt,
            @Nullable Double close,
            String heldBy,
            List<TestFact> tests,
            @JsonProperty("after_1") @Nullable Double after1,
            @JsonProperty("after_5") @Nullable Double after5,
            @JsonProperty("after_20") @Nullable Double after20) {
        public DrillFire {
            tests = List.copyOf(tests);
        }
    }
}
