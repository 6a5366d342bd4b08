package bellwether.desk.alert.channel;

/// Sends messages to channels. It blocks, for ten seconds at most, and never throws for anything
/// that the other side does.
@FunctionalInterface
public interface ChannelSender {
    SendResult send(ChannelAddress to, ChannelMessage message) throws InterruptedException;
}
