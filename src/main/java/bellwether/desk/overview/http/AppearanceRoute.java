package bellwether.desk.overview.http;

import bellwether.desk.overview.appearance.Appearance;
import bellwether.desk.overview.appearance.AppearanceKind;
import bellwether.desk.overview.store.AppearanceDao;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a symbol has appeared before.
public final class AppearanceRoute implements Routes {
    private static final String LIST = "appearances of ";

    private final SymbolDirectory symbols;
    private final AppearanceDao appearances;

    public AppearanceRoute(SymbolDirectory symbols, AppearanceDao appearances) {
        this.symbols = symbols;
        this.appearances = appearances;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/stocks/{ticker}/appearances", this::list, Role.READER);
    }

    private record Appearances(String ticker, @JsonUnwrapped Page<Appearance> page) {}

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "kinds", "limit", "cursor");
        Ticker asked = TickerParameter.of(ctx);
        String ticker = symbols.find(asked).orElseThrow(() -> symbols.unknown(asked)).ticker();
        String list = LIST + ticker;
        int limit = QueryParameters.limit(ctx);
        List<Appearance> found =
                appearances.list(
                        Callers.of(ctx).owner(),
                        symbols.names(asked),
                        kinds(ctx),
                        Cursor.from(ctx, list, 3).map(AppearanceRoute::place),
                        limit + 1);
        Page<Appearance> page =
                Page.of(
                        ctx,
                        limit,
                        found,
                        last -> Cursor.of(list, last.at(), last.kind().key(), last.row()));
        reading.answer(EntityTag.ofBytes(), new Appearances(ticker, page));
    }

    private static AppearanceDao.Place place(Cursor cursor) {
        try {
            return new AppearanceDao.Place(
                    Instant.parse(cursor.part(0)), cursor.part(1), cursor.part(2));
        } catch (DateTimeException e) {
            throw Cursor.mangled(cursor.encode());
        }
    }

    private static Set<AppearanceKind> kinds(Context ctx) {
        String text = ctx.queryParam("kinds");
        if (text == null) {
            return EnumSet.allOf(AppearanceKind.class);
        }
        Set<AppearanceKind> kinds = EnumSet.noneOf(AppearanceKind.class);
        for (String name : text.split(",", -1)) {
            kinds.add(kind(name.strip()));
        }
        return kinds;
    }

    private static AppearanceKind kind(String name) {
        Optional<AppearanceKind> known =
                Arrays.stream(AppearanceKind.values())
                        .filter(kind -> kind.key().equalsIgnoreCase(name))
                        .findFirst();
        return known.orElseThrow(() ->
                Refusal.invalid(
                        "?kinds",
                        DidYouMean.rule(
                                Arrays.stream(AppearanceKind.values())
                                        .map(AppearanceKind::key)
                                        .toList(),
                                name)));
    }
}
