package bellwether.research.backtest.spec;

import bellwether.market.symbols.Survivorship;
import bellwether.market.symbols.TickerList;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Over which symbols and days a backtest goes.
///
/// @param tickers all of them, by their present names
/// @param universe the name of the universe they are; null where they were listed
/// @param watchlist the list that they were taken from, as it was then; null for any other
/// @param survivorship of the universe; null where they were listed
/// @param from the first day on which anything is decided; null: as soon as all values are known
/// @param to the last day; null: the newest finished bar
/// @param day on which the backtest was asked for
/// @param seenAt the moment of that, in seconds of the epoch: bars that were not finished then are
///   none of it
/// @param benchmark whose closes the results are compared with
public record SpecSymbols(
        List<String> tickers,
        @Nullable String universe,
        @JsonInclude(JsonInclude.Include.NON_NULL) TickerList.@Nullable Origin watchlist,
        @Nullable Survivorship survivorship,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        LocalDate day,
        long seenAt,
        @Nullable String benchmark) {
    public SpecSymbols {
        tickers = List.copyOf(tickers);
    }
}
