package bellwether.desk.alert;

import bellwether.desk.alert.delivery.Channel;
import bellwether.desk.alert.delivery.Notifier;
import bellwether.desk.alert.drill.DrillJob;
import bellwether.desk.alert.drill.RuleDrills;
import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.AlertFiring;
import bellwether.desk.alert.fire.AlertNews;
import bellwether.desk.alert.fire.AlertRetention;
import bellwether.desk.alert.fire.DetectionIntake;
import bellwether.desk.alert.fire.RuleQualities;
import bellwether.desk.alert.http.AlertRoutes;
import bellwether.desk.alert.http.DrillRoutes;
import bellwether.desk.alert.http.RuleRoutes;
import bellwether.desk.alert.rule.AlertRules;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.watch.FinishedBars;
import bellwether.desk.alert.watch.FireDrill;
import bellwether.desk.alert.watch.RuleSweep;
import bellwether.desk.alert.watch.RuleTests;
import bellwether.desk.alert.watch.RuleWatches;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Audit;
import bellwether.platform.base.OwnedThing;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.OwnedThingsDao;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.platform.ops.Component;
import bellwether.platform.ops.ModuleFigure;
import bellwether.platform.ops.MonitoredModule;
import bellwether.research.screen.SweepPart;
import bellwether.trading.portfolio.Portfolios;
import bellwether.trading.portfolio.QuoteSource;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// Rules of owners, and the alerts that they and scans make.
public final class RuleAlerts implements RouteSource, MonitoredModule, AutoCloseable {
    /// Every type of event that is published here.
    public static final List<LiveEventType> EVENTS = AlertNews.TYPES;

    private final Jdbi jdbi;
    private final Notifier notifier;
    private final InstantSource clock;
    private static final String NAMED =
            "select 'rl_' || id, name, state from alert_rule where owner = :owner";

    private final OwnedThingsDao named;
    private final AlertBook alerts;
    private final RuleSweep sweep;
    private final RuleWatches watches;
    private final DetectionIntake detections;
    private final DrillJob drills;
    private final RuleFigures figures;
    private final AlertRetention retired;
    private final List<Routes> routes;

    /// What it needs of others.
    ///
    /// @param universes watchlists and saved screens
    public record Others(
            Market market,
            Calendars calendars,
            Jobs jobs,
            Portfolios portfolios,
            QuoteSource quotes,
            ConditionFields fields,
            Universes universes,
            Audit audit) {}

    /// Nothing is judged before [#start()].
    public RuleAlerts(
            Jdbi jdbi, Alerts delivery, Others others, BodyParser bodies, InstantSource clock) {
        this.jdbi = jdbi;
        named = new OwnedThingsDao(jdbi, NAMED);
        this.clock = clock;
        notifier = delivery.notifier();
        RuleLibrary library =
                new RuleLibrary(
                        others.fields,
                        others.calendars,
                        others.market.symbols(),
                        others.portfolios.accounts().records(),
                        others.universes);
        AlertFiring firing = new AlertFiring(notifier, clock);
        watches =
                new RuleWatches(
                        jdbi,
                        library,
                        notifier,
                        firing,
                        new RuleWatches.Watched(
                                others.market, others.portfolios.accounts(), others.quotes),
                        clock);
        AlertRules rules =
                new AlertRules(
                        jdbi,
                        library,
                        new AlertRules.Others(
                                (_, owner) ->
                                        delivery.channels().list(owner).stream()
                                                .map(Channel::id)
                                                .collect(Collectors.toSet()),
                                watches::requireJudgeable,
                                others.audit),
                        clock);
        alerts =
                new AlertBook(
                        jdbi,
                        others.portfolios.desk(),
                        others.portfolios.accounts().records(),
                        others.audit,
                        clock);
        retired = new AlertRetention(jdbi);
        sweep = new RuleSweep(jdbi, library, notifier, firing, clock);
        detections = new DetectionIntake(firing);
        FireDrill drill =
                new FireDrill(others.fields, new FinishedBars(others.market, clock), clock);
        drills = new DrillJob(library, drill, clock);
        figures = new RuleFigures(watches::loops, watches.census(), firing.counts(), drill::runs);
        routes =
                List.of(
                        new RuleRoutes(
                                rules,
                                new RuleQualities(jdbi, clock),
                                alerts,
                                new RuleTests(jdbi, notifier),
                                bodies),
                        new DrillRoutes(
                                new RuleDrills(jdbi, others.jobs, rules, library, drill, drills),
                                others.jobs,
                                bodies),
                        new AlertRoutes(alerts, bodies));
    }

    /// Judges rules on each new bar of a sweep.
    public SweepPart sweepPart() {
        return sweep;
    }

    /// Makes alerts of what scans detect.
    public DetectionIntake detections() {
        return detections;
    }

    /// What the job engine does with a drill.
    public JobKind kind() {
        return drills;
    }

    /// The alerts of owners, for the older paths.
    public AlertBook book() {
        return alerts;
    }

    /// What owners did with alerts and rules.
    public OwnerActs acts() {
        return new OwnerActs(jdbi);
    }

    /// What became of a message.
    ///
    /// @param channels on how many it is on its way
    /// @param heldBy the gate that held it on another; empty where none did
    public record SentMessage(int channels, String heldBy) {}

    /// Sends an owner a message of the owner's own, through the gates. For the older paths.
    ///
    /// @throws Refusal 409 where there is no channel to send to
    public SentMessage send(String owner, String title, String text) {
        AlertEvent event =
                new AlertEvent(
                        owner,
                        NotificationType.ALERT_FIRED,
                        NotificationPriority.NORMAL,
                        "",
                        clock.instant(),
                        title,
                        text,
                        JsonNodeFactory.instance.objectNode().put("message", text),
                        AlertEvent.Restraint.NONE);
        Notifier.Reception reception = jdbi.inTransaction(h -> notifier.accept(h, event, Set.of()));
        if (reception.sent() == 0 && reception.heldBy().equals("no_channel")) {
            throw Refusal.conflict(
                    "not_configured",
                    "No channel is ready; create and confirm one with POST /api/v1/channels.");
        }
        return new SentMessage(reception.sent(), reception.heldBy());
    }

    /// Begins to look at the clock, quotes and portfolios.
    public void start() {
        watches.start();
    }

    /// An account of an owner has moved: rules on it are looked at now.
    public void accountMoved(String owner) {
        watches.accountMoved(owner);
    }

    public List<LoopView> loops() {
        return watches.loops();
    }

    /// An owner's rules, for those who look for names.
    public List<OwnedThing> named(String owner) {
        return named.of(owner);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    /// Removes alerts of rules and scans that were deleted and that moved last that long ago. For
    /// maintenance.
    ///
    /// @param kept without it, nothing is removed
    public CleanupResult retire(Optional<Duration> kept) {
        return kept.map(span -> retired.retire(clock.instant().minus(span)))
                .orElse(CleanupResult.NOTHING);
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Component component() {
        return figures.component();
    }

    @Override
    public List<ModuleFigure> figures() {
        return figures.all();
    }

    @Override
    public void close() {
        watches.close();
    }
}
