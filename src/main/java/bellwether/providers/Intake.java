package bellwether.providers;

import bellwether.market.ImportReport;
import bellwether.market.Market;
import bellwether.web.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Puts what was found into the store, through the importer and its checks.
final class Intake {
    /// A symbol that was answered for is not asked for again for so long: a holiday would else cost
    /// a question with each job.
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private static final int MOST_REMEMBERED = 10_000;

    private final Chains chains;
    private final Market market;
    private final Cache<String, String> lately;

    Intake(Chains chains, Market market, InstantSource clock) {
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
    ///
    /// @return what there is to say
    Optional<String> take(Found first) {
        Found found = first;
        while (chains.isAnswered(found)) {
            Provider provider = chains.answering(found);
            String name = provider.source().label();
            if (found.days().isEmpty()) {
                return settled(found, name + " has no newer bars");
            }
            try {
                ImportReport report = store(found, name);
                return settled(found, report.rejected() == 0 ? "" : partly(name, report));
            } catch (Trouble trouble) {
                List<String> said = new ArrayList<>(found.said());
                said.add(provider.reported(trouble).words());
                found = chains.ask(found.wanted(), found.place() + 1, said);
            }
        }
        return Optional.of(String.join("; ", found.said()));
    }

    private Optional<String> settled(Found found, String words) {
        lately.put(found.wanted().ticker(), words);
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private ImportReport store(Found found, String name) {
        try {
            ImportReport report =
                    market.importAnswer(found.wanted().ticker(), name, Day.csv(found.days()));
            if (report.accepted() == 0) {
                throw Trouble.wrong("sent prices of which none is right: " + reasons(report));
            }
            return report;
        } catch (Refusal refusal) {
            throw Trouble.wrong("sent prices that were refused: " + refusal.detail());
        }
    }

    private static String partly(String name, ImportReport report) {
        return "of the %d rows that %s sent %d were rejected: %s"
                .formatted(report.rows(), name, report.rejected(), reasons(report));
    }

    private static String reasons(ImportReport report) {
        return report.examples().isEmpty()
                ? "for no reason that is known"
                : report.examples().getFirst().detail();
    }
}
