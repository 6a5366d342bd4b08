package bellwether.providers;

import bellwether.market.History;
import bellwether.market.ImportReport;
import bellwether.market.Market;
import bellwether.market.Ticker;
import bellwether.market.Timeframe;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Brings histories up to their last session that is over, and tells of each what came of it.
final class Refresher {
    /// When nobody says how long to wait.
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Chains chains;
    private final Askers askers;
    private final Intake intake;
    private final Market market;
    private final InstantSource clock;

    Refresher(Chains chains, Askers askers, Intake intake, Market market, InstantSource clock) {
        this.chains = chains;
        this.askers = askers;
        this.intake = intake;
        this.market = market;
        this.clock = clock;
    }

    Map<String, Fetched> fetch(Collection<String> tickers) throws InterruptedException {
        Map<String, Fetched> fetched = new HashMap<>();
        Map<String, Instrument> stale = stale(tickers, fetched);
        for (Found found : askers.ask(wanted(stale))) {
            fetched.put(found.wanted().ticker(), fetched(found.wanted(), intake.take(found)));
        }
        return fetched;
    }

    /// Those to be asked for; what is to be said of the others goes into `fetched`.
    private Map<String, Instrument> stale(
            Collection<String> tickers, Map<String, Fetched> fetched) {
        Map<String, History> newest = byTicker(market.loadLast(tickers, Timeframe.DAY, 1));
        Map<String, Instrument> stale = new HashMap<>();
        for (String ticker : tickers) {
            Optional<History> stored = Optional.ofNullable(newest.get(ticker));
            Optional<Instrument> instrument = Ticker.of(ticker).flatMap(Instrument::of);
            if (stored.filter(History::synthetic).isPresent()) {
                fetched.put(
                        ticker, failed("synthetic", ticker + " is synthetic: nobody trades it"));
            } else if (instrument.filter(known -> !chains.isEmpty(known)).isEmpty()) {
                fetched.put(ticker, failed("no_provider", "no provider is set for " + ticker));
            } else if (Freshness.isStale(stored, lastSession(ticker))) {
                stale.put(ticker, instrument.get());
            } else {
                fetched.put(ticker, new Fetched.Fresh(last(stored.orElseThrow())));
            }
        }
        return stale;
    }

    private static LocalDate last(History history) {
        return Wanted.date(history.bars(), history.bars().size() - 1);
    }

    private static Fetched failed(String code, String words) {
        return new Fetched.Failed(code, words, false);
    }

    private List<Wanted> wanted(Map<String, Instrument> stale) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, History> raw = byTicker(market.loadRaw(stale.keySet(), Timeframe.DAY));
        List<Wanted> wanted = new ArrayList<>();
        stale.forEach((ticker, instrument) ->
                wanted.add(
                        Wanted.of(
                                instrument,
                                new Wanted.Until(day, lastSession(ticker)),
                                market.calendar(ticker),
                                Optional.ofNullable(raw.get(ticker)))));
        return wanted;
    }

    private LocalDate lastSession(String ticker) {
        return market.calendar(ticker).lastCompletedSession(clock.instant());
    }

    private static Map<String, History> byTicker(List<History> histories) {
        return histories.stream().collect(Collectors.toMap(History::ticker, Function.identity()));
    }

    private Fetched fetched(Wanted wanted, Taken taken) {
        if (taken.source().isEmpty()) {
            return unanswered(taken);
        }
        String source = taken.source().get().label();
        if (taken.report().isEmpty()) {
            return new Fetched.Nothing(source, taken.words());
        }
        ImportReport report = taken.report().get();
        return new Fetched.Stored(
                source,
                report.inserted(),
                report.changed(),
                Objects.requireNonNullElse(report.last(), wanted.from()),
                taken.factor(),
                taken.words());
    }

    private Fetched unanswered(Taken taken) {
        Optional<Trouble> soonest =
                taken.said().stream()
                        .filter(Trouble::isMatterOfTime)
                        .min((a, b) -> pause(a).compareTo(pause(b)));
        if (soonest.isPresent()) {
            return new Fetched.Later(
                    chains.turn(soonest.get(), pause(soonest.get())), taken.words());
        }
        return new Fetched.Failed(
                "no_bars", taken.words(), taken.said().stream().anyMatch(Trouble::mayPass));
    }

    private static Duration pause(Trouble trouble) {
        return trouble.pause().orElse(A_WHILE);
    }
}
