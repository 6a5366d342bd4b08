package bellwether.trading.portfolio.matching;

import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.db.PassingFault;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.BarSignals;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.Duty;
import bellwether.trading.portfolio.DutyLost;
import bellwether.trading.portfolio.OrderGuard;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.QuotedPrice;
import bellwether.trading.portfolio.store.CancelDao;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    /// How often the lease is renewed while there is much to match.
    private static final Duration RENEWED = Duration.ofSeconds(5);

    /// Quotes are asked for once in this time.
    private static final Duration QUOTED = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final PortfolioAccounts accounts;
    private final TapeLibrary library;
    private final QuoteBatch quotes;
    private final MatchWriter writer;
    private final Duties duties;
    private final InstantSource clock;
    private final MatchDao dao = new MatchDao();
    private final Revisions revisions = new Revisions();
    private final Cancellations cancellations = new Cancellations();
    private final Loop loop =
            new Loop(
                    "order matcher",
                    this::step,
                    fault -> LoopFaults.logged(LOG, "order matcher", fault));
    private final Map<Long, Seen> seen = new HashMap<>();
    private volatile Optional<Duties.Held> held = Optional.empty();
    private long renewed = System.nanoTime() - RENEWED.toNanos() - 1;

    /// What walks along.
    ///
    /// @param signals what strategies decide at finished bars
    /// @param guard judges their orders
    /// @param quotes for portfolios that are matched with them
    public record MatchRules(BarSignals signals, OrderGuard guard, QuoteSource quotes) {}

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
        this.quotes = new QuoteBatch(rules.quotes);
        this.writer = new MatchWriter(rules.signals, rules.guard, clock);
        this.duties = duties;
        this.clock = clock;
    }

    public void start() {
        loop.start(Duration.ofSeconds(1));
    }

    public LoopView loop() {
        return loop.view();
    }

    private Duration step() throws InterruptedException {
        held = duties.take(Duty.MATCH);
        if (held.isPresent()) {
            matchAll(held.get());
        }
        return EVERY;
    }

    /// Walks every portfolio as far as it goes, once.
    ///
    /// @param duty of whoever walks
    /// @return how many steps were walked
    public int matchAll(Duties.Held duty) throws InterruptedException {
        List<MatchDao.Open> open = jdbi.withHandle(dao::open);
        Set<String> symbols = new HashSet<>();
        open.forEach(one -> symbols.addAll(one.symbols()));
        Map<String, Instant> changed = library.changedAt(symbols);
        int walked = 0;
        for (MatchDao.Open one : open) {
            if (isDue(one, changed)) {
                renew(duty);
                walked += match(duty, one, changed);
            }
        }
        seen.keySet().retainAll(open.stream().map(one -> one.id().number()).toList());
        return walked;
    }

    /// Long before the lease ends.
    private void renew(Duties.Held duty) {
        if (System.nanoTime() - renewed > RENEWED.toNanos()) {
            if (duties.take(Duty.MATCH).filter(duty::equals).isEmpty()) {
                throw new DutyLost(Duty.MATCH);
            }
            renewed = System.nanoTime();
        }
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
    @SuppressWarnings("CatchingUnchecked")
    private int match(Duties.Held duty, MatchDao.Open open, Map<String, Instant> changed)
            throws InterruptedException {
        int walked = 0;
        Instant until = clock.instant().plus(LONGEST);
        try {
            Optional<Timeframe> timeframe =
                    PortfolioTape.parse(open.tape()).flatMap(PortfolioTape::timeframe);
            if (timeframe.isEmpty()) {
                walked += matchQuotes(duty, walkable(open, Timeframe.DAY));
                until = clock.instant().plus(QUOTED);
            } else {
                Walkable walkable = walkable(open, timeframe.get());
                PlannedStep next = walk(duty, walkable);
                while (next instanceof PlannedStep.Walk) {
                    walked++;
                    renew(duty);
                    next = walk(duty, walkable);
                }
                until = earliest(until, walkable.tapes.finishesNext());
                if (next instanceof PlannedStep.Wait(Optional<Instant> moment)) {
                    until = earliest(until, moment);
                }
            }
        } catch (DutyLost e) {
            throw e;
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            LOG.error("Orders of {} cannot be matched; retry in 5 minutes", open.id(), e);
        }
        seen.put(open.id().number(), new Seen(open, only(changed, open.symbols()), until));
        return walked;
    }

    /// Walks one quote of each symbol that trades now.
    private int matchQuotes(Duties.Held duty, Walkable walkable) throws InterruptedException {
        int walked = 0;
        for (Map.Entry<String, QuotedPrice> quote : quotes.of(trading(walkable)).entrySet()) {
            MatchInput input = input(walkable);
            Optional<PlannedStep.Walk> planned =
                    QuotePlan.of(
                            input,
                            Objects.requireNonNull(walkable.tapes.all().get(quote.getKey())),
                            quote.getValue());
            if (planned.isPresent()) {
                write(duty, walkable, input, planned.get());
                walked++;
            }
        }
        return walked;
    }

    private static List<String> trading(Walkable walkable) {
        return walkable.tapes.all().values().stream()
                .filter(tape -> {
                    TradingCalendar calendar = tape.calendar();
                    return calendar.session(calendar.day(walkable.now))
                            .filter(session -> session.isOpenAt(walkable.now))
                            .isPresent();
                })
                .map(SymbolTape::ticker)
                .sorted()
                .toList();
    }

    private static Instant earliest(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }

    /// A portfolio with the bars of its symbols.
    private record Walkable(
            Portfolio portfolio,
            Map<String, Long> watched,
            TapeLibrary.Tapes tapes,
            Set<String> currencies,
            Instant now) {
        Walkable {
            watched = Map.copyOf(watched);
            currencies = Set.copyOf(currencies);
        }
    }

    private Walkable walkable(MatchDao.Open open, Timeframe timeframe) {
        Instant now = clock.instant();
        Portfolio portfolio = accounts.find(open.owner(), open.id()).orElseThrow();
        return new Walkable(
                portfolio,
                open.watched(),
                library.read(open.symbols(), timeframe, now),
                accounts.currencies(portfolio, open.symbols()),
                now);
    }

    /// Walks the next bars, if there are any.
    private PlannedStep walk(Duties.Held duty, Walkable walkable) {
        MatchInput input = input(walkable);
        PlannedStep planned = MatchPlan.next(input);
        if (planned instanceof PlannedStep.Walk walk) {
            write(duty, walkable, input, walk);
        } else {
            jdbi.useTransaction(
                    h -> revisions.report(h, walkable.portfolio, input.tapes(), clock.instant()));
            cancelOverdue(duty, input);
        }
        return planned;
    }

    /// Orders whose cancellation waited for a bar that did not come.
    private void cancelOverdue(Duties.Held duty, MatchInput input) {
        List<CancelDao.Request> overdue = jdbi.withHandle(h -> cancellations.overdue(h, input));
        if (!overdue.isEmpty()) {
            accounts.change(
                    input.portfolio().owner(),
                    input.portfolio().id(),
                    account -> {
                        Duties.require(account.transaction(), duty);
                        overdue.forEach(request -> cancellations.cancel(account, request));
                        return true;
                    });
        }
    }

    private void write(
            Duties.Held duty, Walkable walkable, MatchInput input, PlannedStep.Walk walk) {
        List<FxQuote> rates = rates(walkable, input, walk.step());
        accounts.change(
                walkable.portfolio.owner(),
                walkable.portfolio.id(),
                account -> writer.write(account, duty, input, walk, rates));
    }

    private MatchInput input(Walkable walkable) {
        return jdbi.inTransaction(h -> {
            h.execute("set transaction isolation level repeatable read, read only");
            return new MatchInput(
                    walkable.portfolio,
                    accounts.state(h, walkable.portfolio.id()),
                    dao.matchedTo(h, walkable.portfolio.id()),
                    walkable.watched,
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
