package bellwether.desk.alert.watch;

import bellwether.desk.alert.delivery.Notifier;
import bellwether.desk.alert.fire.AlertFiring;
import bellwether.desk.alert.fire.AlertPolicy;
import bellwether.desk.alert.fire.NewAlert;
import bellwether.desk.alert.fire.SnoozedAlerts;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleKind;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.rule.UnknownPolicy;
import bellwether.market.bars.Market;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.matching.QuoteBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Looks at what no bar tells: the clock, quotes, positions and portfolios; and ends what is over.
public final class RuleWatches implements AutoCloseable {
    /// The name of the loop that looks at the clock.
    public static final String CLOCK_LOOK = "rules by the clock";

    private static final Duration CLOCK = Duration.ofSeconds(5);
    private static final Duration QUOTES = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofMinutes(10);

    /// A look that began less long ago is another process's of the same minute.
    private static final Duration SAME_LOOK = Duration.ofSeconds(50);

    private final Jdbi jdbi;
    private final RuleLibrary library;
    private final InstantSource clock;
    private final ClockWatch clocks;
    private final QuoteWatch quotes;
    private final AccountWatch accounts;
    private final WatchStore store;
    private final BrokenRules broken;
    private final SilenceWatch silence;
    private final SnoozedAlerts snoozed;
    private final RuleCensus census;
    private final boolean hasQuotes;
    private final ReadableRules readable;
    private final AlertRuleDao rules = new AlertRuleDao();
    private final LookDao looked = new LookDao();
    private final Loop clockLoop = LoopFaults.every(CLOCK, CLOCK_LOOK, this::lookAtClock);
    private final Loop quoteLoop =
            LoopFaults.every(QUOTES, "rules on quotes and portfolios", this::lookAtPrices);
    private final Loop silenceLoop =
            LoopFaults.every(SILENCE, "rules on bars that stop coming", this::lookForBars);

    private final MovedAccounts moved = new MovedAccounts(this::lookAtMoved);

    /// What is looked at.
    public record Watched(Market market, PortfolioAccounts accounts, QuoteSource quotes) {}

    /// Nothing is looked at before [#start()].
    public RuleWatches(
            Jdbi jdbi,
            RuleLibrary library,
            Notifier notifier,
            AlertFiring firing,
            Watched watched,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.library = library;
        this.clock = clock;
        readable = new ReadableRules(jdbi, library);
        RuleEndings endings = new RuleEndings(notifier);
        broken = new BrokenRules(jdbi, library, endings);
        FinishedBars bars = new FinishedBars(watched.market(), clock);
        clocks = new ClockWatch(jdbi, library, firing, endings);
        hasQuotes = watched.quotes().isConfigured();
        quotes =
                hasQuotes
                        ? new QuoteWatch(
                                library,
                                bars,
                                new QuoteBatch(watched.quotes())::of,
                                "no quote of the last 2 minutes")
                        : new QuoteWatch(
                                library,
                                bars,
                                _ -> Map.of(),
                                "no provider of quotes is configured");
        silence = new SilenceWatch(jdbi, bars, firing);
        accounts = new AccountWatch(watched.accounts(), bars);
        store = new WatchStore(jdbi, firing, endings, clock);
        census = new RuleCensus(jdbi);
        snoozed = new SnoozedAlerts(jdbi, firing, this::policy);
    }

    /// How the rule that made an alert wants it to be told now.
    private AlertPolicy policy(Handle h, NewAlert alert) {
        return AlertRuleId.ofOrigin(alert.origin())
                .flatMap(id -> rules.find(h, alert.owner(), id))
                .flatMap(rule ->
                        library.read(rule)
                                .definition()
                                .map(definition ->
                                        CompiledRule.policy(rule, definition, clock.instant())))
                .orElse(AlertPolicy.USUAL);
    }

    public void start() {
        clockLoop.start(CLOCK);
        quoteLoop.start(QUOTES);
        silenceLoop.start(QUOTES);
        moved.start();
    }

    public List<LoopView> loops() {
        return List.of(clockLoop.view(), quoteLoop.view(), silenceLoop.view(), moved.view());
    }

    /// How rules were at the latest count.
    public RuleCensus census() {
        return census;
    }

    /// One look at the clock: rules that are due, snoozes and lives that are over.
    public void lookAtClock() {
        Instant now = clock.instant();
        IsolatedLooks looked = new IsolatedLooks();
        looked.run(() -> jdbi.useTransaction(h -> rules.pass(h, now)));
        looked.run(() -> snoozed.wake(now));
        looked.run(() -> clocks.look(now, looked));
        looked.run(() -> census.look(now));
        looked.end();
    }

    /// One look at quotes, positions and portfolios, and at rules that look at what is gone;
    /// nothing where another process has just done so.
    public void lookAtPrices() {
        Instant now = clock.instant();
        if (!isOurs(RuleCensus.PRICES, now)) {
            return;
        }
        IsolatedLooks each = new IsolatedLooks();
        each.run(() -> broken.look(now));
        lookAtAccounts(_ -> true, each);
        each.run(() -> lookAtQuotes(now, each));
        each.end();
    }

    /// An account of an owner has moved: rules on it are looked at now, not within the minute.
    public void accountMoved(String owner) {
        moved.moved(owner);
    }

    private void lookAtMoved(Set<String> owners) {
        IsolatedLooks each = new IsolatedLooks();
        lookAtAccounts(owners::contains, each);
        each.end();
    }

    private void lookAtAccounts(Predicate<String> owners, IsolatedLooks each) {
        for (QuoteWatch.ReadRule rule : readable.of(RuleKind.ACCOUNT, owners)) {
            each.run(() ->
                    accounts.look(rule)
                            .forEach(look -> store.keep(rule.rule(), rule.definition(), look)));
        }
    }

    private boolean isOurs(String name, Instant now) {
        return jdbi.inTransaction(h -> looked.claim(h, name, now, SAME_LOOK));
    }

    private void lookAtQuotes(Instant now, IsolatedLooks each) {
        List<QuoteWatch.ReadRule> onQuotes = readable.of(RuleKind.QUOTE, _ -> true);
        if (onQuotes.isEmpty()) {
            return;
        }
        try {
            Map<AlertRuleId, Integer> left =
                    quotes.look(
                            onQuotes,
                            now,
                            each,
                            (rule, look) -> store.keep(rule.rule(), rule.definition(), look));
            jdbi.useTransaction(h -> rules.notLookedAt(h, left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One look for bars that stopped coming, of rules that tell when they cannot be judged.
    public void lookForBars() {
        Instant now = clock.instant();
        if (!isOurs(RuleCensus.BARS, now)) {
            return;
        }
        IsolatedLooks each = new IsolatedLooks();
        ResolvedUniverses universes = new ResolvedUniverses(library);
        for (QuoteWatch.ReadRule rule : readable.of(RuleKind.BAR, _ -> true)) {
            if (rule.definition().notice().onUnknown() == UnknownPolicy.NOTIFY) {
                each.run(() ->
                        silence.look(
                                rule,
                                universes.tickers(rule.rule(), rule.definition().scope()),
                                now));
            }
        }
        each.end();
    }

    /// Refuses a rule that this service cannot judge.
    ///
    /// @throws Refusal 409 for one on quotes where no provider is configured
    public void requireJudgeable(RuleDefinition rule) {
        if (rule.kind() == RuleKind.QUOTE && !hasQuotes) {
            throw Refusal.conflict(
                    "not_configured",
                    "Rules on quotes need a provider: set PROVIDERS, or leave out on to judge the rule on finished bars.");
        }
    }

    @Override
    public void close() {
        clockLoop.close();
        quoteLoop.close();
        silenceLoop.close();
        moved.close();
    }
}
