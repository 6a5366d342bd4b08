package bellwether.platform.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/// A kind of job that a test bends to its will: `each` does one item, or throws for it.
public class Echo implements JobKind {
    public interface Each {
        ItemOutcome work(Item item) throws Exception;
    }

    private final Each each;
    final ConcurrentHashMap<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Integer> batchSizes = new ConcurrentLinkedQueue<>();

    public Echo(Each each) {
        this.each = each;
    }

    Echo() {
        this(Echo::done);
    }

    public static ItemOutcome done(Item item) {
        return new ItemOutcome.Success(item, item.key());
    }

    public static ItemOutcome failed(Item item, String code, boolean permanent) {
        return new ItemOutcome.Failure(item, code, "no " + item.key(), permanent, Optional.empty());
    }

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public List<ItemOutcome> work(Batch batch) throws Exception {
        batchSizes.add(batch.items().size());
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            if (batch.cancelled().getAsBoolean()) {
                outcomes.add(new ItemOutcome.Untouched(item));
                continue;
            }
            tries.computeIfAbsent(item.key(), _ -> new AtomicInteger()).incrementAndGet();
            order.add(item.key());
            outcomes.add(each.work(item));
        }
        return outcomes;
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        // what was found is in the brief
    }

    @Override
    public Optional<String> brief(ItemOutcome.Success success) {
        return Optional.of("{\"payload\":\"" + success.payload() + "\"}");
    }
}
