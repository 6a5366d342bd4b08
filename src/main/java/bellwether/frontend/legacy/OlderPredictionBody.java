package bellwether.frontend.legacy;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which symbols an older client asks a model about: one, or several.
record OlderPredictionBody(@Nullable String symbol, @Nullable List<@Nullable String> symbols)
        implements SelfValidating {
    private static final int MOST = 200;

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (symbol == null && symbols == null) {
            faults.add(new Fault("/symbol", "is required: a ticker, or several as symbols"));
        } else if (symbol != null && symbols != null) {
            faults.add(new Fault("/symbols", "must be absent beside symbol"));
        } else if (symbols != null && (symbols.isEmpty() || symbols.size() > MOST)) {
            faults.add(
                    new Fault(
                            "/symbols",
                            "must be 1 to %d tickers, were %d".formatted(MOST, symbols.size())));
        }
        return faults;
    }

    /// Of a body without faults.
    List<Ticker> tickers() {
        if (symbols == null) {
            return Stream.of(OlderSymbolParameter.ticker("/symbol", symbol)).toList();
        }
        return IntStream.range(0, symbols.size())
                .mapToObj(i -> OlderSymbolParameter.ticker("/symbols/" + i, symbols.get(i)))
                .distinct()
                .toList();
    }
}
