package bellwether.research.evidence.work;

import bellwether.research.evidence.signal.CardRates;
import bellwether.research.evidence.signal.CardTest;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.EvidenceState;
import bellwether.research.evidence.signal.SignalCard;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A card in small.
///
/// @param member the sector or ticker; null for the universe
/// @param dataDay the newest day of bars when it was made: a symbol's cards may be of an earlier
///   day than those of all symbols
/// @param q null where there are too few dates
public record BriefCard(
        EvidenceScope scope,
        @Nullable String member,
        LocalDate dataDay,
        int horizon,
        EvidenceState state,
        int n,
        double effectiveN,
        @JsonUnwrapped CardRates rates,
        double meanPercent,
        @Nullable Double lowPercent,
        @Nullable Double highPercent,
        @Nullable Double q) {
    static BriefCard of(FoundCard found) {
        SignalCard card = found.card();
        CardTest test = card.test();
        return new BriefCard(
                found.scope(),
                found.member(),
                found.dataDay(),
                card.horizon(),
                card.state(),
                card.size().n(),
                card.size().effectiveN(),
                card.rates(),
                card.excess().meanPercent(),
                card.excess().lowPercent(),
                card.excess().highPercent(),
                test == null ? null : test.q());
    }
}
