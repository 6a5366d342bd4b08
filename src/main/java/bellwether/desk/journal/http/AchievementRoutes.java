package bellwether.desk.journal.http;

import bellwether.desk.journal.AchievementBook;
import bellwether.desk.journal.AchievementView;
import bellwether.desk.journal.achievement.Achievement;
import bellwether.desk.journal.achievement.DayStreaks;
import bellwether.desk.journal.achievement.Occasion;
import bellwether.desk.journal.achievement.TradeStreaks;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The routes of what was reached, and of streaks.
public final class AchievementRoutes implements Routes {
    private static final double PERCENT = 100;

    private final AchievementBook book;

    public AchievementRoutes(AchievementBook book) {
        this.book = book;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/achievements", this::achievements, Role.READER);
        routes.get("/api/v1/streaks", this::streaks, Role.READER);
    }

    /// @param unknown sessions since the run began of which it is not known whether all limits were
    ///   kept; of no other achievement anything is unknown
    /// @param event what reached it: a trade, an entry, a rule or a day
    private record Shown(
            Achievement name,
            String meaning,
            int progress,
            int goal,
            int unknown,
            @Nullable Instant reachedAt,
            @Nullable String event,
            Rarity rarity) {
        static Shown of(AchievementView view) {
            Occasion reached = view.reached();
            return new Shown(
                    view.achievement(),
                    view.achievement().meaning(),
                    view.progress(),
                    view.achievement().goal(),
                    view.unknown(),
                    reached == null ? null : reached.at(),
                    reached == null ? null : reached.event(),
                    new Rarity(
                            view.owners(),
                            view.of(),
                            view.of() == 0 ? null : PERCENT * view.owners() / view.of(),
                            view.countedAt()));
        }
    }

    /// @param percent of owners; null while there are none
    private record Rarity(int owners, int n, @Nullable Double percent, Instant countedAt) {}

    private void achievements(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(
                EntityTag.ofBytes(), Page.whole(book.show(Callers.of(ctx).owner())).map(Shown::of));
    }

    /// @param current above 0 of wins, below 0 of losses
    private record Trades(
            int current, int longestWin, int longestLoss, List<Milestone> milestones) {
        static Trades of(TradeStreaks streaks) {
            return new Trades(
                    streaks.current(),
                    streaks.longestWin(),
                    streaks.longestLoss(),
                    TradeStreaks.LENGTHS.stream()
                            .map(wins -> Milestone.of(wins, streaks.milestones()))
                            .toList());
        }
    }

    private record Milestone(int wins, @Nullable Instant reachedAt, @Nullable String trade) {
        static Milestone of(int wins, List<TradeStreaks.Milestone> reached) {
            return reached.stream()
                    .filter(one -> one.wins() == wins)
                    .findFirst()
                    .map(one -> new Milestone(wins, one.reached().at(), one.reached().event()))
                    .orElseGet(() -> new Milestone(wins, null, null));
        }
    }

    private record Streaks(Trades trades, DayStreaks days, String zone) {}

    private void streaks(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        AchievementBook.Streaks streaks = book.streaks(Callers.of(ctx).owner());
        reading.answer(
                EntityTag.ofBytes(),
                new Streaks(Trades.of(streaks.trades()), streaks.days(), streaks.zone().getId()));
    }
}
