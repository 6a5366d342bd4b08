package bellwether.desk.fit;

import bellwether.desk.fit.select.FitCandidate;
import bellwether.desk.fit.select.FitHolding;
import bellwether.desk.fit.select.FitLimits;
import bellwether.desk.fit.select.LeftOutCandidate;
import bellwether.desk.fit.select.PortfolioFitter;
import bellwether.desk.fit.source.CandidateFacts;
import bellwether.desk.fit.source.CandidateReader;
import bellwether.desk.fit.source.FitAccount;
import bellwether.desk.fit.source.ReturnCorrelations;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.Market;
import bellwether.market.money.PriceUnit;
import bellwether.market.rates.FxRates;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.analysis.ProposedTrade;
import bellwether.research.analysis.StoredAnalyses;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Chooses, of the analyses of a job, what fits into one portfolio within its limits.
public final class FitDesk {
    private static final String ANALYSIS = "analysis";

    private final Jdbi jdbi;
    private final PortfolioFits.Others others;

    FitDesk(Jdbi jdbi, PortfolioFits.Others others) {
        this.jdbi = jdbi;
        this.others = others;
    }

    /// A job whose results can be fitted.
    ///
    /// @throws Refusal 404 for a job that is not the caller's, 409 for one that makes no analyses
    public JobView job(Actor actor, String id) {
        JobView job = others.jobs().of(actor).known(id);
        if (!job.kind().equals(ANALYSIS)) {
            throw Refusal.conflict(
                    "no_analyses",
                    "Job %s is of the kind %s; only analysis jobs have plans that can be fitted."
                            .formatted(id, job.kind()));
        }
        return job;
    }

    /// Fits the results that a job has so far.
    ///
    /// @throws Refusal 404 for a portfolio that is not the caller's, 422 where the currency of the
    ///   capital is not known
    public FitOutcome fit(Actor actor, JobView job, FitPlan plan) {
        OwnedJobs own = others.jobs().of(actor);
        List<ProposedTrade> proposed = new ArrayList<>();
        others.analyses().trades(own, job.id(), proposed::add);
        FitAccount account =
                plan.portfolio()
                        .map(id -> portfolio(actor.owner(), id))
                        .orElseGet(() -> given(plan, proposed));
        return fitted(plan, account, proposed);
    }

    private FitAccount portfolio(String owner, String id) {
        PortfolioId known =
                PortfolioId.parse(id)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "/portfolio",
                                        "must be the id of a portfolio such as pf_1, was \"%s\""
                                                .formatted(id)));
        return FitAccount.of(others.portfolios(), owner, known);
    }

    private static FitAccount given(FitPlan plan, List<ProposedTrade> proposed) {
        BigDecimal capital = plan.capital().orElseThrow();
        Optional<String> currency = plan.currency().or(() -> onlyCurrency(proposed));
        return new FitAccount(currency, capital, capital, List.of());
    }

    private static Optional<String> onlyCurrency(List<ProposedTrade> proposed) {
        List<String> currencies =
                proposed.stream()
                        .flatMap(one -> one.trade().stream())
                        .flatMap(trade -> PriceUnit.of(trade.priceUnit()).stream())
                        .map(PriceUnit::currency)
                        .distinct()
                        .sorted()
                        .toList();
        if (currencies.size() > 1) {
            throw Refusal.invalid(
                    "/currency",
                    "is required: the plans of this job are in %s, and the capital must be in one currency"
                            .formatted(String.join(", ", currencies)));
        }
        return currencies.stream().findFirst();
    }

    private FitOutcome fitted(FitPlan plan, FitAccount account, List<ProposedTrade> proposed) {
        CandidateReader reader = read(plan, account, proposed);
        FitLimits limits = plan.percentages().of(account.capital());
        List<FitCandidate> ordered =
                reader.candidates().stream()
                        .sorted(Comparator.comparing(FitCandidate::rank))
                        .toList();
        List<String> order =
                Stream.concat(
                                account.held().stream().map(FitHolding::ticker),
                                ordered.stream().map(FitCandidate::ticker))
                        .distinct()
                        .toList();
        PortfolioFitter.Result result =
                new PortfolioFitter(
                                limits,
                                account.cash(),
                                account.held(),
                                new ReturnCorrelations(others.market(), order))
                        .fit(ordered);
        List<LeftOutCandidate> left = new ArrayList<>(result.left());
        left.addAll(reader.left());
        return new FitOutcome(account, limits, reader.used(), result, left);
    }

    private CandidateReader read(FitPlan plan, FitAccount account, List<ProposedTrade> proposed) {
        Market market = others.market();
        LocalDate day = LocalDate.ofInstant(market.now(), ZoneOffset.UTC);
        CandidateReader reader =
                new CandidateReader(
                        account.currency().orElse(""), plan.sides(), new FxRates(market, day));
        List<String> tickers = proposed.stream().map(ProposedTrade::ticker).toList();
        StoredAnalyses.Ages ages = others.analyses().stored().ages(tickers);
        Map<String, String> sectors = jdbi.withHandle(h -> market.symbols().sectors(h, tickers));
        Set<String> synthetic = market.symbols().synthetic(tickers);
        Map<String, List<CorporateAction>> splits = market.splits(tickers);
        proposed.forEach(one ->
                reader.read(
                        one,
                        new CandidateFacts(
                                Optional.ofNullable(sectors.get(one.ticker())),
                                ages.of(one.ticker(), one.asOf()),
                                synthetic.contains(one.ticker()),
                                splits.getOrDefault(one.ticker(), List.of()))));
        return reader;
    }
}
