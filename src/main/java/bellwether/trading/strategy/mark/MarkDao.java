package bellwether.trading.strategy.mark;

import bellwether.platform.base.Json;
import bellwether.platform.db.Unnest;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.mark.StrategyMark.MissingLeg;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// What is to be marked, and the marks.
public final class MarkDao {
    private static final int RATE_DAYS = 5;

    private static final String COLUMNS =
            "strategy, minute, profit, realised, value, legs, priced, oldest, missing";

    /// All legs of strategies that hold something, those that are closed too.
    ///
    /// @param today the newest day that a rate may have
    List<MarkedLeg> legs(Handle h, LocalDate today) {
        return h.createQuery(
                        """
                        with held as (
                          select portfolio, strategy, symbol, sum(quantity) as quantity, sum(value) as value, sum(costs) as costs
                          from lot group by portfolio, strategy, symbol)
                        select s.id, p.currency as base, po.symbol, po.currency, p.lot_method,
                          coalesce(held.quantity, 0) as quantity,
                          case p.lot_method when 'fifo' then held.value else po.average_value end as opened_at,
                          case p.lot_method when 'fifo' then held.costs else po.average_costs end as costs,
                          case p.lot_method when 'fifo' then po.realised_fifo else po.realised_average end as realised,
                          r.rate, m.date as walked_to
                        from position po
                        join portfolio p on p.id = po.portfolio
                        join strategy s on s.portfolio = po.portfolio and 'st_' || s.id = po.strategy
                        left join held on held.portfolio = po.portfolio and held.strategy = po.strategy
                          and held.symbol = po.symbol
                        left join trade_mark m on m.portfolio = po.portfolio and m.symbol = po.symbol
                        left join trade_rate r on r.portfolio = po.portfolio and r.currency = po.currency
                          and r.date >= :oldest
                        where (po.portfolio, po.strategy) in (select portfolio, strategy from held)
                        order by s.id, po.symbol
                        """)
                .bind("oldest", today.minusDays(RATE_DAYS))
                .map(MarkDao::leg)
                .list();
    }

    private static MarkedLeg leg(ResultSet row, StatementContext context) throws SQLException {
        BigDecimal quantity = row.getBigDecimal("quantity");
        BigDecimal cost = BigDecimal.ZERO;
        if (quantity.signum() != 0) {
            BigDecimal value = row.getBigDecimal("opened_at");
            BigDecimal signed = quantity.signum() > 0 ? value : value.negate();
            cost = signed.add(row.getBigDecimal("costs"));
        }
        Date walked = row.getDate("walked_to");
        return new MarkedLeg(
                new StrategyId(row.getLong("id")),
                row.getString("base"),
                row.getString("symbol"),
                row.getString("currency"),
                quantity,
                cost,
                row.getBigDecimal("realised"),
                row.getBigDecimal("rate"),
                walked == null ? null : walked.toLocalDate());
    }

    /// Keeps marks; of a minute the first one stays.
    void insert(Handle h, Collection<StrategyMark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        Unnest.of(marks)
                .longs("strategies", mark -> mark.strategy().number())
                .texts("minutes", mark -> mark.minute().toString())
                .texts("profits", mark -> plain(mark.profit()))
                .texts("realiseds", mark -> plain(mark.realised()))
                .texts("worths", mark -> plain(mark.value()))
                .ints("legs", StrategyMark::legs)
                .ints("priceds", StrategyMark::priced)
                .texts("oldests", mark -> mark.oldest() == null ? null : mark.oldest().toString())
                .texts("missings", mark -> Json.write(mark.missing()))
                .bind(
                        h.createUpdate(
                                """
                                insert into strategy_mark (strategy, minute, profit, realised, value, legs, priced, oldest, missing)
                                select strategy, minute::timestamptz, profit::numeric, realised::numeric, worth::numeric, legs,
                                  priced, oldest::timestamptz, missing::jsonb
                                from unnest(:strategies, :minutes, :profits, :realiseds, :worths, :legs, :priceds, :oldests,
                                  :missings) as given (strategy, minute, profit, realised, worth, legs, priced, oldest, missing)
                                on conflict (strategy, minute) do nothing
                                """))
                .execute();
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /// The minutes of a strategy in order, from one to before another.
    public List<StrategyMark> points(Handle h, StrategyId strategy, MarkSpan span) {
        return h.createQuery(
                        "select "
                                + COLUMNS
                                + """
                                 from strategy_mark
                                where strategy = :strategy and minute >= :from and minute < :until
                                order by minute limit :limit
                                """)
                .bind("strategy", strategy.number())
                .bind("from", Timestamp.from(span.from()))
                .bind("until", Timestamp.from(span.until()))
                .bind("limit", span.limit())
                .map(MarkDao::mark)
                .list();
    }

    /// The same in candles, by UTC. Those without a complete minute are left out.
    public List<MarkCandle> candles(Handle h, StrategyId strategy, MarkSpan span, int seconds) {
        return h.createQuery(
                        """
                        select to_timestamp(floor(extract(epoch from minute) / :seconds) * :seconds) as start,
                          (array_agg(profit order by minute) filter (where profit is not null))[1] as open,
                          max(profit) as high, min(profit) as low,
                          (array_agg(profit order by minute desc) filter (where profit is not null))[1] as close,
                          (array_agg(value order by minute desc) filter (where profit is not null))[1] as value,
                          count(profit) as points, count(*) - count(profit) as incomplete
                        from strategy_mark
                        where strategy = :strategy and minute >= :from and minute < :until
                        group by 1 having count(profit) > 0 order by 1 limit :limit
                        """)
                .bind("strategy", strategy.number())
                .bind("seconds", seconds)
                .bind("from", Timestamp.from(span.from()))
                .bind("until", Timestamp.from(span.until()))
                .bind("limit", span.limit())
                .map((row, _) ->
                        new MarkCandle(
                                row.getTimestamp("start").toInstant(),
                                row.getBigDecimal("open"),
                                row.getBigDecimal("high"),
                                row.getBigDecimal("low"),
                                row.getBigDecimal("close"),
                                row.getBigDecimal("value"),
                                row.getInt("points"),
                                row.getInt("incomplete")))
                .list();
    }

    /// The newest mark of each strategy of these owners.
    List<OwnedMark> newest(Handle h, Collection<String> owners) {
        return h.createQuery(
                        """
                        select p.owner, p.currency, m.* from strategy s
                        join portfolio p on p.id = s.portfolio
                        cross join lateral (
                          select strategy, minute, profit, realised, value, legs, priced, oldest, missing from strategy_mark
                          where strategy = s.id order by minute desc limit 1) m
                        where p.owner = any(:owners)
                        """)
                .bindArray("owners", String.class, owners.toArray())
                .map((row, context) ->
                        new OwnedMark(
                                row.getString("owner"),
                                row.getString("currency"),
                                mark(row, context)))
                .list();
    }

    /// When the newest minute of all was marked, if one was in the last two days.
    Optional<Instant> newestMinute(Handle h, Instant now) {
        return Optional.ofNullable(
                        h.createQuery(
                                        """
                                        select max(newest.minute)
                                        from strategy cross join lateral (
                                          select minute from strategy_mark
                                          where strategy = strategy.id and minute > :since
                                          order by minute desc limit 1) as newest
                                        """)
                                .bind("since", Timestamp.from(now.minusSeconds(2 * 86_400)))
                                .mapTo(Timestamp.class)
                                .one())
                .map(Timestamp::toInstant);
    }

    /// When the newest bars began that any portfolio was matched with.
    Optional<Instant> newestMatched(Handle h) {
        return Optional.of(
                        h.createQuery("select coalesce(max(matched_to), 0) from portfolio")
                                .mapTo(Long.class)
                                .one())
                .filter(time -> time > 0)
                .map(Instant::ofEpochSecond);
    }

    String currency(Handle h, PortfolioId portfolio) {
        return h.createQuery("select currency from portfolio where id = :id")
                .bind("id", portfolio.number())
                .mapTo(String.class)
                .one();
    }

    /// A mark, whose it is, and in what currency.
    record OwnedMark(String owner, String currency, StrategyMark mark) {}

    private static StrategyMark mark(ResultSet row, StatementContext context) throws SQLException {
        Timestamp oldest = row.getTimestamp("oldest");
        return new StrategyMark(
                new StrategyId(row.getLong("strategy")),
                row.getTimestamp("minute").toInstant(),
                row.getBigDecimal("profit"),
                row.getBigDecimal("realised"),
                row.getBigDecimal("value"),
                row.getInt("legs"),
                row.getInt("priced"),
                oldest == null ? null : oldest.toInstant(),
                Arrays.asList(Json.stored(row.getString("missing"), MissingLeg[].class)));
    }
}
