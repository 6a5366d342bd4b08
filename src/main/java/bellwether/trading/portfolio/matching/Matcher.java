package bellwether.trading.portfolio.matching;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.BarSignals;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.Duty;
import bellwether.trading.portfolio.DutyLost;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.OrderGuard;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioTape;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks all portfolios to the newest finished bars, in the one process that holds the duty.
public final class Matcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Matcher.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    /// A portfolio is looked at again after this time, whatever has changed: bars become finished
    /// as time passes.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Jdbi jdbi;
    private final PortfolioAccounts accounts;
    private final TapeLibrary library;
    private final MatchRules rules;
    private final Duties duties;
    private final InstantSource clock;
    private final MatchDao dao = new MatchDao();
    private final Revisions revisions = new Revisions();
    private final Loop loop =
            new Loop(
                    "order matcher",
                    this::step,
                    fault -> LoopFaults.logged(LOG, "order matcher", fault));
    private final Map<Long, Seen> seen = new HashMap<>();
    private volatile Optional<Duties.Held> held = Optional.empty();

    /// What orders of strategies have to keep to.
    public record MatchRules(BarSignals signals, OrderGuard guard) {}

    /// What a portfolio looked like when nothing could be walked.
    private record Seen(MatchDao.Open open, Map<String, Instant> changed, Instant until) {
        Seen {
            changed = Map.copyOf(changed);
        }
    }

    public Matcher(
            Jdbi jdbi,
            PortfolioAccounts accounts,
            TapeLibrary library,
            MatchRules rules,
            Duties duties,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.library = library;
        this.rules = rules;
        this.duties = duties;
        this.clock = clock;
    }

    public void start() {
        loop.start(Duration.ofSeconds(1));
    }

    public LoopView loop() {
        return loop.view();
    }

    private Duration step() {
        held = duties.take(Duty.MATCH);
        held.ifPresent(this::matchAll);
        return EVERY;
    }

    /// Walks every portfolio as far as it goes, once.
    ///
    /// @param duty of whoever walks
    /// @return how many steps were walked
    public int matchAll(Duties.Held duty) {
        List<MatchDao.Open> open = jdbi.withHandle(dao::open);
        Set<String> symbols = new HashSet<>();
        open.forEach(one -> symbols.addAll(one.symbols()));
        Map<String, Instant> changed = library.changedAt(symbols);
        int walked = 0;
        for (MatchDao.Open one : open) {
            if (isDue(one, changed)) {
                if (duties.take(Duty.MATCH).filter(duty::equals).isEmpty()) {
                    throw new DutyLost(Duty.MATCH);
                }
                walked += match(duty, one, changed);
            }
        }
        return walked;
    }

    private boolean isDue(MatchDao.Open open, Map<String, Instant> changed) {
        Seen before = seen.get(open.id().number());
        return before == null
                || !before.open.equals(open)
                || !before.changed.equals(only(changed, open.symbols()))
                || !clock.instant().isBefore(before.until);
    }

    private static Map<String, Instant> only(Map<String, Instant> changed, Set<String> symbols) {
        Map<String, Instant> some = new HashMap<>(changed);
        some.keySet().retainAll(symbols);
        return some;
    }

    /// A portfolio that cannot be walked keeps no other from it.
    private int match(Duties.Held duty, MatchDao.Open open, Map<String, Instant> changed) {
        int walked = 0;
        Instant until = clock.instant().plus(LONGEST);
        try {
            Optional<Timeframe> timeframe =
                    PortfolioTape.parse(open.tape()).flatMap(PortfolioTape::timeframe);
            if (timeframe.isPresent()) {
                Walkable walkable = walkable(open, timeframe.get());
                PlannedStep next = walk(duty, walkable);
                while (next instanceof PlannedStep.Walk) {
                    walked++;
                    next = walk(duty, walkable);
                }
                until = earliest(until, walkable.tapes.finishesNext());
                if (next instanceof PlannedStep.Wait(Optional<Instant> moment)) {
                    until = earliest(until, moment);
                }
            }
        } catch (Refusal e) {
            LOG.error("Orders of {} cannot be matched: {}", open.id(), e.detail());
        }
        seen.put(open.id().number(), new Seen(open, only(changed, open.symbols()), until));
        return walked;
    }

    private static Instant earliest(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }

    /// A portfolio with the bars of its symbols.
    private record Walkable(
            Portfolio portfolio, TapeLibrary.Tapes tapes, Set<String> currencies, Instant now) {
        Walkable {
            currencies = Set.copyOf(currencies);
        }
    }

    private Walkable walkable(MatchDao.Open open, Timeframe timeframe) {
        Instant now = clock.instant();
        Portfolio portfolio = accounts.find(open.owner(), open.id()).orElseThrow();
        return new Walkable(
                portfolio,
                library.read(open.symbols(), timeframe, now),
                accounts.currencies(portfolio, open.symbols()),
                now);
    }

    /// Walks the next bars, if there are any.
    private PlannedStep walk(Duties.Held duty, Walkable walkable) {
        MatchInput input = input(walkable);
        PlannedStep planned = MatchPlan.next(input);
        if (planned instanceof PlannedStep.Walk walk) {
            List<FxQuote> rates = rates(walkable, input, walk.step());
            accounts.change(
                    walkable.portfolio.owner(),
                    walkable.portfolio.id(),
                    account -> walked(account, duty, input, walk, rates));
        } else {
            jdbi.useTransaction(
                    h -> revisions.report(h, walkable.portfolio, input.tapes(), clock.instant()));
        }
        return planned;
    }

    private MatchInput input(Walkable walkable) {
        return jdbi.inTransaction(h -> {
            h.execute("set transaction isolation level repeatable read, read only");
            return new MatchInput(
                    walkable.portfolio,
                    accounts.state(h, walkable.portfolio.id()),
                    dao.matchedTo(h, walkable.portfolio.id()),
                    walkable.tapes.all(),
                    dao.holds(h, walkable.portfolio.id()),
                    dao.booked(h, walkable.portfolio.id(), walkable.tapes.all().keySet()),
                    walkable.now);
        });
    }

    private List<FxQuote> rates(Walkable walkable, MatchInput input, TapeStep step) {
        Set<String> currencies = new HashSet<>(walkable.currencies);
        currencies.addAll(input.state().balances().keySet());
        return library.rates(currencies, walkable.portfolio.terms().currency(), step.date());
    }

    private Boolean walked(
            LockedAccount account,
            Duties.Held duty,
            MatchInput input,
            PlannedStep.Walk walk,
            List<FxQuote> rates) {
        Handle h = account.transaction();
        Duties.require(h, duty);
        if (dao.matchedTo(h, input.portfolio().id()) != input.matchedTo()) {
            return false; // another process was quicker; the next look sees it
        }
        TapeStep step = walk.step();
        account.step(
                new TapeStep(
                        step.time(),
                        step.date(),
                        step.endsSession(),
                        step.bars(),
                        step.actions(),
                        step.held(),
                        rates),
                walk.source());
        if (!step.bars().isEmpty()) {
            dao.matched(h, input.portfolio().id(), step.time());
        }
        for (SplitHold hold : walk.newHolds()) {
            dao.insert(h, input.portfolio().id(), hold);
            account.hold(hold.symbol());
        }
        walk.recorded()
                .forEach(hold ->
                        dao.decide(
                                h,
                                input.portfolio().id(),
                                hold.symbol(),
                                SplitHold.RECORDED,
                                input.now()));
        dao.book(h, input.portfolio().id(), walk.actions(), input.now());
        if (walk.newest()) {
            signal(account, step);
        }
        return true;
    }

    /// What strategies decide at these closes.
    private void signal(LockedAccount account, TapeStep step) {
        long now = clock.instant().getEpochSecond() + 1;
        for (Order order : rules.signals().after(account, step)) {
            try {
                rules.guard().judge(account, order, Optional.empty());
                account.accept(order, now, step.date());
            } catch (Refusal e) {
                LOG.info(
                        "Signal of {} for {} was not ordered: {}",
                        order.position().strategy(),
                        order.position().symbol(),
                        e.detail());
            }
        }
    }

    /// Lets orders of a symbol go on, as the jump of its price was no split.
    ///
    /// @throws Refusal where none wait
    public void dismiss(String owner, Portfolio portfolio, String symbol) {
        accounts.change(
                owner,
                portfolio.id(),
                account -> {
                    boolean waited =
                            dao.decide(
                                    account.transaction(),
                                    portfolio.id(),
                                    symbol,
                                    SplitHold.DISMISSED,
                                    clock.instant());
                    if (!waited) {
                        throw Refusal.notFound(
                                "unknown_hold",
                                "No orders of %s are held in %s."
                                        .formatted(symbol, portfolio.id()));
                    }
                    return true;
                });
        loop.wake();
    }

    /// All suspected splits of a portfolio, the newest first.
    public List<SplitHold> holds(Portfolio portfolio) {
        return jdbi.withHandle(h -> dao.holds(h, portfolio.id()));
    }

    /// When the newest bars began that a portfolio was matched with; empty before the first.
    public Optional<Instant> matchedTo(Portfolio portfolio) {
        long time = jdbi.withHandle(h -> dao.matchedTo(h, portfolio.id()));
        return time == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(time));
    }

    @Override
    public void close() {
        loop.close();
        try {
            loop.awaitEnd(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        held.ifPresent(duties::release);
    }
}
