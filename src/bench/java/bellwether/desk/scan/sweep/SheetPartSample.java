package bellwether.desk.scan.sweep;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.TickerList;
import bellwether.market.symbols.TickerLists;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.sheet.SheetCache;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.store.SheetStore;
import bellwether.research.screen.work.BarLoader;
import bellwether.research.screen.work.FactSources;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.research.screen.work.SheetPart;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// What makes sheets in sweeps, without watchlists and screens.
final class SheetPartSample {
    private SheetPartSample() {}

    static SweepPart of(Jdbi jdbi, Market market) {
        InstantSource clock = InstantSource.system();
        SheetStore sheets = new SheetStore(jdbi);
        FactSources sources =
                new FactSources(
                        new SheetCache(sheets, Duration.ofSeconds(1), System::nanoTime),
                        sheets,
                        new ScreenStore(jdbi),
                        new NoLists(),
                        new Universes(market.symbols(), UniverseSource.NONE, UniverseSource.NONE),
                        new Calendars(clock),
                        clock,
                        new BarLoader(market));
        return new SheetPart(jdbi, new ScreenDesk(sources), clock, System::nanoTime);
    }

    private static final class NoLists implements TickerLists {
        @Override
        public Optional<TickerList> find(String owner, String idOrName) {
            return Optional.empty();
        }

        @Override
        public Map<String, Set<Long>> members(String owner, Collection<String> names) {
            return Map.of();
        }
    }
}
