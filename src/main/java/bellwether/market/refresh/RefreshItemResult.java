package bellwether.market.refresh;

import bellwether.market.feeds.FetchReport;
import bellwether.platform.base.Json;
import bellwether.platform.jobs.ItemEnd;
import bellwether.platform.jobs.ItemOutcome;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What became of one symbol, as it is shown.
///
/// @param outcome `fresh`, `added`, `corrected`, `reloaded`, `unchanged` or `failed`
/// @param source who answered
/// @param bars how many were added
/// @param replaced how many stored bars were replaced
/// @param changed how many of those their source had corrected, one by one
/// @param last the newest day that is stored, or was sent
/// @param factor by what the closes of stored bars had moved
/// @param code why it failed, for programs
/// @param words what there is to say besides
public record RefreshItemResult(
        String ticker,
        String outcome,
        @Nullable String source,
        long bars,
        long replaced,
        long changed,
        @JsonProperty("last_on") @JsonAlias("last") @Nullable String last,
        @Nullable Double factor,
        @Nullable String code,
        @JsonProperty("message") @JsonAlias("words") @Nullable String words,
        @Nullable String finishedAt) {

    /// Of an item that is done, as it is kept.
    static RefreshItemResult of(String ticker, FetchReport fetched) {
        String words = fetched.words().isEmpty() ? null : fetched.words();
        return switch (fetched) {
            case FetchReport.Fresh(LocalDate last) ->
                    done(ticker, "fresh", null, last.toString(), words);
            case FetchReport.Nothing nothing ->
                    done(ticker, "unchanged", nothing.source(), null, words);
            case FetchReport.Stored stored -> stored(ticker, stored, words);
            case FetchReport.Later _, FetchReport.Failed _ ->
                    throw new IllegalArgumentException(ticker + " is not done: " + fetched);
        };
    }

    private static RefreshItemResult done(
            String ticker,
            String outcome,
            @Nullable String source,
            @Nullable String last,
            @Nullable String words) {
        return new RefreshItemResult(
                ticker, outcome, source, 0, 0, 0, last, null, null, words, null);
    }

    private static RefreshItemResult stored(
            String ticker, FetchReport.Stored stored, @Nullable String words) {
        OptionalDouble factor = stored.factor();
        return new RefreshItemResult(
                ticker,
                factor.isPresent() ? "reloaded" : stored.bars() > 0 ? "added" : "corrected",
                stored.source(),
                stored.bars(),
                stored.replaced(),
                stored.changed(),
                stored.last().toString(),
                factor.isPresent() ? factor.getAsDouble() : null,
                null,
                words,
                null);
    }

    public static RefreshItemResult of(ItemEnd end) {
        return end.brief()
                .map(brief -> Json.stored(brief, RefreshItemResult.class))
                .orElseGet(() -> failed(end))
                .at(end.finishedAt());
    }

    private static RefreshItemResult failed(ItemEnd end) {
        return new RefreshItemResult(
                end.key(),
                "failed",
                null,
                0,
                0,
                0,
                null,
                null,
                end.code().orElse(null),
                end.message().orElse(null),
                null);
    }

    private RefreshItemResult at(Instant finished) {
        return new RefreshItemResult(
                ticker,
                outcome,
                source,
                bars,
                replaced,
                changed,
                last,
                factor,
                code,
                words,
                finished.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    static Optional<String> brief(ItemOutcome.Success success) {
        return Optional.of(Json.answer(success.payload()));
    }
}
