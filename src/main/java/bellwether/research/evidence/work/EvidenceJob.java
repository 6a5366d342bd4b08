package bellwether.research.evidence.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.evidence.signal.ScopeCards;
import bellwether.research.evidence.signal.ScopeEvidence;
import bellwether.research.evidence.signal.ScopeMember;
import bellwether.research.evidence.store.EvidenceDao;
import bellwether.research.evidence.store.EvidenceRow;
import bellwether.research.screen.ScreenEntry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The work of a job of the kind `evidence`: makes the cards of one day of data. An item is a
/// scope, and is made of stored bars alone, so that one that was lost is made again and is the
/// same.
public final class EvidenceJob implements JobKind {
    public static final String NAME = "evidence";
    public static final String OWNER = "system:evidence";

    private final Jdbi jdbi;
    private final MarkedBars bars;
    private final Supplier<List<ScreenEntry>> entries;
    private final InstantSource clock;
    private final EvidenceDao evidence = new EvidenceDao();

    /// @param entries of symbols into the tracked screens of all owners
    public EvidenceJob(
            Jdbi jdbi, MarkedBars bars, Supplier<List<ScreenEntry>> entries, InstantSource clock) {
        this.jdbi = jdbi;
        this.bars = bars;
        this.entries = entries;
        this.clock = clock;
    }

    /// What is asked for.
    record Params(LocalDate dataDay) {}

    /// What was made for an item.
    ///
    /// @param isOfScreens whether it is all tracked screens, so that an owner without cards has
    ///   none
    private record ScopeRows(List<EvidenceRow> rows, boolean isOfScreens) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) {
        LocalDate day = Json.stored(batch.params(), Params.class).dataDay();
        EvidenceMaker maker = new EvidenceMaker(bars, day);
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            outcomes.add(outcome(batch, item, maker, day));
        }
        return outcomes;
    }

    private ItemOutcome outcome(Batch batch, Item item, EvidenceMaker maker, LocalDate day) {
        if (batch.cancelled().getAsBoolean()) {
            return new ItemOutcome.Untouched(item);
        }
        try {
            return new ItemOutcome.Success(item, made(batch, item.key(), maker, day));
        } catch (EvidenceMaker.Cancelled _) {
            return new ItemOutcome.Untouched(item);
        } catch (Refusal refusal) {
            return ItemOutcome.Failure.of(item, refusal);
        }
    }

    private ScopeRows made(Batch batch, String key, EvidenceMaker maker, LocalDate day) {
        if (key.equals(EvidenceItem.SCREENS)) {
            return screens(batch, maker, day);
        }
        Optional<String> ticker = EvidenceItem.ticker(key);
        if (ticker.isPresent()) {
            List<EvidenceRow> rows = new ArrayList<>();
            bars.each(
                    List.of(ticker.get()),
                    loaded ->
                            rows.add(
                                    row(
                                            ScopeMember.symbol(loaded.id()),
                                            day,
                                            loaded.version(),
                                            maker.of(loaded))));
            batch.progress().moved();
            return new ScopeRows(rows, false);
        }
        Optional<String> sector = EvidenceItem.sector(key);
        ScopeMember of = sector.map(ScopeMember::sector).orElse(ScopeMember.UNIVERSE);
        long seen = jdbi.withHandle(h -> evidence.seen(h, of));
        ScopeCards cards =
                maker.of(
                        jdbi.withHandle(h -> evidence.tickers(h, sector)),
                        (_, history) -> maker.signals(history),
                        batch.progress(),
                        batch.cancelled());
        return new ScopeRows(List.of(row(of, day, seen, cards)), false);
    }

    /// The screens of each owner by themselves, so that one owner's never change what is said of
    /// another's.
    private ScopeRows screens(Batch batch, EvidenceMaker maker, LocalDate day) {
        Map<String, OwnedEntries> owners = OwnedEntries.of(entries.get());
        List<EvidenceRow> rows = new ArrayList<>();
        owners.forEach((owner, own) ->
                rows.add(
                        row(
                                ScopeMember.screens(owner),
                                day,
                                seen(own),
                                maker.of(
                                        own.tickers(),
                                        own::events,
                                        batch.progress(),
                                        batch.cancelled()))));
        return new ScopeRows(rows, true);
    }

    /// Read before the bars are: those that arrive meanwhile are seen the next time.
    private long seen(OwnedEntries own) {
        return own.hash() + jdbi.withHandle(h -> evidence.seen(h, own.tickers()));
    }

    private EvidenceRow row(ScopeMember of, LocalDate day, long seen, ScopeCards cards) {
        return new EvidenceRow(of, day, ScopeEvidence.FORMULA, seen, cards, clock.instant());
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        for (ItemOutcome.Success success : finished) {
            ScopeRows made = (ScopeRows) success.payload();
            made.rows().forEach(row -> evidence.keep(transaction, row));
            if (made.isOfScreens()) {
                evidence.forgetOwners(transaction);
            }
        }
    }
}
