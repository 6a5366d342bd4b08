package bellwether.research.screen;

import bellwether.market.bars.PackedHistory;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.NewestPatterns;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.newest.NewestValues;

/// One symbol as a sweep walks it.
///
/// @param facts what is stored of the symbol; its blocks are decoded already
/// @param history all its finished bars, as rules see them
/// @param from the first bar to walk: the first that was not swept before, at most 30 back; where
///   stored bars changed, the fifth last of those that were; its size when there is none
/// @param fresh the first bar that was not swept before: those from [#from()] up to it were, and
///   are walked again because stored bars changed
/// @param patterns that were searched for on the walked bars and on the last two; of this symbol
///   until the next one is walked
public record SweptSymbol(
        PackedHistory facts,
        Timeframe timeframe,
        RuleHistory history,
        TradingCalendar calendar,
        int from,
        int fresh,
        NewestPatterns patterns) {
    /// One whose patterns are searched for with it.
    public static SweptSymbol of(
            PackedHistory facts,
            RuleHistory history,
            TradingCalendar calendar,
            int from,
            int fresh,
            NewestPatterns room) {
        room.read(history.series(), Math.min(from, NewestValues.first(history)));
        return new SweptSymbol(facts, history.timeframe(), history, calendar, from, fresh, room);
    }

    /// Its id.
    public long id() {
        return facts.symbolId();
    }

    /// Its present ticker.
    public String ticker() {
        return facts.ticker();
    }
}
