package bellwether.desk.journal.advice;

import bellwether.research.analysis.SectorLeader;
import bellwether.research.screen.EnteredScreen;

/// A fact of a symbol.
public record FoundReason(String ticker, LookReason reason) {
    public static FoundReason of(EnteredScreen entered) {
        return new FoundReason(
                entered.ticker(),
                new LookReason(
                        ReasonCode.ENTERED_SCREEN,
                        entered.day(),
                        "entered your screen \"%s\" on %s"
                                .formatted(entered.screen(), entered.day()),
                        null,
                        null));
    }

    public static FoundReason of(SectorLeader leader) {
        return new FoundReason(
                leader.ticker(),
                new LookReason(
                        ReasonCode.SECTOR_LEADER,
                        leader.day(),
                        "strength %d among %d analysed symbols, in %s, a sector that you hold"
                                .formatted(leader.percentile(), leader.universe(), leader.sector()),
                        (double) leader.percentile(),
                        leader.universe()));
    }
}
