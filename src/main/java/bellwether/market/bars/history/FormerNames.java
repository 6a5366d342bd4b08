package bellwether.market.bars.history;

import bellwether.market.bars.ActionCounts;
import bellwether.market.bars.IncomingBars;
import bellwether.market.bars.MergeReport;
import bellwether.market.bars.Rejections;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SymbolDao;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rows sorted by the symbols that they belong to as these are called now. Rows under a former name
/// from the day on that it was given up are refused: by then it may be the name of somebody else.
///
/// @param taken those to be merged
/// @param refused what became of the others
public record FormerNames(List<IncomingBars> taken, MergeReport refused) {

    public static FormerNames in(List<IncomingBars> group, Map<String, SymbolDao.Renamed> renamed) {
        Rejections rejections = new Rejections();
        Set<String> refused = new HashSet<>();
        List<String> notes = new ArrayList<>();
        List<IncomingBars> taken = new ArrayList<>();
        for (IncomingBars arrivals : group) {
            SymbolDao.Renamed name = renamed.get(arrivals.ticker());
            if (name == null) {
                taken.add(arrivals);
                continue;
            }
            for (long line : arrivals.linesFrom(name.since())) {
                rejections.add(line, tooLate(arrivals.ticker(), name));
            }
            IncomingBars earlier = arrivals.before(name.since(), name.now());
            if (earlier.bars().size() > 0) {
                taken.add(earlier);
                notes.add(
                        "%s has been called %s since %s; its rows were stored there."
                                .formatted(arrivals.ticker(), name.now(), name.since()));
            } else {
                refused.add(arrivals.ticker());
            }
        }
        return new FormerNames(
                taken,
                new MergeReport(0, 0, 0, Map.of(), refused, rejections, ActionCounts.NONE, notes));
    }

    private static Rejection tooLate(String ticker, SymbolDao.Renamed name) {
        return new Rejection(
                RejectReason.RENAMED_TICKER,
                "%s has been called %s since %s; from that day on the former name may belong to another company"
                        .formatted(ticker, name.now(), name.since()));
    }
}
