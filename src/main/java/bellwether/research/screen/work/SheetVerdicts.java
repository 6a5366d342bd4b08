package bellwether.research.screen.work;

import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.SheetVerdict;
import bellwether.research.screen.sheet.SheetSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What daily sheets say of symbols.
public final class SheetVerdicts {
    private static final String VERDICT = "verdict";

    private SheetVerdicts() {}

    /// By ticker; one without a sheet, or with too few bars, is absent.
    public static Map<String, SheetVerdict> of(SheetSnapshot snapshot, Collection<String> tickers) {
        Map<String, SheetVerdict> found = new HashMap<>();
        for (String ticker : tickers) {
            snapshot.place(ticker).stream()
                    .mapToObj(place -> verdict(snapshot, place))
                    .flatMap(Optional::stream)
                    .forEach(one -> found.put(ticker, one));
        }
        return found;
    }

    private static Optional<SheetVerdict> verdict(SheetSnapshot snapshot, int place) {
        String now = word(snapshot.field(VERDICT, 0)[place]);
        double score = snapshot.field("score", 0)[place];
        return now == null || Double.isNaN(score)
                ? Optional.empty()
                : Optional.of(
                        new SheetVerdict(
                                now,
                                score,
                                Timeframe.date(snapshot.state(place).bar()),
                                word(snapshot.field(VERDICT, 1)[place])));
    }

    private static @Nullable String word(double place) {
        return Double.isNaN(place) ? null : FactFields.verdict((int) place);
    }
}
