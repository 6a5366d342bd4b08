package bellwether.market.bars.http;

import bellwether.market.bars.BarRemoval;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/// Deletes symbols and bars. `?confirm` names the symbol once more, so that no slip of the hand
/// deletes anything.
public final class RemovalRoutes implements Routes {
    private static final String PATH = "/api/v1/stocks/{ticker}";

    private final BarRemoval removal;

    public RemovalRoutes(BarRemoval removal) {
        this.removal = removal;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.delete(PATH, this::symbol, Role.ADMIN);
        routes.delete(PATH + "/bars", this::bars, Role.ADMIN);
    }

    private void symbol(Context ctx) {
        QueryParameters.allowOnly(ctx, "confirm");
        Responses.json(
                ctx, removal.symbol(TickerParameter.of(ctx), confirmed(ctx), Callers.actor(ctx)));
    }

    private void bars(Context ctx) {
        QueryParameters.allowOnly(ctx, "confirm", "timeframe", "from", "to", "source");
        Optional<String> source = Optional.ofNullable(ctx.queryParam("source"));
        if (source.filter(name -> !SourceName.fits(name)).isPresent()) {
            throw Refusal.invalid("?source", SourceName.rule(source.get()));
        }
        Responses.json(
                ctx,
                removal.bars(
                        TickerParameter.of(ctx),
                        BarRequest.selection(ctx, source),
                        confirmed(ctx),
                        Callers.actor(ctx)));
    }

    private static String confirmed(Context ctx) {
        return Objects.requireNonNullElse(ctx.queryParam("confirm"), "");
    }
}
