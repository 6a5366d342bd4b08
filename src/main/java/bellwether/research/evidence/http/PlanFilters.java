package bellwether.research.evidence.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.research.evidence.BoardRequest;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.PlanState;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads which plans a request wants.
final class PlanFilters {
    private static final List<String> NAMES =
            List.of("verdict", "profile", "sector", "from", "to", "house");

    private PlanFilters() {}

    /// With these names beside the filters.
    static void allow(Context ctx, String... more) {
        QueryParameters.allowOnly(
                ctx, Stream.concat(NAMES.stream(), Arrays.stream(more)).toArray(String[]::new));
    }

    static PlanQuery of(Context ctx) {
        boolean house = QueryParameters.flag(ctx, "house");
        Optional<LocalDate> from = day(ctx, "from");
        Optional<LocalDate> to = day(ctx, "to");
        requireOrder(from, to);
        return new PlanQuery(
                house ? "" : Callers.of(ctx).owner(),
                Optional.ofNullable(ctx.queryParam("verdict")).map(PlanFilters::verdict),
                Optional.ofNullable(ctx.queryParam("profile")),
                Optional.ofNullable(ctx.queryParam("sector")),
                ticker(ctx),
                QueryParameters.oneOf(ctx, "state", PlanState.class).map(PlanState::key),
                from,
                to);
    }

    private static Optional<LocalDate> day(Context ctx, String name) {
        return QueryParameters.time(ctx, name)
                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    private static String verdict(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        if (!PlanQuery.VERDICTS.contains(word)) {
            throw Refusal.invalid("?verdict", DidYouMean.rule(PlanQuery.VERDICTS, text));
        }
        return word;
    }

    private static void requireOrder(Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw Refusal.invalid(
                    "?to", "must not be before from, %s, was %s".formatted(from.get(), to.get()));
        }
    }

    /// Of a request that did not come over HTTP.
    static PlanQuery of(BoardRequest asked) {
        requireOrder(asked.from(), asked.to());
        return new PlanQuery(
                asked.house() ? "" : asked.owner(),
                asked.verdict().map(PlanFilters::verdict),
                asked.profile(),
                asked.sector(),
                Optional.empty(),
                Optional.empty(),
                asked.from(),
                asked.to());
    }

    private static Optional<String> ticker(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("ticker"))
                .map(text ->
                        Ticker.of(text)
                                .orElseThrow(() -> Refusal.invalid("?ticker", Ticker.rule(text)))
                                .name());
    }
}
