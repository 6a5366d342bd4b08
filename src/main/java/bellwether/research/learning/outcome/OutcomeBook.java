package bellwether.research.learning.outcome;

import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Sha256;
import bellwether.research.learning.HandTrade;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeFilter;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomePrices;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.OutcomeSubject;
import bellwether.research.learning.store.OutcomeDao;
import bellwether.research.learning.store.OutcomeWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The outcomes of owners: what they state, and what was labelled for them.
public final class OutcomeBook {
    /// Enough letters of a digest that no two trades of an owner have the same.
    private static final int DIGEST = 32;

    private final Jdbi jdbi;
    private final HandCheck check;
    private final InstantSource clock;
    private final OutcomeDao dao = new OutcomeDao();
    private final OutcomeWriter writer = new OutcomeWriter();

    public OutcomeBook(Jdbi jdbi, Market market, InstantSource clock) {
        this.jdbi = jdbi;
        this.check = new HandCheck(market);
        this.clock = clock;
    }

    /// A stated outcome, and whether the same was stored before.
    public record Statement(Outcome outcome, boolean repeated) {}

    /// Keeps a stated trade; the same one again changes nothing.
    public Statement state(String owner, HandTrade trade) {
        Instant now = clock.instant();
        if (trade.closed().at().isAfter(now)) {
            throw Refusal.invalid(
                    "/closed_at",
                    "must not be in the future, was %s; state the trade once it is closed"
                            .formatted(trade.closed().at()));
        }
        HandCheck.Finding checked = check.check(trade);
        OutcomeKey key =
                new OutcomeKey(
                        owner,
                        OutcomeOrigin.HAND,
                        Sha256.hex(trade.key()).substring(0, DIGEST),
                        OutcomePolicy.TRADED);
        OutcomeSubject subject =
                new OutcomeSubject(
                        checked.symbol(),
                        trade.ticker(),
                        Timeframe.DAY.code(),
                        trade.pattern(),
                        trade.side(),
                        trade.opened().at());
        Outcome stated =
                checked.judgement()
                        .of(Outcome.undecided(key, subject, OutcomeState.PENDING, "", now), now);
        return keep(stated);
    }

    /// Keeps that a signal has won or lost, by its owner's word. Without prices it is not counted.
    ///
    /// @param ref what it was a signal of, such as `detection:12`
    /// @param word such as `win`
    public Statement state(String owner, String ref, OutcomeSubject subject, String word) {
        Instant now = clock.instant();
        OutcomeKey key = new OutcomeKey(owner, OutcomeOrigin.HAND, ref, OutcomePolicy.TRADED);
        return keep(
                Outcome.undecided(key, subject, OutcomeState.UNPRICED, word, now)
                        .decided(
                                OutcomeState.UNPRICED,
                                word,
                                OutcomePrices.NONE,
                                OutcomeResult.NONE,
                                List.of(),
                                now));
    }

    private Statement keep(Outcome outcome) {
        return jdbi.inTransaction(h -> {
            boolean repeated = writer.insert(h, List.of(outcome)).isEmpty();
            Outcome kept = dao.current(h, outcome.key()).orElseThrow();
            return new Statement(kept, repeated);
        });
    }

    /// The newest row first.
    public List<Outcome> list(OutcomeFilter wanted, int limit) {
        return jdbi.withHandle(h -> dao.list(h, wanted, limit));
    }

    /// One by its id.
    ///
    /// @throws Refusal 404 where this owner has none of this id
    public Outcome known(String owner, String typed) {
        return jdbi.withHandle(h -> known(h, owner, typed));
    }

    private Outcome known(Handle h, String owner, String typed) {
        Optional<Long> id = OutcomeId.parse(typed);
        return id.flatMap(number -> dao.find(h, owner, number))
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_outcome",
                                "Unknown outcome %s. GET /api/v1/outcomes lists yours."
                                        .formatted(Quoted.text(typed))));
    }

    /// Removes a stated one.
    ///
    /// @throws Refusal 404, and 409 of one that was not stated by hand
    public void delete(String owner, String typed) {
        jdbi.useTransaction(h -> {
            Outcome outcome = known(h, owner, typed);
            if (outcome.key().origin() != OutcomeOrigin.HAND) {
                throw Refusal.conflict(
                        "outcome_not_stated",
                        "Outcome %s came of %s and cannot be deleted; only outcomes of origin hand can."
                                .formatted(
                                        OutcomeId.text(outcome.id()),
                                        outcome.key().origin().key()));
            }
            dao.delete(h, owner, outcome.id());
        });
    }
}
