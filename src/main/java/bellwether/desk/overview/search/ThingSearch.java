package bellwether.desk.overview.search;

import bellwether.desk.overview.store.SearchDao;
import bellwether.desk.overview.store.SearchDao.Match;
import bellwether.platform.base.DidYouMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds symbols, and what is the caller's, by name: whole tickers and names first, then those that
/// begin with the text, then those of which a word does, then those that contain it.
public final class ThingSearch {
    private static final Comparator<Match> ORDER =
            Comparator.comparingInt(Match::rank)
                    .thenComparing(ThingSearch::kind)
                    .thenComparingInt(match -> match.sorted().length())
                    .thenComparing(Match::sorted);

    private final SearchDao dao;

    public ThingSearch(SearchDao dao) {
        this.dao = dao;
    }

    /// The best matches.
    ///
    /// @param more whether there are others
    /// @param didYouMean what was probably meant, where nothing was found
    public record Found(List<FoundThing> items, boolean more, Optional<String> didYouMean) {
        public Found {
            items = List.copyOf(items);
        }
    }

    /// Finds what a text names.
    ///
    /// @param text not blank
    public Found find(String owner, String text, int limit) {
        String small = text.strip().toLowerCase(Locale.ROOT);
        List<Match> found = new ArrayList<>(dao.symbols(small, limit + 1));
        found.addAll(dao.owned(owner, small, limit + 1));
        found.sort(ORDER);
        return new Found(
                found.stream().limit(limit).map(ThingSearch::shown).toList(),
                found.size() > limit,
                found.isEmpty() ? DidYouMean.among(dao.names(owner), small) : Optional.empty());
    }

    private static FoundThing shown(Match match) {
        return new FoundThing(kind(match), match.id(), match.title(), match.detail());
    }

    private static ThingKind kind(Match match) {
        return ThingKind.valueOf(match.kind().toUpperCase(Locale.ROOT));
    }
}
