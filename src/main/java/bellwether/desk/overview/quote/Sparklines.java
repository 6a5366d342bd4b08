package bellwether.desk.overview.quote;

import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The newest daily closes of many symbols, each on a scale of its own.
public final class Sparklines {
    private final Market market;

    public Sparklines(Market market) {
        this.market = market;
    }

    /// Lines in the order of the request, and what is missing.
    public record Found(List<Sparkline> items, List<MissingTicker> missing) {
        public Found {
            items = List.copyOf(items);
            missing = List.copyOf(missing);
        }
    }

    /// Those of some tickers, present names or former ones.
    ///
    /// @param bars how many closes at most
    public Found of(List<String> tickers, int bars) {
        AskedTickers asked = AskedTickers.of(market, tickers);
        List<MissingTicker> missing = new ArrayList<>(asked.unknown(market));
        Map<String, History> histories =
                market.loadLast(asked.known(), Timeframe.DAY, bars).stream()
                        .collect(Collectors.toMap(History::ticker, Function.identity()));
        List<Sparkline> items = new ArrayList<>();
        for (String ticker : tickers) {
            History history = histories.get(asked.name(ticker));
            if (history != null && history.bars().size() > 0) {
                items.add(Sparkline.of(asked.askedAs(ticker), history));
            } else if (asked.present().containsKey(ticker)) {
                missing.add(AskedTickers.withoutDays(ticker));
            }
        }
        return new Found(items, missing);
    }
}
