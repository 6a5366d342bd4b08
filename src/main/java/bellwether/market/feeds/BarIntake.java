package bellwether.market.feeds;

import bellwether.market.bars.Market;
import bellwether.market.bars.SourcedBar;
import bellwether.market.imports.ImportReport;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts what was found into the store, through the importer and its checks.
final class BarIntake {
    /// A symbol that was answered for is not asked for again for so long: a holiday would else cost
    /// a question with each job.
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private static final int MOST_REMEMBERED = 10_000;

    private final ProviderChain chains;
    private final Market market;
    private final PriceImport imports;
    private final Cache<String, String> lately;

    BarIntake(ProviderChain chains, Market market, PriceImport imports, InstantSource clock) {
        this.imports = imports;
        this.chains = chains;
        this.market = market;
        this.lately =
                Caffeine.newBuilder()
                        .maximumSize(MOST_REMEMBERED)
                        .expireAfterWrite(AGAIN)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .build();
    }

    /// What was said when the symbol was answered for a little while ago; empty when all was well.
    Optional<String> lately(String ticker) {
        return Optional.ofNullable(lately.getIfPresent(ticker));
    }

    /// Stores it; where nothing of an answer can be stored, the next in the chain is asked.
    FetchResult take(FetchAnswer first) {
        FetchAnswer found = first;
        while (chains.isAnswered(found)) {
            Provider provider = chains.answering(found);
            try {
                return taken(found, provider.source());
            } catch (ProviderException trouble) {
                List<ProviderException> said = new ArrayList<>(found.said());
                said.add(provider.reported(trouble));
                found = chains.ask(found.wanted(), found.place() + 1, said);
            }
        }
        return FetchResult.nothing(found.said());
    }

    private FetchResult taken(FetchAnswer found, ProviderName source) {
        Optional<ImportReport> report =
                found.bars().rows().isEmpty()
                        ? Optional.empty()
                        : Optional.of(store(found, source.label()));
        List<Correction> corrected = corrected(found);
        String words = words(found, source.label(), report, corrected);
        lately.put(found.wanted().ticker(), words);
        return new FetchResult(
                Optional.of(source),
                report.filter(stored -> stored.counts().inserted() + stored.counts().changed() > 0),
                found.bars().factor(),
                corrected.size(),
                found.said(),
                words);
    }

    /// The corrections that the importer took: they are looked for in the store.
    private List<Correction> corrected(FetchAnswer found) {
        if (found.bars().corrections().isEmpty()) {
            return List.of();
        }
        int most = FetchRequest.NEWEST_BARS + found.bars().days().size();
        Map<LocalDate, SourcedBar> newest = newest(found.wanted().ticker(), most);
        return found.bars().corrections().stream()
                .filter(correction ->
                        Optional.ofNullable(newest.get(correction.day()))
                                .filter(correction::isIn)
                                .isPresent())
                .toList();
    }

    private Map<LocalDate, SourcedBar> newest(String ticker, int most) {
        List<String> one = List.of(ticker);
        try (MemoryBudget.Room _ = market.room(one, Timeframe.DAY, MemoryBudget.BACKGROUND)) {
            return market.loadSourced(one, most).stream()
                    .flatMap(history -> history.newest().stream())
                    .collect(Collectors.toMap(SourcedBar::day, Function.identity()));
        }
    }

    private static String words(
            FetchAnswer found,
            String name,
            Optional<ImportReport> report,
            List<Correction> corrected) {
        List<String> words = new ArrayList<>();
        if (found.bars().factor().isPresent()) {
            words.add(reloaded(found, name, report.orElseThrow()));
        } else if (found.bars().days().isEmpty()) {
            words.add(name + " has no newer bars");
        }
        if (!corrected.isEmpty()) {
            words.add(
                    "%s corrected %d %s that it had sent before: %s"
                            .formatted(
                                    name,
                                    corrected.size(),
                                    corrected.size() == 1 ? "bar" : "bars",
                                    corrected.stream()
                                            .map(Correction::words)
                                            .collect(Collectors.joining("; "))));
        }
        words.addAll(found.bars().doubts());
        report.flatMap(stored ->
                        completed(found, name, stored.counts().changed() - corrected.size()))
                .ifPresent(words::add);
        report.filter(stored -> found.bars().factor().isEmpty() && stored.counts().rejected() > 0)
                .ifPresent(stored -> words.add(partly(name, stored)));
        return String.join("; ", words);
    }

    /// @param replaced how many stored bars gave way that are no corrections
    private static Optional<String> completed(FetchAnswer found, String name, long replaced) {
        return found.wanted()
                .stored()
                .unfinished()
                .filter(_ -> found.bars().factor().isEmpty() && replaced > 0)
                .map(day ->
                        "the bar of %s, stored before its session was over, was replaced by that of %s"
                                .formatted(day, name));
    }

    private static String reloaded(FetchAnswer found, String name, ImportReport report) {
        return "%s has adjusted its history since: its closes are %s times the stored ones, so all %d of its bars were reloaded"
                .formatted(
                        name,
                        AdjustmentDetector.shown(found.bars().factor().orElseThrow()),
                        report.counts().accepted());
    }

    /// A history that takes the place of another is taken whole or not at all.
    private ImportReport store(FetchAnswer found, String name) {
        String ticker = found.wanted().ticker();
        String csv = ProviderBar.csv(found.bars().rows());
        try {
            if (found.bars().factor().isPresent()) {
                requireWhole(imports.importAnswer(ticker, name, csv, true));
            }
            ImportReport report = imports.importAnswer(ticker, name, csv, false);
            if (report.counts().accepted() == 0 && !found.bars().days().isEmpty()) {
                throw ProviderException.wrong("sent no valid prices: " + reasons(report));
            }
            return report;
        } catch (Refusal refusal) {
            throw ProviderException.wrong("sent prices that were refused: " + refusal.detail());
        }
    }

    private static void requireWhole(ImportReport trial) {
        if (trial.counts().rejected() > 0) {
            throw ProviderException.wrong(
                    "has adjusted its history since, but %d rows of the full history are invalid, so nothing was replaced: %s"
                            .formatted(trial.counts().rejected(), reasons(trial)));
        }
    }

    private static String partly(String name, ImportReport report) {
        return "of the %d rows that %s sent %d were rejected: %s"
                .formatted(
                        report.counts().rows(), name, report.counts().rejected(), reasons(report));
    }

    private static String reasons(ImportReport report) {
        return report.counts().examples().isEmpty()
                ? "for no reason that is known"
                : report.counts().examples().getFirst().detail();
    }
}
