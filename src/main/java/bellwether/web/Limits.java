package bellwether.web;

import java.time.Duration;

/// What the server holds at most, so that no crowd takes it down. What is more than that is
/// answered 503 at once or, for connections, not accepted until others close.
///
/// @param streams event streams, which last and so count apart from the other requests
/// @param deadline after which a route that answers later on is given up
record Limits(Connections connections, int streams, Crowd crowd, Body body, Duration deadline) {

    /// Open connections.
    ///
    /// @param most idle ones included
    /// @param head how long the head of a request may take to come
    record Connections(int most, Duration head) {}

    /// Requests at once.
    ///
    /// @param working those that are worked on
    /// @param waiting those that wait for their turn
    /// @param longestWait after which such a one is given up
    record Crowd(int working, int waiting, Duration longestWait) {}

    /// A request's body, but for `largest` where a route reads it as a stream.
    ///
    /// @param largest bytes
    /// @param slowest bytes per second at which it must come
    /// @param free seconds of waiting before that counts
    record Body(int largest, int slowest, Duration free) {}

    static Limits usual() {
        return new Limits(
                new Connections(2_000, Duration.ofSeconds(10)),
                500,
                new Crowd(256, 512, Duration.ofSeconds(3)),
                new Body(1_000_000, 200, Duration.ofSeconds(5)),
                Duration.ofSeconds(25));
    }

    Limits with(Connections other) {
        return new Limits(other, streams, crowd, body, deadline);
    }

    Limits with(Crowd other) {
        return new Limits(connections, streams, other, body, deadline);
    }

    Limits with(Body other) {
        return new Limits(connections, streams, crowd, other, deadline);
    }
}
