package bellwether.desk.alert.rule;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.db.Unnest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of rules.
public final class AlertRuleDao {
    private static final String SELECT =
            """
            select id, owner, name, body, kind, state, reason, armed_at, snoozed_until, due_at, drilled_at,
              coalesce(drill_fires, 0) as drill_fires, not_looked_at, version, created_at, changed_at
            from alert_rule
            """;

    private static final String WATCHING = " state in ('active', 'snoozed') ";

    /// Keeps others from adding or renaming a rule of this owner until the transaction ends.
    void lock(Handle h, String owner) {
        h.createQuery("select pg_advisory_xact_lock(hashtextextended('alert_rule ' || :owner, 0))")
                .bind("owner", owner)
                .map((row, _) -> true)
                .one();
    }

    int count(Handle h, String owner) {
        return h.createQuery("select count(*) from alert_rule where owner = :owner")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    /// Empty where the owner has one of this name.
    Optional<AlertRuleId> insert(
            Handle h, String owner, ObjectNode body, RuleDefinition rule, RuleStanding standing) {
        return h.createQuery(
                        """
                        insert into alert_rule (owner, name, body, kind, timeframe, state, armed_at, due_at, expires_at,
                          created_at, changed_at)
                        values (:owner, :name, :body, :kind, :timeframe, :state, :armedAt, :dueAt, :until,
                          :armedAt, :armedAt)
                        on conflict (owner, name) do nothing returning id
                        """)
                .bind("owner", owner)
                .bind("name", rule.name())
                .bind("body", Json.write(body))
                .bind("kind", rule.kind().word())
                .bind("timeframe", rule.timeframe().code())
                .bind("state", standing.state().word())
                .bind("armedAt", Timestamp.from(standing.armedAt()))
                .bind("dueAt", timestamp(standing.dueAt()))
                .bind("until", timestamp(rule.until()))
                .mapTo(Long.class)
                .findOne()
                .map(AlertRuleId::new);
    }

    public Optional<AlertRule> find(Handle h, String owner, AlertRuleId id) {
        return h.createQuery(SELECT + "where owner = :owner and id = :id")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(AlertRuleDao::row)
                .findOne();
    }

    /// The same, held until the transaction ends.
    Optional<AlertRule> findForUpdate(Handle h, String owner, AlertRuleId id) {
        return h.createQuery(SELECT + "where owner = :owner and id = :id for update")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(AlertRuleDao::row)
                .findOne();
    }

    /// Those of an owner behind an id, in the order of their making.
    List<AlertRule> list(
            Handle h, String owner, Optional<RuleLifeState> state, long after, int limit) {
        return h.createQuery(
                        SELECT
                                + """
                                where owner = :owner and id > :after
                                  and (cast(:state as text) is null or state = :state)
                                order by id limit :limit
                                """)
                .bind("owner", owner)
                .bind("after", after)
                .bind("state", state.map(RuleLifeState::word).orElse(null))
                .bind("limit", limit)
                .map(AlertRuleDao::row)
                .list();
    }

    /// Those that are judged on bars of a timeframe.
    public List<AlertRule> watchingBars(Handle h, Timeframe timeframe) {
        return h.createQuery(
                        SELECT
                                + "where kind = 'bar' and timeframe = :timeframe and "
                                + WATCHING
                                + "order by id")
                .bind("timeframe", timeframe.code())
                .map(AlertRuleDao::row)
                .list();
    }

    /// Those of a kind that are judged.
    public List<AlertRule> watching(Handle h, RuleKind kind) {
        return h.createQuery(SELECT + "where kind = :kind and " + WATCHING + "order by owner, id")
                .bind("kind", kind.word())
                .map(AlertRuleDao::row)
                .list();
    }

    /// Whose rules by the clock are due.
    public List<String> dueOwners(Handle h, Instant now) {
        return h.createQuery(
                        "select distinct owner from alert_rule where due_at <= :now and "
                                + WATCHING
                                + "order by owner")
                .bind("now", Timestamp.from(now))
                .mapTo(String.class)
                .list();
    }

    /// Those of an owner by the clock that are due, held until the transaction ends; those that
    /// others hold are left to them.
    public List<AlertRule> due(Handle h, String owner, Instant now) {
        return h.createQuery(
                        SELECT
                                + "where owner = :owner and due_at <= :now and "
                                + WATCHING
                                + "order by due_at for update skip locked")
                .bind("owner", owner)
                .bind("now", Timestamp.from(now))
                .map(AlertRuleDao::row)
                .list();
    }

    public void due(Handle h, AlertRuleId id, Optional<Instant> next) {
        h.createUpdate("update alert_rule set due_at = :next where id = :id")
                .bind("id", id.number())
                .bind("next", timestamp(next))
                .execute();
    }

    /// Those of these that are still judged and armed as they were seen, held against changes until
    /// the transaction ends. One that was snoozed or woke meanwhile is among them, as it stands
    /// now: that arms nothing anew.
    public List<AlertRule> stillWatching(Handle h, Collection<AlertRule> seen) {
        return h.createQuery(
                        SELECT
                                + "where (id, armed_at) in (select * from unnest(cast(:ids as"
                                + " bigint[]), cast(:armed as timestamptz[]))) and "
                                + WATCHING
                                + "order by id for no key update")
                .bind("ids", seen.stream().map(rule -> rule.id().number()).toArray(Long[]::new))
                .bind(
                        "armed",
                        seen.stream()
                                .map(rule -> rule.standing().armedAt().toString())
                                .toArray(String[]::new))
                .map(AlertRuleDao::row)
                .list();
    }

    /// Changes what a rule is.
    void update(
            Handle h, AlertRule old, ObjectNode body, RuleDefinition rule, RuleStanding standing) {
        h.createUpdate(
                        """
                        update alert_rule set name = :name, body = :body, kind = :kind, timeframe = :timeframe,
                          expires_at = :until, drilled_at = null, drill_fires = null, not_looked_at = null where id = :id
                        """)
                .bind("id", old.id().number())
                .bind("name", rule.name())
                .bind("body", Json.write(body))
                .bind("kind", rule.kind().word())
                .bind("timeframe", rule.timeframe().code())
                .bind("until", timestamp(rule.until()))
                .execute();
        stand(h, old.id(), standing, standing.armedAt());
    }

    /// Whether the owner has one of this name, in capitals or not.
    boolean isNameTaken(Handle h, String owner, String name, Optional<AlertRuleId> but) {
        return h.createQuery(
                        "select 1 from alert_rule where owner = :owner and lower(name) ="
                                + " lower(:name) and id <> :id limit 1")
                .bind("owner", owner)
                .bind("name", name)
                .bind("id", but.map(AlertRuleId::number).orElse(0L))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// Changes where a rule is in its life.
    public void stand(Handle h, AlertRuleId id, RuleStanding standing, Instant now) {
        h.createUpdate(
                        """
                        update alert_rule set state = :state, reason = :reason, armed_at = :armedAt,
                          snoozed_until = :snoozedUntil, due_at = :dueAt, version = version + 1, changed_at = :now
                        where id = :id
                        """)
                .bind("id", id.number())
                .bind("state", standing.state().word())
                .bind("reason", standing.reason())
                .bind("armedAt", Timestamp.from(standing.armedAt()))
                .bind("snoozedUntil", timestamp(standing.snoozedUntil()))
                .bind("dueAt", timestamp(standing.dueAt()))
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Those whose last day is over expire, those whose snooze is over become active.
    ///
    /// @return how many
    public int pass(Handle h, Instant now) {
        return h.createUpdate(
                        """
                        with over as (
                          select id from alert_rule
                          where (expires_at <= :now and state in ('active', 'snoozed', 'paused'))
                            or (snoozed_until <= :now and state = 'snoozed')
                          order by id for no key update)
                        update alert_rule set state = case when expires_at <= :now then 'expired' else 'active' end,
                          snoozed_until = null, version = version + 1, changed_at = :now
                        from over where alert_rule.id = over.id
                        """)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Who has a rule.
    public List<String> owners(Handle h) {
        return h.createQuery("select distinct owner from alert_rule order by owner")
                .mapTo(String.class)
                .list();
    }

    public void drilled(Handle h, AlertRuleId id, Instant now, int fires) {
        h.createUpdate(
                        "update alert_rule set drilled_at = :now, drill_fires = :fires where id ="
                                + " :id")
                .bind("id", id.number())
                .bind("now", Timestamp.from(now))
                .bind("fires", fires)
                .execute();
    }

    /// Notes how many symbols of rules were left out of the last look at quotes.
    public void notLookedAt(Handle h, Map<AlertRuleId, Integer> left) {
        Unnest.of(left.entrySet())
                .longs("ids", rule -> rule.getKey().number())
                .ints("counts", Map.Entry::getValue)
                .bind(
                        h.createUpdate(
                                """
                                with given as (
                                  select alert_rule.id, given.count from unnest(:ids, :counts) as given (id, count)
                                    join alert_rule on alert_rule.id = given.id
                                  where alert_rule.not_looked_at is distinct from given.count
                                  order by alert_rule.id for no key update of alert_rule)
                                update alert_rule set not_looked_at = given.count from given where alert_rule.id = given.id
                                """))
                .execute();
    }

    void delete(Handle h, AlertRuleId id) {
        h.createUpdate("delete from alert_rule where id = :id").bind("id", id.number()).execute();
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> moment) {
        return moment.map(Timestamp::from).orElse(null);
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static AlertRule row(ResultSet row, StatementContext context) throws SQLException {
        return new AlertRule(
                new AlertRuleId(row.getLong("id")),
                row.getString("owner"),
                row.getString("name"),
                Json.stored(row.getString("body"), ObjectNode.class),
                RuleKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new RuleStanding(
                        RuleLifeState.of(row.getString("state")),
                        row.getString("reason"),
                        row.getTimestamp("armed_at").toInstant(),
                        moment(row, "snoozed_until"),
                        moment(row, "due_at")),
                moment(row, "drilled_at"),
                row.getInt("drill_fires"),
                Optional.ofNullable(row.getObject("not_looked_at", Integer.class)),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
