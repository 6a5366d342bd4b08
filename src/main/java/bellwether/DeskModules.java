package bellwether;

import static bellwether.ShutdownStep.CLOCKS;
import static bellwether.ShutdownStep.JOBS;
import static bellwether.ShutdownStep.SERVICES;

import bellwether.desk.alert.AlertLiveEvents;
import bellwether.desk.alert.Alerts;
import bellwether.desk.alert.RuleAlerts;
import bellwether.desk.alert.channel.ChannelSenders;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.fit.PortfolioFits;
import bellwether.desk.journal.Journals;
import bellwether.desk.overview.Overviews;
import bellwether.desk.overview.ThingKind;
import bellwether.desk.report.ReportSlots;
import bellwether.desk.report.Reports;
import bellwether.desk.scan.Scanner;
import bellwether.desk.watchlist.EntrySources;
import bellwether.desk.watchlist.Watchlists;
import bellwether.frontend.legacy.LegacyApi;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.feeds.Providers;
import bellwether.platform.access.Access;
import bellwether.platform.access.OwnerPreferences;
import bellwether.platform.base.OwnedThing;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.platform.ops.Operations;
import bellwether.platform.secrets.SecretKeys;
import bellwether.research.analysis.Analyses;
import bellwether.research.backtest.Backtests;
import bellwether.research.evidence.Scoreboard;
import bellwether.research.evidence.SignalEvidence;
import bellwether.research.screen.Screens;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// The modules of the floor `desk`: what a person does every day.
final class DeskModules implements RouteSource {
    /// Every type of event that they publish.
    static final List<LiveEventType> EVENTS =
            Stream.of(
                            AlertLiveEvents.TYPES,
                            RuleAlerts.EVENTS,
                            Watchlists.EVENTS,
                            Scanner.EVENTS,
                            Journals.EVENTS)
                    .flatMap(List::stream)
                    .toList();

    private final Alerts alerts;
    private final RuleAlerts rules;
    private final Watchlists watchlists;
    private final Scanner scanner;
    private final Overviews overviews;
    private final PortfolioFits fits;
    private final Reports reports;
    private final Journals journals;
    private final OwnerPreferences preferences;
    private final Market market;
    private final InstantSource clock;
    private final RetentionSettings keeping;
    private final Jdbi patient;

    /// What they stand on, beside the foundation.
    record Others(
            Jobs jobs,
            Access access,
            Market market,
            Calendars calendars,
            Providers providers,
            TradingModules trading,
            Analyses analyses,
            Screens screens,
            Backtests backtests,
            Scoreboard scoreboard,
            SignalEvidence evidence) {}

    DeskModules(Foundation base, Others others) {
        Settings settings = base.settings;
        keeping = settings.keeping();
        patient = base.patient.jdbi();
        market = others.market();
        preferences = others.access().preferences();
        clock = base.clock;
        SecretKeys keys = new SecretKeys(settings.channels().secrets());
        ChannelSenders senders =
                base.closing.add(
                        SERVICES, new ChannelSenders(settings.channels(), keys, base.clock));
        alerts =
                base.closing.add(
                        JOBS,
                        new Alerts(
                                base.reads.exact(),
                                new Alerts.Others(
                                        others.access().audit(),
                                        others.access()::adminOwners,
                                        others.providers()::standing),
                                Alerts.Sending.of(settings.channels(), keys, senders),
                                base.bodies,
                                base.clock));
        rules =
                base.closing.add(
                        CLOCKS,
                        new RuleAlerts(
                                base.reads.exact(),
                                alerts,
                                new RuleAlerts.Others(
                                        market,
                                        others.calendars(),
                                        others.jobs(),
                                        others.trading().portfolios(),
                                        others.trading().quotes(),
                                        ConditionFields.of(others.screens()),
                                        others.screens().universes(),
                                        others.access().audit()),
                                base.bodies,
                                clock));
        others.trading().moves().subscribe(rules::accountMoved);
        scanner =
                base.closing.add(
                        CLOCKS,
                        new Scanner(
                                base.reads.exact(),
                                new Scanner.Others(
                                        others.jobs(),
                                        others.market(),
                                        others.access().audit(),
                                        new AnalysisVerdicts(others.analyses())),
                                new Scanner.Listeners(
                                        List.of(others.screens().part(), rules.sweepPart()),
                                        new ScanAlerts(rules.detections(), market, clock),
                                        others.screens().universes()),
                                base.bodies,
                                base.clock));
        watchlists =
                new Watchlists(
                        base.reads.exact(),
                        new Watchlists.Others(
                                market, others.access().audit(), entrySources(others)),
                        base.bodies,
                        clock);
        overviews =
                base.closing.add(
                        SERVICES,
                        new Overviews(
                                base.reads,
                                new Overviews.Others(
                                        others.jobs(),
                                        market,
                                        others.calendars(),
                                        others.providers(),
                                        others.analyses().stored(),
                                        rules.book(),
                                        named(others)),
                                settings.prices().staleSessions(),
                                clock));
        fits =
                new PortfolioFits(
                        base.reads.late(),
                        new PortfolioFits.Others(
                                others.jobs(),
                                market.late(),
                                others.analyses(),
                                others.trading().portfolios()),
                        base.bodies);
        reports =
                new Reports(
                        base.reads.exact(),
                        new Reports.Others(
                                others.jobs(),
                                market,
                                others.analyses(),
                                others.screens(),
                                others.access().audit(),
                                others.scoreboard(),
                                new ReportSlots(
                                        new EvidenceSlot(others.evidence()),
                                        new OutcomeSection(others.scoreboard()))),
                        keys,
                        base.bodies,
                        App.VERSION,
                        clock);
        journals =
                base.closing.add(
                        CLOCKS,
                        new Journals(
                                base.reads.exact(),
                                JournalInputs.of(others, alerts, rules.acts()),
                                JournalInputs.others(
                                        base.reads.exact(),
                                        others,
                                        new EvidencedPatterns(
                                                others.evidence()::patterns,
                                                scanner.archive(),
                                                clock)),
                                base.bodies,
                                clock));
        others.trading().moves().subscribe(journals::moved);
    }

    /// What an owner has named, each by the module that it is of.
    private Map<ThingKind, Function<String, List<OwnedThing>>> named(Others others) {
        return Map.of(
                ThingKind.WATCHLIST, watchlists::named,
                ThingKind.SCREEN, others.screens()::named,
                ThingKind.RULE, rules::named,
                ThingKind.SCAN, scanner::named,
                ThingKind.PORTFOLIO, others.trading().portfolios()::named,
                ThingKind.STRATEGY, others.trading().strategies()::named,
                ThingKind.BACKTEST, others.backtests()::named);
    }

    private EntrySources entrySources(Others others) {
        return new EntrySources(
                new AnalysedVerdicts(others.analyses().stored()),
                new SheetListing(others.screens()),
                rules.book()::open,
                (_, tickers) -> scanner.archive().recent(tickers, clock.instant()));
    }

    /// For the older paths.
    LegacyApi.Desk legacy() {
        return new LegacyApi.Desk(
                scanner,
                watchlists,
                reports,
                journals,
                new LegacyApi.Owners(preferences, alerts.preferences()),
                market,
                clock);
    }

    Alerts alerts() {
        return alerts;
    }

    RuleAlerts rules() {
        return rules;
    }

    Scanner scanner() {
        return scanner;
    }

    List<JobKind> kinds() {
        return List.of(scanner.kind(), rules.kind());
    }

    /// In the order in which they have to act; the last of them publishes.
    List<JobEndListener> jobEnds() {
        return List.of(alerts.jobEnds(), scanner.sweepEnds());
    }

    /// What they have to do each night.
    List<Chore> chores() {
        return List.of(
                new Chore("notifications", () -> alerts.retire(keeping.notifications())),
                new Chore("alerts", () -> rules.retire(keeping.alerts())),
                scanner.chore(patient),
                reports.chores().getFirst(),
                journals.chore());
    }

    void watchedBy(Operations operations) {
        operations.watch(alerts);
        operations.watch(rules);
        operations.watch(scanner);
    }

    @Override
    public List<Routes> routes() {
        return Stream.of(
                        watchlists.routes(),
                        alerts.routes(),
                        rules.routes(),
                        scanner.routes(),
                        overviews.routes(),
                        fits.routes(),
                        reports.routes(),
                        journals.routes())
                .flatMap(List::stream)
                .toList();
    }

    /// Takes over at once what an earlier process had in hand.
    void takeOver() {
        alerts.takeOver();
    }

    void start() {
        alerts.start();
        rules.start();
        scanner.start();
        journals.start();
    }

    List<LoopView> loops() {
        return Stream.of(alerts.loops(), rules.loops(), scanner.loops(), List.of(journals.loop()))
                .flatMap(List::stream)
                .toList();
    }
}
