package bellwether.research.forecast.work;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/// Loads finished daily bars, adjusted for splits, one symbol after the other.
public final class ForecastBars {
    private final Market market;

    public ForecastBars(Market market) {
        this.market = market;
    }

    /// A symbol and its bars.
    ///
    /// @param version of all that is stored of its bars and dates
    public record SymbolBars(
            String ticker,
            long symbol,
            long version,
            boolean synthetic,
            Bars bars,
            TradingCalendar calendar) {
        LocalDate day(int bar) {
            return LocalDate.ofEpochDay(Math.floorDiv(bars.time()[bar], Timeframe.SECONDS_PER_DAY));
        }

        LocalDate last() {
            return day(bars.size() - 1);
        }

        /// The place of a day's bar; nothing where there is none.
        Optional<Integer> bar(LocalDate day) {
            int place = bars.place(day.toEpochDay() * Timeframe.SECONDS_PER_DAY);
            return place < bars.size() && day(place).equals(day)
                    ? Optional.of(place)
                    : Optional.empty();
        }
    }

    Market market() {
        return market;
    }

    /// Gives those of these tickers that have finished daily bars; no more of them are held than
    /// there is room for.
    void each(Collection<String> tickers, Consumer<SymbolBars> use) {
        for (HistoryPart part : market.parts(tickers, Timeframe.DAY)) {
            try (MemoryBudget.Room _ = market.room(part, MemoryBudget.BACKGROUND)) {
                for (PackedHistory packed : market.packed(part.tickers(), Timeframe.DAY)) {
                    loaded(packed).ifPresent(use);
                }
            }
        }
    }

    private Optional<SymbolBars> loaded(PackedHistory packed) {
        History history = packed.read(new BarBuffer());
        TradingCalendar calendar = market.calendar(packed);
        Bars finished = history.bars().finished(Timeframe.DAY, calendar, market.now());
        return finished.size() == 0
                ? Optional.empty()
                : Optional.of(
                        new SymbolBars(
                                history.ticker(),
                                packed.symbolId(),
                                packed.dataVersion() + packed.facts().recordVersion(),
                                history.synthetic(),
                                finished,
                                calendar));
    }
}
