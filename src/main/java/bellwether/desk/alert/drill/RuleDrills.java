package bellwether.desk.alert.drill;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.desk.alert.rule.AlertRules;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleKind;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.watch.DrillResult;
import bellwether.desk.alert.watch.FireDrill;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Sha256;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/// Drills rules.
public final class RuleDrills {
    private final Jdbi jdbi;
    private final Jobs jobs;
    private final AlertRules rules;
    private final RuleLibrary library;
    private final FireDrill drill;
    private final DrillJob kind;
    private final DrillDao results = new DrillDao();

    public RuleDrills(
            Jdbi jdbi,
            Jobs jobs,
            AlertRules rules,
            RuleLibrary library,
            FireDrill drill,
            DrillJob kind) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.rules = rules;
        this.library = library;
        this.drill = drill;
        this.kind = kind;
    }

    /// What a drill led to: the result of one symbol, or the job over several.
    public sealed interface Drilled {
        record AtOnce(DrillResult result) implements Drilled {}

        record AsJob(JobCreation job) implements Drilled {}
    }

    /// Drills a stored rule.
    ///
    /// @throws Refusal 404 where the owner has none of this id
    public Drilled stored(String owner, AlertRuleId id, int years, Optional<String> key) {
        String hash = hash(List.of("rule", id.toString(), years));
        return earlier(owner, key, hash)
                .orElseGet(() -> {
                    AlertRule rule = rules.known(owner, id);
                    return run(
                            new DrillOrder(
                                    owner, id.toString(), rule.version(), rule.body(), years),
                            library.read(rule).required(),
                            key,
                            hash);
                });
    }

    /// Drills a rule that is not stored.
    ///
    /// @throws Refusal 422 with everything that is wrong with it
    public Drilled given(String owner, ObjectNode body, int years, Optional<String> key) {
        String hash = hash(List.of(body, years));
        return earlier(owner, key, hash)
                .orElseGet(() ->
                        run(
                                new DrillOrder(owner, null, 0, body, years),
                                rules.read(owner, body).required(),
                                key,
                                hash));
    }

    private static String hash(List<Object> asked) {
        return Sha256.hex(Json.write(asked));
    }

    /// What the same key has begun, whatever became since of the rule and of what it names.
    private Optional<Drilled> earlier(String owner, Optional<String> key, String hash) {
        return key.flatMap(given -> jobs.replayed(owner, given, hash)).map(Drilled.AsJob::new);
    }

    private Drilled run(DrillOrder order, RuleDefinition rule, Optional<String> key, String hash) {
        if (rule.kind() == RuleKind.CLOCK || rule.kind() == RuleKind.ACCOUNT) {
            throw Refusal.invalid(
                    order.rule() == null ? "/when" : "/rule",
                    "must be a condition over bars or quotes of symbols, was %s"
                            .formatted(
                                    rule.kind() == RuleKind.CLOCK
                                            ? "a time by the clock"
                                            : "one on a portfolio, whose past values are not"
                                                    + " judged"));
        }
        if (!ConditionFields.needsNoFacts(rule.condition())) {
            library.fields().renew(rule.timeframe());
        }
        List<String> tickers =
                List.copyOf(new TreeSet<>(library.tickers(order.owner(), rule.scope())));
        if (tickers.isEmpty()) {
            throw Refusal.invalidAs(
                    "empty_universe",
                    List.of(new Fault("/universe", "must have at least one symbol now, has none")));
        }
        if (tickers.size() > 1) {
            return new Drilled.AsJob(
                    jobs.create(
                            new NewJob(
                                    order.owner(),
                                    DrillJob.NAME,
                                    Json.write(order),
                                    tickers,
                                    1,
                                    key,
                                    hash)));
        }
        DrillResult result =
                drill.run(
                        order.owner(),
                        rule,
                        tickers.getFirst(),
                        order.years(),
                        MemoryBudget.REQUEST);
        jdbi.useTransaction(h -> kind.note(h, order, result.fires()));
        return new Drilled.AtOnce(result);
    }

    /// The bars on which the rule fires on a symbol, before a place, the newest first.
    ///
    /// @throws Refusal 404 where nothing is known of it
    public List<DrillFireRow> fires(JobId job, String ticker, long before, int limit) {
        return jdbi.withHandle(h -> {
            if (!results.has(h, job, ticker)) {
                throw Refusal.notFound(
                        "unknown_symbol",
                        "This drill has no result of %s. GET /api/v1/drills/%s lists those that it has."
                                .formatted(Quoted.text(ticker), job));
            }
            return results.fires(h, job, ticker, before, limit);
        });
    }

    public DrillTotals totals(JobId job) {
        return jdbi.withHandle(h -> results.totals(h, job));
    }

    /// What a job found, by ticker, without the bars on which the rule fires.
    public List<StoredDrill> results(JobId job, String after, int limit) {
        return jdbi.withHandle(h -> results.list(h, job, after, limit));
    }
}
