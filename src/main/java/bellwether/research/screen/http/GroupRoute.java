package bellwether.research.screen.http;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.research.screen.work.ScreenGroups;
import bellwether.research.screen.work.ScreenReader.Understood;
import bellwether.research.screen.work.SymbolGroup;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// What is known of each sector, exchange or watchlist, and what a screen finds there.
public final class GroupRoute implements Routes {
    private static final String LISTS = "watchlist";
    private static final List<String> GROUPS = List.of("sector", "exchange", LISTS);

    private static final CsvOutput<SymbolGroup> TABLE =
            CsvOutput.<SymbolGroup>of("groups")
                    .with("group", SymbolGroup::group)
                    .with("n", SymbolGroup::n)
                    .with("known", SymbolGroup::known)
                    .with("strong_sell", group -> group.verdicts().get("STRONG_SELL"))
                    .with("sell", group -> group.verdicts().get("SELL"))
                    .with("hold", group -> group.verdicts().get("HOLD"))
                    .with("buy", group -> group.verdicts().get("BUY"))
                    .with("strong_buy", group -> group.verdicts().get("STRONG_BUY"))
                    .with("median_return_1", group -> group.medianReturns().get("1"))
                    .with("median_return_5", group -> group.medianReturns().get("5"))
                    .with("median_return_20", group -> group.medianReturns().get("20"))
                    .with("median_return_60", group -> group.medianReturns().get("60"))
                    .with("above_ema_200_percent", group -> group.breadth().above())
                    .with("above_ema_200_n", group -> group.breadth().aboveN())
                    .with("year_highs", group -> group.breadth().yearHighs())
                    .with("year_lows", group -> group.breadth().yearLows())
                    .with("year_n", group -> group.breadth().yearN());

    private final ScreenDesk desk;
    private final ScreenRequests requests;

    public GroupRoute(ScreenDesk desk, ScreenStore store) {
        this.desk = desk;
        this.requests = new ScreenRequests(desk, store);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/groups", this::groups, Role.READER);
    }

    private void groups(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(
                ctx, "by", "q", "screen", "universe", "tickers", "timeframe", "fields");
        String by = Optional.ofNullable(ctx.queryParam("by")).orElse("sector");
        if (!GROUPS.contains(by)) {
            throw Refusal.invalid("?by", DidYouMean.rule(GROUPS, by));
        }
        AskedScreen asked = requests.ofOrEverything(ctx);
        EntityTag.Known tag = asked.tag(ctx, desk);
        if (reading.isHeld(tag)) {
            return;
        }
        Understood understood =
                desk.understood(Callers.of(ctx).owner(), asked.query(), asked.pointer());
        if (!understood.lacking().isEmpty()) {
            throw Refusal.invalid(
                    "?q",
                    "must be decided by the sheets, which lack %s"
                            .formatted(String.join(" and ", understood.lacking())));
        }
        ScreenGroups groups =
                new ScreenGroups(desk.ofSheets(understood), ScreenRequests.isOfSome(ctx));
        List<SymbolGroup> all = by.equals(LISTS) ? groups.byLists() : groups.by(by);
        reading.answer(tag, Page.whole(all), TABLE, () -> all);
    }
}
