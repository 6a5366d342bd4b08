package bellwether.trading.portfolio.http;

import bellwether.platform.base.Audit;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.portfolio.CashDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Objects;

/// The route of deposits and withdrawals.
public final class FlowRoute implements Routes {
    private final PortfolioAccounts accounts;
    private final CashDesk desk;
    private final Audit audit;
    private final BodyParser bodies;

    public FlowRoute(PortfolioAccounts accounts, Audit audit, BodyParser bodies) {
        this.accounts = accounts;
        this.desk = new CashDesk(accounts);
        this.audit = audit;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PortfolioRoutes.ONE + "/flows", this::flow, Role.TRADER);
    }

    private void flow(Context ctx) {
        QueryParameters.allowOnly(ctx);
        PortfolioId id = TradePaths.portfolio(ctx);
        FlowBody body = bodies.read(ctx, FlowBody.class);
        CashDesk.Flow flow =
                new CashDesk.Flow(
                        body.amount(),
                        body.currency(),
                        Objects.requireNonNullElse(body.reference(), "flow"));
        CashDesk.Booked booked = desk.book(TradePaths.owner(ctx), id, flow, IdempotencyKey.of(ctx));
        if (!booked.repeated()) {
            audit.note(
                    Callers.actor(ctx),
                    "portfolio.flow",
                    id + " " + body.amount().toPlainString() + " " + booked.currency());
        }
        Portfolio portfolio = booked.portfolio();
        ctx.status(booked.repeated() ? 200 : 201)
                .header(
                        "ETag",
                        EntityTag.of("portfolio", portfolio.id(), portfolio.version()).header());
        Responses.json(ctx, ShownPortfolio.of(accounts.view(TradePaths.owner(ctx), id)));
    }
}
