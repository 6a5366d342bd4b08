package bellwether;

import bellwether.desk.watchlist.ListedVerdict;
import bellwether.desk.watchlist.ListedVerdicts;
import bellwether.research.analysis.LatestVerdict;
import bellwether.research.analysis.StoredAnalyses;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an owner's analyses say of symbols, for its watchlists.
record AnalysedVerdicts(StoredAnalyses analyses) implements ListedVerdicts {
    private static final ListedVerdict NONE = ListedVerdict.unknown("not_analysed");

    @Override
    public Map<String, ListedVerdict> of(String owner, Collection<String> tickers) {
        Map<String, LatestVerdict> known = analyses.verdicts(owner, tickers);
        return tickers.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), ticker -> of(known, ticker)));
    }

    private static ListedVerdict of(Map<String, LatestVerdict> known, String ticker) {
        LatestVerdict latest = known.get(ticker);
        return latest == null
                ? NONE
                : new ListedVerdict(
                        latest.verdict(),
                        latest.score(),
                        latest.asOf(),
                        latest.analysis().toString(),
                        latest.changed()
                                .map(turn ->
                                        new ListedVerdict.Change(turn.on(), turn.from(), turn.to()))
                                .orElse(null),
                        null);
    }
}
