package bellwether.market;

import bellwether.web.DidYouMean;
import bellwether.web.Refusal;
import org.jdbi.v3.core.Jdbi;

/// Says that there is no such symbol, and which one was probably meant.
final class UnknownSymbols {
    private final HistoryDao histories = new HistoryDao();
    private final Jdbi jdbi;

    UnknownSymbols(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Refusal refusal(Ticker ticker) {
        String meant =
                DidYouMean.among(jdbi.withHandle(histories::tickers), ticker.name())
                        .map(name -> " Did you mean " + name + "?")
                        .orElse("");
        return Refusal.notFound(
                "unknown_symbol", "There is no symbol %s.%s".formatted(ticker, meant));
    }
}
