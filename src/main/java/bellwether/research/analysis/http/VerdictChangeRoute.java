package bellwether.research.analysis.http;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseReader;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.analysis.StoredAnalyses;
import bellwether.research.analysis.TurnQuery;
import bellwether.research.analysis.VerdictStep;
import bellwether.research.analysis.store.AnalysisId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When verdicts changed from one analysis of a symbol to the next.
public final class VerdictChangeRoute implements Routes {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final String LIST = "changed verdicts";

    private static final CsvOutput<Change> TABLE =
            CsvOutput.<Change>of("changes")
                    .with("ticker", Change::ticker)
                    .with("from", Change::from)
                    .with("to", Change::to)
                    .with("score", Change::score)
                    .with("profile", Change::profile)
                    .with("as_of", Change::asOf)
                    .with("at", Change::at)
                    .with("why", change -> String.join("; ", change.reasons()))
                    .with("analysis", Change::analysis);

    private final StoredAnalyses stored;
    private final Universes universes;
    private final InstantSource clock;

    public VerdictChangeRoute(StoredAnalyses stored, Universes universes, InstantSource clock) {
        this.stored = stored;
        this.universes = universes;
        this.clock = clock;
    }

    /// A changed verdict, with the reasons of the new one that count most.
    private record Change(
            String analysis,
            String ticker,
            String profile,
            String from,
            String to,
            double score,
            LocalDate asOf,
            Instant at,
            List<String> reasons) {
        static Change of(VerdictStep step) {
            return new Change(
                    step.analysis(),
                    step.ticker(),
                    step.profile(),
                    step.from().orElseThrow(),
                    step.to(),
                    step.score(),
                    step.asOf(),
                    step.at(),
                    step.reasons());
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/changes", this::list, Role.READER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(
                ctx,
                Set.of("to"),
                "since",
                "until",
                "to",
                "universe",
                "tickers",
                "limit",
                "cursor");
        int limit = QueryParameters.limit(ctx);
        TurnQuery wanted = wanted(ctx).before(Cursor.number(ctx, LIST, Long.MAX_VALUE));
        List<Change> found =
                stored.turns(Callers.of(ctx).owner(), wanted, limit + 1).newest().stream()
                        .map(Change::of)
                        .toList();
        Page<Change> page =
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, number(last.analysis())));
        reading.answer(EntityTag.ofBytes(), page, TABLE, page::items);
    }

    private static long number(String id) {
        return AnalysisId.parse(id).orElseThrow().number();
    }

    private TurnQuery wanted(Context ctx) {
        Instant since =
                QueryParameters.time(ctx, "since").orElseGet(() -> clock.instant().minus(USUAL));
        TurnQuery all = TurnQuery.since(since).to(AnalysisParameters.verdicts(ctx, "to"));
        Optional<Instant> until = QueryParameters.time(ctx, "until");
        until.filter(end -> !end.isAfter(since))
                .ifPresent(end -> {
                    throw Refusal.invalid(
                            "?until", "must be after since, %s, was %s".formatted(since, end));
                });
        TurnQuery within = until.map(all::until).orElse(all);
        return universe(ctx)
                .map(universe -> within.of(universes.tickers(Callers.of(ctx).owner(), universe)))
                .orElse(within);
    }

    private Optional<Universe> universe(Context ctx) {
        List<Fault> faults = new ArrayList<>();
        Optional<Universe> universe =
                UniverseReader.parameters(
                        ctx.queryParam("universe"), ctx.queryParam("tickers"), faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return universe;
    }
}
