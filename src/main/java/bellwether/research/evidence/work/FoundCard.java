package bellwether.research.evidence.work;

import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.SignalCard;
import bellwether.research.evidence.store.EvidenceRow;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A card, and what it is of.
///
/// @param member the sector or ticker; null for the universe
/// @param dataDay the newest day of bars when it was made
/// @param formula by which rules
public record FoundCard(
        EvidenceScope scope,
        @Nullable String member,
        LocalDate dataDay,
        int formula,
        SignalCard card) {
    /// @param ticker of the symbol of cards of one
    static FoundCard of(EvidenceRow row, @Nullable String ticker, SignalCard card) {
        return new FoundCard(
                row.of().scope(),
                switch (row.of().scope()) {
                    case UNIVERSE -> null;
                    case SECTOR -> row.of().member();
                    case SYMBOL -> ticker;
                },
                row.dataDay(),
                row.formula(),
                card);
    }
}
