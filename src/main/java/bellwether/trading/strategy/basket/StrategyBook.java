package bellwether.trading.strategy.basket;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.Strategy;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The strategies of users. Each change holds the portfolio's row, so that no order is matched
/// meanwhile.
public final class StrategyBook {
    private static final int MOST = 100;

    private final Jdbi jdbi;
    private final PortfolioAccounts accounts;
    private final DefinitionCheck check;
    private final Audit audit;
    private final InstantSource clock;
    private final DefinitionDao dao = new DefinitionDao();

    public StrategyBook(
            Jdbi jdbi,
            PortfolioAccounts accounts,
            DefinitionCheck check,
            Audit audit,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Strategy> list(
            String owner, Optional<PortfolioId> portfolio, long after, int limit) {
        return jdbi.withHandle(h -> dao.list(h, owner, portfolio, after, limit));
    }

    /// A strategy of an owner.
    ///
    /// @throws Refusal 404
    public Strategy known(String owner, StrategyId id) {
        return jdbi.withHandle(h -> known(h, owner, id));
    }

    /// The same, where not having it is no fault.
    public Optional<Strategy> find(String owner, StrategyId id) {
        return jdbi.withHandle(h -> dao.find(h, owner, id));
    }

    private Strategy known(Handle h, String owner, StrategyId id) {
        return dao.find(h, owner, id).orElseThrow(() -> unknown(id.toString()));
    }

    /// No strategy of the caller's has this id.
    public static Refusal unknown(String id) {
        return Refusal.notFound(
                "unknown_strategy",
                "Unknown strategy %s. GET /api/v1/strategies lists yours.".formatted(id));
    }

    /// Makes a strategy in a portfolio.
    ///
    /// @throws Refusal 409 where the name is taken or there are too many
    public Strategy create(Actor actor, StrategyRequest request) {
        DefinitionDao.Draft draft =
                new DefinitionDao.Draft(
                        request.name(),
                        request.rules(),
                        Objects.requireNonNullElse(request.symbols(), List.of()),
                        Boolean.TRUE.equals(request.active()));
        return locked(
                actor.owner(),
                request.portfolioId(),
                account -> {
                    Handle h = account.transaction();
                    Portfolio portfolio = account.portfolio();
                    DefinitionDao.Draft checked = check.checked(draft, portfolio);
                    if (dao.count(h, portfolio.id()) >= MOST) {
                        throw Refusal.conflict(
                                "too_many_strategies",
                                "Limit of %d strategies in a portfolio reached; delete one first: DELETE /api/v1/strategies/{id}."
                                        .formatted(MOST));
                    }
                    requireFree(h, portfolio.id(), draft.name(), Optional.empty());
                    StrategyId id =
                            dao.insert(h, portfolio.id(), checked, clock.instant())
                                    .orElseThrow(() -> taken(draft.name()));
                    audit.note(actor, "strategy.create", id.toString());
                    return known(h, actor.owner(), id);
                });
    }

    /// Changes a strategy.
    ///
    /// @param condition asked of the strategy as it stands; throws where it is not what the caller
    ///   has seen
    /// @throws Refusal 409 where it is the manual one, or a symbol that is to go is not flat
    public Strategy change(
            Actor actor, StrategyId id, StrategyChange change, Consumer<Strategy> condition) {
        Strategy seen = known(actor.owner(), id);
        return locked(
                actor.owner(),
                seen.portfolio(),
                account -> {
                    Handle h = account.transaction();
                    Strategy old = known(h, actor.owner(), id);
                    condition.accept(old);
                    refuseManual(old, change);
                    DefinitionDao.Draft draft =
                            check.checked(changed(old, change), account.portfolio());
                    if (draft.isOf(old)) {
                        return old;
                    }
                    requireFlat(old, goneAndOpen(h, old, draft), "drop symbols");
                    if (!draft.name().equals(old.name())) {
                        requireFree(h, old.portfolio(), draft.name(), Optional.of(id));
                    }
                    if (!dao.update(h, old, draft, clock.instant())) {
                        throw moved();
                    }
                    audit.note(actor, "strategy.change", id.toString());
                    return known(h, actor.owner(), id);
                });
    }

    private static DefinitionDao.Draft changed(Strategy old, StrategyChange change) {
        return new DefinitionDao.Draft(
                Objects.requireNonNullElse(change.name(), old.name()),
                change.rules() == null || change.rules().isNull() ? old.rules() : change.rules(),
                Objects.requireNonNullElse(change.symbols(), old.symbols()),
                Objects.requireNonNullElse(change.active(), old.active()));
    }

    private List<String> goneAndOpen(Handle h, Strategy old, DefinitionDao.Draft draft) {
        return dao.open(h, old).stream()
                .filter(symbol -> old.symbols().contains(symbol))
                .filter(symbol -> !draft.symbols().contains(symbol))
                .toList();
    }

    /// Deletes a strategy with its marks; its orders, fills and ledger entries stay.
    ///
    /// @throws Refusal 409 where it is the manual one, or is not flat
    public void delete(Actor actor, StrategyId id, Consumer<Strategy> condition) {
        Strategy seen = known(actor.owner(), id);
        locked(
                actor.owner(),
                seen.portfolio(),
                account -> {
                    Handle h = account.transaction();
                    Strategy old = known(h, actor.owner(), id);
                    condition.accept(old);
                    if (old.manual()) {
                        throw manual("be deleted");
                    }
                    requireFlat(old, dao.open(h, old), "be deleted");
                    if (!dao.delete(h, old)) {
                        throw moved();
                    }
                    audit.note(actor, "strategy.delete", id.toString());
                    return old;
                });
    }

    private Strategy locked(
            String owner, PortfolioId portfolio, Function<LockedAccount, Strategy> work) {
        return accounts.change(owner, portfolio, work).answer();
    }

    private static void refuseManual(Strategy old, StrategyChange change) {
        if (old.manual() && change.changesTrading()) {
            throw manual("have rules, symbols or active changed");
        }
    }

    private static Refusal manual(String what) {
        return Refusal.conflict(
                "manual_strategy",
                "The manual strategy of a portfolio cannot %s; create another strategy."
                        .formatted(what));
    }

    private static void requireFlat(Strategy of, List<String> open, String what) {
        if (!open.isEmpty()) {
            throw Refusal.conflict(
                    "not_flat",
                    "%s cannot %s while it has positions or open orders in %s; close and cancel them first."
                            .formatted(of.id(), what, String.join(", ", open)));
        }
    }

    private void requireFree(
            Handle h, PortfolioId portfolio, String name, Optional<StrategyId> own) {
        dao.holder(h, portfolio, name, own)
                .ifPresent(holder -> {
                    throw taken(holder);
                });
    }

    private static Refusal taken(String name) {
        return Refusal.conflict(
                "name_taken",
                "A strategy named \"%s\" already exists in this portfolio, and names are unique in any case; choose another name."
                        .formatted(Quoted.text(name)));
    }

    /// Someone else changed it first.
    public static Refusal moved() {
        return Refusal.of(
                RefusalKind.CHANGED,
                "strategy_changed",
                "The strategy has changed since: read it again and send its new ETag as If-Match.");
    }
}
