package bellwether.trading.portfolio.risk;

import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Limits of portfolios, and what they were worth at the begin of days.
final class RiskDao {
    /// Older begins than those of the last weeks are of no use.
    private static final int KEPT_DAYS = 60;

    RiskLimits limits(Handle h, PortfolioId id) {
        return RiskLimits.stored(
                h.createQuery("select limits from portfolio where id = :id")
                        .bind("id", id.number())
                        .mapTo(String.class)
                        .one());
    }

    void change(Handle h, PortfolioId id, RiskLimits limits) {
        h.createUpdate("update portfolio set limits = cast(:limits as jsonb) where id = :id")
                .bind("limits", limits.differing())
                .bind("id", id.number())
                .execute();
    }

    /// Keeps what a portfolio was worth before its first change of a day and after its last one.
    void change(Handle h, PortfolioId id, LocalDate day, DayEquity equity) {
        boolean first =
                h.createQuery(
                                """
                                insert into risk_equity (portfolio, day, equity, latest)
                                values (:id, :day, :before, :after)
                                on conflict (portfolio, day) do update set latest = excluded.latest
                                returning xmax = 0
                                """)
                        .bind("id", id.number())
                        .bind("day", day)
                        .bind("before", equity.before().orElse(null))
                        .bind("after", equity.after().orElse(null))
                        .mapTo(Boolean.class)
                        .one();
        if (first) {
            h.createUpdate("delete from risk_equity where portfolio = :id and day < :old")
                    .bind("id", id.number())
                    .bind("old", day.minusDays(KEPT_DAYS))
                    .execute();
        }
    }

    /// Counts what stated trades brought as if it had been there before, but for the newest worth
    /// of the day, which has it already: neither a gain nor a loss since.
    void restate(Handle h, PortfolioId id, LocalDate day, BigDecimal brought) {
        h.createUpdate(
                        """
                        update risk_equity
                        set equity = equity + :brought,
                            latest = case when day < :day then latest + :brought else latest end
                        where portfolio = :id
                        """)
                .bind("id", id.number())
                .bind("day", day)
                .bind("brought", brought)
                .execute();
    }

    /// Each empty where a rate was missing then.
    record DayEquity(Optional<BigDecimal> before, Optional<BigDecimal> after) {}

    /// What a portfolio was worth when a day began. Empty where it has never changed.
    Optional<Optional<BigDecimal>> begin(Handle h, PortfolioId id, LocalDate day) {
        return h.createQuery(
                        """
                        (select equity from risk_equity where portfolio = :id and day >= :day order by day limit 1)
                        union all
                        (select latest from risk_equity where portfolio = :id and day < :day order by day desc limit 1)
                        limit 1
                        """)
                .bind("id", id.number())
                .bind("day", day)
                .map((row, context) -> Optional.ofNullable(row.getBigDecimal(1)))
                .findOne();
    }

    /// Money in less money out on a day and after it, by currency.
    Map<String, BigDecimal> flows(Handle h, PortfolioId id, LocalDate day) {
        List<Map.Entry<String, BigDecimal>> sums =
                h.createQuery(
                                """
                                select currency, sum(amount) from ledger
                                where portfolio = :id and kind = 'flow' and date >= :day group by currency
                                """)
                        .bind("id", id.number())
                        .bind("day", day)
                        .map((row, context) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                        .list();
        Map<String, BigDecimal> flows = new HashMap<>();
        sums.forEach(sum -> flows.put(sum.getKey(), sum.getValue()));
        return flows;
    }
}
