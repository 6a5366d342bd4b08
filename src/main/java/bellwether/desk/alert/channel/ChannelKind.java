package bellwether.desk.alert.channel;

/// The ways a notification can take.
public enum ChannelKind {
    EMAIL,
    WEBHOOK,
    SLACK,
    DISCORD,
    NTFY,
    TELEGRAM,
    WEB_PUSH
}
