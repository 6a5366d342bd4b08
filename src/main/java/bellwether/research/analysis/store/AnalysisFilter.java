package bellwether.research.analysis.store;

import bellwether.research.analysis.vote.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/// Which analyses of a list are wanted; an empty set or list leaves all of them.
///
/// @param verdicts any of these
/// @param fresh only those of today's prices, which are neither stale nor recomputed; or the others
/// @param least the lowest score
/// @param most the highest score
/// @param tickers any of these
public record AnalysisFilter(
        Set<Verdict> verdicts,
        Optional<Boolean> fresh,
        Optional<Double> least,
        Optional<Double> most,
        List<String> tickers) {
    public static final AnalysisFilter ALL =
            new AnalysisFilter(
                    Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /// The same in SQL; `fresh` is for each list to say.
    static final String SQL =
            """
            (cardinality(:verdicts::text[]) = 0 or verdict = any(:verdicts::text[]))
                and (:least::float8 is null or score >= :least::float8)
                and (:most::float8 is null or score <= :most::float8)
                and (cardinality(:tickers::text[]) = 0 or ticker = any(:tickers::text[]))
            """;

    public AnalysisFilter {
        verdicts = Set.copyOf(verdicts);
        tickers = List.copyOf(tickers);
    }

    /// The same of these tickers only.
    public AnalysisFilter of(List<String> others) {
        return new AnalysisFilter(verdicts, fresh, least, most, others);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    Query bind(Query query) {
        return query.bindArray(
                        "verdicts", String.class, verdicts.stream().map(Verdict::name).toList())
                .bind("least", least)
                .bind("most", most)
                .bindArray("tickers", String.class, tickers);
    }
}
