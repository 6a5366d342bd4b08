package bellwether.refresh;

import bellwether.jobs.ItemEnd;
import bellwether.jobs.Outcome;
import bellwether.providers.Fetched;
import bellwether.web.Json;
import java.time.Instant;
import java.time.LocalDate;
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
record ItemResult(
        String ticker,
        String outcome,
        @Nullable String source,
        long bars,
        long replaced,
        long changed,
        @Nullable String last,
        @Nullable Double factor,
        @Nullable String code,
        @Nullable String words,
        @Nullable String finishedAt) {

    /// Of an item that is done, as it is kept.
    static ItemResult of(String ticker, Fetched fetched) {
        String words = fetched.words().isEmpty() ? null : fetched.words();
        return switch (fetched) {
            case Fetched.Fresh(LocalDate last) ->
                    done(ticker, "fresh", null, last.toString(), words);
            case Fetched.Nothing nothing ->
                    done(ticker, "unchanged", nothing.source(), null, words);
            case Fetched.Stored stored -> stored(ticker, stored, words);
            case Fetched.Later _, Fetched.Failed _ ->
                    throw new IllegalArgumentException(ticker + " is not done: " + fetched);
        };
    }

    private static ItemResult done(
            String ticker,
            String outcome,
            @Nullable String source,
            @Nullable String last,
            @Nullable String words) {
        return new ItemResult(ticker, outcome, source, 0, 0, 0, last, null, null, words, null);
    }

    private static ItemResult stored(String ticker, Fetched.Stored stored, @Nullable String words) {
        OptionalDouble factor = stored.factor();
        return new ItemResult(
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

    static ItemResult of(ItemEnd end) {
        return end.brief()
                .map(brief -> Json.stored(brief, ItemResult.class))
                .orElseGet(() -> failed(end))
                .at(end.finishedAt());
    }

    private static ItemResult failed(ItemEnd end) {
        return new ItemResult(
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

    private ItemResult at(Instant finished) {
        return new ItemResult(
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
                finished.toString());
    }

    static Optional<String> brief(Outcome.Success success) {
        return Optional.of(Json.write(success.payload()));
    }
}
