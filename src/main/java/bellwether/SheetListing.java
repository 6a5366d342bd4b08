package bellwether;

import bellwether.desk.watchlist.ListedVerdict;
import bellwether.desk.watchlist.ListedVerdicts;
import bellwether.research.screen.Screens;
import bellwether.research.screen.SheetVerdict;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What sheets say of symbols, for watchlists.
record SheetListing(Screens screens) implements ListedVerdicts {
    private static final ListedVerdict NONE = ListedVerdict.unknown("not_computed");

    @Override
    public Map<String, ListedVerdict> of(String owner, Collection<String> tickers) {
        Map<String, SheetVerdict> known = screens.verdicts(tickers);
        return tickers.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), ticker -> of(known.get(ticker))));
    }

    private static ListedVerdict of(@Nullable SheetVerdict sheet) {
        return sheet == null
                ? NONE
                : new ListedVerdict(
                        sheet.verdict(), sheet.score(), sheet.day(), null, changed(sheet), null);
    }

    /// A sheet knows its last two bars only.
    private static ListedVerdict.@Nullable Change changed(SheetVerdict sheet) {
        String before = sheet.before();
        return before == null || before.equals(sheet.verdict())
                ? null
                : new ListedVerdict.Change(sheet.day(), before, sheet.verdict());
    }
}
