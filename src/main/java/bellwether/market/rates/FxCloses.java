package bellwether.market.rates;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.ResampledHistory;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
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
    private final Market market;
    private final Map<String, Optional<History>> known = new HashMap<>();

    public FxCloses(Market market) {
        this.market = market;
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
        market.load(names, Timeframe.DAY).forEach(history -> found.put(history.asked(), history));
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
