package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.ChannelAddress;
import bellwether.desk.alert.channel.ChannelMessage;
import bellwether.desk.alert.channel.ChannelSender;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.channel.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Answers as a test says, and keeps what it was given.
public final class ScriptedSender implements ChannelSender {
    /// One call.
    public record Sent(ChannelAddress to, ChannelMessage message) {}

    private final List<Sent> sent = new ArrayList<>();
    private volatile Function<Sent, SendResult> script = _ -> delivered();

    public static SendResult delivered() {
        return result(SendOutcome.DELIVERED, 200, "ok");
    }

    public static SendResult result(SendOutcome outcome, int code, String answer) {
        return new SendResult(
                outcome, Optional.of(code), "192.0.2.1:443", answer, Optional.empty());
    }

    public static SendResult retryAfter(Duration pause) {
        return new SendResult(
                SendOutcome.RETRY,
                Optional.of(429),
                "192.0.2.1:443",
                "slow down",
                Optional.of(pause));
    }

    public void answer(Function<Sent, SendResult> other) {
        script = other;
    }

    public void answer(SendOutcome outcome, int code, String answer) {
        script = _ -> result(outcome, code, answer);
    }

    @Override
    public SendResult send(ChannelAddress to, ChannelMessage message) {
        Sent call = new Sent(to, message);
        synchronized (sent) {
            sent.add(call);
        }
        return script.apply(call);
    }

    public List<Sent> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    public List<String> titles() {
        return sent().stream().map(call -> call.message().title()).toList();
    }
}
