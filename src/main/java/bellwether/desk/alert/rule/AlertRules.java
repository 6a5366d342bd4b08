package bellwether.desk.alert.rule;

import bellwether.market.symbols.UniverseContents;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The rules of owners, to be made, changed and moved through their states.
public final class AlertRules {
    /// At most so many an owner.
    public static final int MOST = 200;

    private final Jdbi jdbi;
    private final RuleLibrary library;
    private final Others others;
    private final InstantSource clock;
    private final AlertRuleDao dao = new AlertRuleDao();
    private final HeldRules held;
    private final RuleMoves moves;

    /// What it needs of others.
    ///
    /// @param channels those of an owner
    /// @param judgeable throws where this service cannot judge a rule
    public record Others(
            BiFunction<Handle, String, Set<UUID>> channels,
            Consumer<RuleDefinition> judgeable,
            Audit audit) {}

    public AlertRules(Jdbi jdbi, RuleLibrary library, Others others, InstantSource clock) {
        this.jdbi = jdbi;
        this.library = library;
        this.others = others;
        this.clock = clock;
        held = new HeldRules(jdbi);
        moves = new RuleMoves(held, others.audit, clock);
    }

    /// Those of an owner behind an id, in the order of their making.
    public List<AlertRule> list(
            String owner, Optional<RuleLifeState> state, long after, int limit) {
        return jdbi.withHandle(h -> dao.list(h, owner, state, after, limit));
    }

    /// A rule of an owner.
    ///
    /// @throws Refusal 404
    public AlertRule known(String owner, AlertRuleId id) {
        return jdbi.withHandle(h -> dao.find(h, owner, id))
                .orElseThrow(() -> unknown(id.toString()));
    }

    /// No rule of the caller's has this id.
    public static Refusal unknown(String id) {
        return Refusal.notFound(
                "unknown_rule",
                "Unknown rule %s. GET /api/v1/rules lists yours.".formatted(Quoted.text(id)));
    }

    /// What a rule of an owner looks at now.
    ///
    /// @throws Refusal 404, and 409 where it looks at no universe
    public UniverseContents contents(String owner, AlertRuleId id) {
        AlertRule rule = known(owner, id);
        return library.contents(rule)
                .orElseThrow(() ->
                        Refusal.conflict(
                                "no_universe",
                                "Rule %s has no universe: it looks at a portfolio, a strategy or the clock, or can no longer be read. GET /api/v1/rules/%s shows it."
                                        .formatted(id, id)));
    }

    /// What a body means to its owner, with everything that is wrong.
    public RuleReading read(String owner, ObjectNode body) {
        return library.read(owner, body, jdbi.withHandle(h -> others.channels.apply(h, owner)));
    }

    private RuleReading bounded(String owner, RuleReading reading) {
        return RuleBounds.applied(reading, library, owner);
    }

    /// What a rule would mean, or everything that is wrong with it. Its name may be left out.
    public RuleCheckReport check(String owner, ObjectNode body) {
        ObjectNode named = body.deepCopy();
        if (!named.has("name")) {
            named.put("name", "check");
        }
        return RuleCheckReport.of(
                bounded(owner, read(owner, named)), library, owner, clock.instant());
    }

    /// What a stored rule means; nothing when it can no longer be read.
    public Optional<RuleDefinition> definition(AlertRule rule) {
        return library.read(rule).definition();
    }

    /// Makes a rule, armed from now on.
    ///
    /// @throws Refusal 422 with everything that is wrong, 409 where the name is taken or there are
    ///   too many
    public AlertRule create(Actor actor, ObjectNode body) {
        RuleDefinition rule = bounded(actor.owner(), read(actor.owner(), body)).required();
        others.judgeable.accept(rule);
        Instant now = clock.instant();
        requireAhead(rule, now);
        return jdbi.inTransaction(h -> {
            dao.lock(h, actor.owner());
            if (dao.count(h, actor.owner()) >= MOST) {
                throw Refusal.conflict(
                        "too_many_rules",
                        "Limit of %d rules reached; delete one first: DELETE /api/v1/rules/{id}."
                                .formatted(MOST));
            }
            if (dao.isNameTaken(h, actor.owner(), rule.name(), Optional.empty())) {
                throw taken(rule.name());
            }
            AlertRuleId id =
                    dao.insert(
                                    h,
                                    actor.owner(),
                                    body,
                                    rule,
                                    RuleStanding.armed(now, due(rule, now)))
                            .orElseThrow(() -> taken(rule.name()));
            others.audit.note(actor, "rule.create", id.toString());
            return dao.find(h, actor.owner(), id).orElseThrow();
        });
    }

    private static void requireAhead(RuleDefinition rule, Instant now) {
        if (rule.until().filter(until -> !until.isAfter(now)).isPresent()) {
            throw Refusal.invalid(
                    "/until", "must lie ahead, was " + rule.until().map(Instant::toString).get());
        }
    }

    /// When a rule by the clock is due next.
    public static Optional<Instant> due(RuleDefinition rule, Instant after) {
        return rule.trigger() instanceof RuleTrigger.Due(ClockSchedule schedule)
                ? Optional.of(schedule.next(after))
                : Optional.empty();
    }

    /// Changes a rule, which arms it anew. One that is paused stays so.
    ///
    /// @param change gives members to set; those that are null are removed
    /// @param condition asked of the rule as it stands; throws where it is not what the caller saw
    public AlertRule change(
            Actor actor, AlertRuleId id, ObjectNode change, Consumer<AlertRule> condition) {
        return held.change(
                actor.owner(),
                id,
                condition,
                (h, old) -> {
                    ObjectNode body = merged(old.body(), change);
                    RuleDefinition rule =
                            bounded(
                                            actor.owner(),
                                            library.read(
                                                    actor.owner(),
                                                    body,
                                                    others.channels.apply(h, actor.owner())))
                                    .required();
                    others.judgeable.accept(rule);
                    Instant now = clock.instant();
                    requireAhead(rule, now);
                    requireFree(h, old, rule.name());
                    RuleStanding armed = RuleStanding.armed(now, due(rule, now));
                    dao.update(
                            h,
                            old,
                            body,
                            rule,
                            old.standing().state() == RuleLifeState.PAUSED
                                    ? armed.in(RuleLifeState.PAUSED, "")
                                    : armed);
                    others.audit.note(actor, "rule.change", id.toString());
                });
    }

    /// Under the owner's lock, so that no other rule takes the name meanwhile.
    private void requireFree(Handle h, AlertRule old, String name) {
        if (!name.equals(old.body().path("name").asText())) {
            dao.lock(h, old.owner());
            if (dao.isNameTaken(h, old.owner(), name, Optional.of(old.id()))) {
                throw taken(name);
            }
        }
    }

    private static ObjectNode merged(ObjectNode old, ObjectNode change) {
        ObjectNode body = old.deepCopy();
        for (String scope : RuleScopeReader.KEYS) {
            if (change.hasNonNull(scope)) {
                body.remove(RuleScopeReader.KEYS); // one of them is what a rule looks at
            }
        }
        change.properties()
                .forEach(member -> {
                    if (member.getValue().isNull()) {
                        body.remove(member.getKey());
                    } else {
                        body.set(member.getKey(), member.getValue());
                    }
                });
        return body;
    }

    public void delete(Actor actor, AlertRuleId id, Consumer<AlertRule> condition) {
        jdbi.useTransaction(h -> {
            AlertRule old = held.find(h, actor.owner(), id);
            condition.accept(old);
            dao.delete(h, id);
            others.audit.note(actor, "rule.delete", id.toString());
        });
    }

    /// Judged no longer until it is resumed.
    public AlertRule pause(Actor actor, AlertRuleId id) {
        return moves.pause(actor, id);
    }

    /// Judged again, from now on; of a snoozed one, sent again.
    public AlertRule resume(Actor actor, AlertRuleId id) {
        Instant now = clock.instant();
        return moves.resume(
                actor,
                id,
                library.read(known(actor.owner(), id))
                        .definition()
                        .flatMap(rule -> due(rule, now)));
    }

    /// What it finds is kept and not sent for a while.
    public AlertRule snooze(Actor actor, AlertRuleId id, Duration span) {
        return moves.snooze(actor, id, span);
    }

    private static Refusal taken(String name) {
        return Refusal.conflict(
                "name_taken",
                "You have another rule named %s; choose another name."
                        .formatted(Quoted.text(name)));
    }

    /// Someone else changed it first.
    public static Refusal moved() {
        return Refusal.of(
                RefusalKind.CHANGED,
                "rule_changed",
                "The rule has changed since: read it again and send its new ETag as If-Match.");
    }
}
