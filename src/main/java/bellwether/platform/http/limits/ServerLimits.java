package bellwether.platform.http.limits;

import java.time.Duration;

/// What the server holds at most, so that no crowd takes it down. What is more than that is
/// answered 503 at once, or 429 when it is more than one caller's share; of too many connections
/// quiet ones are closed.
///
/// @param deadline after which a route that answers later on is given up
public record ServerLimits(
        Connections connections,
        Lasting lasting,
        Crowd crowd,
        Shares shares,
        Body body,
        Duration deadline) {
    private static final int CONNECTIONS = 2_000;
    private static final int LIVE = 2_000;

    /// Open connections.
    ///
    /// @param most idle ones included
    /// @param head how long the head of a request may take to come
    /// @param taking how long a client may take an answer in drops
    public record Connections(int most, Duration head, Duration taking) {}

    /// Requests that last, each kind counted apart from all others.
    ///
    /// @param streams event streams
    /// @param exports prices of many symbols
    /// @param uploads bodies that are worked on as they come
    /// @param live streams of live events
    public record Lasting(int streams, int exports, int uploads, int live) {}

    /// Requests at once.
    ///
    /// @param working those that are worked on
    /// @param waiting those that wait for their turn
    /// @param longestWait after which such a one is given up
    public record Crowd(int working, int waiting, Duration longestWait) {}

    /// What one caller may have of it at the same time.
    ///
    /// @param streams event streams of a key, or of an address without a key
    /// @param streamsOfAddress event streams of all keys from one address
    /// @param requests those that are worked on and those that wait
    public record Shares(
            int streams, int streamsOfAddress, int exports, int uploads, int requests) {}

    /// A request's body, but for `largest` where a route reads it as a stream.
    ///
    /// @param largest bytes
    /// @param slowest bytes per second at which it must come, over all of the time; a 25th of it in
    ///   each stretch of that time which is as long as `free`
    /// @param free time of waiting before that counts
    public record Body(int largest, int slowest, Duration free) {}

    public static ServerLimits usual() {
        return new ServerLimits(
                new Connections(CONNECTIONS + LIVE, Duration.ofSeconds(10), Duration.ofSeconds(20)),
                new Lasting(500, 16, 16, LIVE),
                new Crowd(256, 512, Duration.ofSeconds(3)),
                new Shares(10, 20, 4, 4, 384),
                new Body(1_000_000, 5_000, Duration.ofSeconds(5)),
                Duration.ofSeconds(25));
    }

    /// With so many streams of live events, each of which needs a connection.
    public ServerLimits withLive(int most) {
        Lasting more = new Lasting(lasting.streams(), lasting.exports(), lasting.uploads(), most);
        Connections all =
                new Connections(CONNECTIONS + most, connections.head(), connections.taking());
        return with(more).with(all);
    }

    public ServerLimits with(Connections other) {
        return new ServerLimits(other, lasting, crowd, shares, body, deadline);
    }

    public ServerLimits with(Lasting other) {
        return new ServerLimits(connections, other, crowd, shares, body, deadline);
    }

    public ServerLimits with(Crowd other) {
        return new ServerLimits(connections, lasting, other, shares, body, deadline);
    }

    public ServerLimits with(Body other) {
        return new ServerLimits(connections, lasting, crowd, shares, other, deadline);
    }

    public ServerLimits with(Shares other) {
        return new ServerLimits(connections, lasting, crowd, other, body, deadline);
    }
}
