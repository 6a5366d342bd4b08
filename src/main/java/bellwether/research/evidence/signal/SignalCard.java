package bellwether.research.evidence.signal;

import bellwether.technical.statistics.ConfidenceInterval;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What followed the events of one signal at one horizon in one scope.
///
/// @param horizon in bars
/// @param from the date of the first event
/// @param to the date of the last event whose horizon is over
/// @param test null where there are too few dates
/// @param why there are too few; null where there are enough
public record SignalCard(
        SignalKey signal,
        int horizon,
        LocalDate from,
        LocalDate to,
        CardSize size,
        CardRates rates,
        CardExcess excess,
        @Nullable CardTest test,
        @Nullable String why) {
    /// Under so many independent dates nothing is tested.
    public static final int FEWEST = 30;

    /// The level of intervals.
    public static final double LEVEL = 0.9;

    @JsonIgnore
    public EvidenceState state() {
        if (test == null) {
            return EvidenceState.TOO_FEW;
        }
        return test.isEvidence() ? EvidenceState.EVIDENCE : EvidenceState.NO_EVIDENCE;
    }

    SignalCard tested(CardTest found, Optional<ConfidenceInterval> interval) {
        return new SignalCard(
                signal, horizon, from, to, size, rates, excess.within(interval), found, why);
    }

    /// The state in words.
    @JsonIgnore
    public String words() {
        if (test == null || test.q() == null) {
            return "Too few: %s.".formatted(why);
        }
        return String.format(
                Locale.ROOT,
                test.isEvidence()
                        ? "Evidence: q %.3f among %,d tests is at most %.1f. Costs are not taken"
                                + " off."
                        : "No evidence: q %.3f among %,d tests is above %.1f.",
                test.q(),
                test.tests(),
                CardTest.MOST_Q);
    }
}
