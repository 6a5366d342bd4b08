package bellwether.research.structure.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/correlations`.
///
/// @param sessions common returns at most; 252 where absent
public record CorrelationRequest(@Nullable List<String> tickers, @Nullable Integer sessions)
        implements SelfValidating {
    private static final int MOST = 100;
    private static final int LEAST_SESSIONS = 30;
    private static final int MOST_SESSIONS = 504;
    private static final int USUAL_SESSIONS = 252;

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        int count = tickers == null ? 0 : tickers.size();
        if (count < 2 || count > MOST) {
            faults.add(new Fault("/tickers", "must be 2 to 100 tickers, were " + count));
        } else {
            each(Objects.requireNonNull(tickers), faults);
        }
        if (sessions != null && (sessions < LEAST_SESSIONS || sessions > MOST_SESSIONS)) {
            faults.add(new Fault("/sessions", "must be 30 to 504, was " + sessions));
        }
        return faults;
    }

    private static void each(List<String> typed, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            String text = String.valueOf(typed.get(i));
            String pointer = "/tickers/" + i;
            Ticker.of(text)
                    .ifPresentOrElse(
                            ticker -> {
                                if (!seen.add(ticker.name())) {
                                    faults.add(
                                            new Fault(
                                                    pointer,
                                                    "must be named once, was "
                                                            + ticker
                                                            + " again"));
                                }
                            },
                            () -> faults.add(new Fault(pointer, Ticker.rule(text))));
        }
    }

    List<Ticker> symbols() {
        return Objects.requireNonNull(tickers).stream()
                .map(text -> Ticker.of(text).orElseThrow())
                .toList();
    }

    int wanted() {
        return Objects.requireNonNullElse(sessions, USUAL_SESSIONS);
    }
}
