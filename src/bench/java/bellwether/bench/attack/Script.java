package bellwether.bench.attack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/// What each connection of a crowd does, from its opening to its end.
///
/// @param again whether another takes the place of one that the service has closed
record Script(Sending sending, Reading reading, Leaving leaving, boolean again) {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /// @param opening sent at once, by the connection's number
    /// @param pieces sent after that
    /// @param last sent at the end
    /// @param drip sent every `dripMillis` after everything else
    record Sending(
            IntFunction<ByteBuffer> opening,
            Pieces pieces,
            ByteBuffer last,
            ByteBuffer drip,
            int dripMillis) {}

    record Pieces(ByteBuffer piece, long times) {}

    /// @param bytes at most so many at a time; 0 reads nothing, ever
    /// @param everyMillis 0 reads as they come
    record Reading(int bytes, int everyMillis) {
        static final Reading ALL = new Reading(65_536, 0);
        static final Reading NONE = new Reading(0, 0);
    }

    enum Leaving {
        CLOSE,
        /// What the network sends when a client's machine has gone.
        RESET,
        /// Says that nothing more comes, and goes on listening.
        HALF_CLOSE
    }

    static Script opening(IntFunction<String> text) {
        return openingBytes(number -> ByteBuffer.wrap(bytes(text.apply(number))));
    }

    /// With bytes made before, each time a buffer of its own.
    static Script openingBytes(IntFunction<ByteBuffer> opening) {
        return new Script(
                new Sending(opening, new Pieces(NOTHING, 0), NOTHING, NOTHING, 0),
                Reading.ALL,
                Leaving.CLOSE,
                true);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    Script pieces(ByteBuffer piece, long times, String last) {
        return with(
                new Sending(
                        sending.opening(),
                        new Pieces(piece, times),
                        ByteBuffer.wrap(bytes(last)),
                        sending.drip(),
                        sending.dripMillis()));
    }

    Script dripping(String text, int everyMillis) {
        return with(
                new Sending(
                        sending.opening(),
                        sending.pieces(),
                        sending.last(),
                        ByteBuffer.wrap(bytes(text)),
                        everyMillis));
    }

    private Script with(Sending other) {
        return new Script(other, reading, leaving, again);
    }

    Script reading(int bytes, int everyMillis) {
        return new Script(sending, new Reading(bytes, everyMillis), leaving, again);
    }

    Script readingNothing() {
        return new Script(sending, Reading.NONE, leaving, again);
    }

    Script leaving(Leaving other) {
        return new Script(sending, reading, other, again);
    }

    Script once() {
        return new Script(sending, reading, leaving, false);
    }
}
