package bellwether.desk.alert.channel;

import bellwether.platform.outbound.OutboundClient;
import bellwether.platform.outbound.OutboundRequest;
import bellwether.platform.outbound.OutboundResult;
import bellwether.platform.outbound.RetryAfter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Sends a request and says what its answer means.
record HttpCall(OutboundClient client, InstantSource clock) {
    SendResult send(OutboundRequest request, StatusRules rules) throws InterruptedException {
        return switch (client.send(request)) {
            case OutboundResult.Answered answer -> meaning(answer, rules);
            case OutboundResult.Refused refused -> SendResults.rejected(refused.why());
            case OutboundResult.Failed failed -> SendResults.retry(failed.why(), failed.address());
        };
    }

    private SendResult meaning(OutboundResult.Answered answer, StatusRules rules) {
        SendOutcome outcome = rules.of(answer.status());
        Optional<Duration> later =
                answer.retryAfter()
                        .filter(_ -> outcome == SendOutcome.RETRY)
                        .flatMap(text -> RetryAfter.parse(text, clock));
        return new SendResult(
                outcome,
                Optional.of(answer.status()),
                answer.address(),
                AnswerText.of(answer.body()),
                later);
    }
}
