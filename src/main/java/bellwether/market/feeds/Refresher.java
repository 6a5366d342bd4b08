package bellwether.market.feeds;

import bellwether.market.bars.History;
import bellwether.market.imports.ImportReport;
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

    private final ProviderChain chains;
    private final ParallelFetcher askers;
    private final BarIntake intake;
    private final StoredBars shelf;
    private final InstantSource clock;

    Refresher(
            ProviderChain chains,
            ParallelFetcher askers,
            BarIntake intake,
            StoredBars shelf,
            InstantSource clock) {
        this.chains = chains;
        this.askers = askers;
        this.intake = intake;
        this.shelf = shelf;
        this.clock = clock;
    }

    Map<String, FetchReport> fetch(Collection<String> tickers) throws InterruptedException {
        Map<String, FetchReport> fetched = new HashMap<>();
        Map<String, StoredBars.Reach> reach = shelf.reach(tickers);
        Map<String, Instrument> stale = stale(reach, fetched);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (FetchAnswer found : askers.ask(shelf.wanted(stale, reach, day))) {
            fetched.put(found.wanted().ticker(), fetched(found.wanted(), intake.take(found)));
        }
        return fetched;
    }

    /// Those to be asked for; what is to be said of the others goes into `fetched`.
    private Map<String, Instrument> stale(
            Map<String, StoredBars.Reach> reach, Map<String, FetchReport> fetched) {
        Map<String, Instrument> stale = new HashMap<>();
        reach.forEach((ticker, far) -> {
            Optional<Instrument> instrument = far.instrument(ticker);
            if (far.bars().filter(History::synthetic).isPresent()) {
                fetched.put(ticker, failed("synthetic", ticker + " is synthetic and not traded"));
            } else if (instrument.filter(known -> !chains.isEmpty(known)).isEmpty()) {
                fetched.put(ticker, failed("no_provider", "no provider configured for " + ticker));
            } else if (far.isStale()) {
                stale.put(ticker, instrument.get());
            } else {
                fetched.put(ticker, new FetchReport.Fresh(far.last()));
            }
        });
        return stale;
    }

    private static FetchReport failed(String code, String words) {
        return new FetchReport.Failed(code, words, false);
    }

    private FetchReport fetched(FetchRequest wanted, FetchResult taken) {
        if (taken.source().isEmpty()) {
            return unanswered(taken);
        }
        String source = taken.source().get().label();
        if (taken.report().isEmpty()) {
            return new FetchReport.Nothing(source, taken.words());
        }
        ImportReport report = taken.report().get();
        return new FetchReport.Stored(
                source,
                report.counts().inserted(),
                report.counts().changed(),
                taken.corrected(),
                last(wanted, report),
                taken.factor(),
                taken.words());
    }

    /// The newest day that is stored or was sent.
    private static LocalDate last(FetchRequest wanted, ImportReport report) {
        return Stream.of(Optional.ofNullable(report.content().last()), wanted.stored().last())
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElse(wanted.from());
    }

    private FetchReport unanswered(FetchResult taken) {
        Optional<ProviderException> soonest =
                taken.said().stream()
                        .filter(ProviderException::isMatterOfTime)
                        .min((a, b) -> pause(a).compareTo(pause(b)));
        if (soonest.isPresent()) {
            return new FetchReport.Later(
                    chains.turn(soonest.get(), pause(soonest.get())), taken.words());
        }
        return new FetchReport.Failed(
                "no_bars",
                taken.words(),
                taken.said().stream().anyMatch(ProviderException::mayPass));
    }

    private static Duration pause(ProviderException trouble) {
        return trouble.pause().orElse(A_WHILE);
    }
}
