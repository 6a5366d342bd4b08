package bellwether.research.learning.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import bellwether.research.learning.ScoreQuestion;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/models/score`.
///
/// @param label any where it is absent
/// @param horizon any where it is absent
/// @param timeframe 1d is the only one
record ScoreBody(
        @Nullable List<@Nullable String> tickers,
        @Nullable String label,
        @Nullable Integer horizon,
        @Nullable String timeframe)
        implements SelfValidating {
    private static final int MOST = 200;

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        int count = tickers == null ? 0 : tickers.size();
        if (count < 1 || count > MOST) {
            faults.add(new Fault("/tickers", "must be 1 to 200 tickers, were " + count));
        } else {
            for (int i = 0; i < count; i++) {
                String text = String.valueOf(Objects.requireNonNull(tickers).get(i));
                if (Ticker.of(text).isEmpty()) {
                    faults.add(new Fault("/tickers/" + i, Ticker.rule(text)));
                }
            }
        }
        oneOf(
                faults,
                "/label",
                Arrays.stream(SampleLabel.values()).map(SampleLabel::key).toList(),
                label);
        oneOf(faults, "/timeframe", List.of("1d"), timeframe);
        if (horizon != null && !SampleSpec.HORIZONS.contains(horizon)) {
            faults.add(new Fault("/horizon", "must be 1, 5 or 20, was " + horizon));
        }
        return faults;
    }

    private static void oneOf(
            List<Fault> faults, String pointer, List<String> known, @Nullable String given) {
        if (given != null && !known.contains(given)) {
            faults.add(new Fault(pointer, DidYouMean.rule(known, given)));
        }
    }

    /// Each once, of a body without faults.
    List<Ticker> symbols() {
        return Objects.requireNonNull(tickers).stream()
                .map(text -> Ticker.of(String.valueOf(text)).orElseThrow())
                .distinct()
                .toList();
    }

    ScoreQuestion question() {
        return new ScoreQuestion(
                Arrays.stream(SampleLabel.values())
                        .filter(one -> one.key().equals(label))
                        .findFirst(),
                Optional.ofNullable(horizon),
                Optional.empty());
    }
}
