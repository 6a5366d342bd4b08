package bellwether.research.screen.work;

import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.TickerLists;
import bellwether.market.symbols.Universes;
import bellwether.research.screen.sheet.SheetCache;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.store.SheetStore;
import java.time.InstantSource;

/// Where facts of symbols and of owners come from.
///
/// @param universes of tickers and of lists; those of screens are expanded here
public record FactSources(
        SheetCache cache,
        SheetStore sheets,
        ScreenStore screens,
        TickerLists lists,
        Universes universes,
        Calendars calendars,
        InstantSource clock,
        BarLoader loader) {}
