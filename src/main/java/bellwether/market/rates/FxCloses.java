package bellwether.market.rates;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.ResampledHistory;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The finished daily closes of currencies, each symbol read once. Days that are stored, or else
/// are put together from bars within the day; invented ones are none.
///
/// Not for several threads.
public final class FxCloses {
    /// Days back from today whose rates the newest closes hold, and how many those are: one close a
    /// day at most, and some before the first of these days.
    private static final int RECENT_DAYS = 20;

    private static final int NEWEST = RECENT_DAYS + FxRates.MOST_DAYS + 5;

    private final Market market;
    private final int most;
    private final Map<String, Optional<History>> known = new HashMap<>();

    public FxCloses(Market market) {
        this(market, Integer.MAX_VALUE);
    }

    private FxCloses(Market market, int most) {
        this.market = market;
        this.most = most;
    }

    /// Those that the rates of one day are of: of a day not long ago only the newest are read.
    public static FxCloses around(Market market, LocalDate day) {
        LocalDate today = LocalDate.ofInstant(market.now(), ZoneOffset.UTC);
        return day.isBefore(today.minusDays(RECENT_DAYS))
                ? new FxCloses(market)
                : new FxCloses(market, NEWEST);
    }

    /// The rates of a day.
    public FxRates on(LocalDate day) {
        return new FxRates(this, day);
    }

    /// The symbols that are stored of these.
    Map<String, History> of(List<String> names) {
        Set<String> wanted = new HashSet<>(names);
        wanted.removeAll(known.keySet());
        read(wanted);
        Map<String, History> found = new HashMap<>();
        for (String name : names) {
            known.getOrDefault(name, Optional.empty())
                    .ifPresent(history -> found.put(name, history));
        }
        return found;
    }

    private void read(Set<String> names) {
        if (names.isEmpty()) {
            return;
        }
        Map<String, History> found = new HashMap<>();
        List<History> stored =
                most == Integer.MAX_VALUE
                        ? market.load(names, Timeframe.DAY)
                        : market.loadLast(names, Timeframe.DAY, most);
        stored.forEach(history -> found.put(history.asked(), history));
        Set<String> rest = new HashSet<>(names);
        rest.removeAll(found.keySet());
        market.madeDays(rest).stream()
                .map(ResampledHistory::days)
                .forEach(history -> found.put(history.asked(), history));
        for (String name : names) {
            known.put(
                    name,
                    Optional.ofNullable(found.get(name))
                            .filter(history -> !history.synthetic())
                            .map(this::finished));
        }
    }

    private History finished(History history) {
        Bars bars =
                history.bars()
                        .finished(Timeframe.DAY, market.calendar(history.ticker()), market.now());
        return history.with(bars, history.madeFrom());
    }
}
