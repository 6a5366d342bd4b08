package bellwether.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/// A kind of job that a test bends to its will: `each` does one item, or throws for it.
class Echo implements JobKind {
    interface Each {
        Outcome work(Item item) throws Exception;
    }

    private final Each each;
    final ConcurrentHashMap<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Integer> batchSizes = new ConcurrentLinkedQueue<>();

    Echo(Each each) {
        this.each = each;
    }

    Echo() {
        this(Echo::done);
    }

    static Outcome done(Item item) {
        return new Outcome.Success(item, item.key());
    }

    static Outcome failed(Item item, String code, boolean permanent) {
        return new Outcome.Failure(item, code, "no " + item.key(), permanent, Optional.empty());
    }

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public List<Outcome> work(Batch batch) throws Exception {
        batchSizes.add(batch.items().size());
        List<Outcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            if (batch.cancelled().getAsBoolean()) {
                outcomes.add(new Outcome.Untouched(item));
                continue;
            }
            tries.computeIfAbsent(item.key(), _ -> new AtomicInteger()).incrementAndGet();
            order.add(item.key());
            outcomes.add(each.work(item));
        }
        return outcomes;
    }

    @Override
    public void store(Handle transaction, JobId job, List<Outcome.Success> finished) {
        // what was found is in the brief
    }

    @Override
    public Optional<String> brief(Outcome.Success success) {
        return Optional.of("{\"payload\":\"" + success.payload() + "\"}");
    }
}
