package bellwether.desk.alert.channel;

import java.time.Duration;
import java.util.Optional;

/// Results of attempts that were not made, or had no answer.
final class SendResults {
    private SendResults() {}

    /// It was not tried: a setting is missing.
    static SendResult notConfigured(String words) {
        return without(SendOutcome.NOT_CONFIGURED, words, "");
    }

    static SendResult rejected(String words) {
        return without(SendOutcome.REJECTED, words, "");
    }

    /// @param address that was called; empty where none was
    static SendResult retry(String words, String address) {
        return without(SendOutcome.RETRY, words, address);
    }

    private static SendResult without(SendOutcome outcome, String words, String address) {
        return new SendResult(
                outcome,
                Optional.empty(),
                address,
                AnswerText.of(words),
                Optional.<Duration>empty());
    }
}
