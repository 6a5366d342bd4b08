package bellwether.desk.overview.chart;

import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Timeframe;
import java.util.List;

/// The symbol that a chart is of.
///
/// @param names all that it has and had, the present one first
public record ChartSubject(
        Stock stock, TradingCalendar calendar, List<String> names, Timeframe timeframe) {
    public ChartSubject {
        names = List.copyOf(names);
    }

    String ticker() {
        return stock.ticker();
    }
}
