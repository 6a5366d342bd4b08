package bellwether.frontend.legacy;

import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.AlertId;
import bellwether.desk.alert.fire.AlertOrder;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.portfolio.AccountView;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.OrderRequest;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.Portfolios;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// Accepts an alert by a paper trade, as older clients ask for it.
final class OlderAlertTradeRoutes implements Routes {
    private final AlertBook alerts;
    private final Portfolios portfolios;
    private final BodyParser bodies;

    OlderAlertTradeRoutes(AlertBook alerts, Portfolios portfolios, BodyParser bodies) {
        this.alerts = alerts;
        this.portfolios = portfolios;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/paper-trade/execute-from-alert", this::place, Role.TRADER);
    }

    /// The alert is the key: it is accepted by one order.
    private void place(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OlderOrderBody body = bodies.read(ctx, OlderOrderBody.class);
        if (body.alertId() == null) {
            throw Refusal.invalid("/alert_id", OlderAlertId.RULE + ", was left out");
        }
        String owner = Callers.of(ctx).owner();
        OlderUser.require(body.userId(), owner);
        AlertId id = OlderAlertId.of(body.alertId());
        AlertSubject subject = alerts.known(owner, id).alert().subject();
        Portfolio portfolio =
                portfolios
                        .accounts()
                        .records()
                        .chosen(owner, Optional.ofNullable(body.portfolioId()), "/portfolio_id");
        AlertBook.Accepted accepted =
                alerts.accept(
                        Callers.actor(ctx),
                        id,
                        portfolio.id(),
                        ticker -> request(body, id, subject, ticker));
        ctx.status(201);
        Responses.json(ctx, shown(owner, accepted.order()));
    }

    private static OrderRequest request(
            OlderOrderBody body, AlertId id, AlertSubject subject, String ticker) {
        if (body.symbol() != null && !body.symbol().strip().equalsIgnoreCase(ticker)) {
            throw Refusal.invalid(
                    "/symbol",
                    "must be %s, the symbol of alert %s, or be left out; was \"%s\""
                            .formatted(ticker, id, Quoted.text(body.symbol())));
        }
        OrderSide side =
                body.stated()
                        .or(subject::side)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "/side",
                                        "must be buy, sell, long or short: alert %s has no direction; was left out"
                                                .formatted(id)));
        return body.request(ticker, side, AlertOrder.origin(id));
    }

    private OlderTrade shown(String owner, OrderRecord order) {
        AccountView view = portfolios.accounts().view(owner, order.id().portfolio());
        return OlderTrade.of(
                order, view, portfolios.trades().of(view.portfolio(), List.of(order.id())));
    }
}
