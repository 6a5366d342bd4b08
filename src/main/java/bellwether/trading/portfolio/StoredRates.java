package bellwether.trading.portfolio;

import bellwether.market.bars.Market;
import bellwether.market.rates.FxCloses;
import bellwether.market.rates.FxRate;
import bellwether.market.rates.FxSearch;
import bellwether.trading.execution.FxQuote;
import java.time.LocalDate;
import java.util.Optional;

/// Rates from stored closes of symbols such as `EURUSD=X`.
public final class StoredRates implements RateSource {
    private final Market market;

    public StoredRates(Market market) {
        this.market = market;
    }

    @Override
    public Optional<FxQuote> rate(String from, String into, LocalDate day) {
        return rate(FxCloses.around(market, day), from, into, day);
    }

    @Override
    public RateSource keeping() {
        FxCloses closes = new FxCloses(market);
        return (from, into, day) -> rate(closes, from, into, day);
    }

    private static Optional<FxQuote> rate(
            FxCloses closes, String from, String into, LocalDate day) {
        return closes.on(day).find(from, into) instanceof FxSearch.Found(FxRate rate)
                ? Optional.of(new FxQuote(from, rate.rate(), rate.date()))
                : Optional.empty();
    }
}
