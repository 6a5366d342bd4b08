package bellwether.market.feeds;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What the status of an answer means.
final class StatusMeanings {
    private StatusMeanings() {}

    /// @throws ProviderException unless the answer may hold prices
    static void require(ProviderHttp.Reply reply, InstantSource clock) {
        int status = reply.status();
        if (status == 200) {
            return;
        }
        String words = "answered with status " + status;
        throw switch (status) {
            case 401, 403 ->
                    new ProviderException(
                            ProviderException.Kind.FORBIDDEN, words + ": access refused");
            case 404 -> ProviderException.noBars("does not know the symbol");
            case 429 ->
                    new ProviderException(
                            ProviderException.Kind.TOO_MANY,
                            words + ": too many calls",
                            reply.retryAfter().flatMap(text -> pause(text, clock)));
            case 408, 425, 500, 502, 503, 504 ->
                    new ProviderException(ProviderException.Kind.PASSING, words);
            default -> ProviderException.wrong(words);
        };
    }

    /// Seconds or a date, as HTTP has it; nothing when it is neither.
    static Optional<Duration> pause(String text, InstantSource clock) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration pause = Duration.between(clock.instant(), at.toInstant());
            return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
