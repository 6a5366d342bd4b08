package bellwether.trading.portfolio.history;

import bellwether.trading.portfolio.PortfolioId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// What owners did and held, of all their portfolios together.
public final class OwnerActivity {
    private final Jdbi jdbi;

    OwnerActivity(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Who has a portfolio.
    public List<String> owners() {
        return jdbi.withHandle(h ->
                h.createQuery("select distinct owner from portfolio order by owner")
                        .mapTo(String.class)
                        .list());
    }

    /// The begins of the quarters of an hour in which an owner placed an order by hand, the oldest
    /// first.
    public List<Instant> placed(String owner) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select distinct date_bin('15 minutes', o.taken_at, timestamptz '2000-01-01T00:00:00Z') as at
                                from trade_order o join portfolio p on p.id = o.portfolio
                                where p.owner = :owner and o.parent is null and o.id like 'or\\_%' order by 1
                                """)
                        .bind("owner", owner)
                        .mapTo(Instant.class)
                        .list());
    }

    /// The days for which portfolios of an owner were valued and held something, the oldest first.
    public List<HeldDay> heldDays(String owner) {
        return heldDays(owner, LocalDate.EPOCH);
    }

    /// Those from a day on.
    public List<HeldDay> heldDays(String owner, LocalDate since) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select v.portfolio, v.day from valuation v join portfolio p on p.id = v.portfolio
                                where p.owner = :owner and v.day >= :since and exists (
                                  select from valuation_lot l where l.portfolio = v.portfolio and l.day = v.day)
                                order by v.day, v.portfolio
                                """)
                        .bind("owner", owner)
                        .bind("since", since)
                        .map((row, _) ->
                                new HeldDay(
                                        new PortfolioId(row.getLong("portfolio")),
                                        row.getObject("day", LocalDate.class)))
                        .list());
    }

    /// What an owner holds now. A symbol that one portfolio holds and another is short of is there
    /// twice.
    public List<HeldTicker> held(String owner) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select distinct l.symbol, l.quantity > 0 as is_long
                                from lot l join portfolio p on p.id = l.portfolio
                                where p.owner = :owner order by 1, 2
                                """)
                        .bind("owner", owner)
                        .map((row, _) ->
                                new HeldTicker(row.getString("symbol"), row.getBoolean("is_long")))
                        .list());
    }
}
