package bellwether.desk.alert.drill;

import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.watch.DrillResult;
import bellwether.desk.alert.watch.FireDrill;
import bellwether.platform.base.Json;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The work of a drill over several symbols.
public final class DrillJob implements JobKind {
    public static final String NAME = "drill";

    private final RuleLibrary library;
    private final FireDrill drill;
    private final InstantSource clock;
    private final DrillDao results = new DrillDao();
    private final AlertRuleDao rules = new AlertRuleDao();
    private final FirstDrillDao firsts = new FirstDrillDao();

    public DrillJob(RuleLibrary library, FireDrill drill, InstantSource clock) {
        this.library = library;
        this.drill = drill;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) {
        DrillOrder order = Json.stored(batch.params(), DrillOrder.class);
        RuleDefinition rule = library.reread(order.owner(), order.body()).required();
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            if (batch.cancelled().getAsBoolean()) {
                outcomes.add(new ItemOutcome.Untouched(item));
            } else {
                outcomes.add(outcome(item, order, rule));
                batch.progress().moved();
            }
        }
        return outcomes;
    }

    private ItemOutcome outcome(Item item, DrillOrder order, RuleDefinition rule) {
        try {
            return new ItemOutcome.Success(
                    item,
                    drill.run(
                            order.owner(),
                            rule,
                            item.key(),
                            order.years(),
                            MemoryBudget.BACKGROUND));
        } catch (Refusal refusal) {
            return new ItemOutcome.Failure(
                    item,
                    refusal.code(),
                    refusal.detail(),
                    !refusal.isTransient(),
                    refusal.pause());
        }
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        results.insert(
                transaction,
                job,
                finished.stream().map(success -> (DrillResult) success.payload()).toList());
    }

    @Override
    public void completed(Handle transaction, JobId job) {
        DrillOrder order = Json.stored(results.params(transaction, job), DrillOrder.class);
        note(transaction, order, results.totals(transaction, job).fires());
    }

    /// Notes at a rule that it was drilled, unless it was changed meanwhile.
    void note(Handle h, DrillOrder order, int fires) {
        Optional.ofNullable(order.rule())
                .flatMap(AlertRuleId::parse)
                .flatMap(id -> rules.find(h, order.owner(), id))
                .filter(rule -> rule.body().equals(order.body()))
                .ifPresent(rule -> {
                    Instant now = clock.instant();
                    rules.drilled(h, rule.id(), now, fires);
                    firsts.note(h, rule.owner(), rule.id(), now);
                });
    }

    @Override
    public void forget(Handle transaction, List<JobId> jobs) {
        results.forget(transaction, jobs);
    }

    private record ShownRequest(@Nullable String rule, JsonNode body, int years, int symbols) {}

    @Override
    public Object request(String params, int items, Set<String> expanded) {
        DrillOrder order = Json.stored(params, DrillOrder.class);
        return new ShownRequest(order.rule(), order.body(), order.years(), items);
    }

    @Override
    public Optional<String> results(JobId job) {
        return Optional.of("/api/v1/drills/" + job);
    }
}
