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

/// The bars of one round over all portfolios, read once for all that have the same symbols. What
/// changes meanwhile is seen by the next round, as portfolios are due again when their symbols have
/// changed since the round began.
final class TapeRound {
    /// Bars of all symbols together; each takes some 60 bytes.
    private static final long MOST_BARS = 300_000;

    /// Daily bars beside quotes.
    private static final int BESIDE_QUOTES = 120;

    private final TapeLibrary library;
    private final Cache<Key, Optional<FinishedTape>> known =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BARS)
                    .weigher((Key key, Optional<FinishedTape> tape) -> key.newest)
                    .executor(Runnable::run)
                    .build();

    TapeRound(TapeLibrary library) {
        this.library = library;
    }

    private record Key(String ticker, Timeframe timeframe, int newest) {}

    /// The finished bars of symbols; a symbol without bars is absent.
    ///
    /// @param from bars that begin earlier are only what these rest on
    Tapes read(Collection<String> tickers, Timeframe timeframe, Instant from, Instant now) {
        Map<String, SymbolTape> tapes = new HashMap<>();
        Optional<Instant> next = Optional.empty();
        int newest = TapeLibrary.newest(timeframe, from, now);
        for (FinishedTape each : finished(tickers, timeframe, newest, now)) {
            tapes.put(each.tape().ticker(), each.tape());
            Optional<Instant> sooner = next;
            next =
                    each.finishesNext()
                            .filter(end -> sooner.filter(end::isAfter).isEmpty())
                            .or(() -> sooner);
        }
        return new Tapes(tapes, next);
    }

    /// The newest daily bars of symbols; those without any are there too.
    Tapes readForQuotes(Collection<String> tickers, Instant now) {
        Map<String, SymbolTape> tapes = new HashMap<>();
        finished(tickers, Timeframe.DAY, BESIDE_QUOTES, now)
                .forEach(each -> tapes.put(each.tape().ticker(), each.tape()));
        for (String ticker : tickers) {
            tapes.computeIfAbsent(ticker, library::withoutBars);
        }
        return new Tapes(tapes, Optional.empty());
    }

    private List<FinishedTape> finished(
            Collection<String> tickers, Timeframe timeframe, int newest, Instant now) {
        List<FinishedTape> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String ticker : tickers) {
            Optional<FinishedTape> tape = known.getIfPresent(new Key(ticker, timeframe, newest));
            if (tape == null) {
                missing.add(ticker);
            } else {
                tape.ifPresent(found::add);
            }
        }
        if (!missing.isEmpty()) {
            List<FinishedTape> read = library.read(missing, timeframe, newest, now);
            missing.forEach(
                    ticker -> known.put(new Key(ticker, timeframe, newest), of(ticker, read)));
            found.addAll(read);
        }
        return found;
    }

    private static Optional<FinishedTape> of(String ticker, List<FinishedTape> read) {
        return read.stream().filter(each -> each.tape().ticker().equals(ticker)).findFirst();
    }
}
