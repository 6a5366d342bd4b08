package bellwether.research.screen;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import java.util.List;

/// What is asked of the market.
///
/// @param text of the condition
/// @param fields values that are shown, each as it is written; empty: those that the condition
///   names
/// @param sort values that are sorted by, each with a `-` before it for the greatest first; empty:
///   by ticker
public record ScreenQuery(
        String text,
        Universe universe,
        Timeframe timeframe,
        List<String> fields,
        List<String> sort) {
    public ScreenQuery {
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
    }

    /// The same with its condition as it is printed.
    public ScreenQuery with(String printed) {
        return new ScreenQuery(printed, universe, timeframe, fields, sort);
    }
}
