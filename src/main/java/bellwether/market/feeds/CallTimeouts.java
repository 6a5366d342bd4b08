package bellwether.market.feeds;

import java.time.Duration;

/// How patient calls are.
///
/// @param whole for one question to one provider, with all its tries
/// @param batch for all questions of one batch of symbols
/// @param firstPause before a second try; it doubles, and half of it is chance
/// @param breaker how long a provider that failed again and again is left alone
record CallTimeouts(Duration whole, Duration batch, Duration firstPause, Duration breaker) {
    static final CallTimeouts USUAL =
            new CallTimeouts(
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(30));

    static final int TRIES = 3;

    /// After so many questions in a row that failed, the breaker opens.
    static final int FAILURES = 3;
}
