package bellwether.trading.portfolio.matching;

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
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.QuotedPrice;
import bellwether.trading.portfolio.store.CancelDao;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks portfolios to the newest finished bars, in the one process that holds the duty.
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
    private final BarSignals signals;
    private final Duties duties;
    private final InstantSource clock;
    private final WalkableReader reader;
    private final Revisions revisions;
    private final Cancellations cancellations = new Cancellations();
    private final MatchedTapes tapes;
    private final Loop loop;
    private final Map<Long, Seen> seen = new HashMap<>();
    private volatile Optional<Duties.Held> held = Optional.empty();
    private long renewed = System.nanoTime() - RENEWED.toNanos() - 1;

    /// What walks along.
    ///
    /// @param signals what strategies decide at finished bars
    /// @param guard judges their orders
    /// @param quotes for portfolios that are matched with them
    /// @param tapes of the portfolios that are walked
    public record MatchRules(
            BarSignals signals, OrderGuard guard, QuoteSource quotes, MatchedTapes tapes) {
        /// For all portfolios.
        public MatchRules(BarSignals signals, OrderGuard guard, QuoteSource quotes) {
            this(signals, guard, quotes, MatchedTapes.ALL);
        }
    }

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
        this.reader = new WalkableReader(jdbi, accounts, library, clock);
        this.signals = rules.signals;
        this.revisions = new Revisions(jdbi, library, clock);
        this.quotes = new QuoteBatch(rules.quotes);
        this.writer = new MatchWriter(rules.guard, clock);
        this.duties = duties;
        this.clock = clock;
        tapes = rules.tapes;
        loop =
                new Loop(
                        tapes.loop(),
                        this::step,
                        fault -> LoopFaults.logged(LOG, tapes.loop(), fault));
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

    /// Walks every one of its portfolios as far as it goes, once.
    ///
    /// @param duty of whoever walks
    /// @return how many steps were walked
    public int matchAll(Duties.Held duty) throws InterruptedException {
        List<MatchDao.Open> open =
                reader.open().stream().filter(one -> tapes.has(isQuoted(one))).toList();
        Set<String> symbols = new HashSet<>();
        open.forEach(one -> symbols.addAll(one.all()));
        Map<String, Instant> changed = library.changedAt(symbols);
        int walked = 0;
        List<MatchDao.Open> due = open.stream().filter(one -> isDue(one, changed)).toList();
        List<MatchDao.Open> byQuotes = due.stream().filter(Matcher::isQuoted).toList();
        for (MatchDao.Open one : due) {
            if (!isQuoted(one)) {
                renew(duty);
                walked += match(duty, one, changed, Map.of());
            }
        }
        Map<String, QuotedPrice> prices = quoted(byQuotes);
        for (MatchDao.Open one : byQuotes) {
            renew(duty);
            walked += match(duty, one, changed, prices);
        }
        seen.keySet().retainAll(open.stream().map(one -> one.id().number()).toList());
        return walked;
    }

    private static boolean isQuoted(MatchDao.Open open) {
        return timeframe(open).isEmpty();
    }

    private static Optional<Timeframe> timeframe(MatchDao.Open open) {
        return PortfolioTape.parse(open.tape()).flatMap(PortfolioTape::timeframe);
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
                || !before.changed.equals(only(changed, open.all()))
                || !clock.instant().isBefore(before.until);
    }

    private static Map<String, Instant> only(Map<String, Instant> changed, Set<String> symbols) {
        Map<String, Instant> some = new HashMap<>(changed);
        some.keySet().retainAll(symbols);
        return some;
    }

    /// A portfolio that cannot be walked keeps no other from it.
    @SuppressWarnings("CatchingUnchecked")
    private int match(
            Duties.Held duty,
            MatchDao.Open open,
            Map<String, Instant> changed,
            Map<String, QuotedPrice> prices) {
        int walked = 0;
        Instant until = clock.instant().plus(LONGEST);
        try {
            Optional<Timeframe> timeframe = timeframe(open);
            if (timeframe.isEmpty()) {
                walked += matchQuotes(duty, reader.quoted(open), prices);
                until = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(QUOTED);
            } else {
                Walkable walkable = reader.bars(open, timeframe.get(), Instant.EPOCH);
                PlannedStep next = walk(duty, walkable);
                while (!(next instanceof PlannedStep.Wait)) {
                    renew(duty);
                    if (next instanceof PlannedStep.Read(Instant from)) {
                        walkable = reader.bars(open, timeframe.get(), from);
                    } else {
                        walked++;
                    }
                    next = walk(duty, walkable);
                }
                revisions.report(walkable, timeframe.get());
                until = earliest(until, walkable.tapes().finishesNext());
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
        seen.put(open.id().number(), new Seen(open, only(changed, open.all()), until));
        return walked;
    }

    /// Walks one quote of each symbol that was quoted, and what needs none.
    private int matchQuotes(Duties.Held duty, Walkable walkable, Map<String, QuotedPrice> prices) {
        int walked = 0;
        for (Map.Entry<String, QuotedPrice> quote : prices.entrySet()) {
            SymbolTape tape = walkable.tapes().all().get(quote.getKey());
            if (tape == null) {
                continue; // of another portfolio
            }
            MatchInput input = reader.input(walkable);
            Optional<PlannedStep.Walk> planned = QuotePlan.of(input, tape, quote.getValue());
            if (planned.isPresent()) {
                write(duty, walkable, input, planned.get());
                walked++;
            }
        }
        MatchInput input = reader.input(walkable);
        while (QuotePlan.withoutQuotes(input) instanceof PlannedStep.Walk walk) {
            write(duty, walkable, input, walk);
            walked++;
            input = reader.input(walkable);
        }
        return walked;
    }

    /// The quotes of all that trades now in portfolios that are matched with them, in one round.
    private Map<String, QuotedPrice> quoted(List<MatchDao.Open> portfolios)
            throws InterruptedException {
        Set<String> symbols = new TreeSet<>();
        portfolios.forEach(one -> symbols.addAll(one.symbols()));
        symbols.removeIf(symbol -> !library.trades(symbol, clock.instant()));
        return symbols.isEmpty() ? Map.of() : quotes.of(symbols);
    }

    private static Instant earliest(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }

    /// Walks the next bars, if there are any.
    private PlannedStep walk(Duties.Held duty, Walkable walkable) {
        MatchInput input = reader.input(walkable);
        Optional<PlannedStep> read = beyond(walkable.tapes().window(), input);
        PlannedStep planned = read.orElseGet(() -> MatchPlan.next(input));
        if (planned instanceof PlannedStep.Walk walk) {
            write(duty, walkable, input, walk);
        } else if (read.isEmpty()) {
            cancelOverdue(duty, input);
            if (planned instanceof PlannedStep.Wait wait) {
                planned =
                        wait.noLongerThan(
                                jdbi.withHandle(h -> cancellations.overdueNext(h, input)));
            }
        }
        return planned;
    }

    /// Whether other bars are to be read before something is walked.
    private static Optional<PlannedStep> beyond(TapeWindow window, MatchInput input) {
        if (window.reaches(input.now())) {
            return Optional.empty();
        }
        OptionalLong next = MatchPlan.nextBegin(input);
        return next.isPresent() && next.getAsLong() < window.end()
                ? Optional.empty()
                : Optional.of(
                        new PlannedStep.Read(
                                next.isPresent()
                                        ? Instant.ofEpochSecond(next.getAsLong())
                                        : input.now()));
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
        List<FxQuote> rates = reader.rates(walkable, input, walk.step());
        try (BarSignals.Prepared prepared = prepared(walkable, walk)) {
            accounts.change(
                    walkable.portfolio().owner(),
                    walkable.portfolio().id(),
                    account -> writer.write(account, duty, input, walk, rates, prepared.signals()));
        }
    }

    /// What strategies decide with is read before the account is locked.
    private BarSignals.Prepared prepared(Walkable walkable, PlannedStep.Walk walk) {
        TapeStep step = walk.step().with(MatchWriter.deciding(walk), List.of());
        return step.bars().isEmpty()
                ? new BarSignals.Prepared(signals, () -> {})
                : jdbi.withHandle(h -> signals.reading(h, walkable.portfolio().id(), step)).read();
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
