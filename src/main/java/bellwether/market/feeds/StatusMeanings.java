package bellwether.market.feeds;

import bellwether.platform.outbound.RetryAfter;
import java.time.InstantSource;

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
                            reply.retryAfter().flatMap(text -> RetryAfter.parse(text, clock)));
            case 408, 425, 500, 502, 503, 504 ->
                    new ProviderException(ProviderException.Kind.PASSING, words);
            default -> ProviderException.wrong(words);
        };
    }
}
