package bellwether.desk.alert.channel;

/// What one attempt to send came to.
public enum SendOutcome {
    /// The other side took it.
    DELIVERED,
    /// It may be taken later.
    RETRY,
    /// The other side will never take this message.
    REJECTED,
    /// The channel itself no longer works: it is gone, or its credentials are.
    CHANNEL_BROKEN,
    /// This service lacks the settings that the channel's kind needs.
    NOT_CONFIGURED
}
