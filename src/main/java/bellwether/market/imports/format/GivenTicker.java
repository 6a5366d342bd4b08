package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.Optional;

/// The ticker that was given with an upload, and the one symbol that its files name for it. A file
/// and a caller that name one symbol each mean the same: the caller knows the exchange, as in
/// VOD.L, where files leave it out.
public final class GivenTicker {
    private final Optional<Ticker> ticker;
    private String named = "";

    public GivenTicker(Optional<Ticker> ticker) {
        this.ticker = ticker;
    }

    boolean isGiven() {
        return ticker.isPresent();
    }

    /// The given ticker, if a file may mean it by this name.
    Optional<Ticker> ifFits(String name) {
        return ticker.filter(_ -> named.isEmpty() || named.equalsIgnoreCase(name));
    }

    /// The given ticker, for the symbol that a file calls by this name.
    ///
    /// @throws Refusal when another symbol was named before
    Ticker takeFor(String name) {
        if (ifFits(name).isEmpty()) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "several_symbols",
                    "%s is the only ticker given, but the symbols are several: %s and %s. Leave the ticker out to import each under its own name, or give each symbol a file of its own."
                            .formatted(
                                    ticker.orElseThrow(),
                                    Rejection.shown(named),
                                    Rejection.shown(name)));
        }
        named = name;
        return ticker.orElseThrow();
    }
}
