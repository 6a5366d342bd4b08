package bellwether.research.learning.serving;

import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.learning.sample.SampleSymbol;
import bellwether.research.learning.training.ChangedBarsFault;
import bellwether.research.learning.training.ModelDao;
import bellwether.research.learning.training.SampleDao;
import bellwether.research.learning.training.StoredModel;
import bellwether.research.learning.training.StoredSample;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The work of a job of the kind `score`: one model up to one day, whose scores are kept in the
/// transaction that ends the item.
public final class ScoreJob implements JobKind {
    public static final String NAME = "score";

    /// Whose these jobs are.
    public static final String OWNER = "system:models";

    private final Jdbi jdbi;
    private final Market market;
    private final ServingVersions versions;
    private final InstantSource clock;
    private final ModelDao models = new ModelDao();
    private final ScoreDao scores = new ScoreDao();
    private final SampleDao samples = new SampleDao();
    private final ScoreWriter writer = new ScoreWriter();

    ScoreJob(Jdbi jdbi, Market market, ServingVersions versions, InstantSource clock) {
        this.jdbi = jdbi;
        this.market = market;
        this.versions = versions;
        this.clock = clock;
    }

    /// The key of an item.
    ///
    /// @param reached how many symbols have bars up to the day
    static String key(long model, LocalDate to, int reached) {
        return "%s %s %d".formatted(StoredModel.name(model), to, reached);
    }

    /// Of an earlier release it says no number of symbols.
    private static LookedBars looked(String[] words) {
        return new LookedBars(
                LocalDate.parse(words[1]), words.length < 3 ? null : Integer.valueOf(words[2]));
    }

    @Override
    public String name() {
        return NAME;
    }

    /// One at a time: what is done is kept before the next begins.
    @Override
    public List<ItemOutcome> work(Batch batch) {
        return batch.items().stream()
                .map(item ->
                        item.equals(batch.items().getFirst())
                                ? outcome(batch, item)
                                : new ItemOutcome.Postponed(
                                        item, "another model goes first", java.time.Duration.ZERO))
                .toList();
    }

    private ItemOutcome outcome(Batch batch, Item item) {
        if (batch.cancelled().getAsBoolean()) {
            return new ItemOutcome.Untouched(item);
        }
        try {
            return new ItemOutcome.Success(item, scored(batch, item));
        } catch (CancellationException _) {
            return new ItemOutcome.Untouched(item);
        } catch (ChangedBarsFault fault) {
            return fault.of(item);
        } catch (Refusal refusal) {
            return ItemOutcome.Failure.of(item, refusal);
        }
    }

    private ScoredSessions scored(Batch batch, Item item) {
        String[] words = item.key().split(" ");
        long id = Long.parseLong(words[0].substring("mo_".length()));
        LookedBars looked = looked(words);
        StoredModel followed = jdbi.withHandle(h -> models.find(h, id)).orElseThrow();
        ServingVersion version = jdbi.withHandle(h -> versions.serving(h, followed));
        long scoring = version.model().id();
        List<SampleSymbol> symbols = jdbi.withHandle(h -> scores.universe(h, scoring));
        SessionScoring.Known known = jdbi.withHandle(h -> scores.known(h, id, scoring));
        StoredSample bars =
                new StoredSample(
                        market,
                        symbols,
                        looked.to().toEpochDay() * Timeframe.SECONDS_PER_DAY,
                        delisted(symbols),
                        () -> read(batch));
        return new SessionScoring(
                        version.model(), version.served(), bars, closes(symbols), clock.instant())
                .look(known, looked);
    }

    private Map<Long, LocalDate> delisted(List<SampleSymbol> symbols) {
        List<Long> ids = symbols.stream().map(SampleSymbol::id).toList();
        return jdbi.withHandle(h -> samples.delisted(h, ids));
    }

    private SessionCloses closes(List<SampleSymbol> symbols) {
        List<String> tickers = symbols.stream().map(SampleSymbol::ticker).toList();
        Map<String, TradingCalendar> exchanges = market.calendars(tickers);
        return new SessionCloses(
                tickers.stream()
                        .map(ticker -> Objects.requireNonNull(exchanges.get(ticker)))
                        .toList());
    }

    /// Hears of each symbol that was read.
    private static void read(Batch batch) {
        batch.progress().moved();
        if (batch.cancelled().getAsBoolean()) {
            throw new CancellationException("the job is stopping");
        }
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        for (ItemOutcome.Success success : finished) {
            writer.keep(transaction, (ScoredSessions) success.payload(), clock.instant());
        }
    }
}
