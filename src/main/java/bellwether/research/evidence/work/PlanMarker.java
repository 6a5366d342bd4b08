package bellwether.research.evidence.work;

import bellwether.research.analysis.Analysis;
import bellwether.research.analysis.PastAnalyses;
import bellwether.research.analysis.PastAnalysis;
import bellwether.research.evidence.scoreboard.FollowedReturns;
import bellwether.research.evidence.scoreboard.MarkComparison;
import bellwether.research.evidence.scoreboard.MarkedSymbol;
import bellwether.research.evidence.scoreboard.MarketPath;
import bellwether.research.evidence.scoreboard.MonthEnds;
import bellwether.research.evidence.scoreboard.PlanMark;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanResult;
import bellwether.research.evidence.scoreboard.PlanSubject;
import bellwether.research.evidence.scoreboard.PlannedBracket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Marks plans of one symbol after the other. Computes only. Holds scratch space, so each thread
/// needs its own.
public final class PlanMarker {
    /// What plans without shares are taken to buy, in the currency of the symbol.
    private static final BigDecimal USUAL_MONEY = new BigDecimal(100_000);

    private static final int FRACTION_DIGITS = 8;

    private static final PlanMark UNMARKED =
            new PlanMark(
                    PlanResult.NONE,
                    FollowedReturns.UNKNOWN,
                    MarketPath.Change.UNKNOWN,
                    null,
                    false);

    private final PastAnalyses analyses = new PastAnalyses();

    /// The record as it is to be written; nothing where later bars have changed nothing.
    Optional<PlanRecord> marked(
            MarkedBars.SymbolBars loaded, MarketPath market, PlanRecord record, Instant now) {
        return Optional.of(record.marked(mark(loaded, market, record), now))
                .filter(after -> MarkComparison.isNews(record, after));
    }

    private static PlanMark mark(
            MarkedBars.SymbolBars loaded, MarketPath market, PlanRecord record) {
        MarkedSymbol symbol = loaded.symbol();
        LocalDate asOf = record.subject().asOf();
        Optional<Integer> decision = symbol.on(asOf);
        if (decision.isEmpty()) {
            return gone(asOf);
        }
        return PlanMark.of(
                symbol,
                Optional.ofNullable(record.plan()).map(plan -> withShares(plan, symbol)),
                decision.get(),
                first(loaded, decision.get(), record.madeAt()),
                market);
    }

    private static PlanMark gone(LocalDate asOf) {
        return new PlanMark(
                PlanResult.voided("the bar of %s is not stored any more".formatted(asOf)),
                FollowedReturns.UNKNOWN,
                MarketPath.Change.UNKNOWN,
                null,
                true);
    }

    /// The first bar that begins after the analysis was made.
    private static int first(MarkedBars.SymbolBars loaded, int decision, Instant madeAt) {
        int bar = decision + 1;
        while (bar < loaded.symbol().history().size()
                && loaded.calendar().open(loaded.symbol().history().date(bar)).isBefore(madeAt)) {
            bar++;
        }
        return bar;
    }

    private static PlannedBracket withShares(PlannedBracket plan, MarkedSymbol symbol) {
        int digits = symbol.quantityDigits();
        BigDecimal shares =
                plan.shares().signum() > 0
                        ? plan.shares()
                        : USUAL_MONEY.divide(
                                symbol.money(plan.entry()), FRACTION_DIGITS, RoundingMode.DOWN);
        BigDecimal whole = shares.setScale(digits, RoundingMode.DOWN);
        return plan.withShares(whole.signum() > 0 ? whole : BigDecimal.ONE);
    }

    /// The plans of the months' ends of a symbol by the formulas of today, with what came of them.
    List<PlanRecord> house(
            MarkedBars.SymbolBars loaded, MarketPath market, String profile, Instant now) {
        MarkedSymbol symbol = loaded.symbol();
        analyses.read(symbol.history(), loaded.units());
        List<PlanRecord> records = new ArrayList<>();
        for (int bar :
                MonthEnds.of(symbol.history(), loaded.calendar(), loaded.calendar().day(now))) {
            analyses.at(bar, profile)
                    .map(analysis -> house(loaded, market, profile, bar, analysis, now))
                    .ifPresent(records::add);
        }
        return records;
    }

    private static PlanRecord house(
            MarkedBars.SymbolBars loaded,
            MarketPath market,
            String profile,
            int bar,
            PastAnalysis analysis,
            Instant now) {
        MarkedSymbol symbol = loaded.symbol();
        LocalDate asOf = symbol.history().date(bar);
        PlannedBracket plan =
                analysis.trade().map(trade -> withShares(bracket(trade), symbol)).orElse(null);
        PlanRecord fresh =
                new PlanRecord(
                        0,
                        null,
                        "",
                        now,
                        subject(loaded, profile, asOf, analysis),
                        plan,
                        UNMARKED,
                        null,
                        0,
                        null,
                        null,
                        null);
        return fresh.marked(
                PlanMark.of(symbol, Optional.ofNullable(plan), bar, bar + 1, market), now);
    }

    private static PlanSubject subject(
            MarkedBars.SymbolBars loaded, String profile, LocalDate asOf, PastAnalysis analysis) {
        return new PlanSubject(
                loaded.id(),
                loaded.ticker(),
                asOf,
                Analysis.FORMULA_VERSION,
                profile,
                analysis.verdict(),
                analysis.score(),
                analysis.agreeing(),
                loaded.sector(),
                analysis.regime());
    }

    private static PlannedBracket bracket(PastAnalysis.PastTrade trade) {
        return new PlannedBracket(
                trade.side(),
                trade.method(),
                trade.entry(),
                trade.stop(),
                trade.target(),
                trade.atr(),
                trade.maxBars().orElse(PlannedBracket.USUAL_BARS),
                trade.shares());
    }
}
