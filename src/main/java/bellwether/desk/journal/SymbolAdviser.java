package bellwether.desk.journal;

import bellwether.desk.journal.advice.AdviceRound;
import bellwether.desk.journal.advice.AdviceSources;
import bellwether.desk.journal.advice.SymbolAdvice;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/// Looks for symbols that may be worth a look.
public final class SymbolAdviser {
    /// What is older says nothing of now.
    private static final Period RECENT = Period.ofDays(7);

    private final AdviceSources sources;
    private final InstantSource clock;

    SymbolAdviser(AdviceSources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /// For an owner, in none of whose lists they are.
    public SymbolAdvice look(String owner) {
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(RECENT);
        Instant since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        var held = sources.findings().held().apply(owner);
        List<String> sectors =
                held.stream()
                        .map(one -> one.sector())
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .distinct()
                        .toList();
        AdviceRound round =
                new AdviceRound(
                        sources.market(),
                        sources.verdicts().get(),
                        sources.listed().apply(owner),
                        first);
        round.hold(held);
        sources.findings().entered().apply(owner, since).forEach(round::add);
        sources.findings().leaders().of(owner, sectors, since).forEach(round::add);
        return round.finish(sources.evidence());
    }
}
