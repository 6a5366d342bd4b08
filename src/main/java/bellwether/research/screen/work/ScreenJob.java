package bellwether.research.screen.work;

import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.screen.sheet.Sheet;
import bellwether.research.screen.sheet.SheetComputation;
import bellwether.research.screen.store.ScreenRowDao;
import bellwether.research.screen.store.SheetDao;
import bellwether.research.screen.work.ScreenReader.Understood;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The work of a job of the kind `screen`: makes the sheets of its symbols, and evaluates
/// conditions over their stored bars where sheets do not decide. An item is a ticker.
public final class ScreenJob implements JobKind {
    public static final String NAME = "screen";

    private final BarLoader loader;
    private final ScreenDesk desk;
    private final SheetDao sheets = new SheetDao();
    private final ScreenRowDao rows = new ScreenRowDao();

    public ScreenJob(BarLoader loader, ScreenDesk desk) {
        this.loader = loader;
        this.desk = desk;
    }

    /// What is kept of an item.
    private record Found(Sheet sheet, Optional<BarFinding> finding) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) {
        ScreenSpec spec = ScreenSpec.read(batch.params());
        Optional<Understood> asked;
        try {
            if (spec.ofBars()) {
                desk.expire(spec.query().timeframe()); // another process may have made the job
            }
            asked = spec.ofBars() ? Optional.of(desk.understood(spec)) : Optional.empty();
        } catch (Refusal refusal) {
            return batch.items().stream()
                    .<ItemOutcome>map(item -> ItemOutcome.Failure.of(item, refusal))
                    .toList();
        }
        Map<String, ItemOutcome> done = new HashMap<>();
        Map<String, Item> items = new HashMap<>();
        batch.items().forEach(item -> items.put(item.key(), item));
        SheetComputation computation = new SheetComputation();
        try {
            loader.each(
                    items.keySet(),
                    spec.query().timeframe(),
                    MemoryBudget.BACKGROUND,
                    symbol -> {
                        Item item = items.get(symbol.facts().asked());
                        if (item != null && !batch.cancelled().getAsBoolean()) {
                            done.put(item.key(), outcome(item, symbol, asked, computation));
                            batch.progress().moved();
                        }
                    });
        } catch (Refusal refusal) {
            return batch.items().stream()
                    .map(item ->
                            done.getOrDefault(item.key(), ItemOutcome.Failure.of(item, refusal)))
                    .toList();
        }
        return batch.items().stream()
                .map(item -> done.getOrDefault(item.key(), untouched(item, batch)))
                .toList();
    }

    private static ItemOutcome untouched(Item item, Batch batch) {
        return batch.cancelled().getAsBoolean()
                ? new ItemOutcome.Untouched(item)
                : ItemOutcome.Failure.permanent(
                        item, "no_bars", "No bars of this timeframe are stored any more.");
    }

    private static ItemOutcome outcome(
            Item item,
            BarLoader.Loaded symbol,
            Optional<Understood> asked,
            SheetComputation computation) {
        long id = symbol.facts().symbolId();
        return new ItemOutcome.Success(
                item,
                new Found(
                        computation.of(id, symbol.facts().dataVersion(), symbol.history()),
                        asked.map(screen ->
                                BarFinding.of(
                                        screen.plan(), screen.facts(), id, symbol.history()))));
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        List<Found> found = finished.stream().map(each -> (Found) each.payload()).toList();
        sheets.put(transaction, found.stream().map(Found::sheet).toList());
        rows.insert(
                transaction,
                job,
                found.stream()
                        .flatMap(each -> each.finding().stream())
                        .map(BarFinding::row)
                        .toList());
    }

    @Override
    public void forget(Handle transaction, List<JobId> jobs) {
        rows.delete(transaction, jobs);
    }

    @Override
    public Object request(String params, int items, Set<String> expanded) {
        return ScreenSpec.read(params).shown();
    }

    @Override
    public Optional<String> results(JobId job) {
        return Optional.of("/api/v1/screen/results/" + job);
    }
}
