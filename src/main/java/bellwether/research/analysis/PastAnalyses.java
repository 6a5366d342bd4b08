package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.market.money.SymbolUnits;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.OwnCapital;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.plan.PlanMoney;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.VoteReason;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Analyses of all bars of a symbol by the formulas of today, each from the bars up to it alone.
/// Prices are in the shares of their own bar, so none knows a later split.
///
/// Holds scratch space that the next symbol overwrites, so each thread needs its own.
public final class PastAnalyses {
    private static final BigDecimal CAPITAL = new BigDecimal(100_000);

    private final ScoreHistory votes = new ScoreHistory();
    private final Map<String, ScoreColumn> scores = new HashMap<>();
    private RuleHistory history = RuleHistory.of(Bars.room(0), Timeframe.DAY);
    private AnalysisOptions terms = terms(SymbolUnits.UNKNOWN);

    /// The names of the profiles that ship, the default one first.
    public static List<String> profiles() {
        return BuiltInProfiles.ALL.stream().map(Profile::name).toList();
    }

    /// Takes bars that no longer change.
    ///
    /// @param units what their prices are counted in
    public void read(RuleHistory finished, SymbolUnits units) {
        history = finished;
        terms = terms(units);
        scores.clear();
        votes.read(AnalysisColumns.forward(finished), List.of());
    }

    private static AnalysisOptions terms(SymbolUnits units) {
        return AnalysisOptions.capital(CAPITAL.toPlainString())
                .in(new PlanMoney(units, new OwnCapital.Known(CAPITAL, Optional.empty())));
    }

    /// Nothing where an analysis up to that bar is refused.
    public Optional<PastAnalysis> at(int bar, String profile) {
        return votes.isScored(bar) ? Optional.of(analysis(bar, scores(profile))) : Optional.empty();
    }

    private ScoreColumn scores(String name) {
        return scores.computeIfAbsent(name, _ -> votes.scores(profile(name)));
    }

    private static Profile profile(String name) {
        return BuiltInProfiles.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no profile is called " + name));
    }

    private PastAnalysis analysis(int bar, ScoreColumn column) {
        Verdict verdict = column.verdict(bar).orElseThrow();
        return new PastAnalysis(
                verdict.name(),
                column.value(bar),
                votes.reasons(column.profile(), bar).stream()
                        .filter(reason -> verdict.side() != 0 && reason.vote() == verdict.side())
                        .map(VoteReason::voter)
                        .map(voter -> voter.key())
                        .sorted()
                        .toList(),
                votes.regime(bar).key(),
                AnalysisColumns.plan(votes, column, bar, history, terms) instanceof Plan.Trade trade
                        ? Optional.of(trade(trade, bar))
                        : Optional.empty());
    }

    private PastAnalysis.PastTrade trade(Plan.Trade trade, int bar) {
        return new PastAnalysis.PastTrade(
                trade.side(),
                trade.entry().method().key(),
                trade.entry().price(),
                trade.stop(),
                trade.target(),
                votes.levels(bar).divided(history.shares(bar)).atr().doubleValue(),
                trade.maxBars(),
                Objects.requireNonNullElse(trade.shares(), BigDecimal.ZERO));
    }
}
