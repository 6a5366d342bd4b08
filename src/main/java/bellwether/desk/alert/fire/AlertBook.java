package bellwether.desk.alert.fire;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.OrderDesk;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.OrderRequest;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioRecords;
import bellwether.trading.portfolio.StrategyPlace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The alerts of owners, and what they make of them.
public final class AlertBook {
    private final Jdbi jdbi;
    private final OrderDesk desk;
    private final PortfolioRecords portfolios;
    private final Audit audit;
    private final InstantSource clock;
    private final AlertDao alerts = new AlertDao();
    private final AlertAnswerDao answers = new AlertAnswerDao();

    /// @param desk takes the orders by which alerts are accepted
    public AlertBook(
            Jdbi jdbi,
            OrderDesk desk,
            PortfolioRecords portfolios,
            Audit audit,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.desk = desk;
        this.portfolios = portfolios;
        this.audit = audit;
        this.clock = clock;
    }

    /// The newest first.
    public List<FiredAlert> list(String owner, AlertQuery query, int limit) {
        return jdbi.withHandle(h -> alerts.list(h, owner, query, limit));
    }

    /// How many open alerts there are of symbols, by ticker.
    public Map<String, Integer> open(String owner, Collection<String> tickers) {
        return jdbi.withHandle(h -> new OpenAlertDao().counts(h, owner, tickers));
    }

    /// How many alerts wait for their owner.
    public int openCount(String owner) {
        return jdbi.withHandle(h -> new OpenAlertDao().count(h, owner));
    }

    /// An alert of an owner.
    ///
    /// @throws Refusal 404
    public FiredAlert known(String owner, AlertId id) {
        return jdbi.withHandle(h -> known(h, owner, id));
    }

    private FiredAlert known(Handle h, String owner, AlertId id) {
        return alerts.find(h, owner, id).orElseThrow(() -> unknown(id.toString()));
    }

    /// No alert of the caller's has this id.
    public static Refusal unknown(String id) {
        return Refusal.notFound(
                "unknown_alert",
                "Unknown alert %s. GET /api/v1/alerts lists yours.".formatted(Quoted.text(id)));
    }

    /// Moves an alert to another state.
    ///
    /// @throws Refusal 404; 409 where its state does not allow it
    public FiredAlert move(Actor actor, AlertId id, AlertState to) {
        return changed(actor, id, to, h -> alerts.move(h, id, to.sources(), to, clock.instant()));
    }

    /// Told again when that is over.
    public FiredAlert snooze(Actor actor, AlertId id, Duration span) {
        return changed(
                actor, id, AlertState.SNOOZED, h -> alerts.snooze(h, id, clock.instant(), span));
    }

    private interface Change {
        boolean isDone(Handle h);
    }

    private FiredAlert changed(Actor actor, AlertId id, AlertState to, Change change) {
        return jdbi.inTransaction(h -> {
            FiredAlert old = known(h, actor.owner(), id);
            if (!change.isDone(h)) {
                throw wrongState(known(h, actor.owner(), id), to);
            }
            answers.note(h, actor.owner(), clock.instant());
            audit.note(actor, "alert." + to.word(), id.toString());
            FiredAlert now = known(h, old.alert().owner(), id);
            publish(h, now);
            return now;
        });
    }

    private static void publish(Handle h, FiredAlert now) {
        AlertNews.publish(h, AlertNews.CHANGED, List.of(now));
    }

    private static Refusal wrongState(FiredAlert alert, AlertState to) {
        return Refusal.conflict(
                "wrong_state",
                "Alert %s is %s%s; only one that is %s can be %s."
                        .formatted(
                                alert.id(),
                                alert.handling().state().word(),
                                alert.handling().orderId().map(" by order "::concat).orElse(""),
                                to.sources().stream()
                                        .map(AlertState::word)
                                        .collect(Collectors.joining(" or ")),
                                to.word()));
    }

    /// Acknowledges the new ones of an origin.
    ///
    /// @return how many
    public int acknowledgeAll(Actor actor, String origin) {
        return jdbi.inTransaction(h -> {
            List<FiredAlert> moved = alerts.acknowledge(h, actor.owner(), origin, clock.instant());
            if (!moved.isEmpty()) {
                answers.note(h, actor.owner(), clock.instant());
            }
            AlertNews.publish(h, AlertNews.CHANGED, moved);
            return moved.size();
        });
    }

    /// An alert that was accepted, and the order by which it was.
    public record Accepted(FiredAlert alert, OrderRecord order) {}

    /// Accepts an alert by an order at the market.
    ///
    /// @throws Refusal where the order is refused; then the alert is as it was
    public FiredAlert accept(Actor actor, AlertId id, AlertOrder order) {
        return accept(actor, id, order.portfolio(), ticker -> order.request(id, ticker)).alert();
    }

    /// Accepts an alert by an order. The state is kept first and the order is placed under the
    /// alert's own key, so that repeating what was interrupted places the same one.
    ///
    /// @param order of the alert's symbol, by its ticker
    /// @throws Refusal where the order is refused; then the alert is as it was
    public Accepted accept(
            Actor actor, AlertId id, PortfolioId portfolio, Function<String, OrderRequest> order) {
        OrderRequest request = order.apply(ticker(known(actor.owner(), id)));
        StrategyPlace place = portfolios.manual(actor.owner(), portfolio);
        changed(
                actor,
                id,
                AlertState.ACCEPTED,
                h -> alerts.wantOrder(h, id, portfolio.toString(), clock.instant()));
        OrderRecord placed;
        try {
            placed =
                    desk.place(actor.owner(), place, request, Optional.of(AlertOrder.origin(id)))
                            .order();
        } catch (Refusal refusal) {
            jdbi.useTransaction(h -> {
                alerts.unwantOrder(h, id);
                publish(h, known(h, actor.owner(), id));
            });
            throw refusal;
        }
        jdbi.useTransaction(h -> alerts.ordered(h, id, placed.id().toString()));
        return new Accepted(known(actor.owner(), id), placed);
    }

    private static String ticker(FiredAlert alert) {
        return alert.alert()
                .subject()
                .ticker()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "/portfolio",
                                "must be left out: alert %s is of no symbol"
                                        .formatted(alert.id())));
    }
}
