package bellwether.research.analysis.store;

import bellwether.market.symbols.Survivorship;
import bellwether.market.symbols.TickerList;
import bellwether.research.analysis.profile.ProfileNumbers;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an analysis job was asked for, as answers show the job: in the words of the request, null
/// where it left something to the profile or the service.
///
/// @param survivorship of a universe, as it was known at the time of the request
/// @param profileNumbers absent unless they are asked for
record ShownRequest(
        @JsonUnwrapped Symbols symbols,
        BigDecimal capital,
        @Nullable String capitalCurrency,
        String profile,
        String timeframe,
        @Nullable String asOf,
        @JsonUnwrapped Terms terms,
        @Nullable Survivorship survivorship,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProfileNumbers profileNumbers) {

    /// @param universe null when tickers were named
    /// @param tickers the first 20; null for a universe, and of jobs whose program did not keep
    ///   them
    /// @param watchlist the list that they are of, as it was then; null otherwise
    record Symbols(
            @Nullable String universe,
            @Nullable List<String> tickers,
            int tickersCount,
            TickerList.@Nullable Origin watchlist) {}

    /// What the request set in place of the profile's.
    record Terms(
            @Nullable BigDecimal riskPercent,
            @Nullable BigDecimal positionLimitPercent,
            @Nullable BigDecimal rewardRisk) {}

    static ShownRequest of(AnalysisParams params, int items, boolean withProfile) {
        return new ShownRequest(
                new Symbols(
                        params.asked().flatMap(AskedSymbols::universe).orElse(null),
                        params.asked().flatMap(AskedSymbols::tickers).orElse(null),
                        items,
                        params.asked().flatMap(AskedSymbols::watchlist).orElse(null)),
                params.capital(),
                params.capitalCurrency().orElse(null),
                params.profile(),
                params.timeframe(),
                params.asOf().orElse(null),
                new Terms(
                        params.riskPercent().orElse(null),
                        params.positionLimitPercent().orElse(null),
                        params.rewardRisk().orElse(null)),
                params.survivorship().orElse(null),
                withProfile ? params.profileNumbers().orElse(null) : null);
    }
}
