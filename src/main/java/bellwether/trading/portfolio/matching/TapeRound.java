package bellwether.trading.portfolio.matching;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.portfolio.matching.TapeLibrary.FinishedTape;
import bellwether.trading.portfolio.matching.TapeLibrary.Tapes;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The bars of one round over all portfolios, read once for all that have the same symbols. What
/// changes meanwhile is seen by the next round, as portfolios are due again when their symbols have
/// changed since the round began.
final class TapeRound {
    /// Bars of all symbols together; each takes some 100 bytes.
    static final int MOST_BARS = 300_000;

    /// Of each symbol at least so many are read at once.
    private static final int LEAST_BARS = TapeLibrary.EARLIER + 256;

    /// Daily bars beside quotes.
    private static final int BESIDE_QUOTES = 120;

    private final TapeLibrary library;
    private final int most;
    private final Cache<Key, Optional<FinishedTape>> known =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BARS)
                    .weigher((Key _, Optional<FinishedTape> tape) ->
                            1 + tape.map(each -> each.tape().size()).orElse(0))
                    .executor(Runnable::run)
                    .build();

    TapeRound(TapeLibrary library) {
        this.library = library;
        this.most = library.mostBars();
    }

    private record Key(String ticker, Timeframe timeframe, int newest, TapeWindow window) {}

    /// The finished bars of symbols; a symbol without bars is absent.
    ///
    /// @param from of each symbol: bars that begin earlier are only what these rest on
    Tapes read(Map<String, Instant> from, Timeframe timeframe, Instant now) {
        Map<String, SymbolTape> tapes = new HashMap<>();
        Optional<Instant> next = Optional.empty();
        TapeWindow window = window(from, timeframe, now);
        for (FinishedTape each : finished(from, timeframe, window, now)) {
            tapes.put(each.tape().ticker(), each.tape());
            Optional<Instant> sooner = next;
            next =
                    each.finishesNext()
                            .filter(end -> sooner.filter(end::isAfter).isEmpty())
                            .or(() -> sooner);
        }
        return new Tapes(tapes, next, window);
    }

    /// All bars where they are not too many; else those from the first one on, as many as may be.
    private TapeWindow window(Map<String, Instant> from, Timeframe timeframe, Instant now) {
        long all =
                from.values().stream()
                        .mapToLong(first -> TapeLibrary.newest(timeframe, first, now))
                        .sum();
        if (!timeframe.isIntraday() || all <= most) {
            return TapeWindow.OPEN;
        }
        long first = from.values().stream().min(Instant::compareTo).orElse(now).getEpochSecond();
        int each = Math.max(LEAST_BARS, most / from.size()) - TapeLibrary.EARLIER;
        return new TapeWindow(first + (long) each * timeframe.seconds());
    }

    /// The newest daily bars of symbols; those without any are there too.
    Tapes readForQuotes(Collection<String> tickers, Instant now) {
        Map<String, SymbolTape> tapes = new HashMap<>();
        finished(Set.copyOf(tickers), Timeframe.DAY, BESIDE_QUOTES, now)
                .forEach(each -> tapes.put(each.tape().ticker(), each.tape()));
        for (String ticker : tickers) {
            tapes.computeIfAbsent(ticker, library::withoutBars);
        }
        return new Tapes(tapes, Optional.empty(), TapeWindow.OPEN);
    }

    /// Those that are read back equally far together.
    private List<FinishedTape> finished(
            Map<String, Instant> from, Timeframe timeframe, TapeWindow window, Instant now) {
        Map<Integer, Map<String, Instant>> byReach = new TreeMap<>();
        from.forEach((ticker, first) ->
                byReach.computeIfAbsent(
                                TapeLibrary.newest(timeframe, first, now), _ -> new TreeMap<>())
                        .put(ticker, first));
        List<FinishedTape> found = new ArrayList<>();
        byReach.forEach(
                (newest, some) -> found.addAll(finished(some, timeframe, newest, window, now)));
        return found;
    }

    private List<FinishedTape> finished(
            Set<String> tickers, Timeframe timeframe, int newest, Instant now) {
        Map<String, Instant> from = new TreeMap<>();
        tickers.forEach(ticker -> from.put(ticker, now));
        return finished(from, timeframe, newest, TapeWindow.OPEN, now);
    }

    private List<FinishedTape> finished(
            Map<String, Instant> from,
            Timeframe timeframe,
            int newest,
            TapeWindow window,
            Instant now) {
        List<FinishedTape> found = new ArrayList<>();
        Map<String, Instant> missing = new TreeMap<>();
        from.forEach((ticker, first) -> {
            Optional<FinishedTape> tape =
                    known.getIfPresent(new Key(ticker, timeframe, newest, window));
            if (tape == null) {
                missing.put(ticker, first);
            } else {
                tape.ifPresent(found::add);
            }
        });
        if (!missing.isEmpty()) {
            List<FinishedTape> read = library.read(missing, timeframe, newest, window, now);
            missing.keySet()
                    .forEach(ticker ->
                            known.put(
                                    new Key(ticker, timeframe, newest, window), of(ticker, read)));
            found.addAll(read);
        }
        return found;
    }

    private static Optional<FinishedTape> of(String ticker, List<FinishedTape> read) {
        return read.stream().filter(each -> each.tape().ticker().equals(ticker)).findFirst();
    }
}
