package bellwether.research.backtest;

import bellwether.market.bars.Market;
import bellwether.market.quality.AnalysisWarnings;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.TickerList;
import bellwether.market.symbols.TickerLists;
import bellwether.platform.base.Json;
import bellwether.platform.base.OwnedThing;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Sha256;
import bellwether.platform.db.OwnedThingsDao;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.OwnProfile;
import bellwether.research.backtest.drift.Drifts;
import bellwether.research.backtest.drift.PaperReader;
import bellwether.research.backtest.report.TearSheet;
import bellwether.research.backtest.sheet.SheetFiller;
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.spec.BacktestRequest;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.BuiltInRules;
import bellwether.research.backtest.spec.ChosenRule;
import bellwether.research.backtest.spec.EarlierBacktests;
import bellwether.research.backtest.spec.RuleChoice;
import bellwether.research.backtest.spec.ShippedRule;
import bellwether.research.backtest.spec.SpecMaker;
import bellwether.research.backtest.spec.SymbolChoice;
import bellwether.research.backtest.work.BacktestJob;
import bellwether.research.backtest.work.Workshop;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.portfolio.AccountBooks;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.rules.RuleTemplate;
import bellwether.trading.strategy.Strategies;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Rules run over history, with what speaks against their results beside them.
public final class Backtests {
    private static final String NAMED =
            """
            select id::text, params ->> 'name',
              concat_ws(', ', replace(params ->> 'kind', '_', '-'), to_char(created_at at time zone 'UTC', 'YYYY-MM-DD'))
            from job where owner = :owner and kind = 'backtest'
            order by id desc limit 100
            """;

    private final OwnedThingsDao named;
    private final Jobs jobs;
    private final Others others;
    private final BacktestFields fields;
    private final BuiltInRules builtIn;
    private final CostPresets presets;
    private final InstantSource clock;
    private final BacktestArchive archive;
    private final Workshop workshop;
    private final SheetFiller sheets;
    private final Drifts drifts;

    /// What it needs of other modules.
    public record Others(
            Jobs jobs,
            Market market,
            AnalysisWarnings warnings,
            Analyses analyses,
            Strategies strategies,
            PortfolioAccounts accounts,
            TickerLists watchlists) {}

    public Backtests(ReadConnections reads, Others others, InstantSource clock) {
        this.named = new OwnedThingsDao(reads.exact(), NAMED);
        this.jobs = others.jobs();
        this.others = others;
        this.fields = BacktestFields.whole();
        this.builtIn = BuiltInRules.read();
        this.presets = new CostPresets();
        this.clock = clock;
        this.archive = new BacktestArchive(reads.exact());
        this.workshop = new Workshop(others.market(), others.warnings(), presets, fields, clock);
        this.sheets = new SheetFiller(archive, workshop, presets);
        this.drifts =
                new Drifts(
                        new PaperReader(
                                others.accounts(),
                                new AccountBooks(RetriedTransactions.ofUndone(reads.exact())),
                                others.strategies()),
                        workshop.paper());
    }

    /// What the job engine does with a backtest.
    public JobKind kind() {
        return workshop.kind();
    }

    /// The same in words.
    public List<ShippedRule> shipped() {
        return builtIn.inWords(fields);
    }

    /// The newest 100 of an owner, for those who look for names.
    public List<OwnedThing> named(String owner) {
        return named.of(owner);
    }

    /// Those that were made.
    public BacktestArchive archive() {
        return archive;
    }

    /// Tests their runs again.
    RunTester tester() {
        return new RunTester(archive, workshop);
    }

    /// Runs combinations again.
    RerunCombinations reruns() {
        return new RerunCombinations(workshop);
    }

    /// Compares paper strategies with the same rules over stored bars.
    Drifts drifts() {
        return drifts;
    }

    /// Of which drifts are read.
    Strategies strategies() {
        return others.strategies();
    }

    /// The tear sheet of a backtest.
    ///
    /// @throws Refusal 409 before it is completed
    public TearSheet sheet(JobView job) {
        return sheets.fill(
                job.id(),
                spec(job),
                archive.completed(job.id())
                        .orElseThrow(() ->
                                Refusal.conflict(
                                        "not_completed",
                                        "Backtest %s is %s and has no report; GET /api/v1/backtests/%s shows how far it is."
                                                .formatted(
                                                        job.id(), job.state().word(), job.id()))));
    }

    private static BacktestSpec spec(JobView job) {
        return Json.stored(job.params(), BacktestSpec.class);
    }

    /// Makes the job, or finds the one that the same idempotency key made.
    ///
    /// @throws Refusal with everything that is wrong
    public JobCreation submit(
            String owner, BacktestRequest request, Optional<String> idempotencyKey) {
        String hash = Sha256.hex(Json.write(request));
        // before anything that it names is looked for: that may be gone since
        return idempotencyKey
                .flatMap(key -> jobs.replayed(owner, key, hash))
                .orElseGet(() -> create(owner, request, idempotencyKey, hash));
    }

    private JobCreation create(
            String owner, BacktestRequest request, Optional<String> idempotencyKey, String hash) {
        BacktestSpec spec =
                new SpecMaker(builtIn, presets, new Known(owner)).make(request, clock.instant());
        return jobs.create(
                new NewJob(
                        owner,
                        BacktestJob.NAME,
                        Json.write(spec),
                        workshop.items(spec),
                        1,
                        idempotencyKey,
                        hash));
    }

    /// What a rule does and how often its tests are true, without a run.
    ///
    /// @throws Refusal with everything that is wrong with it, as [#submit]
    public RuleCheck check(String owner, RuleChoice rule, Optional<SymbolChoice> symbols) {
        SpecMaker maker = new SpecMaker(builtIn, presets, new Known(owner));
        ChosenRule chosen = maker.chooser().read(rule, "", RuleTemplate.MOST_COMBINATIONS);
        return workshop.check(
                chosen,
                maker.ofCheck(chosen, maker.symbols(symbols, clock.instant())),
                family -> archive.trials(owner, family));
    }

    /// What a caller may name.
    private final class Known implements SpecMaker.Sources {
        private final String owner;

        Known(String owner) {
            this.owner = owner;
        }

        @Override
        public SymbolDirectory symbols() {
            return others.market().symbols();
        }

        @Override
        public List<String> universe(boolean synthetic) {
            return others.analyses().universe(synthetic);
        }

        @Override
        public TickerList list(String idOrName) {
            return others.watchlists().chosen(owner, idOrName);
        }

        @Override
        public Optional<JsonNode> strategy(String id) {
            return StrategyId.parse(id)
                    .flatMap(known -> others.strategies().find(owner, known))
                    .flatMap(strategy -> Optional.ofNullable(strategy.rules()));
        }

        @Override
        public List<OwnProfile> profiles() {
            return others.analyses().ownProfiles(owner);
        }

        @Override
        public EarlierBacktests earlier() {
            return archive.earlier(jobs, owner);
        }
    }
}
