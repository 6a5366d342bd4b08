package bellwether.trading.strategy.basket;

import bellwether.platform.base.Json;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.Strategy;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of strategies.
public final class DefinitionDao {
    private static final String SELECT =
            """
            select s.id, s.portfolio, s.name, s.is_manual, s.rules, s.symbols, s.active, s.version,
              s.created_at, s.changed_at
            from strategy s join portfolio p on p.id = s.portfolio
            """;

    /// What a strategy is to be.
    record Draft(String name, @Nullable JsonNode rules, List<String> symbols, boolean active) {
        /// Whether a strategy is so already.
        boolean isOf(Strategy strategy) {
            return name.equals(strategy.name())
                    && Objects.equals(rules, strategy.rules())
                    && symbols.equals(strategy.symbols())
                    && active == strategy.active();
        }
    }

    Optional<Strategy> find(Handle h, String owner, StrategyId id) {
        return h.createQuery(SELECT + "where p.owner = :owner and s.id = :id")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(DefinitionDao::row)
                .findOne();
    }

    /// Those of an owner, or of one portfolio of it, in the order of their making.
    List<Strategy> list(
            Handle h, String owner, Optional<PortfolioId> portfolio, long after, int limit) {
        return h.createQuery(
                        SELECT
                                + """
                                where p.owner = :owner and s.id > :after
                                  and (cast(:portfolio as bigint) is null or s.portfolio = :portfolio)
                                order by s.id limit :limit
                                """)
                .bind("owner", owner)
                .bind("after", after)
                .bind("portfolio", portfolio.map(PortfolioId::number).orElse(null))
                .bind("limit", limit)
                .map(DefinitionDao::row)
                .list();
    }

    /// Those of a portfolio that have rules, whether or not these may order.
    public List<Strategy> ruled(Handle h, PortfolioId portfolio) {
        return h.createQuery(
                        SELECT + "where s.portfolio = :id and s.rules is not null order by s.id")
                .bind("id", portfolio.number())
                .map(DefinitionDao::row)
                .list();
    }

    /// Empty where the portfolio has one of this name.
    Optional<StrategyId> insert(Handle h, PortfolioId portfolio, Draft draft, Instant now) {
        return h.createQuery(
                        """
                        insert into strategy (portfolio, name, rules, symbols, active, created_at, changed_at)
                        values (:portfolio, :name, cast(:rules as jsonb), string_to_array(:symbols, ' '), :active, :now, :now)
                        on conflict (portfolio, name) do nothing returning id
                        """)
                .bind("portfolio", portfolio.number())
                .bind("name", draft.name)
                .bind("rules", draft.rules == null ? null : Json.write(draft.rules))
                .bind("symbols", String.join(" ", draft.symbols))
                .bind("active", draft.active)
                .bind("now", Timestamp.from(now))
                .mapTo(Long.class)
                .findOne()
                .map(StrategyId::new);
    }

    /// Whether it still was of that version.
    boolean update(Handle h, Strategy old, Draft draft, Instant now) {
        return h.createUpdate(
                                """
                                update strategy set name = :name, rules = cast(:rules as jsonb),
                                  symbols = string_to_array(:symbols, ' '), active = :active,
                                  version = version + 1, changed_at = :now
                                where id = :id and version = :version
                                """)
                        .bind("id", old.id().number())
                        .bind("version", old.version())
                        .bind("name", draft.name)
                        .bind("rules", draft.rules == null ? null : Json.write(draft.rules))
                        .bind("symbols", String.join(" ", draft.symbols))
                        .bind("active", draft.active)
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    boolean delete(Handle h, Strategy old) {
        h.createUpdate("delete from strategy_mark where strategy = :id")
                .bind("id", old.id().number())
                .execute();
        return h.createUpdate("delete from strategy where id = :id and version = :version")
                        .bind("id", old.id().number())
                        .bind("version", old.version())
                        .execute()
                == 1;
    }

    /// The name, as it is written, of the strategy of a portfolio that has this one, in capitals or
    /// not.
    Optional<String> holder(
            Handle h, PortfolioId portfolio, String name, Optional<StrategyId> but) {
        return h.createQuery(
                        """
                        select name from strategy
                        where portfolio = :portfolio and lower(name) = lower(:name) and id is distinct from :but
                        order by id limit 1
                        """)
                .bind("portfolio", portfolio.number())
                .bind("name", name)
                .bind("but", but.map(StrategyId::number).orElse(null))
                .mapTo(String.class)
                .findOne();
    }

    int count(Handle h, PortfolioId portfolio) {
        return h.createQuery("select count(*) from strategy where portfolio = :id")
                .bind("id", portfolio.number())
                .mapTo(Integer.class)
                .one();
    }

    /// The symbols in which a strategy holds something or has an open order, each once, in order.
    List<String> open(Handle h, Strategy of) {
        return h.createQuery(
                        """
                        select symbol from lot where portfolio = :portfolio and strategy = :strategy
                        union
                        select symbol from trade_order where portfolio = :portfolio and strategy = :strategy
                          and state in ('accepted', 'working')
                        order by 1
                        """)
                .bind("portfolio", of.portfolio().number())
                .bind("strategy", of.id().toString())
                .mapTo(String.class)
                .list();
    }

    static Strategy row(ResultSet row, StatementContext context) throws SQLException {
        String rules = row.getString("rules");
        return new Strategy(
                new StrategyId(row.getLong("id")),
                new PortfolioId(row.getLong("portfolio")),
                row.getString("name"),
                row.getBoolean("is_manual"),
                rules == null ? null : Json.stored(rules, JsonNode.class),
                Arrays.asList((String[]) row.getArray("symbols").getArray()),
                row.getBoolean("active"),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
