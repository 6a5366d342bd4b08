package bellwether.research.forecast.work;

import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.forecast.ForecastTerms;
import bellwether.research.forecast.model.DailyColumns;
import bellwether.research.forecast.model.GarchScale;
import bellwether.research.forecast.model.HorizonWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Forecasts a symbol when it is asked for, by the same formulas as at night.
public final class ForecastDesk {
    private final ForecastBars bars;
    private final RecordMemory memory;

    public ForecastDesk(Jdbi jdbi, ForecastBars bars, ForecastRecords records) {
        this.bars = bars;
        memory = new RecordMemory(jdbi, records);
    }

    /// The symbol of that name.
    public Stock symbol(Ticker ticker) {
        return bars.market()
                .symbols()
                .find(ticker)
                .orElseThrow(() -> bars.market().symbols().unknown(ticker));
    }

    /// The forecasts of its last finished bar.
    ///
    /// @param garch whether GARCH is wanted beside
    public SymbolOutlook of(Ticker ticker, boolean garch) {
        Stock stock = symbol(ticker);
        List<SymbolOutlook> found = new ArrayList<>();
        bars.each(
                List.of(stock.ticker()),
                loaded -> {
                    requireEnough(loaded.ticker(), loaded.bars().size());
                    if (!DailyColumns.areUsable(loaded.bars())) {
                        throw Refusal.of(
                                RefusalKind.INVALID,
                                "price_out_of_range",
                                "%s has daily prices of 0 or less, of which returns are not defined."
                                        .formatted(loaded.ticker()));
                    }
                    Optional<GarchScale.ScaleFit> fitted =
                            garch
                                    ? GarchScale.fitted(new DailyColumns(loaded.bars()))
                                    : Optional.empty();
                    found.add(memory.read(view -> outlook(loaded, new Beside(fitted, view))));
                });
        return found.stream().findFirst().orElseThrow(() -> tooFew(stock.ticker(), 0));
    }

    private static void requireEnough(String ticker, int have) {
        if (have < HorizonWalk.FEWEST_BARS) {
            throw tooFew(ticker, have);
        }
    }

    private static Refusal tooFew(String ticker, int have) {
        return Refusal.of(
                RefusalKind.INVALID,
                "too_few",
                "Too few finished daily bars of %s: have %d, need %d. Import more prices."
                        .formatted(ticker, have, HorizonWalk.FEWEST_BARS));
    }

    private SymbolOutlook outlook(ForecastBars.SymbolBars loaded, Beside beside) {
        SymbolForecasts forecasts = new SymbolForecasts(loaded, beside.view.pool());
        return new SymbolOutlook(
                loaded.ticker(),
                loaded.synthetic(),
                loaded.last(),
                loaded.bars().close()[loaded.bars().size() - 1],
                loaded.bars().size(),
                ForecastTerms.HORIZONS.stream()
                        .map(horizon -> ahead(loaded, forecasts, beside, horizon))
                        .toList());
    }

    /// What stands beside a forecast.
    private record Beside(Optional<GarchScale.ScaleFit> garch, RecordMemory.View view) {}

    private SymbolOutlook.Ahead ahead(
            ForecastBars.SymbolBars loaded, SymbolForecasts forecasts, Beside beside, int horizon) {
        Optional<BoundedForecast> forecast = forecasts.newest(horizon);
        return new SymbolOutlook.Ahead(
                horizon,
                forecasts.dueOn(horizon),
                forecast,
                beside.garch.map(fitted -> fitted.over(horizon)),
                forecast.map(found ->
                                beside.view.of(loaded.synthetic(), horizon, found.scale().model()))
                        .orElse(List.of()));
    }
}
