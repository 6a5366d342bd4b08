package bellwether.desk.journal.http;

import bellwether.desk.journal.ListedTrade;
import bellwether.desk.journal.OwnerHistories;
import bellwether.desk.journal.insight.JournalInsights;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.trading.portfolio.history.PastTrade;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The routes of closed trades and what they show together.
public final class InsightRoutes implements Routes {
    private static final String LIST = "journal trades";

    private final OwnerHistories histories;

    public InsightRoutes(OwnerHistories histories) {
        this.histories = histories;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/journal/trades", this::trades, Role.READER);
        routes.get("/api/v1/journal/insights", this::insights, Role.READER);
    }

    /// The newest first; a cursor is the place of a trade among all, from the oldest on.
    private void trades(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "noted", "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        Optional<Boolean> noted =
                ctx.queryParam("noted") == null
                        ? Optional.empty()
                        : Optional.of(QueryParameters.flag(ctx, "noted"));
        String owner = Callers.of(ctx).owner();
        List<PastTrade> all = histories.closed(owner, noted);
        int before = (int) Math.clamp(Cursor.number(ctx, LIST, all.size()), 0, (long) all.size());
        List<PastTrade> found = all.subList(Math.max(0, before - limit - 1), before).reversed();
        Page<PastTrade> some = Page.of(ctx, limit, found, _ -> Cursor.of(LIST, before - limit));
        Iterator<ListedTrade> listed = histories.listed(owner, some.items()).iterator();
        Page<ShownNotedTrade> page = some.map(_ -> ShownNotedTrade.of(listed.next()));
        reading.answer(EntityTag.ofBytes(), page, ShownNotedTrade.TABLE, page::items);
    }

    private void insights(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(
                EntityTag.ofBytes(),
                ShownInsights.of(JournalInsights.of(histories.noted(Callers.of(ctx).owner()))));
    }
}
