package bellwether.providers;

import bellwether.market.History;
import bellwether.market.ImportReport;
import bellwether.market.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Brings histories up to their last session that is over, and tells of each what came of it.
final class Refresher {
    /// When nobody says how long to wait.
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Chains chains;
    private final Askers askers;
    private final Intake intake;
    private final Shelf shelf;
    private final InstantSource clock;

    Refresher(Chains chains, Askers askers, Intake intake, Shelf shelf, InstantSource clock) {
        this.chains = chains;
        this.askers = askers;
        this.intake = intake;
        this.shelf = shelf;
        this.clock = clock;
    }

    Map<String, Fetched> fetch(Collection<String> tickers) throws InterruptedException {
        Map<String, Fetched> fetched = new HashMap<>();
        Map<String, Shelf.Reach> reach = shelf.reach(tickers);
        Map<String, Instrument> stale = stale(reach, fetched);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (Found found : askers.ask(shelf.wanted(stale, reach, day))) {
            fetched.put(found.wanted().ticker(), fetched(found.wanted(), intake.take(found)));
        }
        return fetched;
    }

    /// Those to be asked for; what is to be said of the others goes into `fetched`.
    private Map<String, Instrument> stale(
            Map<String, Shelf.Reach> reach, Map<String, Fetched> fetched) {
        Map<String, Instrument> stale = new HashMap<>();
        reach.forEach((ticker, far) -> {
            Optional<Instrument> instrument = Ticker.of(ticker).flatMap(Instrument::of);
            if (far.bars().filter(History::synthetic).isPresent()) {
                fetched.put(
                        ticker, failed("synthetic", ticker + " is synthetic: nobody trades it"));
            } else if (instrument.filter(known -> !chains.isEmpty(known)).isEmpty()) {
                fetched.put(ticker, failed("no_provider", "no provider is set for " + ticker));
            } else if (far.isStale()) {
                stale.put(ticker, instrument.get());
            } else {
                fetched.put(ticker, new Fetched.Fresh(far.last()));
            }
        });
        return stale;
    }

    private static Fetched failed(String code, String words) {
        return new Fetched.Failed(code, words, false);
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
                taken.corrected(),
                last(wanted, report),
                taken.factor(),
                taken.words());
    }

    /// The newest day that is stored or was sent.
    private static LocalDate last(Wanted wanted, ImportReport report) {
        return Stream.of(Optional.ofNullable(report.last()), wanted.stored().last())
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElse(wanted.from());
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
