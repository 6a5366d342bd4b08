package bellwether.market.feeds;

import java.util.List;

/// How far the chain was asked for one symbol.
///
/// @param place in the chain of the provider that answered, or its length when none did
/// @param bars what is new; empty when none answered, or when nothing is newer
/// @param said what was wrong with those before
record FetchAnswer(FetchRequest wanted, int place, NewBars bars, List<ProviderException> said) {
    FetchAnswer {
        said = List.copyOf(said);
    }
}
