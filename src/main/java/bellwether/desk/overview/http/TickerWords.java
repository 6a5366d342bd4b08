package bellwether.desk.overview.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads the parameter `tickers`.
final class TickerWords {
    static final int MOST = 200;
    private static final String NAME = "tickers";

    private TickerWords() {}

    /// The tickers, each once.
    ///
    /// @throws Refusal 422
    static List<String> of(Context ctx, int most) {
        List<String> words = ChartParameters.words(ctx, NAME);
        if (words.isEmpty() || words.size() > most) {
            throw Refusal.invalid(
                    "?" + NAME,
                    words.isEmpty()
                            ? "is required: 1 to %d tickers with commas between them, such as DEMO01,DEMO02"
                                    .formatted(most)
                            : "must be 1 to %d tickers, were %d; %s"
                                    .formatted(
                                            most,
                                            words.size(),
                                            most < MOST
                                                    ? "without live=true up to " + MOST
                                                    : "send several requests"));
        }
        Set<String> tickers = new LinkedHashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (String word : words) {
            Ticker.of(word)
                    .ifPresentOrElse(
                            ticker -> tickers.add(ticker.name()),
                            () ->
                                    faults.add(
                                            new Fault(
                                                    "?" + NAME,
                                                    word.isEmpty()
                                                            ? "must be tickers such as TCS.NS, has"
                                                                    + " nothing between two commas"
                                                            : "must be tickers such as TCS.NS, was \"%s\""
                                                                    .formatted(
                                                                            Quoted.text(word)))));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return List.copyOf(tickers);
    }
}
