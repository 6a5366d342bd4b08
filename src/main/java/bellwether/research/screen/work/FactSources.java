package bellwether.research.screen.work;

import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.TickerLists;
import bellwether.research.screen.sheet.SheetCache;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.store.SheetStore;
import java.time.InstantSource;

/// Where facts of symbols and of owners come from.
public record FactSources(
        SheetCache cache,
        SheetStore sheets,
        ScreenStore screens,
        TickerLists lists,
        Calendars calendars,
        InstantSource clock,
        BarLoader loader) {}
