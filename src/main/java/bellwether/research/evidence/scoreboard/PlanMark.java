package bellwether.research.evidence.scoreboard;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that is marked of a plan.
///
/// @param beside what the market did over the same bars
/// @param draws random entries; null until the bars around the plan are all stored, and where there
///   was no trade
/// @param complete whether later bars change nothing more
public record PlanMark(
        PlanResult result,
        FollowedReturns followed,
        MarketPath.Change beside,
        @Nullable EntryDraws draws,
        boolean complete) {
    /// Marks a plan.
    ///
    /// @param plan empty where there was no trade to plan
    /// @param first the first bar after the analysis was made; the number of bars without one
    public static PlanMark of(
            MarkedSymbol symbol,
            Optional<PlannedBracket> plan,
            int decision,
            int first,
            MarketPath market) {
        PlanResult result =
                plan.map(bracket -> PlanTrader.walk(symbol, bracket, decision, first))
                        .orElse(PlanResult.NONE);
        FollowedReturns followed =
                first < symbol.history().size()
                        ? FollowedReturns.of(symbol, first)
                        : FollowedReturns.UNKNOWN;
        boolean isFollowed = symbol.isDelisted() || first + 20 <= symbol.history().size();
        PlanFill entry = result.entry();
        PlanFill exit = result.exit();
        PlanFigures figures = result.figures();
        if (plan.isEmpty() || entry == null || exit == null || figures == null) {
            return new PlanMark(
                    result,
                    followed,
                    MarketPath.Change.UNKNOWN,
                    null,
                    result.state().isFinal() && isFollowed);
        }
        int entered = symbol.firstOn(entry.on());
        boolean isDue = EntryDraws.isDue(symbol, plan.get(), entered);
        return new PlanMark(
                result,
                followed,
                market.beside(entry, exit),
                isDue
                        ? EntryDraws.of(
                                        symbol,
                                        plan.get(),
                                        entered,
                                        entry.price().doubleValue(),
                                        figures,
                                        symbol.history().date(decision).toEpochDay())
                                .orElse(null)
                        : null,
                isDue && isFollowed);
    }

    /// The same of a result that is final: of one that is complete the comparison with the market
    /// stays, else it follows the symbols that are stored.
    PlanMark following(PlanMark before) {
        boolean stays =
                before.beside.percent() != null && (before.complete || beside.percent() == null);
        return new PlanMark(result, followed, stays ? before.beside : beside, draws, complete);
    }

    PlanMark at(Instant now) {
        return new PlanMark(result, followed, beside.at(now), draws, complete);
    }
}
