package bellwether.research.evidence.work;

import bellwether.market.symbols.Stock;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.EvidenceState;
import bellwether.research.evidence.signal.SignalCard;
import bellwether.research.evidence.signal.SignalKey;
import java.util.Optional;
import java.util.Set;

/// Which cards are wanted.
///
/// @param owner whose screens count too
/// @param symbol of which cards are wanted; with its sector where that is not named
/// @param sector nothing for all sectors where no symbol is named
/// @param signals none for all
/// @param horizon in bars
public record EvidenceQuery(
        String owner,
        Set<EvidenceScope> scopes,
        Optional<Stock> symbol,
        Optional<String> sector,
        Set<SignalKey> signals,
        Optional<Integer> horizon,
        Optional<EvidenceState> state) {
    public EvidenceQuery {
        scopes = Set.copyOf(scopes);
        signals = Set.copyOf(signals);
    }

    /// Whether a card of these scopes is wanted.
    boolean isOf(SignalCard card) {
        return (signals.isEmpty() || signals.contains(card.signal()))
                && horizon.filter(wanted -> wanted != card.horizon()).isEmpty()
                && state.filter(wanted -> wanted != card.state()).isEmpty();
    }
}
