package bellwether.research.learning.training;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Universe;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.Savepoint;
import bellwether.research.learning.sample.SampleSymbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Looks whether as many sessions came as the horizon has, since the newest training of each key
/// with an active model, or whose newest model is to be trained again, and begins one more. One
/// process looks at a key at a time.
public final class RetrainRounds {
    /// The owner of the jobs.
    static final String OWNER = "system:trainings";

    /// After a training that has failed.
    static final Duration PAUSE = Duration.ofDays(1);

    private final Jdbi jdbi;
    private final Market market;
    private final ModelBook book;
    private final ModelDao models = new ModelDao();
    private final SampleDao samples = new SampleDao();
    private final ActiveModelDao active = new ActiveModelDao();
    private final RetrainLookDao looks = new RetrainLookDao();

    public RetrainRounds(Jdbi jdbi, Market market, ModelBook book) {
        this.jdbi = jdbi;
        this.market = market;
        this.book = book;
    }

    /// Looks at each key once.
    public void look() {
        jdbi.withHandle(looks::wanted).forEach(key -> jdbi.useTransaction(h -> look(h, key)));
    }

    private void look(Handle h, String key) {
        if (!looks.hold(h, key)) {
            return;
        }
        StoredModel newest = models.newest(h, key, true).orElseThrow();
        Instant now = market.now();
        Instant again = newest.life().changedAt().plus(PAUSE);
        if (newest.state() == ModelState.TRAINING) {
            found(
                    h,
                    newest,
                    LookResult.RUNNING,
                    "Training %s is running.".formatted(newest.name()));
        } else if (newest.state() == ModelState.FAILED && again.isAfter(now)) {
            found(
                    h,
                    newest,
                    LookResult.PAUSED,
                    "Training %s has failed (%s); the next one begins after %s."
                            .formatted(newest.name(), newest.why(), again));
        } else {
            StoredModel judged = models.newest(h, key, false).orElseThrow();
            wish(h, judged).ifPresent(wish -> compare(h, wish, judged));
        }
    }

    /// What is to be trained again: the newest model if it was asked for, else the active one.
    private Optional<StoredModel> wish(Handle h, StoredModel judged) {
        return judged.life().retrain()
                ? Optional.of(judged)
                : active.find(h, judged.spec().key()).flatMap(one -> models.find(h, one.model()));
    }

    private void compare(Handle h, StoredModel wish, StoredModel judged) {
        int needed = judged.spec().horizon();
        List<SampleSymbol> symbols = samples.universe(h, wish.id());
        int came = new NewSessions(market).count(symbols, judged.spec().cut(), book.cut());
        if (came < needed) {
            keep(
                    h,
                    judged,
                    LookResult.UNCHANGED,
                    "%d of %d new sessions came since %s; the next training begins with the last of them."
                            .formatted(came, needed, FinalWork.day(judged.spec().cut())),
                    Optional.empty(),
                    came);
            return;
        }
        String gone = gone(wish, symbols);
        List<StoredModel> begun = new ArrayList<>();
        Optional<RuntimeException> fault =
                Savepoint.undoes(
                        h, "beginning", () -> begun.add(book.trainAgain(OWNER, wish, symbols)));
        if (fault.isEmpty()) {
            keep(
                    h,
                    judged,
                    LookResult.BEGAN,
                    "Training %s began: %d new sessions came since %s%s."
                            .formatted(
                                    begun.getFirst().name(),
                                    came,
                                    FinalWork.day(judged.spec().cut()),
                                    gone),
                    Optional.of(begun.getFirst()),
                    came);
        } else if (fault.get() instanceof Refusal refusal) {
            keep(
                    h,
                    judged,
                    LookResult.REFUSED,
                    refusal.code() + ": " + refusal.detail() + gone,
                    Optional.empty(),
                    came);
        } else {
            throw fault.get();
        }
    }

    /// How many symbols of a list are not stored any more; every reader may see it, so it names
    /// none.
    private String gone(StoredModel model, List<SampleSymbol> symbols) {
        if (!(model.spec().universe(symbols) instanceof Universe.Named(List<String> tickers))) {
            return "";
        }
        int missing = tickers.size() - market.symbols().presentNames(tickers).size();
        return missing == 0
                ? ""
                : "; symbols of its list that are not stored any more: %d of %d"
                        .formatted(missing, tickers.size());
    }

    private void found(Handle h, StoredModel newest, LookResult result, String message) {
        keep(h, newest, result, message, Optional.of(newest), 0);
    }

    private void keep(
            Handle h,
            StoredModel of,
            LookResult result,
            String message,
            Optional<StoredModel> model,
            int sessions) {
        looks.keep(
                h,
                new ModelLook(
                        of.spec().key(),
                        result,
                        message,
                        model.map(StoredModel::name).orElse(null),
                        sessions,
                        of.spec().horizon(),
                        market.now()));
    }
}
