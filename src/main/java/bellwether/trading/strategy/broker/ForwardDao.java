package bellwether.trading.strategy.broker;

import bellwether.platform.base.Json;
import bellwether.trading.portfolio.PortfolioId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Orders on their way to a broker.
final class ForwardDao {
    enum Action {
        PLACE,
        CANCEL;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    enum State {
        QUEUED,
        SENDING,
        SENT,
        REFUSED,
        DEAD_LETTER;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// One that a worker has taken.
    ///
    /// @param lease of this try
    /// @param tries so far, this one included
    record Claim(
            long id,
            String broker,
            Action action,
            String key,
            Optional<BrokerOrder> order,
            long lease,
            int tries) {}

    String broker(Handle h, PortfolioId portfolio) {
        return h.createQuery("select broker from portfolio where id = :id")
                .bind("id", portfolio.number())
                .mapTo(String.class)
                .one();
    }

    void add(
            Handle h,
            PortfolioId portfolio,
            String broker,
            String orderId,
            Optional<BrokerOrder> order,
            Instant now) {
        h.createUpdate(
                        """
                        insert into trade_forward (portfolio, broker, order_id, action, request, state, due_at, queued_at)
                        values (:portfolio, :broker, :order, :action, cast(:request as jsonb), 'queued', :now, :now)
                        on conflict (portfolio, order_id, action) do nothing
                        """)
                .bind("portfolio", portfolio.number())
                .bind("broker", broker)
                .bind("order", orderId)
                .bind("action", (order.isPresent() ? Action.PLACE : Action.CANCEL).key())
                .bind("request", order.map(Json::write).orElse("{}"))
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// The one that has waited longest. A cancellation waits for its order to have been sent.
    Optional<Claim> claim(Handle h, Instant now, Duration lease) {
        return h.createQuery(
                        """
                        update trade_forward set state = 'sending', lease = lease + 1, lease_until = :until, tries = tries + 1
                        where id = (
                          select f.id from trade_forward f
                          where (f.state = 'queued' and f.due_at <= :now or f.state = 'sending' and f.lease_until <= :now)
                            and not exists (select from trade_forward earlier
                              where earlier.portfolio = f.portfolio and earlier.order_id = f.order_id and earlier.id < f.id
                                and earlier.state in ('queued', 'sending'))
                          order by f.due_at, f.id limit 1 for update skip locked)
                        returning id, portfolio, broker, order_id, action, request, lease, tries
                        """)
                .bind("now", Timestamp.from(now))
                .bind("until", Timestamp.from(now.plus(lease)))
                .map((row, _) -> {
                    boolean place = row.getString("action").equals(Action.PLACE.key());
                    return new Claim(
                            row.getLong("id"),
                            row.getString("broker"),
                            place ? Action.PLACE : Action.CANCEL,
                            BrokerOrder.key(
                                    new PortfolioId(row.getLong("portfolio")),
                                    row.getString("order_id")),
                            place
                                    ? Optional.of(
                                            Json.stored(
                                                    row.getString("request"), BrokerOrder.class))
                                    : Optional.empty(),
                            row.getLong("lease"),
                            row.getInt("tries"));
                })
                .findOne();
    }

    /// Whether the try was still the newest one: a late answer of an earlier one changes nothing.
    boolean end(
            Handle h,
            Claim claim,
            State state,
            Optional<String> reference,
            String detail,
            Instant now) {
        return h.createUpdate(
                                """
                                update trade_forward set state = :state, reference = :reference, detail = :detail,
                                  ended_at = :now, lease_until = null
                                where id = :id and lease = :lease and state = 'sending'
                                """)
                        .bind("id", claim.id)
                        .bind("lease", claim.lease)
                        .bind("state", state.key())
                        .bind("reference", reference.orElse(null))
                        .bind("detail", detail)
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    /// Back into the queue until then.
    void retry(Handle h, Claim claim, Instant due, String detail) {
        h.createUpdate(
                        """
                        update trade_forward set state = 'queued', due_at = :due, detail = :detail, lease_until = null
                        where id = :id and lease = :lease and state = 'sending'
                        """)
                .bind("id", claim.id)
                .bind("lease", claim.lease)
                .bind("due", Timestamp.from(due))
                .bind("detail", detail)
                .execute();
    }
}
