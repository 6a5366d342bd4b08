package bellwether.trading.portfolio.matching;

import bellwether.market.bars.ActionKind;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.portfolio.BarSignals;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.OrderGuard;
import bellwether.trading.portfolio.PortfolioId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks a planned step in the transaction that holds the account, under the fence of the duty.
final class MatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(MatchWriter.class);

    private final OrderGuard guard;
    private final InstantSource clock;
    private final MatchDao dao = new MatchDao();
    private final Cancellations cancellations = new Cancellations();

    MatchWriter(OrderGuard guard, InstantSource clock) {
        this.guard = guard;
        this.clock = clock;
    }

    /// Walks a step and writes what it came to.
    ///
    /// @param signals what strategies decide at its bars
    /// @return whether it was walked: not where another process was quicker
    boolean write(
            LockedAccount account,
            Duties.Held duty,
            MatchInput input,
            PlannedStep.Walk walk,
            List<FxQuote> rates,
            BarSignals signals) {
        Handle h = account.transaction();
        PortfolioId id = input.portfolio().id();
        Duties.require(h, duty);
        if (dao.matchedTo(h, id) != input.matchedTo()) {
            return false;
        }
        TapeStep step = walk.step().with(walk.step().bars(), rates);
        cancellations.before(account, step);
        Set<BookedAction> ignored = ignored(account.step(step, walk.source()));
        cancellations.after(account, input, step);
        if (!step.bars().isEmpty()) {
            dao.matched(h, id, step.time());
        }
        for (SplitHold hold : walk.newHolds()) {
            dao.insert(h, id, hold);
            account.hold(hold.symbol());
        }
        for (SplitHold hold : walk.recorded()) {
            dao.decide(h, id, hold.symbol(), SplitHold.RECORDED, input.now());
            account.release(hold.symbol());
        }
        dao.book(
                h,
                id,
                walk.actions().stream().filter(action -> !ignored.contains(action)).toList(),
                input.now());
        Map<Boolean, List<TapeBar>> decides =
                step.bars().stream()
                        .collect(Collectors.partitioningBy(bar -> decides(walk, bar.symbol())));
        List<TapeBar> passed = decides.getOrDefault(false, List.of());
        if (!passed.isEmpty()) {
            signals.passed(account, step.with(passed, rates));
        }
        List<TapeBar> newest = decides.getOrDefault(true, List.of());
        if (!newest.isEmpty()) {
            signal(account, step.with(newest, rates), signals);
        }
        return true;
    }

    /// The bars of a step at which strategies decide.
    static List<TapeBar> deciding(PlannedStep.Walk walk) {
        return walk.step().bars().stream().filter(bar -> decides(walk, bar.symbol())).toList();
    }

    private static boolean decides(PlannedStep.Walk walk, String symbol) {
        return walk.newest().contains(symbol) && !walk.step().held().contains(symbol);
    }

    /// Splits that the prices do not show: they may be right, and their prices wrong.
    private static Set<BookedAction> ignored(StepResult result) {
        Set<BookedAction> ignored = new HashSet<>();
        for (AccountEvent event : result.events()) {
            if (event instanceof AccountEvent.SplitIgnored(String symbol, LocalDate exDate)) {
                ignored.add(new BookedAction(symbol, ActionKind.SPLIT.code(), exDate));
            }
        }
        return ignored;
    }

    /// What strategies decide at these closes. What a limit refuses is not ordered.
    private void signal(LockedAccount account, TapeStep step, BarSignals signals) {
        long now = clock.instant().getEpochSecond() + 1;
        for (Order order : signals.after(account, step)) {
            try {
                guard.judgeSignal(account, order);
                account.accept(order, now, step.date());
            } catch (Refusal e) {
                signals.refused(account, order, e.detail());
                LOG.info(
                        "Signal of {} for {} was not ordered: {}",
                        order.position().strategy(),
                        order.position().symbol(),
                        e.detail());
            }
        }
    }
}
