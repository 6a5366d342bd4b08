package bellwether.frontend.legacy;

import bellwether.desk.journal.AchievementBook;
import bellwether.desk.journal.AchievementView;
import bellwether.desk.journal.Journals;
import bellwether.desk.journal.advice.LookReason;
import bellwether.desk.journal.advice.Recommendation;
import bellwether.desk.journal.past.PastView;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Achievements, streaks, the time machine and recommendations as older clients know them.
final class OlderInsightRoutes implements Routes {
    private final Journals journals;

    OlderInsightRoutes(Journals journals) {
        this.journals = journals;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/achievements", this::achievements, Role.READER);
        routes.get("/api/streak", this::streak, Role.READER);
        routes.get("/api/timemachine/{date}", this::past, Role.READER);
        routes.get("/api/watchlist/smart-recommendations", this::advice, Role.READER);
    }

    private static String owner(Context ctx) {
        String owner = Callers.of(ctx).owner();
        OlderUser.require(ctx.queryParam("user_id"), owner);
        return owner;
    }

    private record Reached(
            String id,
            String description,
            boolean unlocked,
            @Nullable Instant unlockedAt,
            int progress,
            int target) {
        static Reached of(AchievementView view) {
            return new Reached(
                    view.achievement().key(),
                    view.achievement().meaning(),
                    view.reached() != null,
                    view.reached() == null ? null : view.reached().at(),
                    view.progress(),
                    view.achievement().goal());
        }
    }

    private record Achievements(List<Reached> achievements, long unlocked, int total) {}

    private void achievements(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        List<Reached> all =
                journals.achievements().show(owner(ctx)).stream().map(Reached::of).toList();
        Responses.json(
                ctx,
                new Achievements(all, all.stream().filter(Reached::unlocked).count(), all.size()));
    }

    /// @param streakType `win`, `loss` or `none`
    private record Streak(
            int currentStreak,
            String streakType,
            int longestWinStreak,
            int longestLossStreak,
            int dayStreak,
            int longestDayStreak) {}

    private void streak(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        AchievementBook.Streaks streaks = journals.achievements().streaks(owner(ctx));
        int current = streaks.trades().current();
        Responses.json(
                ctx,
                new Streak(
                        Math.abs(current),
                        current > 0 ? "win" : current < 0 ? "loss" : "none",
                        streaks.trades().longestWin(),
                        streaks.trades().longestLoss(),
                        streaks.days().current(),
                        streaks.days().longest()));
    }

    /// @param verdict as it was stored then; null where nothing was
    /// @param recomputedVerdict by the formulas of today
    private record PastStock(
            String symbol,
            @Nullable String verdict,
            @Nullable Double score,
            @Nullable String recomputedVerdict,
            @Nullable Double recomputedScore,
            @Nullable Double changeSincePercent,
            @Nullable String note) {
        static PastStock of(PastView view) {
            var recomputed = view.recomputed();
            var known = recomputed == null ? null : recomputed.known();
            var stored = view.stored();
            return new PastStock(
                    view.ticker(),
                    stored == null ? null : stored.verdict(),
                    stored == null ? null : stored.score(),
                    known == null ? null : known.verdict(),
                    known == null ? null : known.score(),
                    recomputed == null || recomputed.followed().isEmpty()
                            ? null
                            : recomputed.followed().getLast().percent(),
                    recomputed == null ? "No daily bars are stored of it." : recomputed.unknown());
        }
    }

    private record Past(LocalDate date, List<PastStock> stocks, int count) {}

    private void past(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id", "tickers", "universe");
        LocalDate day = journals.machine().day(ctx.pathParam("date"));
        List<String> asked =
                journals.machine()
                        .asked(
                                Optional.ofNullable(ctx.queryParam("tickers")),
                                Optional.ofNullable(ctx.queryParam("universe")));
        List<PastStock> stocks =
                journals.machine().look(owner(ctx), asked, day, pointer(ctx)).stream()
                        .map(PastStock::of)
                        .toList();
        Responses.json(ctx, new Past(day, stocks, stocks.size()));
    }

    private static String pointer(Context ctx) {
        return ctx.queryParam("universe") == null ? "?tickers" : "?universe";
    }

    /// @param synthetic whether its prices are invented
    private record OlderAdvice(
            String symbol, boolean synthetic, List<String> reasons, List<String> reasonCodes) {
        static OlderAdvice of(Recommendation one) {
            return new OlderAdvice(
                    one.ticker(),
                    one.synthetic(),
                    one.reasons().stream().map(LookReason::message).toList(),
                    one.reasons().stream()
                            .map(reason -> reason.code().name().toLowerCase(Locale.ROOT))
                            .toList());
        }
    }

    private record Advice(List<OlderAdvice> recommendations, int count) {}

    private void advice(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id", "limit");
        int limit = QueryParameters.limit(ctx);
        List<OlderAdvice> all =
                journals.adviser().look(owner(ctx)).items().stream()
                        .limit(limit)
                        .map(OlderAdvice::of)
                        .toList();
        Responses.json(ctx, new Advice(all, all.size()));
    }
}
