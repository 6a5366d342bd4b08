package bellwether.platform.live;

/// Why a stream ends.
public enum LiveEnd {
    /// The service stops.
    SHUTDOWN(1001, "shutting_down", "This process is shutting down; reconnect."),
    /// A fault of the service, such as a database that is away.
    FAILED(1011, "internal_error", "The stream failed; reconnect after the last id."),
    KEY_GONE(4001, "key_gone", "The API key or session of this stream is no longer valid."),
    SLOW(4008, "too_slow", "The client was too slow; reconnect after the last id."),
    FULL(1013, "too_many_streams", "Too many streams are open; try again later."),
    /// The client said too much, or what it may not say.
    UNRULY(1008, "too_many_messages", "At most 20 messages in 10 s are read."),
    /// The client has gone, or will be given another stream.
    LEFT(1000, "left", "The client left.");

    private final int webSocketCode;
    private final String code;
    private final String words;

    LiveEnd(int webSocketCode, String code, String words) {
        this.webSocketCode = webSocketCode;
        this.code = code;
        this.words = words;
    }

    /// The close code of a WebSocket.
    public int webSocketCode() {
        return webSocketCode;
    }

    /// For programs.
    public String code() {
        return code;
    }

    /// For people.
    public String words() {
        return words;
    }
}
